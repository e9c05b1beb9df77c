"""What is kept in one place and what groups do is only ever added to; the database sees to it."""

from django.db import migrations
from django.db.backends.base.base import BaseDatabaseWrapper

from sightline.access.append_only import arm, disarm

TABLES = (
    "learning_keptversion",
    "learning_linktried",
    "learning_groupstep",
    "learning_selfcheckanswer",
)
# SQLite made this one anew to add a column in 0003, and with the old one went its triggers.
MADE_ANEW = "learning_version"


def arm_all(connection: BaseDatabaseWrapper) -> None:
    """Arm what is new, and again what lost its triggers where the database took them."""
    disarm(connection, MADE_ANEW)
    arm(connection, MADE_ANEW, *TABLES)


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0003_what_is_kept_and_groups"),
        ("access", "0002_trail_only_added_to"),
    ]
    operations = [
        migrations.RunPython(
            lambda apps, editor: arm_all(editor.connection),
            lambda apps, editor: disarm(editor.connection, *TABLES),
        )
    ]
