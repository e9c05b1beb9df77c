"""Which days do offices work, and schools open, in England and Wales?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, cached_property

from sightline.kernel.calendar_data import (
    Term,
    complete_years,
    shipped_bank_holidays,
    shipped_closures,
    shipped_terms,
)
from sightline.kernel.local_time import say_day

_DAY = timedelta(days=1)
_SATURDAY = 5


class NotCovered(LookupError):
    """The day lies outside the years that the calendar has data for.

    If you are hitting this, add the missing years' bank holidays (or school terms): without
    them a deadline would be worked out as if there were none.
    """


@dataclass(frozen=True)
class Calendar:
    """The working days and school days, for the years that their data covers.

    `first` and `last` are the days between which bank holidays are known; left out, they
    are the start and the end of the years in which `bank_holidays` has any. `names` says
    what each bank holiday is called. `terms_are_placeholder` is True while the school terms
    are the invented ones that ship; whoever shows a date counted from them should say so.
    """

    bank_holidays: frozenset[date]
    terms: tuple[Term, ...] = ()
    closures: frozenset[date] = frozenset()
    names: Mapping[date, str] = field(default_factory=dict, compare=False, repr=False)
    first: date = date.max
    last: date = date.min
    terms_are_placeholder: bool = False

    def __post_init__(self) -> None:
        years = [day.year for day in self.bank_holidays]
        if years and self.first > self.last:
            object.__setattr__(self, "first", date(min(years), 1, 1))
            object.__setattr__(self, "last", date(max(years), 12, 31))

    def with_terms(self, terms: Iterable[Term], closures: Iterable[date] = ()) -> Calendar:
        """Give this calendar with the local authority's own school terms and closures."""
        return replace(
            self,
            terms=tuple(terms),
            closures=frozenset(closures),
            terms_are_placeholder=False,
        )

    def covers(self, day: date) -> bool:
        """Tell whether bank holidays are known for the day's year."""
        return self.first <= day <= self.last

    def covers_school(self, day: date) -> bool:
        """Tell whether school terms are known for the day, or for those around it."""
        return bool(self.terms) and self._terms_first <= day <= self._terms_last

    def is_bank_holiday(self, day: date) -> bool:
        """Tell whether the day is kept as a bank holiday; raises NotCovered."""
        self._check_covers(day)
        return day in self.bank_holidays

    def is_working_day(self, day: date) -> bool:
        """Tell whether it is Monday to Friday and no bank holiday; raises NotCovered."""
        return not self.is_bank_holiday(day) and day.weekday() < _SATURDAY

    def is_school_day(self, day: date) -> bool:
        """Tell whether schools are open: a working day in term and not a closure; raises
        NotCovered.
        """
        self._check_covers_school(day)
        return _is_in(self.school_days, day)

    def add_working_days(self, day: date, n: int) -> date:
        """Count n working days from the day after; before it if n is negative.

        None at all is the day itself, or the next working day. Raises NotCovered.
        """
        self._check_covers(day)
        return _counted(self.working_days, day, n, "working days")

    def add_school_days(self, day: date, n: int) -> date:
        """Count n school days as `add_working_days` does working days."""
        self._check_covers_school(day)
        return _counted(self.school_days, day, n, "school days")

    def working_days_between(self, a: date, b: date) -> int:
        """Count the working days after a up to and including b; negative if b is earlier.

        It undoes `add_working_days`: between a and a day n working days on there are n.
        Raises NotCovered.
        """
        self._check_covers(a)
        self._check_covers(b)
        return _between(self.working_days, a, b)

    def school_days_between(self, a: date, b: date) -> int:
        """Count the school days after a up to and including b; negative if b is earlier."""
        self._check_covers_school(a)
        self._check_covers_school(b)
        return _between(self.school_days, a, b)

    @cached_property
    def working_days(self) -> tuple[date, ...]:
        """Every working day that the calendar covers, in order."""
        holidays = self.bank_holidays
        days = _each_day(self.first, self.last)
        return tuple(d for d in days if d.weekday() < _SATURDAY and d not in holidays)

    @cached_property
    def school_days(self) -> tuple[date, ...]:
        """Every school day that the calendar covers, in order."""
        in_term = {day for term in self.terms for day in _each_day(term.first, term.last)}
        return tuple(
            d for d in self.working_days if d in in_term and d not in self.closures
        )

    @cached_property
    def _terms_first(self) -> date:
        return max(self.first, min(term.first for term in self.terms))

    @cached_property
    def _terms_last(self) -> date:
        return min(self.last, max(term.last for term in self.terms))

    def _check_covers(self, day: date) -> None:
        if not self.covers(day):
            raise _not_covered("bank holidays", day, self.first, self.last)

    def _check_covers_school(self, day: date) -> None:
        if not self.terms:
            raise NotCovered("no school terms are held; add your local authority's")
        if not self.covers_school(day):
            raise _not_covered("school terms", day, self._terms_first, self._terms_last)


def england_and_wales(
    extra: Iterable[tuple[date, str]] = (), moved_from: Iterable[date] = ()
) -> Calendar:
    """Give the calendar that ships with Sightline, with an administrator's own changes.

    `extra` names further bank holidays, and `moved_from` lists days that were to be bank
    holidays until a proclamation moved them. Either may repeat what a later release ships.
    Years after the last one shipped are covered once they, and every year before them, have
    eight weekday bank holidays.
    """
    return _calendar(tuple(sorted(set(extra))), frozenset(moved_from))


@cache
def _calendar(extra: tuple[tuple[date, str], ...], moved_from: frozenset[date]) -> Calendar:
    listed = dict(extra) | shipped_bank_holidays()
    names = {day: name for day, name in listed.items() if day not in moved_from}
    years = complete_years(names)
    return Calendar(
        bank_holidays=frozenset(names),
        terms=shipped_terms(),
        closures=shipped_closures(),
        names=names,
        first=date(years[0], 1, 1),
        last=date(years[-1], 12, 31),
        terms_are_placeholder=True,
    )


def _not_covered(what: str, day: date, first: date, last: date) -> NotCovered:
    held = f"{what} are held for {say_day(first)} to {say_day(last)}"
    return NotCovered(f"{held}, and {say_day(day)} is outside; add those of {day.year}")


def _counted(days: tuple[date, ...], day: date, n: int, what: str) -> date:
    at = _place(days, day, n)
    if 0 <= at < len(days):
        return days[at]
    side, more = ("after", "later") if n >= 0 else ("before", "earlier")
    raise NotCovered(
        f"{abs(n)} {what} {side} {say_day(day)} is beyond the days that are held, "
        f"{say_day(days[0])} to {say_day(days[-1])}; add those of {more} years"
    )


def _place(days: tuple[date, ...], day: date, n: int) -> int:
    if n > 0:
        return bisect_right(days, day) + n - 1
    return bisect_left(days, day) + n


def _between(days: tuple[date, ...], a: date, b: date) -> int:
    if a <= b:
        return bisect_right(days, b) - bisect_right(days, a)
    return bisect_left(days, b) - bisect_left(days, a)


def _is_in(days: tuple[date, ...], day: date) -> bool:
    at = bisect_left(days, day)
    return at < len(days) and days[at] == day


def _each_day(first: date, last: date) -> Iterable[date]:
    return (first + _DAY * passed for passed in range((last - first).days + 1))
