"""Look for entries from the people they are about, and for the last day without reading all.

Where many people and kinds are asked for, SQLite took it for cheaper to read every entry and
ask whom it is about. CROSS JOIN keeps it to the order written; PostgreSQL needs no telling.
"""

from typing import Any

from django.db import migrations, models

HAPPENED = """
create view obligations_happened as
select a.n, a.person, a.kind, e.thread, e.agency, e.first_day, e.last_day,
    e.first_second, e.last_second, e.recorded_day, e.recorded_second
from obligations_about a {0}
"""


def _make_again(editor: Any, joined: str) -> None:
    if editor.connection.vendor == "sqlite":
        editor.execute("drop view obligations_happened")
        editor.execute(HAPPENED.format(joined))


def make(apps: Any, editor: Any) -> None:
    _make_again(editor, "cross join obligations_entry e where e.n = a.n")


def unmake(apps: Any, editor: Any) -> None:
    _make_again(editor, "join obligations_entry e on e.n = a.n")


class Migration(migrations.Migration):
    dependencies = [("obligations", "0002_views_and_locks")]
    operations = [
        migrations.AddIndex(
            model_name="worldentry",
            index=models.Index(fields=["recorded_second"], name="world_entry_recorded"),
        ),
        migrations.RunPython(make, unmake),
    ]
