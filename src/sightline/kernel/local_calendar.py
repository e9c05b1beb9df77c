"""Which bank holidays and school terms has this partnership added for itself?

An administrator keeps them in one small file, so that a holiday proclaimed in the spring
counts from the day it is known, without waiting for a release:

    [bank_holidays]
    2027-06-18 = "A day proclaimed in May 2027"

    moved_from = [2027-05-31]

    [[terms]]
    name = "Autumn 2026, first half"
    first = 2026-09-03
    last = 2026-10-23

    closures = [2026-09-21]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sightline.kernel.calendar_data import Term
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.toml_text import read_toml
from sightline.kernel.working_days import Calendar, england_and_wales

KNOWN = ("bank_holidays", "moved_from", "terms", "closures")


def read_local_calendar(text: str) -> Calendar:
    """Return the shipped calendar with a partnership's own days; raises Refused with faults."""
    told = read_toml(text)
    faults = list(_faults(told))
    if faults:
        raise Refused(*faults)
    days = tuple((date.fromisoformat(day), name) for day, name in _days(told).items())
    calendar = england_and_wales(days, told.get("moved_from", ()))
    if "terms" not in told:
        return calendar
    terms = [Term(each["name"], each["first"], each["last"]) for each in told["terms"]]
    return calendar.with_terms(terms, told.get("closures", ()))


def _days(told: Mapping[str, Any]) -> Mapping[str, Any]:
    days = told.get("bank_holidays", {})
    return days if isinstance(days, dict) else {}


def _faults(told: Mapping[str, Any]) -> Iterator[Fault]:
    for name in told:
        if name not in KNOWN:
            yield _fault(
                name, "nothing of that name is read", f"use one of {', '.join(KNOWN)}"
            )
    for day, name in _days(told).items():
        if not _is_day(day) or not isinstance(name, str):
            yield _fault(
                f"bank_holidays, {day}",
                "it is not a day and its name",
                'write 2027-06-18 = "Name"',
            )
    for field in ("moved_from", "closures"):
        if not all(type(day) is date for day in told.get(field, ())):
            yield _fault(
                field, "it holds something that is not a day", "write [2027-05-31]"
            )
    for place, term in enumerate(told.get("terms", ()), start=1):
        yield from _term_faults(place, term)


def _term_faults(place: int, term: Any) -> Iterator[Fault]:
    where = f"terms, number {place}"
    if not isinstance(term, dict) or set(term) != {"name", "first", "last"}:
        yield _fault(
            where,
            "it needs a name, a first and a last day, and nothing else",
            'write name = "…", first = 2026-09-03, last = 2026-10-23',
        )
    elif not (type(term["first"]) is date and type(term["last"]) is date):
        yield _fault(where, "first and last must be days", "write them as 2026-09-03")
    elif term["last"] < term["first"]:
        yield _fault(where, "it ends before it starts", "swap its first and last day")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _fault(where: str, wrong: str, right: str) -> Fault:
    return Fault(where=where, wrong=wrong, right=right)
