"""The ledger is only ever added to, and on PostgreSQL shows no row out of scope."""

from django.db import migrations

from sightline.access.append_only import arm, disarm
from sightline.record import row_security

TABLES = tuple(row_security.TABLES)


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial"), ("access", "0002_trail_only_added_to")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: arm(editor.connection, *TABLES),
            lambda apps, editor: disarm(editor.connection, *TABLES),
        ),
        migrations.RunPython(
            lambda apps, editor: row_security.lock(editor.connection),
            lambda apps, editor: row_security.unlock(editor.connection),
        ),
    ]
