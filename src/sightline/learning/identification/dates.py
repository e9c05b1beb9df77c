"""Does the text give a day, a month or an age exact enough to find the family by?"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from datetime import date

from sightline.learning.identification.known import Hit, KnownCase

_MONTHS = tuple(name.lower() for name in month_name[1:])
_NAMES = "|".join([*_MONTHS, *(month[:3] for month in _MONTHS), "sept"])
_WRITTEN = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -])?(?P<month>{_NAMES})\.?"
    rf"(?:[ -](?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?(?:,?[ -](?P<year>\d{{4}}))?\b",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b|\b(\d{4})-(\d\d)-(\d\d)\b"
)
_AGE = re.compile(
    r"\b(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -]"
    r"(?P<unit>day|week|month|year)s?[ -]?(?:old)?\b",
    re.IGNORECASE,
)
_WORDS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_DAYS_IN = {"day": 1, "week": 7, "month": 30.4, "year": 365.25}
_YOUNG = 24 * 31  # under two, an age in weeks or months is as good as a date
_NEAR_DAYS = 3
_SEASONS = {12: "winter", 1: "winter", 2: "winter", 3: "spring", 4: "spring", 5: "spring"} | {
    6: "summer", 7: "summer", 8: "summer", 9: "autumn", 10: "autumn", 11: "autumn"
}  # fmt: skip


def dates_in(text: str, case: KnownCase) -> Iterator[Hit]:
    """Yield every exact day, and every month in which the case has its incident or a birth."""
    for found in _NUMBERS.finditer(text):
        day = _numbered(found)
        if day is not None:
            yield _day_hit(found.start(), found.end(), found.group(), day, case)
    for found in _WRITTEN.finditer(text):
        yield from _written(found, case)


def _numbered(found: re.Match[str]) -> date | None:
    day, month, year, year2, month2, day2 = found.groups()
    parts = (year2, month2, day2) if year2 else (year, month, day)
    full = int(parts[0]) + (2000 if len(parts[0]) == 2 else 0)
    try:
        return date(full, int(parts[1]), int(parts[2]))
    except ValueError:
        return None


def _written(found: re.Match[str], case: KnownCase) -> Iterator[Hit]:
    month = next(
        n
        for n, name in enumerate(_MONTHS, start=1)
        if name.startswith(found["month"][:3].lower())
    )
    day, year = found["day"] or found["day2"], found["year"]
    if not (day or year) or not found["month"][0].isupper():
        return
    if day and year:
        try:
            exact = date(int(year), month, int(day))
        except ValueError:
            return
        yield _day_hit(found.start(), found.end(), found.group(), exact, case)
    elif day:
        same = [k for k in case.days if (k.day.month, k.day.day) == (month, int(day))]
        matches = f"{same[0].what} ({same[0].where})" if same else "a day of the year"
        yield Hit(
            found.start(), found.end(), "date", found.group(), matches, _season(month)
        )
    elif _matters(case, int(year), month):
        matches = "the month of the incident or of a birth"
        instead = f"{_season(month)} {year}, or only the year"
        yield Hit(found.start(), found.end(), "date", found.group(), matches, instead)


def _day_hit(start: int, end: int, said: str, day: date, case: KnownCase) -> Hit:
    known = next((each for each in case.days if each.day == day), None)
    matches = f"{known.what} ({known.where})" if known else "an exact day"
    return Hit(start, end, "date", said, matches, f"{_season(day.month)} {day.year}")


def _matters(case: KnownCase, year: int, month: int) -> bool:
    births = [person.born for person in case.people if person.born]
    days = [*births, *([case.incident] if case.incident else [])]
    return any((day.year, day.month) == (year, month) for day in days)


def ages_in(text: str, case: KnownCase) -> Iterator[Hit]:
    """Yield ages of a child under two given in days, weeks or months, and others of the case."""
    for found in _AGE.finditer(text):
        said = found["n"].lower()
        number = int(said) if said.isdigit() else _WORDS.index(said) + 1
        unit = found["unit"].lower()
        days = number * _DAYS_IN[unit]
        if unit == "year" or days > _YOUNG:
            continue
        whose = _of_that_age(case, days)
        if whose:
            instead = (
                "a newborn baby" if days < 28 else "a baby" if days < 365 else "a toddler"
            )
            matches = f"the age of {whose} at the incident"
            yield Hit(found.start(), found.end(), "age", found.group(), matches, instead)


def _of_that_age(case: KnownCase, days: float) -> str:
    if case.incident is None:
        return ""
    for person in case.people:
        if person.born and abs((case.incident - person.born).days - days) <= max(
            _NEAR_DAYS, days * 0.1
        ):
            return person.name
    return ""


def _season(month: int) -> str:
    return _SEASONS[month]
