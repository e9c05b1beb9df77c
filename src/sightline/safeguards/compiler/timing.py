"""Did one entry come after another, and in time? For certain, or as far as can be told.

A date that is not exact has a first and a last day, an unknown one has none; what is missing
makes a comparison possible, never certain.
"""

from __future__ import annotations

from typing import Literal

from sightline.kernel.deadlines import Within
from sightline.safeguards.compiler.conditions import Tests
from sightline.safeguards.compiler.writing import SECONDS_AN_HOUR, Writing, hours

# Whether what a safeguard asks for falls due at a moment, always, never or by threshold.
Clock = Literal["always", "never", "sometimes"]

TIMES = ("first_day", "last_day", "first_second", "last_second")

# So that a day and an entry's number are one whole number, which sorts as the two would.
_DAYS_BEFORE_1970 = 1_000_000
_ROOM_FOR_NUMBERS = 2**40


def after(later: str, earlier: str) -> Tests:
    """Test that one came on the day of the other or after; exact times decide on one day."""
    exact = (
        f"{later}.first_second = {later}.last_second"
        f" AND {earlier}.first_second = {earlier}.last_second"
    )
    times = f"{later}.first_second >= {earlier}.first_second"
    sure = f"{later}.first_day >= {earlier}.last_day"
    maybe = f"COALESCE({later}.last_day >= {earlier}.first_day, TRUE)"
    return Tests(
        [f"CASE WHEN {exact} THEN {times} ELSE {sure} END"],
        [f"CASE WHEN {exact} THEN {times} ELSE {maybe} END"],
    )


def in_time(entry: str, start: str, clock: Clock) -> Tests:
    """Test that an entry came by the time that a start's work falls due."""
    sure = _by_unit(f"{entry}.last_{{}} <= {start}.due_first", clock, start)
    maybe = _by_unit(f"{entry}.first_{{}} <= {start}.due_last", clock, start)
    return Tests([sure], [f"COALESCE({maybe}, TRUE)"])


def too_late(entry: str, start: str, clock: Clock) -> str:
    """Test that an entry certainly came after that time."""
    return _by_unit(f"{entry}.first_{{}} > {start}.due_last", clock, start)


def _by_unit(test: str, clock: Clock, start: str) -> str:
    days, seconds = test.format("day"), test.format("second")
    match clock:
        case "never":
            return days
        case "always":
            return seconds
        case _:
            return f"CASE WHEN {start}.clock = 1 THEN {seconds} ELSE {days} END"


def reach(writing: Writing, within: Within, entry: str) -> tuple[list[str], list[str]]:
    """Give columns `reach_first`, `reach_last`: up to when an entry is near; and joins."""
    if hours(within):
        seconds = within.amount * SECONDS_AN_HOUR
        return [
            f"{entry}.first_second + {seconds} AS reach_first",
            f"{entry}.last_second + {seconds} AS reach_last",
        ], []
    first, joins = writing.counted(within, f"{entry}.first_day", "d1")
    last, more = writing.counted(within, f"{entry}.last_day", "d2")
    return [f"{first} AS reach_first", f"{last} AS reach_last"], joins + more


def near(within: Within, entry: str, start: str) -> Tests:
    """Test that an entry that has the columns of `reach` is no further back than that."""
    unit = "second" if hours(within) else "day"
    return Tests(
        [f"{entry}.reach_first >= {start}.last_{unit}"],
        [f"COALESCE({entry}.reach_last >= {start}.first_{unit}, TRUE)"],
    )


def in_order(entry: str) -> str:
    """Give one whole number by which entries sort: by day, then by number."""
    day = f"COALESCE({entry}.first_day, -{_DAYS_BEFORE_1970})"
    return f"({day} + {_DAYS_BEFORE_1970}) * {_ROOM_FOR_NUMBERS} + {entry}.n"


def number_in(order: str) -> str:
    """Give back the entry's number from `in_order`."""
    return f"{order} % {_ROOM_FOR_NUMBERS}"
