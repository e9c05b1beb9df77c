"""What is one thing that a date names: a day, a month, a year, a time of year?"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sightline.documents.dates.names import TIMES_OF_YEAR

Grain = Literal["", "decade", "century", "two-years", "financial", "school", "none"]


@dataclass(frozen=True, slots=True)
class Atom:
    """One thing named in a date; parts that are not told are None.

    `season` is a key of TIMES_OF_YEAR. `grain` says what the year counts where that is not
    one calendar year; "none" is a day that never was. `supposed` says what was guessed.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: str = ""
    grain: Grain = ""
    clock: str = ""
    supposed: tuple[str, ...] = ()

    @property
    def only_day(self) -> bool:
        """Whether it names a day of some month and no more."""
        return self.month is None and self.year is None and self.day is not None

    def doubting(self, why: str) -> Atom:
        """Return it with one more thing supposed."""
        return replace(self, supposed=(*self.supposed, why))

    def bounds(self) -> tuple[date, date] | None:
        """Give its first and last day; None where it lacks a year or never was."""
        if self.year is None or self.grain == "none":
            return None
        if self.season:
            return self._season_bounds(self.year)
        if self.grain:
            return _GRAINS[self.grain](self.year)
        if self.month is None:
            return date(self.year, 1, 1), date(self.year, 12, 31)
        last = monthrange(self.year, self.month)[1]
        day = self.day
        return date(self.year, self.month, day or 1), date(
            self.year, self.month, day or last
        )

    def _season_bounds(self, year: int) -> tuple[date, date]:
        first, last = TIMES_OF_YEAR[self.season](year)
        if self.grain == "two-years":
            return first, TIMES_OF_YEAR[self.season](year + 1)[1]
        return first, last

    def edtf(self) -> str:
        """Give it as EDTF, as exact as it was named and no more."""
        bounds = self.bounds()
        if bounds is None:
            return ""
        first, last = bounds
        if self.clock:
            return f"{first.isoformat()}T{self.clock}"
        if first == last:
            return first.isoformat()
        if self.season or self.grain:
            whole = {"decade": f"{first.year // 10}X", "century": f"{first.year // 100}XX"}
            return whole.get(self.grain, f"{first}/{last}")
        return f"{first:%Y-%m}" if self.month else str(first.year).zfill(4)


_GRAINS = {
    "decade": lambda year: (date(year, 1, 1), date(year + 9, 12, 31)),
    "century": lambda year: (date(year, 1, 1), date(year + 99, 12, 31)),
    # A financial year runs from April and a school year from September; unsaid, either.
    "two-years": lambda year: (date(year, 4, 1), date(year + 1, 8, 31)),
    "financial": lambda year: (date(year, 4, 1), date(year + 1, 3, 31)),
    "school": lambda year: (date(year, 9, 1), date(year + 1, 8, 31)),
}


def century(two_digits: int, this_year: int) -> int:
    """Give the year two digits mean: this century's, unless that is still to come."""
    year = this_year - this_year % 100 + two_digits
    return year if year <= this_year + 1 else year - 100


# Wide enough for slips such as 2200, which are refused later with a better reason.
_YEARS = range(1000, 3000)


def checked(atom: Atom) -> Atom:
    """Return the atom, or what is left of it where there is no such day."""
    day, month, year = atom.day, atom.month, atom.year
    if year is not None and year not in _YEARS:
        return Atom(grain="none").doubting(f"there is no year {year}")
    if day is None or month is None:
        return atom
    if month > 12 >= day and 13 <= month <= 31:
        swapped = replace(atom, day=month, month=day)
        return checked(
            swapped.doubting(
                f"there is no month {month}: the day and the month were taken as swapped"
            )
        )
    if 1 <= month <= 12 and _exists(year or 2000, month, day):
        return atom
    if 1 <= month <= 12 and 29 <= day <= 31:
        return replace(atom, day=None).doubting(
            f"that month has no day {day}; the month was kept"
        )
    return Atom(grain="none").doubting("there is no such day")


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= day <= monthrange(year, month)[1]
