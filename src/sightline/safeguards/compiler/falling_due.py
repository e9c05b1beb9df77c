"""When does it fall due, by the threshold that was in force at the start?"""

from __future__ import annotations

from collections.abc import Sequence

from sightline.kernel.deadlines import Within
from sightline.safeguards.compiler.timing import Clock
from sightline.safeguards.compiler.writing import (
    SECONDS_AN_HOUR,
    Select,
    Writing,
    hours,
    in_days,
)
from sightline.safeguards.model import Threshold


def clock_of(thresholds: Sequence[Threshold]) -> Clock:
    """Tell whether these fall due at a moment, always, never or by threshold."""
    on_clock = {hours(each.within) for each in thresholds}
    if on_clock == {True}:
        return "always"
    return "sometimes" if True in on_clock else "never"


def write_due(
    writing: Writing, starts: str, thresholds: Sequence[Threshold], day: str = "s.day_1"
) -> str:
    """Add the step that says when each start's work falls due, and name it.

    A start before the first threshold owes nothing.
    """
    newest_first = sorted(thresholds, key=lambda each: each.from_day, reverse=True)
    joins: list[str] = []
    cases: dict[str, list[str]] = {"due_first": [], "due_last": [], "clock": []}
    for at, each in enumerate(newest_first):
        since = f"WHEN {day} >= {in_days(each.from_day)} THEN"
        first, last, more = _ends(writing, each.within, at)
        joins += more
        cases["due_first"].append(f"{since} {first}")
        cases["due_last"].append(f"{since} {last}")
        cases["clock"].append(f"{since} {int(hours(each.within))}")
    columns = [f"CASE {' '.join(lines)} END AS {name}" for name, lines in cases.items()]
    due = Select(
        f"{starts} s",
        ["s.*", *columns],
        joins,
        [f"{day} >= {in_days(newest_first[-1].from_day)}"],
    )
    return writing.add(
        "due", "due: when each falls due, by the threshold then in force", due
    )


def write_due_at_once(writing: Writing, starts: str) -> str:
    """Add the step for what is judged by the start itself, on its own day."""
    due = Select(
        f"{starts} s",
        ["s.*", "s.first_day AS due_first", "s.last_day AS due_last", "0 AS clock"],
    )
    return writing.add("due", "due: what is asked for is due with the start itself", due)


def _ends(writing: Writing, within: Within, at: int) -> tuple[str, str, list[str]]:
    if hours(within):
        seconds = within.amount * SECONDS_AN_HOUR
        return f"s.first_second + {seconds}", f"s.last_second + {seconds}", []
    first, joins = writing.counted(within, "s.first_day", f"df{at}")
    last, more = writing.counted(within, "s.last_day", f"dl{at}")
    return first, last, joins + more
