"""How is a partial date said in plain English?"""

from __future__ import annotations

from datetime import datetime

from sightline.kernel.date_points import Point, Precision
from sightline.kernel.date_spans import Choice, Span
from sightline.kernel.local_time import say_clock, say_day

NOT_KNOWN = "date not known"

_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def say(meaning: Point | Span | Choice | None) -> str:
    """Say when, in words; what is not known is said to be not known."""
    if meaning is None:
        return NOT_KNOWN
    if isinstance(meaning, Point):
        return _point(meaning)
    if isinstance(meaning, Span):
        return _span(meaning)
    return " or ".join(say(option) for option in meaning.options)


def _point(point: Point) -> str:
    doubtful = " (doubtful)" if point.doubt.uncertain else ""
    about = "about " if point.doubt.approximate else ""
    if point.precision is Precision.TIME:
        return f"{say_day(point.first)} at {about}{_clock(point)}{doubtful}"
    return f"{about}{_days(point)}{doubtful}"


def _days(point: Point) -> str:
    first = point.first
    match point.precision:
        case Precision.MONTH:
            return f"{first:%B} {first.year}"
        case Precision.SEASON:
            return f"{_SEASONS[first.month]} {first.year}"
        case Precision.YEAR:
            return str(first.year)
        case Precision.DECADE:
            return f"the {first.year}s"
        case Precision.CENTURY:
            return f"the years {first.year} to {point.last.year}"
        case _:
            return say_day(first)


def _clock(point: Point) -> str:
    return say_clock(datetime.combine(point.first, point.clock)) if point.clock else ""


def _span(span: Span) -> str:
    if span.start and span.start == span.end:
        return _point(span.start)
    if span.start and span.end:
        return f"some time between {_between(span.start, span.end)}"
    if span.end:
        return _by(span.end)
    if span.start:
        return _from(span.start)
    return NOT_KNOWN


def _by(end: Point) -> str:
    if end.precision is Precision.TIME:
        return f"by {_point(end)}"
    if end.precision is Precision.DAY:
        return f"on or before {_point(end)}"
    return f"by the end of {_point(end)}"


def _from(start: Point) -> str:
    if start.precision is Precision.TIME:
        return f"from {_point(start)} on"
    joined = "on" if start.precision is Precision.DAY else "in"
    return f"{joined} or after {_point(start)}"


def _between(start: Point, end: Point) -> str:
    if _marked(start) or _marked(end) or start.precision is not end.precision:
        return f"{_point(start)} and {_point(end)}"
    if start.precision is Precision.TIME and start.first == end.first:
        return f"{_clock(start)} and {_clock(end)} on {say_day(start.first)}"
    return f"{_shared_left_out(start, end)} and {_point(end)}"


def _shared_left_out(start: Point, end: Point) -> str:
    """Say the start without the year, or the month and year, that the end will say."""
    first, last = start.first, end.first
    if first.year != last.year:
        return _point(start)
    if start.precision is Precision.MONTH:
        return f"{first:%B}"
    if start.precision is Precision.DAY:
        return f"{first.day}" if first.month == last.month else f"{first.day} {first:%B}"
    return _point(start)


def _marked(point: Point) -> bool:
    return point.doubt.approximate or point.doubt.uncertain
