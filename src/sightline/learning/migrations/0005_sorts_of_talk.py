"""A talk says what sort of meeting it was and what about; the table stays only added to.

SQLite makes the table anew for each column, and its triggers go with the old one.
"""

from django.db import migrations, models

from sightline.access.append_only import arm, disarm

TABLE = "learning_discussion"


class Migration(migrations.Migration):
    dependencies = [("learning", "0004_only_added_to_either")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: disarm(editor.connection, TABLE),
            lambda apps, editor: arm(editor.connection, TABLE),
        ),
        migrations.AddField(
            model_name="discussion",
            name="sort",
            field=models.CharField(default="team-meeting", max_length=20),
        ),
        migrations.AddField(
            model_name="discussion",
            name="topic",
            field=models.CharField(blank=True, default="", max_length=200),
        ),
        migrations.RunPython(
            lambda apps, editor: arm(editor.connection, TABLE),
            lambda apps, editor: disarm(editor.connection, TABLE),
        ),
    ]
