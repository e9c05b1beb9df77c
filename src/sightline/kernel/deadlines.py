"""When is something due that is owed within so many hours, days, weeks or months?"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, date, datetime, timedelta
from enum import Enum
from itertools import groupby

from sightline.kernel.local_time import (
    end_of_day,
    london_day,
    require_aware,
    say_day,
    say_moment,
)
from sightline.kernel.working_days import Calendar, NotCovered

LONGEST = 9999

_SATURDAY = 5
_MONTHS_IN_A_YEAR = 12
# Beyond this many days from first to last, day and month no longer say which year.
_FEW_ENOUGH_TO_NAME = 300

_WRITTEN = re.compile(r"([0-9]{1,4})[ -]([a-z]+(?:[ -][a-z]+)?)")


class Unit(Enum):
    """What a deadline is counted in."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working-days"
    SCHOOL_DAYS = "school-days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"

    @property
    def said(self) -> str:
        """The unit in words, as in `15 working days`."""
        return self.value.replace("-", " ")


class NotADuration(ValueError):
    """The text is not a time within which something can be owed.

    If you are hitting this, write a whole number and a unit, as in `15 working days`.
    """


@dataclass(frozen=True)
class Within:
    """A stretch of time within which something is owed, as in `1 working day`."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 0 <= self.amount <= LONGEST:
            raise NotADuration(
                f"{self.amount} is not from 0 to {LONGEST}; use a number that is"
            )

    @classmethod
    def parse(cls, text: str) -> Within:
        """Read `1 working day`, `15 working-days` or `72 hours`; raises NotADuration."""
        found = _WRITTEN.fullmatch(" ".join(text.lower().split()))
        unit = _unit(found[2]) if found else None
        if found is None or unit is None:
            units = ", ".join(unit.said for unit in Unit)
            raise NotADuration(
                f"“{text}” is not a length of time; write a whole number and one of {units}"
            )
        return cls(int(found[1]), unit)

    def __str__(self) -> str:
        said = self.unit.said
        return f"{self.amount} {said.removesuffix('s') if self.amount == 1 else said}"


@dataclass(frozen=True)
class Deadline:
    """When something is due, and a sentence that says how that was counted."""

    due: date | datetime
    because: str


def due(start: date | datetime, within: Within, calendar: Calendar) -> date | datetime:
    """Work out by when something is owed that was set off at `start`.

    Day 0 is the day of `start` in London, and counting begins with the day after. Hours are
    hours that pass, whatever the clocks do, and give a moment in UTC; from a day without a
    time they run from its end. A month ends on the same day of the month, or on its last
    day where it has none such. Weeks, months and plain days may end on any day, working or
    not. Raises NotCovered where the calendar's data, or the calendar itself, does not reach
    so far, and ValueError for a moment without an offset.
    """
    try:
        return _counted(start, within, calendar)
    except OverflowError:
        raise NotCovered(f"{within} after {start} is past the year {MAXYEAR}") from None


def _counted(start: date | datetime, within: Within, calendar: Calendar) -> date | datetime:
    if within.unit is Unit.HOURS:
        return _moment(start) + timedelta(hours=within.amount)
    day = _day(start)
    match within.unit:
        case Unit.WORKING_DAYS:
            return calendar.add_working_days(day, within.amount)
        case Unit.SCHOOL_DAYS:
            return calendar.add_school_days(day, within.amount)
        case Unit.MONTHS:
            return _add_months(day, within.amount)
        case Unit.YEARS:
            return _add_months(day, within.amount * _MONTHS_IN_A_YEAR)
        case Unit.WEEKS:
            return day + timedelta(weeks=within.amount)
        case _:
            return day + timedelta(days=within.amount)


def due_with_reason(start: date | datetime, within: Within, calendar: Calendar) -> Deadline:
    """Work out the deadline as `due` does, and say in a sentence how it was counted."""
    ends = due(start, within, calendar)
    if isinstance(ends, datetime):
        return Deadline(
            ends, f"{within} after {say_moment(_moment(start))} is {say_moment(ends)}."
        )
    day = _day(start)
    left_out = _left_out(day, ends, within.unit, calendar)
    return Deadline(ends, f"{within} after {_full(day)}{left_out} is {_full(ends)}.")


def last_moment(ends: date | datetime) -> datetime:
    """Give the last moment, in UTC, at which what is due is still in time."""
    return (
        require_aware(ends).astimezone(UTC)
        if isinstance(ends, datetime)
        else end_of_day(ends)
    )


def _unit(written: str) -> Unit | None:
    plural = written.replace(" ", "-").removesuffix("s") + "s"
    return next((unit for unit in Unit if unit.value == plural), None)


def _day(start: date | datetime) -> date:
    return london_day(start) if isinstance(start, datetime) else start


def _moment(start: date | datetime) -> datetime:
    if isinstance(start, datetime):
        return require_aware(start).astimezone(UTC)
    return end_of_day(start)


def _add_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > MAXYEAR:
        raise OverflowError(year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _left_out(day: date, ends: date, unit: Unit, calendar: Calendar) -> str:
    if unit is Unit.SCHOOL_DAYS:
        return ", leaving out weekends, bank holidays and days when schools are shut,"
    if unit is not Unit.WORKING_DAYS:
        return ""
    passed = [day + timedelta(days=n) for n in range(1, (ends - day).days)]
    weekdays = [each for each in passed if each.weekday() < _SATURDAY]
    parts = ["weekends"] if len(weekdays) < len(passed) else []
    kept = [each for each in weekdays if each in calendar.bank_holidays]
    if kept:
        parts.append(_bank_holidays(kept))
    return f", leaving out {_joined(parts)}," if parts else ""


def _bank_holidays(days: list[date]) -> str:
    if (days[-1] - days[0]).days > _FEW_ENOUGH_TO_NAME:
        return f"{len(days)} bank holidays"
    called = "a bank holiday" if len(days) == 1 else "bank holidays"
    return f"{_list_of_days(days)} ({called})"


def _list_of_days(days: Iterable[date]) -> str:
    months = groupby(days, key=lambda day: (day.year, day.month))
    said = [_days_of_month(list(group)) for _, group in months]
    return _joined(said)


def _days_of_month(days: list[date]) -> str:
    return f"{_joined([str(day.day) for day in days])} {days[0]:%B}"


def _joined(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _full(day: date) -> str:
    return f"{day:%A} {say_day(day)}"
