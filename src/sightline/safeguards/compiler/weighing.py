"""What was found for each start: in time, late, or perhaps?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.safeguards.compiler.conditions import Tests
from sightline.safeguards.compiler.finding import Found, look_for
from sightline.safeguards.compiler.timing import (
    Clock,
    after,
    in_order,
    in_time,
    near,
    too_late,
)
from sightline.safeguards.compiler.writing import Select, Writing
from sightline.safeguards.model import Looked, Same, Unless

_SUMS = {"met": "MIN", "late": "MIN", "undated": "MAX", "unsaid": "MAX"}


@dataclass(frozen=True)
class Begun:
    """The step with the clocks that run, and what names one row of it.

    `key`: the columns that do. `clock`: whether they run by the clock.
    """

    step: str
    key: tuple[str, ...]
    clock: Clock

    def joined(self, other: str, alias: str) -> str:
        """Write a left join from the clocks, as `s`, to another step by key."""
        on = " AND ".join(f"{alias}.{name} = s.{name}" for name in self.key)
        return f"LEFT JOIN {other} {alias} ON {on}"


def write_answers(
    writing: Writing, looked: Sequence[Looked], same: Same, begun: Begun
) -> str:
    """Add the steps that weigh whatever may answer after the clock began."""
    weighed = []
    for at, each in enumerate(looked, 1):
        name = f"answers_{at}"
        found = look_for(writing, f"{name}_looked", each, same, begun.step)
        placed, timely = after("b", "s"), in_time("b", "s", begun.clock)
        late = too_late("b", "s", begun.clock)
        weighed.append(weigh(writing, name, found, begun, placed, timely, late))
    return summed(writing, "answers", weighed, begun)


def write_excuses(writing: Writing, unless: Sequence[Unless], begun: Begun) -> str:
    """Add the steps that weigh whatever may excuse; without any, "" and no step."""
    weighed = []
    for at, each in enumerate(unless, 1):
        name = f"excuses_{at}"
        back = each.within if each.already else None
        found = look_for(
            writing, f"{name}_looked", each.looked, each.same, begun.step, back
        )
        if each.already:
            placed = after("s", "b")
            timely = near(back, "b", "s") if back else Tests()
        else:
            placed, timely = after("b", "s"), in_time("b", "s", begun.clock)
        weighed.append(weigh(writing, name, found, begun, placed, timely))
    return summed(writing, "excuses", weighed, begun) if weighed else ""


def weigh(
    writing: Writing,
    name: str,
    found: Found,
    begun: Begun,
    placed: Tests,
    timely: Tests,
    late: str = "",
) -> str:
    """Add the step that sums up, for each clock, what was found.

    Columns: `met` and `late`, the first that certainly was, as one number by `in_order`;
    `undated` and `unsaid`, 1 where something may have been, by its date or by its words.
    """
    dated = " AND ".join([*placed.sure, *timely.sure])
    fits = " AND ".join(found.fits)
    maybe = " AND ".join(timely.maybe) or "TRUE"
    order = in_order("b")
    select = found.select(begun.step, Tests([], placed.maybe))
    if not late:
        select.where += timely.maybe
    select.columns = [
        *(f"s.{key}" for key in begun.key),
        f"MIN(CASE WHEN {dated} AND {fits} THEN {order} END) AS met",
        _late(placed, fits, late, order),
        f"MAX(CASE WHEN {dated} THEN 0 WHEN {maybe} THEN 1 ELSE 0 END) AS undated",
        f"MAX(CASE WHEN {dated} AND NOT ({fits}) THEN 1 ELSE 0 END) AS unsaid",
    ]
    select.group = [f"s.{key}" for key in begun.key]
    return writing.add(
        name, f"{name}: for each clock, the first found in time, or late", select
    )


def summed(writing: Writing, name: str, weighed: Sequence[str], begun: Begun) -> str:
    """Add the step that takes several such steps together; one alone stays as it is."""
    if len(weighed) == 1:
        return weighed[0]
    columns = [*begun.key, *_SUMS]
    every = writing.add(
        f"{name}_all",
        f"{name}_all: whatever of these was found",
        *(Select(f"{each} w", [f"w.{column}" for column in columns]) for each in weighed),
    )
    together = Select(
        f"{every} w",
        [
            *(f"w.{key}" for key in begun.key),
            *(f"{sums}(w.{column}) AS {column}" for column, sums in _SUMS.items()),
        ],
        group=[f"w.{key}" for key in begun.key],
    )
    return writing.add(name, f"{name}: the first of them for each clock", together)


def _late(placed: Tests, fits: str, late: str, order: str) -> str:
    if not late:
        return "CAST(NULL AS BIGINT) AS late"
    sure = " AND ".join(placed.sure)
    return f"MIN(CASE WHEN {sure} AND {late} AND {fits} THEN {order} END) AS late"
