"""Does the database still refuse to change the ledger? Its triggers and locks, as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from sightline.access.append_only import REFUSAL
from sightline.kernel.errors import Fault
from sightline.record.row_security import TABLES

GUARDED = (*TABLES, "access_look")
_PUT_BACK = "put the trigger back (docs/reference), and find out who took it off, and why"

_TRIGGERS = """
select tgrelid::regclass::text, tgname, tgenabled::text, pg_get_triggerdef(t.oid), p.prosrc
from pg_trigger t join pg_proc p on p.oid = t.tgfoid where not tgisinternal
"""
_LOCKS = """
select relname, relrowsecurity and relforcerowsecurity from pg_class
where relkind = 'r' and relname = any(%s)
"""
_POLICIES = "select tablename, policyname from pg_policies where tablename = any(%s)"


def unguarded() -> Iterator[Fault]:
    """Yield each table that could be changed, and by what."""
    if connection.vendor == "sqlite":
        yield from _unguarded_on_sqlite()
    else:
        yield from _unguarded_on_postgresql()
        yield from _unlocked()


def _unguarded_on_sqlite() -> Iterator[Fault]:
    with connection.cursor() as cursor:
        cursor.execute("select name, sql from sqlite_master where type = 'trigger'")
        triggers = dict(cursor.fetchall())
    for table in GUARDED:
        for verb in ("update", "delete"):
            sql = " ".join(triggers.get(f"{table}_no_{verb}", "").lower().split())
            armed = f"before {verb} on {table} begin select raise(abort, '{REFUSAL}')"
            if armed not in sql:
                yield _fault(table, verb)


def _unguarded_on_postgresql() -> Iterator[Fault]:
    with connection.cursor() as cursor:
        cursor.execute(_TRIGGERS)
        rows = cursor.fetchall()
    armed = {
        (table.rpartition(".")[2], name): definition.lower()
        for table, name, enabled, definition, source in rows
        if enabled in ("O", "A") and f"raise exception '{REFUSAL}" in source
    }
    for table in GUARDED:
        change = armed.get((table, f"{table}_no_change"), "")
        truncate = armed.get((table, f"{table}_no_truncate"), "")
        for verb, definition in (
            ("update", change),
            ("delete", change),
            ("truncate", truncate),
        ):
            timing = definition.partition(" on ")[0]
            if "before" not in timing or verb not in timing or " when " in definition:
                yield _fault(table, verb)


def _unlocked() -> Iterator[Fault]:
    tables = list(TABLES)
    with connection.cursor() as cursor:
        cursor.execute(_LOCKS, [tables])
        locked = dict(cursor.fetchall())
        cursor.execute(_POLICIES, [tables])
        policies = set(cursor.fetchall())
    for table in tables:
        known = {name for of, name in policies if of == table}
        if not locked.get(table) or known != {"in_scope", "written_whole"}:
            wrong = "its row-level security is off, or has other policies than ours"
            right = "put it back as the migration has it, and find out who changed it"
            yield Fault(f"the table {table}", wrong, right)


def _fault(table: str, verb: str) -> Fault:
    wrong = (
        f"the database would not refuse to {verb} its rows: the trigger is gone or changed"
    )
    return Fault(f"the table {table}", wrong, _PUT_BACK)
