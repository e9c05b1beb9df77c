"""How do safeguards run over a whole world, on each engine?"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

import duckdb

from sightline.kernel.deadlines import Within
from sightline.kernel.local_time import end_of_day
from sightline.kernel.working_days import Calendar
from sightline.safeguards.compiler.compiling import compile, withins_of  # noqa: A004
from sightline.safeguards.compiler.steps import Steps, Style, quoted
from sightline.safeguards.compiler.subject_table import COLUMNS, subjects_of_all
from sightline.safeguards.compiler.tables import (
    TABLES,
    days_in,
    deadline_rows,
    definitions,
    rows,
)
from sightline.safeguards.compiler.writing import in_days
from sightline.safeguards.model import Safeguard
from sightline.safeguards.obligation import Obligation
from sightline.safeguards.world import World

Runner = Callable[[Sequence[Safeguard], World, Calendar, date], tuple[Obligation, ...]]

STYLES: Mapping[str, Style] = {
    "sqlite": "named",
    "duckdb": "dollar",
    "postgresql": "pyformat",
}
_ROWS_AT_ONCE = 200  # SQLite binds at most 32,766 values, older ones 999 for one statement


class Connection(Protocol):
    """What is needed of a connection to a database."""

    def execute(self, text: str, values: Any = ..., /) -> Any:
        """Run one text and return something that has its rows."""


def on_sqlite(
    safeguards: Sequence[Safeguard], world: World, calendar: Calendar, today: date
) -> tuple[Obligation, ...]:
    """Run in an SQLite database of its own, in memory."""
    with sqlite3.connect(":memory:") as connection:
        found = on_connection(connection, "sqlite", safeguards, world, calendar, today)
    connection.close()
    return found


def on_duckdb(
    safeguards: Sequence[Safeguard], world: World, calendar: Calendar, today: date
) -> tuple[Obligation, ...]:
    """Run in a DuckDB database of its own, in memory."""
    with duckdb.connect(":memory:") as connection:
        return on_connection(connection, "duckdb", safeguards, world, calendar, today)


ENGINES: Mapping[str, Runner] = {"sqlite": on_sqlite, "duckdb": on_duckdb}


def on_connection(
    connection: Connection,
    engine: str,
    safeguards: Sequence[Safeguard],
    world: World,
    calendar: Calendar,
    today: date,
    prefix: str = "",
) -> tuple[Obligation, ...]:
    """Make the tables of a world on a connection, and run safeguards over them.

    For PostgreSQL hand in a connection of psycopg; nothing is committed.
    """
    compiled = [compile(each) for each in safeguards]
    for text in definitions(engine, prefix):
        connection.execute(text)
    load(connection, engine, world, calendar, withins_of(*compiled), prefix)
    found = [
        each
        for steps in compiled
        for each in run(connection, engine, steps, today, prefix=prefix)
    ]
    return tuple(sorted(found, key=in_order))


def load(
    connection: Connection,
    engine: str,
    world: World,
    calendar: Calendar,
    withins: Iterable[Within],
    prefix: str = "",
) -> None:
    """Put a world's rows, and the deadlines counted from its days, into the tables."""
    by_table: dict[str, Sequence[tuple[object, ...]]] = {**rows(world)}
    by_table["deadline"] = deadline_rows(withins, days_in(world), calendar)
    for table in TABLES:
        insert(connection, engine, f"{prefix}{table.name}", by_table.get(table.name, ()))
    fill_subjects(connection, engine, prefix)


def fill_subjects(connection: Connection, engine: str, prefix: str = "") -> None:
    """Work out, for every entry, which children it is about: see `subject_table`."""
    bound = subjects_of_all().bound(STYLES[engine], today=0, tonight=0, prefix=prefix)
    into = f"INSERT INTO {prefix}subject ({', '.join(COLUMNS)}) "
    connection.execute(into + bound.text, dict(bound.values))


def insert(
    connection: Connection, engine: str, table: str, these: Sequence[tuple[object, ...]]
) -> None:
    """Insert rows, many in one statement."""
    for at in range(0, len(these), _ROWS_AT_ONCE):
        some = these[at : at + _ROWS_AT_ONCE]
        values: list[object] = [value for each in some for value in each]
        if engine == "duckdb":
            # It looks for numpy and pandas once for each value bound, on a disk.
            rows_, values = [f"({', '.join(map(_literal, each))})" for each in some], []
        else:
            mark = "%s" if engine == "postgresql" else "?"
            rows_ = [f"({', '.join([mark] * len(each))})" for each in some]
        connection.execute(f"INSERT INTO {table} VALUES {', '.join(rows_)}", values)  # noqa: S608


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else quoted(str(value))


def run(
    connection: Connection,
    engine: str,
    steps: Steps,
    today: date,
    people: Sequence[str] = (),
    prefix: str = "",
) -> Iterator[Obligation]:
    """Run one compiled safeguard over tables that are there, as of the end of a day."""
    bound = steps.bound(
        STYLES[engine],
        today=in_days(today),
        tonight=int(end_of_day(today).timestamp()),
        people=people,
        prefix=prefix,
    )
    found = connection.execute(bound.text, dict(bound.values)).fetchall()
    return (obligation(steps.code, row) for row in found)


def obligation(code: str, row: Sequence[Any]) -> Obligation:
    """Give one row of the last step as an obligation."""
    started, child, each, first, last, clock, status, because, answered, owed_by = row
    return Obligation(
        code, started, child, each, first, last, bool(clock), status, because, answered,
        owed_by,
    )  # fmt: skip


def in_order(each: Obligation) -> tuple[str, str, str, str]:
    """Order obligations by safeguard, start, child and whom they are for."""
    return each.safeguard, each.started, each.child, each.each
