"""What does a cell of a column of times or years say?"""

from __future__ import annotations

from datetime import date, datetime, time

from sightline.documents.dates.atoms import century
from sightline.documents.dates.reading import read_written
from sightline.documents.source.blocks import Cell

_LONGEST = 14


def clock_of(cell: Cell) -> str:
    """Give the time of day a cell holds, as words."""
    value = cell.value
    if isinstance(value, (datetime, time)):
        return f"{value:%H:%M}"
    if isinstance(value, float) and 0 < value < 1:
        minutes = round(value * 1440)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return cell.text.strip()


def reads_as_clock(text: str) -> bool:
    """Tell whether words are a time of day, so that they need not be kept besides."""
    reading = read_written("1/1/2000", as_of=date(2001, 1, 1), clock=text)
    return reading.happened.time is not None and len(text) <= _LONGEST


def full_year(year: int, as_of: date) -> int:
    """Give a year in full: 21 as 2021."""
    return year if year >= 100 else century(year, as_of.year)
