"""Which tables does the text read, and how does a world get into them?

They are the rows of `world`, with three columns more, so that no engine has to take a text
apart: `about.kind`, `told.number` (the value as a whole number, where it is one) and
`told.listed` (the list that a field of an item belongs to). `deadline` holds, for each
stretch of time that is counted by the calendar, when it ends from each day; `naming` which
entries another names in its data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

from sightline.kernel.deadlines import Within, due
from sightline.kernel.working_days import Calendar, NotCovered
from sightline.safeguards.compiler.writing import in_days, unit_id
from sightline.safeguards.world import ToldRow, World

Type = Literal["whole", "text", "truth"]

_WHOLE = re.compile(r"-?[0-9]{1,15}")
_EPOCH = date(1970, 1, 1).toordinal()
_TYPES: Mapping[str, Mapping[Type, str]] = {
    "sqlite": {"whole": "BIGINT", "text": "TEXT", "truth": "BOOLEAN"},
    "duckdb": {"whole": "BIGINT", "text": "VARCHAR", "truth": "BOOLEAN"},
    # Sorted by code point, as everywhere else, whatever the language of the database.
    "postgresql": {"whole": "BIGINT", "text": 'TEXT COLLATE "C"', "truth": "BOOLEAN"},
    "spark": {"whole": "BIGINT", "text": "STRING", "truth": "BOOLEAN"},
}


@dataclass(frozen=True)
class Table:
    """A table: its columns with their types, its key, and what is looked up in it."""

    name: str
    columns: Mapping[str, Type]
    key: tuple[str, ...] = ()
    looked_up: tuple[tuple[str, ...], ...] = ()


def _columns(text: str = "", whole: str = "", truth: str = "") -> dict[str, Type]:
    types: list[tuple[str, Type]] = [(text, "text"), (whole, "whole"), (truth, "truth")]
    return {name: type_ for names, type_ in types for name in names.split()}


TABLES = (
    Table(
        "entry",
        {
            "n": "whole",
            **_columns("id kind thread agency"),
            **_columns(
                whole="first_day last_day first_second last_second"
                " recorded_day recorded_second"
            ),
        },
        ("n",),
        (("id",), ("thread", "kind")),
    ),
    Table(
        "about",
        {"n": "whole", "person": "text", "kind": "text"},
        ("n", "person"),
        (("person", "kind", "n"),),
    ),
    Table(
        "subject",
        {
            **_columns("child kind agency thread", "n"),
            **_columns(
                whole="first_day last_day first_second last_second recorded_second"
                " day_1 day_2 certain"
            ),
        },
        (),
        (("kind", "child"),),
    ),
    Table(
        "told",
        {
            **_columns("", "n"),
            "field": "text",
            "item": "whole",
            "value": "text",
            "stated": "truth",
            "number": "whole",
            "listed": "text",
        },
        (),
        (("n", "field"),),
    ),
    Table(
        "knows",
        {
            "n": "whole",
            "agency": "text",
            **_columns(whole="since_day since_second acknowledged_day acknowledged_second"),
        },
        (),
        (("n",),),
    ),
    Table(
        "person",
        {
            "person": "text",
            **_columns(
                whole="born_first born_last expected_first expected_last"
                " child_until_first child_until_last",
                truth="grown",
            ),
        },
        ("person",),
    ),
    Table(
        "family", _columns("person member"), ("person", "member"), (("member", "person"),)
    ),
    Table(
        "home",
        _columns("child adult", "from_day until_day"),
        (),
        (("child",), ("adult",)),
    ),
    Table(
        "circumstance", _columns("person what", "from_day until_day"), (), (("person",),)
    ),
    Table(
        "involved",
        _columns("person agency role", "from_day until_day"),
        (),
        (("person",),),
    ),
    Table("agency", _columns("agency sector"), ("agency",)),
    Table("naming", _columns("", "n named"), ("named", "n")),
    Table("deadline", _columns("", "unit_id day due"), ("unit_id", "day")),
)

# CROSS JOIN keeps SQLite from reading every entry to find a few people's: it alone takes it
# for the order in which to look.
_HAPPENED = """
    SELECT a.n, a.person, a.kind, e.thread, e.agency, e.first_day, e.last_day,
        e.first_second, e.last_second, e.recorded_day, e.recorded_second
    FROM {0}about a CROSS JOIN {0}entry e WHERE e.n = a.n"""


def definitions(engine: str, prefix: str = "") -> Iterator[str]:
    """Yield what makes the tables, their indexes (not on Spark) and the two views."""
    types = _TYPES[engine]
    for table in TABLES:
        columns = [f"{name} {types[type_]}" for name, type_ in table.columns.items()]
        if table.key and engine in ("sqlite", "postgresql"):
            columns.append(f"PRIMARY KEY ({', '.join(table.key)})")
        yield f"CREATE TABLE {prefix}{table.name} ({', '.join(columns)})"
        for at, looked_up in enumerate(table.looked_up):
            if engine in ("sqlite", "postgresql"):
                name = f"{prefix}{table.name}_by_{at}"
                on = f"{prefix}{table.name} ({', '.join(looked_up)})"
                yield f"CREATE INDEX {name} ON {on}"
    yield happened(prefix)


def happened(prefix: str = "") -> str:
    """Give what makes the view of entries by whom they are about."""
    return f"CREATE VIEW {prefix}happened AS {' '.join(_HAPPENED.format(prefix).split())}"


def rows(world: World) -> dict[str, list[tuple[object, ...]]]:
    """Give a world's rows for each table but `deadline`, their columns in its order."""
    kinds = {entry.n: entry.kind for entry in world.entries}
    about = {(row.n, row.person): (row.n, row.person, kinds[row.n]) for row in world.about}
    return {
        "entry": list(map(_plain, world.entries)),
        "about": list(about.values()),
        "told": [(*_plain(row), _number(row), listed(row.field)) for row in world.told],
        "knows": list(map(_plain, world.knows)),
        "person": list(map(_plain, world.people)),
        "family": list({(row.person, row.member): None for row in world.families}),
        "home": list(map(_plain, world.homes)),
        "circumstance": list(map(_plain, world.circumstances)),
        "involved": list(map(_plain, world.involved)),
        "agency": list(map(_plain, world.agencies)),
        "naming": _naming(world),
    }


