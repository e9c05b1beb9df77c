"""How does a cell's value read, and is it a true date?"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from sightline.documents.source.blocks import Cell
from sightline.documents.source.gathering import EMPTY
from sightline.documents.source.word.words import seen

MONTH_ONLY, YEAR_ONLY, WITHOUT_YEAR, STRUCK = "month", "year", "without-year", "struck"
LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
DAY = re.compile(r"(?<!d)d{1,2}(?!d)", re.IGNORECASE)
MONTH = re.compile(r"m{3,5}|(?<![h:sm])m{1,2}(?![:sm])", re.IGNORECASE)
YEAR = re.compile(r"y|e", re.IGNORECASE)
BUILT_IN = {16: WITHOUT_YEAR, 17: MONTH_ONLY}


def look_of(number: int, code: str) -> str:
    """What a number format leaves out of a date, "" where it leaves out nothing."""
    if not code:
        return BUILT_IN.get(number, "")
    plain = LITERAL.sub("", code).partition(";")[0]
    if plain.lower() == "general":
        return ""
    day, month, year = (bool(part.search(plain)) for part in (DAY, MONTH, YEAR))
    if year and not day:
        return MONTH_ONLY if month else YEAR_ONLY
    return WITHOUT_YEAR if day and month and not year else ""


def cell_of(value: Any, look: str = "") -> Cell:
    """The cell that holds this value, shown as people in England write it."""
    if type(value) is str:
        return Cell(seen(value).strip(), struck=look == STRUCK) if value else EMPTY
    if type(value) is date or type(value) is datetime:
        return _dated(value, look)
    struck = look == STRUCK
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE", struck=struck)
    if isinstance(value, int | float):
        return Cell(number_text(value), float(value), struck=struck)
    if isinstance(value, timedelta):
        return Cell(_hours(value), struck=struck)
    if isinstance(value, time):
        return Cell(_clock(value), value, struck=struck)
    return Cell(str(value), struck=struck)


def number_text(value: float) -> str:
    """A number as Excel shows it in a plain cell: no “.0”, no noise in the last digits."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return f"{value:.15g}"


def _dated(value: date | datetime, look: str) -> Cell:
    if isinstance(value, datetime):
        if value.microsecond:
            value = (value + timedelta(milliseconds=500)).replace(microsecond=0)
        if value.time() == time():
            value = value.date()
    if look == MONTH_ONLY:
        # The day that Excel keeps for “Mar 2021” is its own invention.
        return Cell(f"{value:%b %Y}")
    if look == YEAR_ONLY:
        return Cell(f"{value.year:04}")
    shown = f"{value.day:02}/{value.month:02}/{value.year:04}"
    if isinstance(value, datetime):
        shown = f"{shown} {_clock(value.time())}"
    return Cell(shown, value, struck=look == STRUCK)


def _clock(value: time) -> str:
    return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"


def _hours(value: timedelta) -> str:
    minutes = round(value.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02}"
