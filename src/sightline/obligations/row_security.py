"""What would PostgreSQL refuse if a query forgot to ask? Every row of these tables.

They hold what entries say, or that something was recorded, for everyone together. So they
show rows only to a transaction that reads the whole record, and `queries` narrows what comes
of it to what the actor may see.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = (
    "obligations_entry",
    "obligations_about",
    "obligations_told",
    "obligations_knows",
    "obligations_person",
    "obligations_family",
    "obligations_home",
    "obligations_circumstance",
    "obligations_involved",
    "obligations_naming",
    "obligations_obligation",
    "obligations_notice",
)
WHOLE = "current_setting('sightline.scope', true) = 'whole'"


def lock(connection: BaseDatabaseWrapper) -> None:
    """Turn row-level security on, for the tables' owner too."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"alter table {table} enable row level security")
            cursor.execute(f"alter table {table} force row level security")
            cursor.execute(
                f"create policy whole_record on {table} using ({WHOLE}) with check ({WHOLE})"
            )


def unlock(connection: BaseDatabaseWrapper) -> None:
    """Take the lock off again, when the migration is undone."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"drop policy if exists whole_record on {table}")
            cursor.execute(f"alter table {table} no force row level security")
            cursor.execute(f"alter table {table} disable row level security")
