"""Steps and the files they came with are only ever added to."""

from django.db import migrations

from sightline.access.append_only import arm, disarm

TABLES = ("reviews_step", "reviews_keptfile")


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial"), ("access", "0002_trail_only_added_to")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: arm(editor.connection, *TABLES),
            lambda apps, editor: disarm(editor.connection, *TABLES),
        )
    ]