def deadline_rows(
    withins: Iterable[Within], days: Iterable[int], calendar: Calendar
) -> list[tuple[int, int, int]]:
    """Count each stretch of time from each of these days.

    From a day that the calendar does not cover there is no row.
    """
    on = sorted(set(days))
    found = []
    for within in sorted(withins, key=unit_id):
        for day in on:
            ends = _ends(day, within, calendar)
            if ends is not None:
                found.append((unit_id(within), day, ends))
    return found


def days_in(world: World) -> set[int]:
    """Give every day that anything may be counted from: of entries and of births."""
    entries = {day for row in world.entries for day in (row.first_day, row.last_day)}
    births = {day for row in world.people for day in (row.born_first, row.born_last)}
    return {day for day in entries | births if day is not None}


def listed(field: str) -> str:
    """Give the list that a field of an item belongs to: "actions" for "actions.owner"."""
    return field.partition(".")[0]


def whole_number(value: str) -> int | None:
    """Read a value as a whole number, where it is one."""
    return int(value) if _WHOLE.fullmatch(value) else None


def _naming(world: World) -> list[tuple[object, ...]]:
    numbers = {entry.id: entry.n for entry in world.entries}
    found = {(row.n, numbers[row.value]) for row in world.told if row.value in numbers}
    return sorted(found)


def _number(row: ToldRow) -> int | None:
    return whole_number(row.value) if row.stated else None


def _ends(day: int, within: Within, calendar: Calendar) -> int | None:
    try:
        ends = due(date.fromordinal(day + _EPOCH), within, calendar)
    except NotCovered:
        return None
    return in_days(ends)


def _plain(row: object) -> tuple[object, ...]:
    return tuple(getattr(row, each.name) for each in fields(row))  # type: ignore[arg-type]
