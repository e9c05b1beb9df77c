"""How is the database emptied after a test that committed, when the ledger refuses deletion?

The triggers that guard the ledger are put aside while Django empties the tables, and put
back. Nothing of the product can do this; it takes the role that owns the tables.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.test import TransactionTestCase

GUARDED_ON_POSTGRESQL = """
select distinct tgrelid::regclass::text from pg_trigger where not tgisinternal
"""


def _ask(question: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()


def _tell(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def _without_triggers() -> Iterator[None]:
    if connection.vendor == "postgresql":
        tables = [table for (table,) in _ask(GUARDED_ON_POSTGRESQL)]
        _tell([f"alter table {table} disable trigger user" for table in tables])
        put_back = [f"alter table {table} enable trigger user" for table in tables]
    else:
        triggers = _ask("select name, sql from sqlite_master where type = 'trigger'")
        _tell([f'drop trigger "{name}"' for name, _ in triggers])
        put_back = [sql for _, sql in triggers]
    try:
        yield
    finally:
        _tell(put_back)


def emptying_a_guarded_ledger(empty: Callable) -> Callable:
    """Return Django's own way of emptying the tables, with the ledger's guards put aside."""

    def emptied(case: TransactionTestCase) -> None:
        with _without_triggers():
            empty(case)

    return emptied
