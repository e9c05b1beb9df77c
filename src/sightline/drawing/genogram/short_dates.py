"""How are dates and ages said where there is room for a few signs only?"""

from __future__ import annotations

from datetime import date

from sightline.drawing.family.people import Person
from sightline.drawing.family.ties import Ending, Period, UnionKind
from sightline.kernel.ages import completed_years
from sightline.kernel.gaps import whole_months
from sightline.kernel.partial_dates import PartialDate

_MONTHS = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)
_WEEKS_UNDER_DAYS = 183
_MONTHS_UNDER_YEARS = 2
_OLDEST = 110  # somebody older than that has died, and nobody wrote it down
_STARTS = {
    UnionKind.MARRIED: "m.",
    UnionKind.CIVIL_PARTNERS: "civ.",
    UnionKind.COHABITING: "coh.",
    UnionKind.ENGAGED: "eng.",
    UnionKind.RELATIONSHIP: "rel.",
    UnionKind.BRIEF: "brief",
    UnionKind.CO_PARENTS: "",
    UnionKind.NOT_KNOWN: "rel. ?",
}


def year_of(told: PartialDate | None) -> str:
    """Give a year in a few signs: `1990`, `c. 1990`, `before 1990`, `1990/91`, or nothing."""
    if told is None or not told.is_known:
        return ""
    if told.first is None:
        return f"before {told.last.year + 1}" if told.last else ""
    if told.last is None:
        return f"after {told.first.year - 1}"
    about = "c. " if told.approximate or told.uncertain else ""
    first, last = told.first.year, told.last.year
    if first == last:
        return f"{about}{first}"
    return (
        f"{about}{first}–{last % 100:02d}" if first // 100 == last // 100 else f"c. {first}"
    )


def short_date(told: PartialDate) -> str:
    """Give a date in a few signs: `12 Mar 2026`, `Mar 2026`, `c. 2026`, `?`."""
    if told.is_exact_day and told.first:
        return f"{told.first.day} {_MONTHS[told.first.month - 1]} {told.first.year}"
    same_month = told.first and told.last and (told.last - told.first).days < 31
    if same_month and told.first and not told.approximate:
        return f"{_MONTHS[told.first.month - 1]} {told.first.year}"
    return year_of(told) or "?"


def age_inside(person: Person, day: date) -> str:
    """Give the age as it is written inside a symbol: `3w`, `7m`, `3`, `41`, `c. 40`.

    Weeks under six months, months under two years; at death for somebody who has died.
    """
    if person.several is not None:
        return str(person.several) if person.several else "n"
    if person.is_unborn or person.loss or not person.born.is_known:
        return ""
    end = day
    if person.died is not None:
        if person.died.last is None:
            return ""
        end = min(person.died.last, day)
    if person.born.is_exact_day and person.born.first and person.born.first <= end:
        too_old = (end - person.born.first).days > _OLDEST * 366
        return "" if too_old else _exact(person.born.first, end)
    lowest, highest = completed_years(person.born, end)
    if highest < 0 or highest - lowest > 4 or highest > _OLDEST:
        return ""
    return str(lowest) if lowest == highest else f"c. {max(highest, 0)}"


def _exact(born: date, end: date) -> str:
    days = (end - born).days
    if days < _WEEKS_UNDER_DAYS:
        return f"{days // 7}w" if days >= 7 else f"{days}d"
    months = whole_months(born, end)
    return f"{months}m" if months < 12 * _MONTHS_UNDER_YEARS else f"{months // 12}"


def period_words(period: Period) -> tuple[str, ...]:
    """Say a period of a union in one line or two: `m. 2015`, `div. 2023`."""
    since, until = period.span.since, period.span.until
    start = _STARTS[period.kind]
    begun, over = year_of(since), year_of(until)
    if period.kind in (UnionKind.MARRIED, UnionKind.CIVIL_PARTNERS):
        told = f"{start} {begun or '?'}".strip()
        silent = period.ending is Ending.DIED and not over
        ended = (period.ending or until) and not silent
        return (told, _ending(period, over)) if ended else (told,)
    if period.kind in (UnionKind.CO_PARENTS, UnionKind.NOT_KNOWN) and not begun:
        return (start,) if start else ()
    joined = {"brief": f"brief, {begun or '?'}", "rel. ?": f"rel. ? {begun}"}.get(start)
    told = joined or f"{start} {begun or '?'}".strip()
    if period.kind is UnionKind.BRIEF:
        return (told,)
    if period.ending or until:
        return f"{told}–{over[-2:] if over[:2] == begun[:2] else over}", _ending(period, "")
    return (f"{told}–",)


def _ending(period: Period, over: str) -> str:
    word = {"separated": "sep.", "divorced": "div.", "ended": "ended", "died": "d."}
    said = word[period.ending.value] if period.ending else "ended"
    return f"{said} {over}".strip()
