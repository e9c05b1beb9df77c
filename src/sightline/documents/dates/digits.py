"""Is a run of digits a date: 110620, 11062020, 20200611, or the number Excel stores?"""

from __future__ import annotations

import re
from datetime import date, timedelta

from sightline.documents.dates.atoms import Atom, century, checked

_EXCEL_BEGINS = date(1899, 12, 30)
_LIKELY = range(14000, 80000)  # 1938 to 2119


def only_digits(text: str, as_of: date) -> tuple[str, tuple[Atom, ...]] | None:
    """Read plain text that is nothing but digits; None where it is not a date so."""
    serial = re.fullmatch(r"(\d{5})(?:\.(\d+))?", text)
    if serial and int(serial[1]) in _LIKELY:
        return "@", (_from_serial(int(serial[1]), serial[2]),)
    if spaced := re.fullmatch(r"(\d{1,2}) (\d{1,2}) ((?:19|20)\d\d|\d\d)", text):
        year = (
            int(spaced[3]) if len(spaced[3]) == 4 else century(int(spaced[3]), as_of.year)
        )
        return "@", (checked(Atom(year, int(spaced[2]), int(spaced[1]))),)
    if not re.fullmatch(r"\d{6}|\d{8}", text):
        return None
    atom = _run(text, as_of.year)
    return ("@", (atom,)) if atom else None


def _from_serial(days: int, fraction: str | None) -> Atom:
    day = _EXCEL_BEGINS + timedelta(days)
    minutes = round(float(f"0.{fraction}") * 1440) if fraction else 0
    clock = f"{minutes // 60:02d}:{minutes % 60:02d}" if 0 < minutes < 1440 else ""
    return Atom(day.year, day.month, day.day, clock=clock).doubting(
        f"“{days}” was taken as the number by which Excel stores a day"
    )


def _run(text: str, this_year: int) -> Atom | None:
    if len(text) == 8:
        if text[:2] in ("19", "20") and int(text[4:6]) <= 12 and 1 <= int(text[6:]) <= 31:
            return checked(Atom(int(text[:4]), int(text[4:6]), int(text[6:])))
        year = int(text[4:])
    else:
        year = century(int(text[4:]), this_year)
    day, month = int(text[:2]), int(text[2:4])
    if not (1 <= day <= 31 and 1 <= month <= 31 and 1900 <= year <= this_year + 1):
        return None
    why = f"“{text}” was taken as day, month and year run together"
    return checked(Atom(year, month, day)).doubting(why)
