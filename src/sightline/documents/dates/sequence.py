"""What do the rows around say of a date that leaves something out, or is out of order?

The rows are given in the order in which the file tells them. A year or a date that is taken
from a neighbour is marked `?` and owes a doubt; a date out of order is kept as it is written
and doubted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sightline.documents.chronology.told import TURNED
from sightline.documents.dates.leaning import Step
from sightline.documents.dates.order import Order, order_of
from sightline.documents.dates.reading import Known, Reading, read_value, read_written
from sightline.documents.dates.spans import text_of
from sightline.documents.dates.turned import turned_doubted
from sightline.kernel.local_time import say_day
from sightline.kernel.partial_dates import NotADate, PartialDate


@dataclass(frozen=True, slots=True)
class Told:
    """The date of one row as it is told: its words, its time column, its true value if any.

    `merged`: the cell is the lower part of the one above, so the date is the same.
    `known`: the year, and perhaps the month, that a heading above the row gives.
    """

    words: str
    clock: str = ""
    value: date | datetime | None = None
    merged: bool = False
    known: Known | None = None


def settle(
    rows: Sequence[Told], *, as_of: date, scope: tuple[date, date] | None = None
) -> list[Reading]:
    """Read the dates of rows that stand one after another; `scope` is the time reviewed."""
    readings = [_alone(row, as_of) for row in rows]
    readings = [_not_in_history(one, as_of) for one in readings]
    readings = _years_found(readings, rows, as_of, scope)
    readings = _leaning_found(readings, rows)
    return turned_doubted(_order_checked(readings), [row.value is not None for row in rows])


def _alone(row: Told, as_of: date) -> Reading:
    if row.value is not None:
        return _with_clock(read_value(row.value, row.words, as_of=as_of), row, as_of)
    return read_written(row.words, as_of=as_of, known=row.known, clock=row.clock)


def _with_clock(reading: Reading, row: Told, as_of: date) -> Reading:
    """Add what a column of times says to a true date."""
    if not row.clock or not reading.happened.is_exact_day or reading.happened.time:
        return reading
    told = read_written(reading.happened.text, as_of=as_of, clock=row.clock)
    return replace(told, written=reading.written)


_EARLIEST = 1900


def _not_in_history(reading: Reading, as_of: date) -> Reading:
    """Refuse a year that nobody now living saw; doubt a day that is still to come."""
    first, last = reading.happened.first, reading.happened.last
    begins = first or last
    if begins is None:
        return reading
    if begins.year < _EARLIEST or begins.year > as_of.year + 20:
        day = exact_day(reading)
        gone = replace(reading, happened=PartialDate.unknown(), lacks="date", muddled=day)
        return gone.doubting(f"the year {begins.year} cannot be right")
    if first and first > as_of and not reading.lacks:
        return reading.doubting(f"the date is after {say_day(as_of)}, when this was read")
    return reading


def exact_day(reading: Reading) -> date | None:
    """Give the day of a reading that is one day; None otherwise."""
    first, last = reading.happened.first, reading.happened.last
    return first if first is not None and first == last else None


def _years_found(
    readings: list[Reading],
    rows: Sequence[Told],
    as_of: date,
    scope: tuple[date, date] | None,
) -> list[Reading]:
    """Take the years that are left out from the rows before and after."""
    days = [exact_day(one) or one.happened.first for one in readings]
    order = order_of([exact_day(one) for one in readings])
    after = _next_known(days, order)
    found = list(readings)
    before: date | None = None
    for place, reading in enumerate(readings):
        if reading.lacks in ("year", "month"):
            between = _between(before, after[place], order.way)
            found[place] = _with_year(reading, rows[place], between, as_of, scope)
        elif reading.muddled:
            between = _between(before, after[place], order.way)
            found[place] = _year_mended(reading, reading.muddled, between)
        day = found[place].happened.first
        if day is not None and (place not in order.out):
            before = day
    return found


def _next_known(days: Sequence[date | None], order: Order) -> list[date | None]:
    after: list[date | None] = []
    upcoming: date | None = None
    for place in range(len(days) - 1, -1, -1):
        after.append(upcoming)
        if days[place] is not None and place not in order.out:
            upcoming = days[place]
    return after[::-1]


@dataclass(frozen=True)
class _Between:
    """The dated rows on either side, the earlier first; `near` is the row above."""

    low: date | None
    high: date | None
    near: date | None


def _between(before: date | None, after: date | None, way: int) -> _Between:
    low, high = (after, before) if way < 0 else (before, after)
    return _Between(low, high, before or after)


def _year_mended(reading: Reading, muddled: date, between: _Between) -> Reading:
    """Take the one year that fits the rows around, if its digits are those written or near."""
    low, high = between.low, between.high
    if low is None or high is None:
        return reading
    fitting = [
        day
        for year in range(low.year, high.year + 1)
        if _alike(year, muddled.year)
        and low <= (day := muddled.replace(year=year, day=min(muddled.day, 28))) <= high
    ]
    if len(fitting) != 1:
        return reading
    day = fitting[0].replace(day=muddled.day) if muddled.month != 2 else fitting[0]
    found = replace(reading, happened=PartialDate.parse(f"{day.isoformat()}?"), lacks="")
    return found.doubting(f"{day.year} was taken, which fits the rows around")


def _alike(year: int, written: int) -> bool:
    """Whether one year is another with digits changed round, or one of them mistyped."""
    told, said = f"{year:04d}", f"{written:04d}"
    wrong = sum(one != other for one, other in zip(told, said, strict=True))
    return wrong <= 1 or sorted(told) == sorted(said)


def _with_year(
    reading: Reading,
    row: Told,
    between: _Between,
    as_of: date,
    scope: tuple[date, date] | None,
) -> Reading:
    months = _months(reading, row, between)
    years = _years(between, scope, as_of)

    def misfit(one: Reading) -> tuple[int, int, int]:
        return _misfit(one, reading, between, scope, as_of)

    tried = _tried(row, years, months, as_of)
    if not tried or misfit(min(tried, key=misfit))[0]:
        around = [year + step for year in years for step in (-1, 1)]
        more = [year for year in around if year not in years and year <= as_of.year]
        tried += _tried(row, more, months, as_of)
    if not tried:
        why = "the year is not written, and no row around tells it"
        if reading.lacks == "month":
            why = "the month is not written, and no row around tells it"
        return replace(reading, lacks="date").doubting(why)
    best = min(tried, key=misfit)
    return replace(best, happened=_doubtful(best.happened))


def _tried(
    row: Told, years: Sequence[int], months: Sequence[int | None], as_of: date
) -> list[Reading]:
    readings = [
        read_written(row.words, as_of=as_of, known=Known(year, month), clock=row.clock)
        for year in dict.fromkeys(years)
        for month in months
    ]
    return [one for one in readings if one.happened.is_known]


def _months(reading: Reading, row: Told, between: _Between) -> list[int | None]:
    if reading.lacks != "month":
        return [None]
    if row.known and row.known.month:
        return [row.known.month]
    ends = [end for end in (between.low, between.high) if end]
    months: list[int | None] = []
    months += sorted({end.month for end in ends})
    return months


def _years(between: _Between, scope: tuple[date, date] | None, as_of: date) -> list[int]:
    ends = [end for end in (between.low, between.high) if end]
    if not ends and scope:
        ends = list(scope)
    if not ends:
        return []
    first, last = min(ends).year, max(ends).year
    return [year for year in range(first, last + 1) if year <= as_of.year]


def _misfit(
    one: Reading,
    reading: Reading,
    between: _Between,
    scope: tuple[date, date] | None,
    as_of: date,
) -> tuple[int, int, int]:
    """How ill a reading fits: out of place first, then the weekday, then how far it is."""
    first, last = one.happened.first, one.happened.last
    begins = first or last
    if begins is None:
        return (9, 9, 9)
    ends = last or begins
    gap = 0
    if between.low and ends < between.low:
        gap = (between.low - ends).days
    if between.high and begins > between.high:
        gap = max(gap, (begins - between.high).days)
    if scope and not (between.low or between.high):
        gap = max((scope[0] - ends).days, (begins - scope[1]).days, 0)
    weekday = 0
    if reading.weekday is not None and first and first.weekday() != reading.weekday:
        weekday = 1
    future = 400 if begins > as_of else 0
    near = abs((begins - between.near).days) if between.near else 0
    return (gap + future + 21 * weekday, weekday, near)


def _doubtful(happened: PartialDate) -> PartialDate:
    """Mark a guessed date `?`, if EDTF can say it of this one."""
    if happened.uncertain or not happened.text or happened.text.startswith("["):
        return happened
    swap = {"~": "%"}
    ends = [
        end
        if end in ("", "..")
        else end[:-1] + swap[end[-1]]
        if end[-1] in swap
        else end + "?"
        for end in happened.text.split("/")
    ]
    try:
        return PartialDate.parse("/".join(ends))
    except NotADate:
        return happened


def _leaning_found(readings: list[Reading], rows: Sequence[Told]) -> list[Reading]:
    """Work out what leans on the row above: blanks, ditto, the next day."""
    found: list[Reading] = []
    above: Reading | None = None
    for reading, row in zip(readings, rows, strict=True):
        one = reading
        if reading.lacks == "blank":
            one = _blank(reading, row, above)
        elif reading.lacks == "step" and reading.step:
            one = _stepped(reading, reading.step, above)
        found.append(one)
        if one.happened.is_known:
            above = one
    return found


def _blank(reading: Reading, row: Told, above: Reading | None) -> Reading:
    if above is None:
        return replace(reading, lacks="date").doubting("no date is written")
    clock = read_written(
        above.happened.text.rstrip("?~%").split("T")[0], as_of=date.max, clock=row.clock
    )
    same = clock.happened if row.clock and clock.happened.time else _untimed(above.happened)
    if row.merged:
        return Reading(above.written, same, above.doubts)
    why = "no date is written; that of the row above was taken"
    return Reading(reading.written, _doubtful(same)).doubting(why)


def _untimed(happened: PartialDate) -> PartialDate:
    if happened.time is None or happened.first is None:
        return happened
    return PartialDate.parse(
        happened.first.isoformat() + ("?" if happened.uncertain else "")
    )


def _stepped(reading: Reading, step: Step, above: Reading | None) -> Reading:
    first = above.happened.first if above else None
    last = above.happened.last if above else None
    if above is None or first is None or last is None:
        why = "it leans on the date of a row above, which is not known"
        return replace(reading, lacks="date").doubting(why)
    days = step.from_days(first, last)
    text = text_of(days)
    if step.clock and days[0] == days[1]:
        text = f"{text}T{step.clock}"
    if step.about:
        text = f"{text}~" if "/" not in text else text.replace("/", "~/") + "~"
    found = Reading(reading.written, PartialDate.parse(text))
    if above.happened.uncertain or above.doubts:
        found = replace(found, happened=_doubtful(found.happened))
        found = found.doubting("it leans on the row above, whose date is doubtful")
    if (days[1] - days[0]).days and step.way == "days":
        found = found.doubting("it leans on the row above, which does not name one day")
    return found


def _order_checked(readings: list[Reading]) -> list[Reading]:
    """Doubt what stands out of order, and what may have its day and month swapped."""
    days = [exact_day(one) for one in readings]
    order = order_of(days)
    if not order.way:
        return readings
    checked = list(readings)
    fence = _Fence(days, order)
    swaps = [
        place
        for place in order.out
        if (turned := _swapped(days[place])) and fence.holds(place, turned)
    ]
    for place, day in enumerate(days):
        if day is None:
            checked[place] = _span_checked(readings[place], fence, place)
        elif place in order.out:
            checked[place] = _out(readings[place], day, fence, place)
        elif swaps and (turned := _swapped(day)) and fence.holds(place, turned):
            why = (
                f"day and month stand swapped elsewhere in this table; {say_day(turned)}"
                " would be in order here too"
            )
            checked[place] = readings[place].doubting(why)
    return checked


def _swapped(day: date | None) -> date | None:
    if day is None or day.day > 12 or day.day == day.month:
        return None
    return date(day.year, day.day, day.month)


def _out(reading: Reading, day: date, fence: _Fence, place: int) -> Reading:
    turned = _swapped(day)
    why = f"{say_day(day)} is out of order among the rows around it"
    if turned and fence.holds(place, turned):
        why += f"; {say_day(turned)}, {TURNED}"
    return reading.doubting(why)


def _span_checked(reading: Reading, fence: _Fence, place: int) -> Reading:
    first, last = reading.happened.first, reading.happened.last
    if first is None or last is None or (last - first).days > 100:
        return reading
    low, high = fence.around(place)
    slack = timedelta(31)
    if (low and last < low - slack) or (high and first > high + slack):
        return reading.doubting("it is out of order among the rows around it")
    return reading


class _Fence:
    """The sure days on either side of each place."""

    def __init__(self, days: Sequence[date | None], order: Order) -> None:
        self._places = sorted(order.sure)
        self._days = days
        self._way = order.way

    def around(self, place: int) -> tuple[date | None, date | None]:
        """Give the nearest sure days before and after, the earlier first."""
        at = bisect_left(self._places, place)
        skip = 1 if at < len(self._places) and self._places[at] == place else 0
        before = self._days[self._places[at - 1]] if at else None
        more = at + skip < len(self._places)
        after = self._days[self._places[at + skip]] if more else None
        return (before, after) if self._way > 0 else (after, before)

    def holds(self, place: int, day: date) -> bool:
        """Tell whether a day would stand in order at a place."""
        low, high = self.around(place)
        return (low is None or low <= day) and (high is None or day <= high)
