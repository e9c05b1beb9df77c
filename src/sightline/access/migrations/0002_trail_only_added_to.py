"""The trail of who looked is only ever added to."""

from django.db import migrations

from sightline.access.append_only import arm, disarm

TABLES = ("access_look",)


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: arm(editor.connection, *TABLES),
            lambda apps, editor: disarm(editor.connection, *TABLES),
        )
    ]
