"""On PostgreSQL the database itself shows a review to those who sit in it, and to nobody else."""

from django.db import migrations

from sightline.reviews.row_security import lock, unlock


class Migration(migrations.Migration):
    dependencies = [("reviews", "0002_only_added_to")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: lock(editor.connection),
            lambda apps, editor: unlock(editor.connection),
        )
    ]
