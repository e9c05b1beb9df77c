"""Versions, decisions, sendings and discussions are only ever added to."""

from django.db import migrations

from sightline.access.append_only import arm, disarm

TABLES = ("learning_version", "learning_decided", "learning_sent", "learning_discussion")


class Migration(migrations.Migration):
    dependencies = [("learning", "0001_initial"), ("access", "0002_trail_only_added_to")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: arm(editor.connection, *TABLES),
            lambda apps, editor: disarm(editor.connection, *TABLES),
        )
    ]
