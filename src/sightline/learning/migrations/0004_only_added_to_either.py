"""What is kept in one place and what groups do is only ever added to; the database sees to it."""

from django.db import migrations

from sightline.access.append_only import arm, disarm

TABLES = (
    "learning_keptversion",
    "learning_linktried",
    "learning_groupstep",
    "learning_selfcheckanswer",
)


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0003_what_is_kept_and_groups"),
        ("access", "0002_trail_only_added_to"),
    ]
    operations = [
        migrations.RunPython(
            lambda apps, editor: arm(editor.connection, *TABLES),
            lambda apps, editor: disarm(editor.connection, *TABLES),
        )
    ]
