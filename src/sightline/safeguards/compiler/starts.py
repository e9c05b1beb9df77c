"""What sets the clock going, for which child, and for each of whom?"""

from __future__ import annotations

from sightline.safeguards.compiler.conditions import looked_at, of_sectors
from sightline.safeguards.compiler.finding import look_for
from sightline.safeguards.compiler.patterns import write_pattern
from sightline.safeguards.compiler.subjects import (
    ENTRY,
    covers,
    write_family,
    write_pairs,
    write_subjects,
)
from sightline.safeguards.compiler.timing import TIMES, after, near
from sightline.safeguards.compiler.writing import Select, Writing, in_days, in_rows, sure_if
from sightline.safeguards.model import Each, Nearby, Open, Safeguard, Start

_DAY_1 = "COALESCE(b.first_day, b.last_day, b.recorded_day)"
_DAY_2 = f"COALESCE(b.last_day, {_DAY_1})"
_AGENCIES_IN: dict[Each, str] = {
    "invited-agency": "invited",
    "attending-agency": "attended",
}


def write_starts(writing: Writing, safeguard: Safeguard) -> str:
    """Add the steps to the starts: one row for each (entry, child, whom); name the last.

    Columns: those of `subjects.ENTRY`, `child`, `whom`, and the doubts about the start:
    `unsaid` (a field not stated), `unaged` (an age or circumstance) and `undated`.
    """
    start = safeguard.start
    pairs = _write_pairs(writing, start)
    doubts = ["CASE WHEN s.first_day IS NULL THEN 1 ELSE 0 END"]
    meant = Select(
        f"{pairs} s",
        [*(f"s.{name}" for name in ENTRY), "s.child", "s.aged"],
        where=["s.aged > 0", f"s.day_1 >= {in_days(safeguard.in_force)}"],
    )
    last = writing.add("meant", "meant: children meant, from the day it is in force", meant)
    if start.pattern:
        last = write_pattern(writing, start.pattern, pairs, last)
        doubts.append("s.unpatterned")
    last = _write_each(writing, start, last)
    return _write_surroundings(writing, start, last, doubts)


def _write_pairs(writing: Writing, start: Start) -> str:
    """Add the steps to the entries that start the clock, with the children of each."""
    if start.subjects == "children-in-family":
        return write_family(writing, _write_looked(writing, start), start.child)
    if writing.narrowed:
        return write_pairs(writing, _write_looked(writing, start), start.child)
    if start.pattern and start.pattern.same == "family":
        _write_looked(writing, start)
    tests = looked_at(writing, start.looked, "b")
    columns = [
        "n",
        "child",
        "agency",
        "thread",
        *TIMES,
        "recorded_second",
        "day_1",
        "day_2",
    ]
    named = Select(
        "@subject b",
        [*(f"b.{name}" for name in columns), "b.certain", f"{sure_if(tests.sure)} AS said"],
        where=tests.maybe,
    )
    says = "by_child: entries that start the clock, by child"
    return write_subjects(writing, writing.add("by_child", says, named), start.child)


def _write_looked(writing: Writing, start: Start) -> str:
    tests = looked_at(writing, start.looked, "b")
    of_kind = f"a.kind {writing.one_of(start.looked.kinds)}"
    of_family = f"b.n {in_rows('@about a', 'a.n', 'a.person IN (:people)', of_kind)}"
    columns = [*entry_columns(), f"{sure_if(tests.sure)} AS said"]
    narrowed = [of_family] if writing.narrowed else []
    starts = Select("@happened b", columns, where=[*narrowed, *tests.maybe])
    return writing.add("looked", "looked: entries that start the clock, by person", starts)


def entry_columns() -> list[str]:
    """List what is needed of an entry `b`, with the days on which a child is judged."""
    columns = [f"b.{name}" for name in ("n", "person", "agency", "thread", *TIMES)]
    return [*columns, "b.recorded_second", f"{_DAY_1} AS day_1", f"{_DAY_2} AS day_2"]


def _write_each(writing: Writing, start: Start, last: str) -> str:
    if not start.for_each:
        return last
    joins, where = _each_of(writing, start)
    whom = {"involved-agency": "i.agency", "adult-at-home": "h.adult"}
    columns = ["s.*", f"{whom.get(start.for_each, 'v.value')} AS whom"]
    each = Select(f"{last} s", columns, joins, where, distinct=True)
    return writing.add("for_each", f"for_each: one row for each {start.for_each}", each)


def _each_of(writing: Writing, start: Start) -> tuple[list[str], list[str]]:
    sectors = start.each_sectors
    if start.for_each == "adult-at-home":
        return [f"JOIN @home h ON h.child = s.child AND {covers('h')}"], []
    if start.for_each == "involved-agency":
        where = ["i.agency <> s.agency"]
        if sectors:
            where.append(of_sectors(writing, sectors, "i.agency"))
        return [f"JOIN @involved i ON i.person = s.child AND {covers('i')}"], where
    named = writing.word(_AGENCIES_IN[start.for_each])
    where = ["v.stated", f"v.value <> {writing.word('')}"]
    if sectors:
        where.append(of_sectors(writing, sectors, "v.value"))
    joins = [f"JOIN @told v ON v.n = s.n AND v.field = {named}"]
    return [*joins, "JOIN @agency k ON k.agency = v.value"], where


