"""What does one point in a partial date say, and how far might it be out?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum

from sightline.kernel.local_time import LONDON, london_day, start_of_day


class NotADate(ValueError):
    """The text is not a partial date that Sightline reads.

    If you are hitting this, `wrong` says what is wrong with the text and `right` what would
    be right; the message says both.
    """

    def __init__(self, wrong: str, right: str) -> None:
        super().__init__(f"{wrong}; {right}")
        self.wrong = wrong
        self.right = right


class Precision(Enum):
    """How finely a partial date is told."""

    TIME = "time"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"
    OPEN = "open"
    UNKNOWN = "unknown"


# How far a date marked `~` (about) or `?` (doubtful) may be out, either way, when certainty
# is asked for. See the note "How far out" at the foot of this module.
LEEWAY = {
    Precision.TIME: timedelta(hours=2),
    Precision.DAY: timedelta(days=7),
    Precision.MONTH: timedelta(days=31),
    Precision.SEASON: timedelta(days=61),
    Precision.YEAR: timedelta(days=366),
    Precision.DECADE: timedelta(days=5 * 366),
    Precision.CENTURY: timedelta(days=25 * 366),
}
_SEASONS_BLUR = timedelta(days=31)


@dataclass(frozen=True)
class Reach:
    """The days, and where times are told the moments, between which something may lie.

    None means no limit: the start or the end is open, or not known.
    """

    first: date | None = None
    last: date | None = None
    first_moment: datetime | None = None
    last_moment: datetime | None = None

    def ends_before(self, other: Reach) -> bool:
        """Tell whether the whole of this comes before the whole of the other."""
        if self.last is None or other.first is None:
            return False
        if self.last != other.first:
            return self.last < other.first
        if self.last_moment is None or other.first_moment is None:
            return False
        return self.last_moment < other.first_moment

    def starts_before(self, other: Reach) -> bool:
        """Tell whether any of this comes before any of the other."""
        if self.first is None or other.last is None:
            return True
        if self.first != other.last:
            return self.first < other.last
        if self.first_moment is None or other.last_moment is None:
            return True
        return self.first_moment < other.last_moment

    def shares_a_day_with(self, other: Reach) -> bool:
        """Tell whether some day lies in both."""
        return not (_all_before(self, other) or _all_before(other, self))


@dataclass(frozen=True)
class Doubt:
    """What the marks `?`, `~` and `%` say of a point, and of which part of it."""

    approximate: bool = False
    uncertain: bool = False
    of: Precision | None = None

    @property
    def leeway(self) -> timedelta:
        """How far it may be out; twice as far where it is both about and doubtful."""
        marks = self.approximate + self.uncertain
        return LEEWAY[self.of] * marks if self.of else timedelta(0)


@dataclass(frozen=True)
class Point:
    """One day, month, season, year, decade or century, or one moment of one day."""

    text: str
    precision: Precision
    first: date
    last: date
    clock: time | None = None
    doubt: Doubt = Doubt()

    @property
    def moment(self) -> datetime | None:
        """The moment in UTC, where the time is told."""
        if self.clock is None:
            return None
        return datetime.combine(self.first, self.clock, LONDON).astimezone(UTC)

    @property
    def begins(self) -> datetime:
        """The first moment it may literally mean, in UTC."""
        return self.moment or start_of_day(self.first)

    @property
    def reach(self) -> Reach:
        """Where this may lie, its doubts allowed for."""
        moment = self.moment
        if moment is not None:
            return _reach_of_moment(moment, self.doubt.leeway)
        before, after = _blur(self)
        leeway = self.doubt.leeway
        return Reach(
            _shift(self.first, -leeway - before), _shift(self.last, leeway + after)
        )


def _all_before(one: Reach, other: Reach) -> bool:
    return one.last is not None and other.first is not None and one.last < other.first


def _reach_of_moment(moment: datetime, leeway: timedelta) -> Reach:
    # A time told to the minute may be any second of that minute.
    width = timedelta(0) if moment.second or moment.microsecond else timedelta(seconds=59)
    try:
        earliest, latest = moment - leeway, moment + width + leeway
        return Reach(london_day(earliest), london_day(latest), earliest, latest)
    except OverflowError:
        return Reach()


def _blur(point: Point) -> tuple[timedelta, timedelta]:
    if point.precision is not Precision.SEASON:
        return timedelta(0), timedelta(0)
    winter = point.first.month == 12
    before = point.first - date(point.first.year, 1, 1) if winter else _SEASONS_BLUR
    return before, _SEASONS_BLUR


def _shift(day: date, by: timedelta) -> date | None:
    try:
        return day + by
    except OverflowError:
        return None


# Note: How far out
#
# `first` and `last` of a partial date are always what the text literally says. Comparisons
# that claim certainty allow for more: "about 5 January" may be a week out either way,
# "about January" a month, "about 2025" a year. A date marked doubtful is given the same
# room as one marked about, and one marked both is given twice the room. A mark on one part
# of a date (`2004?-06-11`) gives the room of that part: there, a year.
#
# Seasons have no first day that everybody agrees on, so each is given a month either way
# even when it is not marked. Winter is written with the year it begins in, but some people
# mean the January and February of that year, so its room reaches back to that January.
#
# These figures are a judgement, made to err towards "cannot be told".
