"""Which bank holidays and school terms ship with Sightline?"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

# Every year since 1978 has had at least this many, so a year with fewer is unfinished.
BANK_HOLIDAYS_A_YEAR = 8

_SATURDAY = 5


@dataclass(frozen=True)
class Term:
    """A stretch of school days, its first and last day included."""

    name: str
    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(
                f"{self.name} ends before it starts; swap its first and last day"
            )


@cache
def shipped_bank_holidays() -> dict[date, str]:
    """Give the name of every bank holiday in the shipped list."""
    held = _read("bank_holidays.toml")
    days = {date.fromisoformat(day): str(name) for day, name in held["days"].items()}
    single = {each["date"]: str(each["name"]) for each in held["moved"] + held["one_off"]}
    return days | single


@cache
def shipped_terms() -> tuple[Term, ...]:
    """Give the placeholder half-terms, to be replaced by the local authority's own."""
    return tuple(
        Term(f"{half['name']}, {year['name']}", half["first"], half["last"])
        for year in _read("school_terms.toml")["year"]
        for half in year["half_terms"]
    )


@cache
def shipped_closures() -> frozenset[date]:
    """Give the placeholder days on which schools are shut within a half-term."""
    years = _read("school_terms.toml")["year"]
    return frozenset(day for year in years for day in year["closed"])


def complete_years(bank_holidays: Iterable[date]) -> range:
    """Say which unbroken run of years has all its bank holidays listed."""
    weekdays = {day for day in bank_holidays if day.weekday() < _SATURDAY}
    counted = Counter(day.year for day in weekdays)
    shipped = {day.year for day in shipped_bank_holidays()}
    first, last = min(shipped), max(shipped)
    while counted[last + 1] >= BANK_HOLIDAYS_A_YEAR:
        last += 1
    while counted[first - 1] >= BANK_HOLIDAYS_A_YEAR:
        first -= 1
    return range(first, last + 1)


@cache
def _read(name: str) -> dict[str, Any]:
    text = files("sightline.kernel").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)
