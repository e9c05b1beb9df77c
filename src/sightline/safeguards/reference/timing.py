"""Was it after, was it in time, was it near enough? Yes, no, or it cannot be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sightline.kernel.deadlines import Unit, Within, due
from sightline.kernel.working_days import Calendar, NotCovered
from sightline.safeguards.model import Threshold
from sightline.safeguards.reference.three_valued import Truth
from sightline.safeguards.world import EntryRow
from sightline.safeguards.world_building.spans import date_of, day_number, second_of

_SECONDS_AN_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Due:
    """Between which days (seconds, on the `clock`) something falls due."""

    first: int | None
    last: int | None
    clock: bool = False


def at_most(one: int | None, other: int | None) -> bool:
    """Whether the one is certainly no later than the other."""
    return one is not None and other is not None and one <= other


def beyond(one: int | None, other: int | None) -> bool:
    """Whether the one is certainly later than the other."""
    return one is not None and other is not None and one > other


def not_before(later: EntryRow, earlier: EntryRow) -> Truth:
    """Whether the one came no earlier than the other; the same day counts.

    Where both tell their time, the times of one day decide.
    """
    if _is_exact(later) and _is_exact(earlier) and later.first_day == earlier.first_day:
        return at_most(earlier.first_second, later.first_second)
    if at_most(earlier.last_day, later.first_day):
        return True
    return False if beyond(earlier.first_day, later.last_day) else None


def in_time(entry: EntryRow, by: Due) -> Truth:
    """Whether an entry came no later than this."""
    first, last = _ends(entry, clock=by.clock)
    if at_most(last, by.first):
        return True
    return False if beyond(first, by.last) else None


def on_day(entry: EntryRow) -> Due:
    """Give what is owed by the day of an entry itself."""
    return Due(entry.first_day, entry.last_day)


def day_of(entry: EntryRow) -> int:
    """Return the day as of which an entry's circumstances are judged."""
    if entry.first_day is not None:
        return entry.first_day
    return entry.recorded_day if entry.last_day is None else entry.last_day


def threshold_of(thresholds: tuple[Threshold, ...], day: int) -> Within | None:
    """Return the time allowed that was in force on the day, if any was."""
    held = [each for each in thresholds if day_number(each.from_day) <= day]
    return max(held, key=lambda each: each.from_day).within if held else None


class Counting:
    """Deadlines counted by one calendar, each worked out once."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._known: dict[tuple[int, Within], int | None] = {}

    def from_day(self, day: int | None, within: Within) -> int | None:
        """Give the day so long after a day; None where no calendar reaches."""
        if day is None:
            return None
        if (day, within) not in self._known:
            self._known[day, within] = self._counted(day, within)
        return self._known[day, within]

    def due(self, entry: EntryRow, within: Within) -> Due:
        """Say when something falls due that is owed within a time from an entry."""
        first, last = _ends(entry, clock=_on_clock(within))
        if _on_clock(within):
            return Due(_later(first, within), _later(last, within), clock=True)
        return Due(self.from_day(first, within), self.from_day(last, within))

    def reaches(self, earlier: EntryRow, later: EntryRow, within: Within | None) -> Truth:
        """Whether the later came within the time after the earlier."""
        if within is None:
            return True
        until = self.due(earlier, within)
        return in_time(later, until)

    def _counted(self, day: int, within: Within) -> int | None:
        try:
            ends = due(date_of(day), within, self._calendar)
        except NotCovered:
            return None
        return second_of(ends) if isinstance(ends, datetime) else day_number(ends)


def _on_clock(within: Within) -> bool:
    return within.unit is Unit.HOURS


def _later(second: int | None, within: Within) -> int | None:
    return None if second is None else second + within.amount * _SECONDS_AN_HOUR


def _ends(entry: EntryRow, *, clock: bool) -> tuple[int | None, int | None]:
    if clock:
        return entry.first_second, entry.last_second
    return entry.first_day, entry.last_day


def _is_exact(entry: EntryRow) -> bool:
    return entry.first_second is not None and entry.first_second == entry.last_second
