"""Does the start itself say what it should, of itself, its items and those who took part?"""

from __future__ import annotations

from sightline.safeguards.compiler.conditions import Tests, said, unstated
from sightline.safeguards.compiler.outcomes import Outcome
from sightline.safeguards.compiler.writing import Select, Writing, exists
from sightline.safeguards.model import Attends, Condition, Holds

SECTOR = "#sector"


def attends(writing: Writing, expect: Attends) -> Outcome:
    """Compare the sectors of those whom the start names with each group."""
    tests = Tests()
    for group in expect.groups:
        of_group = Condition(expect.field + SECTOR, "is", group)
        tests += said(writing, [of_group], "s")
    return _of_itself(tests)


def _of_itself(tests: Tests) -> Outcome:
    maybe = " AND ".join(tests.maybe) or "TRUE"
    return Outcome(" AND ".join(tests.sure) or "TRUE", unsaid=f"({maybe})", own=True)


def holds(writing: Writing, expect: Holds) -> Outcome:
    """Ask of the start what it must say, and of each item of a list what that must say."""
    tests = said(writing, expect.where, "s")
    outcome = _of_itself(tests)
    if not expect.items:
        return outcome
    there = _write_items(writing, expect)
    unsure = unstated(writing, "s", expect.items)
    outcome.joins = [f"LEFT JOIN {there} i ON i.n = s.n"]
    sure = [*tests.sure, f"NOT {unsure}", "COALESCE(i.holds, 2) = 2"]
    maybe = [*tests.maybe, "COALESCE(i.holds, 2) > 0"]
    outcome.met, outcome.unsaid = " AND ".join(sure), f"({' AND '.join(maybe)})"
    if not expect.where:
        some = f"(i.n IS NOT NULL OR {unsure})" if expect.names else unsure
        outcome.where = [some]
    return outcome


def _write_items(writing: Writing, expect: Holds) -> str:
    """Add the step that says of each start whether all its items hold what they must."""
    listed = writing.word(expect.items)
    fields = [f"{expect.items}.{name}" for name in expect.names]
    held = []
    for name in fields:
        of_item = f"t.n = s.n AND t.field = {writing.word(name)} AND t.item = o.item"
        there = exists("@told t", of_item, "t.stated", f"t.value <> {writing.word('')}")
        unsure = exists("@told t", of_item, "NOT t.stated")
        held.append(f"CASE WHEN {there} THEN 2 WHEN {unsure} THEN 1 ELSE 0 END")
    items = Select(
        "due s",
        ["s.n", "o.item", *(f"{each} AS h{at}" for at, each in enumerate(held))],
        ["JOIN @told o ON o.n = s.n"],
        [f"o.listed = {listed}", f"(o.stated OR o.field <> {listed})"],
        distinct=True,
    )
    writing.add("items", f"items: each item of {expect.items}, and what it holds", items)
    least = [f"MIN(i.h{at})" for at in range(len(held))] or ["2"]
    none = " OR ".join(f"{each} = 0" for each in least)
    all_ = " AND ".join(f"{each} = 2" for each in least)
    whole = Select(
        "items i",
        ["i.n", f"CASE WHEN {none} THEN 0 WHEN {all_} THEN 2 ELSE 1 END AS holds"],
        group=["i.n"],
    )
    return writing.add("items_held", "items_held: whether every item holds them", whole)
