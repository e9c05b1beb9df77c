"""The two views that safeguards read; on PostgreSQL, order by code point, and the lock."""

from typing import Any

from django.db import migrations

from sightline.obligations import row_security

# Sorted by code point, as on every other engine, whatever the language of the database.
TEXTS = {
    "entry": ("id", "kind", "thread", "agency"),
    "about": ("person", "kind"),
    "told": ("field", "value", "listed"),
    "knows": ("agency",),
    "person": ("person",),
    "family": ("person", "member"),
    "home": ("child", "adult"),
    "circumstance": ("person", "what"),
    "involved": ("person", "agency", "role"),
}
HAPPENED = """
create view obligations_happened as
select a.n, a.person, a.kind, e.thread, e.agency, e.first_day, e.last_day,
    e.first_second, e.last_second, e.recorded_day, e.recorded_second
from obligations_about a join obligations_entry e on e.n = a.n
"""
AGENCY = """
create view obligations_agency as
select id{0} as agency, sector{0} as sector from access_agency
"""


def make(apps: Any, editor: Any) -> None:
    on_postgresql = editor.connection.vendor == "postgresql"
    for table, names in TEXTS.items() if on_postgresql else ():
        for name in names:
            editor.execute(
                f'alter table obligations_{table} alter column {name} type text collate "C"'
            )
    editor.execute(HAPPENED)
    editor.execute(AGENCY.format(' collate "C"' if on_postgresql else ""))
    if on_postgresql:
        # Seen by whoever asks, and not by whoever made them.
        for name in ("happened", "agency"):
            editor.execute(f"alter view obligations_{name} set (security_invoker = true)")
    row_security.lock(editor.connection)


def unmake(apps: Any, editor: Any) -> None:
    row_security.unlock(editor.connection)
    for name in ("happened", "agency"):
        editor.execute(f"drop view obligations_{name}")


class Migration(migrations.Migration):
    dependencies = [("obligations", "0001_initial"), ("access", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