def _write_surroundings(
    writing: Writing, start: Start, last: str, undated: list[str]
) -> str:
    """Add what stood near the start or was open then, and sum up what is in doubt."""
    unsaid = ["CASE WHEN s.said = 2 THEN 0 ELSE 1 END"]
    joins, where = [], []
    keys = ("n", "child", "whom") if start.for_each else ("n", "child")
    near = [_write_near(writing, f"near_{at}", nearby, last, keys)
            for at, nearby in enumerate(start.nearby, 1)]  # fmt: skip
    open_ = [_write_open(writing, f"open_{at}", opened, last, keys)
             for at, opened in enumerate(start.open, 1)]  # fmt: skip
    for name, absent in (
        *zip(near, (each.absent for each in start.nearby), strict=True),
        *zip(open_, (each.absent for each in start.open), strict=True),
    ):
        on = " AND ".join(f"{name}.{key} = s.{key}" for key in keys)
        joins.append(f"{'LEFT ' if absent else ''}JOIN {name} ON {on}")
        if absent:
            where.append(f"COALESCE({name}.found, 1) < 2")
        there = f"COALESCE({name}.found, 0) = 1"
        undated.append(f"CASE WHEN {there} AND {name}.unsaid = 0 THEN 1 ELSE 0 END")
        unsaid.append(f"CASE WHEN {there} AND {name}.unsaid = 1 THEN 1 ELSE 0 END")
    whom = "s.whom" if start.for_each else f"{writing.word('')} AS whom"
    starts = Select(
        f"{last} s",
        [
            *(f"s.{name}" for name in ENTRY if name not in ("recorded_second", "said")),
            "s.child",
            whom,
            f"{' + '.join(unsaid)} AS unsaid",
            "CASE WHEN s.aged = 2 THEN 0 ELSE 1 END AS unaged",
            f"{' + '.join(undated)} AS undated",
        ],
        joins,
        where,
    )
    return writing.add(
        "starts", "starts: each start, and what is in doubt about it", starts
    )


def _write_near(
    writing: Writing, name: str, nearby: Nearby, last: str, keys: tuple[str, ...]
) -> str:
    found = look_for(
        writing, f"{name}_looked", nearby.looked, nearby.same, last, nearby.within
    )
    times = after("s", "b")
    if nearby.within:
        times += near(nearby.within, "b", "s")
    dated, fits = " AND ".join(times.sure), " AND ".join(found.fits)
    select = found.select(last, times)
    select.columns = [
        *(f"s.{key}" for key in keys),
        f"MAX(CASE WHEN {dated} AND {fits} THEN 2 ELSE 1 END) AS found",
        f"MAX(CASE WHEN {fits} THEN 0 ELSE 1 END) AS unsaid",
    ]
    select.group = [f"s.{key}" for key in keys]
    return writing.add(name, f"{name}: what stood near the start, before it", select)


def _write_open(
    writing: Writing, name: str, opened: Open, last: str, keys: tuple[str, ...]
) -> str:
    found = look_for(writing, f"{name}_looked", opened.opened, opened.same, last)
    times = after("s", "b")
    dated, fits = " AND ".join(times.sure), " AND ".join(found.fits)
    select = found.select(last, times)
    select.joins.append(
        "LEFT JOIN @entry c ON c.thread = b.thread AND c.n <> s.n"
        f" AND c.kind {writing.one_of(opened.closed)}"
    )
    perhaps = "COALESCE(c.first_day <= s.last_day, TRUE)"
    over = "COALESCE(c.last_day <= s.first_day, FALSE)"
    select.columns = [
        *(f"s.{key}" for key in keys),
        f"MIN(CASE WHEN {dated} THEN 2 ELSE 1 END) AS dated",
        f"MIN(CASE WHEN {fits} THEN 2 ELSE 1 END) AS fits",
        f"MAX(CASE WHEN c.n IS NULL THEN 0 WHEN {over} THEN 2 WHEN {perhaps} THEN 1 ELSE 0"
        " END) AS ended",
    ]
    select.group = ["b.n", *(f"s.{key}" for key in keys)]
    each = writing.add(
        f"{name}_each", f"{name}_each: work begun, and whether ended", select
    )
    certain = "o.dated = 2 AND o.fits = 2 AND o.ended = 0"
    is_open = Select(
        f"{each} o",
        [
            *(f"o.{key}" for key in keys),
            f"MAX(CASE WHEN {certain} THEN 2 ELSE 1 END) AS found",
            "MAX(CASE WHEN o.fits = 2 THEN 0 ELSE 1 END) AS unsaid",
        ],
        where=["o.ended < 2"],
        group=[f"o.{key}" for key in keys],
    )
    return writing.add(name, f"{name}: work that was open at the start", is_open)
