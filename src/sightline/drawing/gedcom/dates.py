"""What does a GEDCOM date say, as a partial date?"""

from __future__ import annotations

import re

from sightline.drawing.family.ties import Span
from sightline.kernel.partial_dates import NotADate, PartialDate

_MONTHS = {
    name: n
    for n, name in enumerate(
        (
            "JAN",
            "FEB",
            "MAR",
            "APR",
            "MAY",
            "JUN",
            "JUL",
            "AUG",
            "SEP",
            "OCT",
            "NOV",
            "DEC",
        ),
        1,
    )
}
_DAY = re.compile(
    r"(?:(?P<day>\d{1,2})\s+)?(?:(?P<month>[A-Z]{3})[A-Z]*\.?\s+)?(?P<year>\d{3,4})(?:/\d{1,2})?"
)
_ABOUT = re.compile(r"^(ABT|ABOUT|CAL|EST|CIRCA|CA|C|INT)\b\.?\s*")
_BETWEEN = re.compile(r"^(?:BET|BETWEEN|FROM)\b\.?\s+(.*?)\s+(?:AND|TO)\b\s+(.*)$")


def date_from(text: str) -> PartialDate:
    """Read a date; what cannot be read as one of our calendar is not known.

    ABT, CAL and EST make it approximate, BEF and AFT open at one end, BET and FROM a span.
    """
    said = re.sub(r"@#DGREGORIAN@|\(.*\)|\bGREGORIAN\b", " ", text.upper())
    said = " ".join(said.split())
    if (
        not said
        or "@#D" in said
        or re.search(r"\b(JULIAN|HEBREW|FRENCH_R|B\.?C\.?E?\.?)\b", said)
    ):
        return PartialDate.unknown()
    edtf = _edtf(said)
    try:
        return PartialDate.parse(edtf) if edtf else PartialDate.unknown()
    except NotADate:
        return PartialDate.unknown()


def span_from(text: str) -> Span:
    """Read a date that may be a stretch: FROM and TO give its ends."""
    said = " ".join(text.upper().split())
    found = re.match(r"^FROM\s+(.*?)(?:\s+TO\s+(.*))?$", said)
    if found:
        until = date_from(found.group(2)) if found.group(2) else None
        return Span(date_from(found.group(1)), until)
    if said.startswith("TO "):
        return Span(None, date_from(said[3:]))
    return Span(date_from(said)) if said else Span()


def _edtf(said: str) -> str:
    span = _BETWEEN.match(said)
    if span:
        first, last = _day(span.group(1)), _day(span.group(2))
        return f"{first}/{last}" if first and last and first <= last else ""
    for word, before, after in (("BEF", "../", ""), ("AFT", "", "/..")):
        if said.startswith(word):
            day = _day(said.split(maxsplit=1)[-1])
            return f"{before}{day}{after}" if day else ""
    if said.startswith("TO "):
        return f"../{_day(said[3:])}"
    about = _ABOUT.match(said)
    day = _day(said[about.end() :] if about else said.removeprefix("FROM "))
    return f"{day}~" if about and day else day


def _day(said: str) -> str:
    found = _DAY.fullmatch(_ABOUT.sub("", said.strip()))
    if found is None:
        return ""
    year = f"{int(found['year']):04d}"
    if found["month"] is None:
        return year if found["day"] is None else ""
    month = _MONTHS.get(found["month"])
    if month is None:
        return ""
    return f"{year}-{month:02d}" + (f"-{int(found['day']):02d}" if found["day"] else "")
