"""How does the database itself refuse to change or delete what was written? By triggers.

Migrations arm the tables; nothing in the running service disarms them.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "this table is only ever added to"


def arm(connection: BaseDatabaseWrapper, *tables: str) -> None:
    """Make the database refuse UPDATE, DELETE and (on PostgreSQL) TRUNCATE on these tables."""
    for table in tables:
        _run(connection, _arming(connection.vendor, table))


def disarm(connection: BaseDatabaseWrapper, *tables: str) -> None:
    """Take the triggers off again: for tests that empty their database, and for migrations."""
    for table in tables:
        _run(connection, _disarming(connection.vendor, table))


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _arming(vendor: str, table: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"create trigger {table}_no_{verb} before {verb} on {table} "
            f"begin select raise(abort, '{REFUSAL}'); end"
            for verb in ("update", "delete")
        ]
    return [
        "create or replace function sightline_refuse() returns trigger language plpgsql as "
        f"$$ begin raise exception '{REFUSAL}: %', tg_table_name; end $$",
        # For each statement: row-level security may leave a statement no row to fire for, and
        # it must be refused all the same.
        f"create trigger {table}_no_change before update or delete on {table} "
        "for each statement execute function sightline_refuse()",
        f"create trigger {table}_no_truncate before truncate on {table} "
        "for each statement execute function sightline_refuse()",
    ]


def _disarming(vendor: str, table: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"drop trigger if exists {table}_no_{verb}" for verb in ("update", "delete")
        ]
    return [
        f"drop trigger if exists {table}_no_{verb} on {table}"
        for verb in ("change", "truncate")
    ]
