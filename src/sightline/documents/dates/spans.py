"""What do the words around a date say of it: before, between, week commencing, about?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Span:
    """What a date with the words around it means: EDTF, and what was guessed or is unsure."""

    edtf: str
    about: bool = False
    doubtful: bool = False
    supposed: tuple[str, ...] = ()


def third(bounds: tuple[date, date], part: str) -> tuple[date, date]:
    """Give the early, middle or late third of a month or a year, or a narrow end of it."""
    first, last = bounds
    if (last - first).days > 31:
        return _third_of_year(first, last, part)
    days = {
        "early": (1, 10),
        "mid": (11, 20),
        "late": (21, last.day),
        "first-half": (1, 15),
        "second-half": (16, last.day),
        "start": (1, 7),
        "end": (22, last.day),
    }[part]
    return first.replace(day=days[0]), first.replace(day=days[1])


def _third_of_year(first: date, last: date, part: str) -> tuple[date, date]:
    length = (last - first).days + 1
    cut = length // 3
    if part.endswith("half"):
        middle = _month_end(first, length // 2)
        return (first, middle) if part == "first-half" else (middle + timedelta(1), last)
    if part in ("early", "start"):
        return first, _month_end(first, cut if part == "early" else length // 6)
    if part == "mid":
        begins = _month_end(first, cut) + timedelta(1)
        return begins, _month_end(first, 2 * cut)
    begins = _month_end(first, 2 * cut if part == "late" else length - length // 6 - 1)
    return begins + timedelta(1), last


def _month_end(first: date, days: int) -> date:
    near = first + timedelta(days + 6)
    return near.replace(day=1) - timedelta(1)


def week_from(day: date) -> Days:
    """Give the week that begins on a day."""
    return day, day + timedelta(6)


def week_to(day: date) -> Days:
    """Give the week that ends on a day: from the Monday where it ends on a Friday."""
    return day - timedelta(4 if day.weekday() == 4 else 6), day


def week_around(day: date) -> Days:
    """Give the Monday to Sunday in which a day lies."""
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(6)


def weekend_around(day: date) -> Days:
    """Give the Saturday and Sunday of the week in which a day lies."""
    monday = day - timedelta(day.weekday())
    return monday + timedelta(5), monday + timedelta(6)


def night_of(day: date) -> Days:
    """Give the two days that a night belongs to."""
    return day, day + timedelta(1)


def text_of(days: Days) -> str:
    """Write first and last days as EDTF; None is an open end."""
    first, last = days
    if first and first == last:
        return first.isoformat()
    return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"
