"""Does a date lean on the one above it: the same day, the next, three days later, ditto?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sightline.documents.dates.clock import take_clock
from sightline.documents.dates.names import weekday_called

Way = Literal["days", "week", "weekend", "weekday", "month"]


@dataclass(frozen=True, slots=True)
class Step:
    """How far from the date above: in days (a span where unsure), weeks, or to a weekday."""

    first: int = 0
    last: int = 0
    way: Way = "days"
    about: bool = False
    clock: str = ""

    def from_days(self, first: date, last: date) -> tuple[date, date]:
        """Give the first and last day it means, leaning on a first and last day."""
        if self.way == "days":
            return first + timedelta(self.first), last + timedelta(self.last)
        if self.way == "weekday":
            return _next(first, self.first), _next(last, self.first)
        monday = first - timedelta(first.weekday()) + timedelta(7 * self.first)
        end = last - timedelta(last.weekday()) + timedelta(7 * self.first + 6)
        return (monday + timedelta(5) if self.way == "weekend" else monday), end


def _next(day: date, weekday: int) -> date:
    return day + timedelta((weekday - day.weekday() - 1) % 7 + 1)


_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)}
_NUMBERS |= {"a": 1, "an": 1}
_LOOSELY = {"few": (2, 6), "several": (2, 8), "couple of": (1, 4)}
_SAME = re.compile(
    r"(?:\"+|''|,,|ditto|do\.?|as above|(?:the )?same (?:day|date) as (?:above"
    r"|previous)(?: entry)?|see above|idem|ibid\.?|same(?: (?:day|date|as above))?"
    r"|same day as above|above"
    r"|(?:on |at )?(?:the )?(?:same|that) (?:day|date)|later (?:on )?(?:the "
    r"|that )?same (?:day|date)|later (?:that|the same) day"
    r"|(?:later )?(?:that|same) (?:morning|afternoon|evening|night)|as previous"
    r"|also (?:on )?(?:this|that|same) (?:day|date))"
)
_TAIL = (
    r"[ ,;:.()\-]*(?:later|later on|am|pm|morning|afternoon|evening|night|again"
    r"|cont'?d?\.?|continued|\(?late entry\)?)?[ ,;:.()\-]*"
)
_NEXT = re.compile(
    r"(?:on )?(?:the )?(?:next|following|subsequent) day|(?:the )?day after"
    r"|(?:the )?morning after|next morning|following morning"
)
_BEFORE = re.compile(
    r"(?:on )?(?:the )?(?:previous|preceding) day|(?:the )?day before"
    r"|(?:the )?(?:night|evening) before"
)
_COUNT = re.compile(
    r"(?P<about>approx\.? |about |around |c\.? ?)?(?P<n>\d+|(?:a )?(?:couple of|few)"
    r"|several|[a-z]+) (?P<unit>day|week|wk|fortnight|month)s? (?P<way>later|after"
    r"|on|afterwards|before|earlier|previously)"
)
_WEEK = re.compile(
    r"(?:the )?(?P<which>same|that|following|next|previous) (?P<unit>week|weekend"
    r"|w/e|w/end)|later (?P<late>that|the same|same) week"
)
_WEEKDAY = re.compile(r"(?:on )?(?:the )?(?:following |next )?(?P<weekday>[a-z]+)")


_COUNTED = re.compile(r"later|after|before|earlier|previously| on\b|same|next|following")


def leaning(text: str) -> Step | None:
    """Read plain text that leans on the date above it; None where it does not."""
    if text[:1].isdigit() and not _COUNTED.search(text):
        return None
    clock, rest = take_clock(text)
    rest = rest.strip(" ,;:.()-")
    told = clock.first if not clock.last else ""
    for pattern, days in ((_SAME, 0), (_NEXT, 1), (_BEFORE, -1)):
        if re.fullmatch(pattern.pattern + _TAIL, rest):
            return Step(days, days, clock=told)
    if found := re.fullmatch(_COUNT.pattern + _TAIL, rest):
        return _counted(found)
    if found := _WEEK.fullmatch(rest):
        return _week(found)
    if (found := _WEEKDAY.fullmatch(rest)) and len(found["weekday"]) > 2:
        weekday = weekday_called(found["weekday"])
        return None if weekday is None else Step(weekday, way="weekday", clock=told)
    return None


def _counted(found: re.Match[str]) -> Step | None:
    said = found["n"].removeprefix("a ")
    size = {"day": 1, "week": 7, "wk": 7, "fortnight": 14, "month": 30}[found["unit"]]
    back = found["way"] in ("before", "earlier", "previously")
    if said in _LOOSELY:
        low, high = (number * size for number in _LOOSELY[said])
        return Step(-high, -low) if back else Step(low, high)
    number = int(said) if said.isdigit() else _NUMBERS.get(said)
    if number is None:
        return None
    days = -number * size if back else number * size
    # “Two weeks later” is seldom said to the day; “three days later” mostly is.
    return Step(days, days, about=size > 1 or bool(found["about"]))


def _week(found: re.Match[str]) -> Step:
    if found["late"]:
        return Step(0, 0, "week")
    weeks = {"same": 0, "that": 0, "following": 1, "next": 1, "previous": -1}[
        found["which"]
    ]
    return Step(weeks, weeks, "week" if found["unit"] == "week" else "weekend")
