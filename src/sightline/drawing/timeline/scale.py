"""Where on the sheet is a day? Always in proportion: a gap on paper is a gap in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.drawing.ink.colours import GREY, RULE
from sightline.drawing.ink.marks import Line, Mark, Pen, Words

_MONTH_WORDS = 30.0
_MONTH_TICKS = 7.0
_YEAR_WORDS = 34.0
_DAYS_A_MONTH = 30.4


@dataclass(frozen=True)
class Scale:
    """Days from first to last, both shown whole, between two places on the sheet."""

    first: date
    last: date
    left: float
    right: float

    @property
    def per_day(self) -> float:
        """How many pixels a day takes."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def x(self, day: date) -> float:
        """Give the place of the middle of a day, days outside standing at the edge."""
        at = self.left + ((day - self.first).days + 0.5) * self.per_day
        return min(max(at, self.left), self.right)

    def start(self, day: date) -> float:
        """Give the place where a day begins."""
        at = self.left + (day - self.first).days * self.per_day
        return min(max(at, self.left), self.right)

    def end(self, day: date) -> float:
        """Give the place where a day ends."""
        return self.start(day + timedelta(days=1)) if day < date.max else self.right

    def shows(self, first: date, last: date) -> bool:
        """Tell whether any of these days is on the sheet."""
        return first <= self.last and last >= self.first

    def months(self) -> Iterator[date]:
        """Give the first day of every month that begins on the sheet."""
        year, month = self.first.year, self.first.month
        while (day := date(year, month, 1)) <= self.last:
            if day >= self.first:
                yield day
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
            if year > date.max.year:
                return


def draw_axis(scale: Scale, y: float) -> tuple[Mark, ...]:
    """Write the years, and the months where there is room, above the line y."""
    month = scale.per_day * _DAYS_A_MONTH
    marks: list[Mark] = [Line(scale.left, y, scale.right, y, Pen(GREY, width=1))]
    taken = scale.left - _YEAR_WORDS
    for day in scale.months():
        x, january = scale.start(day), day.month == 1
        if january or month >= _MONTH_TICKS:
            marks.append(Line(x, y - (8 if january else 4), x, y, Pen(GREY, width=1)))
        words = _month_words(day, month)
        if words and x - taken >= _YEAR_WORDS and x <= scale.right - _YEAR_WORDS:
            marks.append(Words(x + 2, y - 8, words, 11, january, colour=GREY))
            taken = x
    if scale.first.day != 1 or scale.first.month != 1:
        marks.append(_start_year(scale, y))
    return tuple(marks)


def draw_years(scale: Scale, top: float, bottom: float) -> tuple[Mark, ...]:
    """Rule a line down the sheet where each year begins, and each month if it is wide."""
    wide = scale.per_day * _DAYS_A_MONTH >= _MONTH_WORDS * 2
    days = (day for day in scale.months() if day.month == 1 or wide)
    return tuple(
        Line(x, top, x, bottom, Pen(RULE, width=1 if day.month == 1 else 0.5))
        for day in days
        for x in [scale.start(day)]
    )


def _month_words(day: date, month: float) -> str:
    if day.month == 1:
        return str(day.year)
    if month >= _MONTH_WORDS:
        return f"{day:%b}"
    return f"{day:%b}" if day.month in (4, 7, 10) and month >= _MONTH_WORDS / 2.6 else ""


def _start_year(scale: Scale, y: float) -> Mark:
    return Words(
        scale.left - 6,
        y - 8,
        f"{scale.first:%b} {scale.first.year}",
        11,
        anchor="end",
        colour=GREY,
    )
