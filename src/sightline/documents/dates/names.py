"""What are months, weekdays and the days everybody knows called, however they are spelt?"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from difflib import get_close_matches
from functools import lru_cache

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
_SHORT_WEEKDAYS = {"weds": 2, "wednes": 2, "tues": 1, "thur": 3, "thurs": 3, "satur": 5}

Bounds = tuple[date, date]


@lru_cache(maxsize=4096)
def month_called(word: str) -> int | None:
    """Number the month a word names, misspelt or cut short; None where it names none."""
    word = word.rstrip(".")
    if len(word) < 3:
        return None
    for number, name in enumerate(MONTHS, start=1):
        if name.startswith(word):
            return number
    if word == "sept":
        return 9
    if len(word) < 5:
        return None
    near = get_close_matches(word, MONTHS, n=1, cutoff=0.8)
    return MONTHS.index(near[0]) + 1 if near and near[0][:2] == word[:2] else None


@lru_cache(maxsize=4096)
def weekday_called(word: str) -> int | None:
    """Number the weekday a word names, Monday 0; None where it names none."""
    word = word.rstrip(".")
    if word in _SHORT_WEEKDAYS:
        return _SHORT_WEEKDAYS[word]
    for number, name in enumerate(WEEKDAYS):
        if word in (name, name + "s", name[:3]):
            return number
    near = get_close_matches(word, WEEKDAYS, n=1, cutoff=0.85) if len(word) > 5 else []
    return WEEKDAYS.index(near[0]) if near else None


def easter(year: int) -> date:
    """Give Easter Sunday of a year, by the Gregorian reckoning."""
    golden = year % 19
    century = year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def _day(month: int, day: int) -> Callable[[int], Bounds]:
    return lambda year: (date(year, month, day), date(year, month, day))


def _between(first: tuple[int, int], last: tuple[int, int]) -> Callable[[int], Bounds]:
    def bounds(year: int) -> Bounds:
        ends = year + (last < first)
        day = last[1] or monthrange(ends, last[0])[1]
        return date(year, *first), date(ends, last[0], day)

    return bounds


def _easter(first: int, last: int) -> Callable[[int], Bounds]:
    def bounds(year: int) -> Bounds:
        sunday = easter(year)
        return sunday + timedelta(first), sunday + timedelta(last)

    return bounds


# Longer names first: the first that fits is taken. A year, told or found, makes them days.
# Where people differ about when a time of year begins, these are the bounds most would allow.
TIMES_OF_YEAR: Mapping[str, Callable[[int], Bounds]] = {
    r"(?:between|betw|b/w)\s+(?:xmas|christmas)\s*(?:and|&|/|-)\s*(?:the\s+)?new year": (
        _between((12, 25), (1, 1))
    ),
    r"(?:xmas|christmas)\s*(?:and|&|/|-)\s*new year": _between((12, 24), (1, 2)),
    r"(?:xmas|christmas) eve": _day(12, 24),
    r"(?:xmas|christmas) day": _day(12, 25),
    r"boxing day": _day(12, 26),
    r"new year'?s? eve|nye|hogmanay": _day(12, 31),
    r"new year'?s? day|nyd": _day(1, 1),
    r"new year'?s?(?! \w*term)": lambda year: (date(year - 1, 12, 31), date(year, 1, 2)),
    r"good friday": _easter(-2, -2),
    r"easter sunday|easter day": _easter(0, 0),
    r"easter monday": _easter(1, 1),
    r"(?:over )?(?:the )?easter (?:weekend|w/e)": _easter(-2, 1),
    r"easter (?:holidays?|hols|break|vac(?:ation)?)": _easter(-14, 15),
    r"(?:xmas|christmas) (?:holidays?|hols|break|vac(?:ation)?)": _between(
        (12, 17), (1, 6)
    ),
    r"summer (?:holidays?|hols|break|vac(?:ation)?)": _between((7, 18), (9, 6)),
    r"(?:feb\w* |spring )(?:half[ -]?term|h/t)": _between((2, 8), (2, 24)),
    r"(?:may |summer |whitsun )(?:half[ -]?term|h/t)": _between((5, 22), (6, 6)),
    r"(?:oct\w* |autumn )(?:half[ -]?term|h/t)": _between((10, 15), (11, 5)),
    r"easter(?! term)": _easter(-7, 8),
    r"(?:xmas|christmas)(?: (?:time|period))?(?! term)": _between((12, 21), (12, 31)),
    r"autumn term|michaelmas term|christmas term": _between((9, 1), (12, 22)),
    r"spring term|lent term|easter term": _between((1, 2), (4, 10)),
    r"summer term|trinity term": _between((4, 10), (7, 26)),
    r"(?:the )?spring": _between((3, 1), (5, 31)),
    r"(?:the )?summer": _between((6, 1), (8, 31)),
    r"(?:the )?(?:autumn|fall)": _between((9, 1), (11, 30)),
    r"(?:the )?winter": _between((12, 1), (2, 0)),
    r"hallowe'?en": _day(10, 31),
    r"bonfire night|guy fawkes(?: night)?": _day(11, 5),
    r"(?:st\.? )?valentine'?s?(?: day)?": _day(2, 14),
    r"q1|(?:1st|first) quarter": _between((1, 1), (3, 31)),
    r"q2|(?:2nd|second) quarter": _between((4, 1), (6, 30)),
    r"q3|(?:3rd|third) quarter": _between((7, 1), (9, 30)),
    r"q4|(?:4th|fourth|last) quarter": _between((10, 1), (12, 31)),
}
