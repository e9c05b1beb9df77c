"""When did it happen, in whole days and seconds, at the earliest and at the latest?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sightline.kernel.local_time import end_of_day, london_day, start_of_day
from sightline.kernel.partial_dates import NotADate, PartialDate
from sightline.safeguards.recorded import Recorded

_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Span:
    """Between which days, and seconds, something lies; None where nothing bounds it."""

    first_day: int | None = None
    last_day: int | None = None
    first_second: int | None = None
    last_second: int | None = None


def day_number(day: date) -> int:
    """Count the days from 1970-01-01."""
    return day.toordinal() - _EPOCH


def date_of(number: int) -> date:
    """Give the day that has this number."""
    return date.fromordinal(number + _EPOCH)


def second_of(moment: datetime) -> int:
    """Count the whole seconds from the start of 1970-01-01 in UTC."""
    return int(moment.timestamp())


def span_of(entry: Recorded) -> Span:
    """Return when an entry's fact lies; it had happened by the time it was recorded."""
    span = span_of_date(entry.happened)
    return span if entry.recorded_assumed else _had_happened(span, entry.recorded_at)


def span_of_date(happened: PartialDate) -> Span:
    """Return between which days and seconds a partial date lies, its doubts allowed for."""
    if not happened.is_known:
        return Span()
    moment, reach = happened.moment, happened.reach
    if moment is not None and not (happened.approximate or happened.uncertain):
        day, second = day_number(london_day(moment)), second_of(moment)
        return Span(day, day, second, second)
    begins = reach.first_moment or (start_of_day(reach.first) if reach.first else None)
    ends = reach.last_moment or (end_of_day(reach.last) if reach.last else None)
    return Span(
        day_number(reach.first) if reach.first else None,
        day_number(reach.last) if reach.last else None,
        second_of(begins) if begins else None,
        second_of(ends) if ends else None,
    )


def bounds_of(text: object) -> Span:
    """Read a date inside an entry's data; what cannot be read bounds nothing."""
    if not isinstance(text, str):
        return Span()
    try:
        return span_of_date(PartialDate.parse(text))
    except NotADate:
        return Span()


def years_later(day: date, years: int) -> date:
    """Return the birthday so many years on; of 29 February it is 1 March in other years."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _had_happened(span: Span, recorded_at: datetime) -> Span:
    day, second = day_number(london_day(recorded_at)), second_of(recorded_at)
    if span.first_day is not None and span.first_day > day:
        return span  # recorded ahead of its day: a meeting called, a plan from next week
    last_day = day if span.last_day is None else min(span.last_day, day)
    last_second = span.last_second
    if span.first_second is None or span.first_second <= second:
        last_second = second if last_second is None else min(last_second, second)
    return Span(span.first_day, last_day, span.first_second, last_second)
