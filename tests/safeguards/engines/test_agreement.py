"""Does every engine give what the slow and obvious one gives, in every generated world?

`SIGHTLINE_AGREEMENT=5000` tries so many situations on each engine, new ones every time; without
it the same few are tried on every run.
"""

import dataclasses
import os
import sqlite3
from collections import Counter
from typing import get_args, get_origin, get_type_hints

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings

from sightline.kernel.deadlines import Unit, Within
from sightline.kernel.local_time import end_of_day
from sightline.kernel.working_days import england_and_wales
from sightline.safeguards import parts
from sightline.safeguards.compiler.compiling import compile  # noqa: A004
from sightline.safeguards.compiler.engines import (
    ENGINES,
    in_order,
    load,
    on_connection,
    on_sqlite,
    run,
)
from sightline.safeguards.compiler.tables import definitions
from sightline.safeguards.obligation import Because, Status
from sightline.safeguards.reference.engine import run_all
from tests.safeguards.engines.generating import CHILDREN, EXPECTS, situations

ASKED = int(os.environ.get("SIGHTLINE_AGREEMENT", "0"))
CALENDAR = england_and_wales()


def trying(times):
    """Try so many situations, or as many new ones as were asked for."""
    return settings(
        max_examples=ASKED or times,
        deadline=None,
        derandomize=not ASKED,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )


def expected(guards, world, today):
    """What the reference engine gives, in the order of the others."""
    now_second = int(end_of_day(today).timestamp())
    found = run_all(guards, world, CALENDAR, today=today, now_second=now_second)
    return tuple(sorted(found, key=in_order))


def test_sqlite_agrees_on_every_construct():
    """SQLite gives the same obligations, statuses, reasons and owners, and nothing that the
    language can say was left out of what was compared.
    """
    found, outcomes = Counter(), Counter()
    for expect in EXPECTS:

        @trying(40)
        @given(situations(expects=(expect,)))
        def agrees(situation):
            guards, world, today = situation
            wanted = expected(guards, world, today)
            for guard in guards:
                constructs(guard, found)
            for each in wanted:
                outcomes.update([each.status, each.because])
            assert on_sqlite(guards, world, CALENDAR, today) == wanted

        agrees()

    assert every_construct() - found.keys() == set()
    assert {f"Threshold.within:{unit.value}" for unit in Unit} - found.keys() == set()
    assert {*get_args(Status), *get_args(Because)} - outcomes.keys() == set()


@trying(20)
@given(situations())
def test_duckdb_agrees(situation):
    """So does DuckDB."""
    guards, world, today = situation

    found = ENGINES["duckdb"](guards, world, CALENDAR, today)

    assert found == expected(guards, world, today)


@pytest.mark.postgres
@trying(40)
@given(situations())
def test_postgresql_agrees(situation):
    """So does PostgreSQL."""
    guards, world, today = situation
    with psycopg.connect(os.environ["DATABASE_URL"]) as postgresql:
        postgresql.execute("SET search_path TO pg_temp")
        found = on_connection(postgresql, "postgresql", guards, world, CALENDAR, today)
        postgresql.rollback()

    assert found == expected(guards, world, today)


def family_of(world, person):
    """Everyone tied to someone by family or home, and whoever is tied to them."""
    ties = [(row.person, row.member) for row in world.families]
    ties += [(row.child, row.adult) for row in world.homes]
    found = {person}
    while more := {b for pair in ties for a, b in (pair, pair[::-1]) if a in found} - found:
        found |= more
    return found


@trying(30)
@given(situations())
def test_one_family_is_judged_as_among_everyone(situation):
    """Under the scope of one family's people its children owe what they owe among all."""
    guards, world, today = situation
    everyone = on_sqlite(guards, world, CALENDAR, today)
    compiled = [compile(each, scope="people") for each in guards]
    withins = frozenset(within for steps in compiled for within in steps.withins)
    with sqlite3.connect(":memory:") as own:
        for text in definitions("sqlite", "obligations_"):
            own.execute(text)
        load(own, "sqlite", world, CALENDAR, withins, "obligations_")
        for child in CHILDREN:
            people = sorted(family_of(world, child))
            found = [
                each
                for steps in compiled
                for each in run(own, "sqlite", steps, today, people, "obligations_")
            ]
            theirs = [each for each in everyone if each.child in people]
            assert sorted(found, key=in_order) == theirs
    own.close()


def constructs(value, found):
    """Count every choice made in a safeguard: each word, each part given or left out."""
    hints = get_type_hints(type(value), vars(parts))
    for each in dataclasses.fields(value):
        part = getattr(value, each.name)
        where = f"{type(value).__name__}.{each.name}"
        if get_origin(hints[each.name]) is not None and isinstance(part, str):
            found[f"{where}={part}"] += 1
        else:
            found[f"{where}{'+' if part != each.default else '-'}"] += 1
        for inner in part if isinstance(part, tuple) else (part,):
            if isinstance(inner, Within):
                found[f"{where}:{inner.unit.value}"] += 1
            elif dataclasses.is_dataclass(inner):
                constructs(inner, found)
    found[type(value).__name__] += 1


def every_construct():
    """Every word, and every part given and left out where it may be, of the model."""
    wanted = set()
    for part in (*get_args(parts.Expect), *OTHER_PARTS):
        wanted.add(part.__name__)
        for each in dataclasses.fields(part):
            where = f"{part.__name__}.{each.name}"
            hint = get_type_hints(part, vars(parts))[each.name]
            if get_origin(hint) is not None and all(
                isinstance(a, str) for a in get_args(hint)
            ):
                wanted |= {f"{where}={word}" for word in get_args(hint)}
            elif each.default is not dataclasses.MISSING:
                wanted |= {f"{where}+", f"{where}-"}
    return wanted - {"Precedes.same=entry"}  # refused: nothing can name what comes later


OTHER_PARTS = (
    parts.Condition,
    parts.Looked,
    parts.Nearby,
    parts.Open,
    parts.Pattern,
    parts.Child,
    parts.Start,
    parts.Unless,
    parts.OwedBy,
    parts.Threshold,
)
