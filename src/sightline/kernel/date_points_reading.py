"""Which point in time does a piece of EDTF text mean?"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, timezone

from sightline.kernel.date_points import Doubt, NotADate, Point, Precision
from sightline.kernel.local_time import LONDON, is_skipped, say_day

FORMS = "write a day as 2026-01-05, a month as 2026-01, a year as 2026"

_POINT = re.compile(
    r"(?P<before_year>[?~%]?)(?P<year>[0-9X]{4})(?P<after_year>[?~%]?)"
    r"(?:-(?P<before_month>[?~%]?)(?P<month>[0-9X]{2})(?P<after_month>[?~%]?)"
    r"(?:-(?P<before_day>[?~%]?)(?P<day>[0-9X]{2})(?P<after_day>[?~%]?))?)?"
)
_MOMENT = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?P<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)"
    r"(?P<offset>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?(?P<mark>[?~%]?)"
)
_PARTS = (
    (Precision.YEAR, "year"),
    (Precision.MONTH, "month"),
    (Precision.DAY, "day"),
)
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


def read_point(text: str) -> Point:
    """Read one point: a moment, day, month, season, year, decade or century."""
    if "T" in text:
        return _read_moment(text)
    found = _POINT.fullmatch(text)
    if found is None:
        raise unreadable(text)
    year, month, day = found["year"], found["month"], found["day"]
    precision, first, last = _days_of(text, year, month, day)
    return Point(text, precision, first, last, None, _doubt(found, precision))


def point_of_day(day: date) -> Point:
    """Make the point that is one whole day."""
    return Point(day.isoformat(), Precision.DAY, day, day)


def point_of_moment(moment: datetime, mark: str = "") -> Point:
    """Make the point that is one moment, told in London's time, with its mark of doubt."""
    wall = moment.astimezone(LONDON)
    day, clock = wall.date(), wall.timetz().replace(tzinfo=None)
    told = clock.isoformat("auto" if clock.second or clock.microsecond else "minutes")
    # In autumn an hour is shown twice; the second time round, the offset says so.
    again = "+00:00" if clock.fold else ""
    text = f"{day.isoformat()}T{told}{again}{mark}"
    doubt = _marked(mark, Precision.TIME) if mark else Doubt()
    return Point(text, Precision.TIME, day, day, clock, doubt)


def unreadable(text: str) -> NotADate:
    """Say what is wrong with text that has no form this module knows."""
    if re.fullmatch(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-]([0-9]{2}|[0-9]{4})", text):
        return NotADate(f"“{text}” does not put the year first", "write it as 2026-01-05")
    if text.startswith(("-", "Y")):
        return NotADate(
            f"“{text}” is before year 1 or after 9999", "use a year of four digits"
        )
    if re.fullmatch(r"[0-9-]{10} [0-9]{2}:[0-9]{2}.*", text):
        return NotADate(f"“{text}” has a space before the time", "put a T there instead")
    return NotADate(f"“{text}” is not a date that can be read", FORMS)


def _read_moment(text: str) -> Point:
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise NotADate(
            f"“{text}” is not a time that can be read", "write it as 2026-01-05T14:30"
        )
    wall = datetime.combine(_day(text, found["day"]), _clock(text, found["clock"]))
    return point_of_moment(_in_zone(text, wall, found["offset"]), found["mark"])


def _day(text: str, day: str) -> date:
    _, first, _ = _days_of(text, *day.split("-"))
    return first


def _clock(text: str, clock: str) -> time:
    try:
        return time.fromisoformat(_padded(clock))
    except ValueError:
        raise NotADate(
            f"“{text}” has a time that clocks do not show",
            "use 00:00 to 23:59; midnight at the end of a day is 00:00 on the next",
        ) from None


def _padded(clock: str) -> str:
    whole, dot, fraction = clock.partition(".")
    return f"{whole}.{fraction:0<6}" if dot else whole


def _in_zone(text: str, wall: datetime, offset: str | None) -> datetime:
    if offset is None:
        if is_skipped(wall):
            raise NotADate(
                f"“{text}” was never shown by clocks in London, which went forward over it",
                "give the time after the change, or add Z if it is in UTC",
            )
        return wall.replace(tzinfo=LONDON)
    try:
        return wall.replace(tzinfo=_zone(text, offset)).astimezone(UTC)
    except OverflowError:
        raise NotADate(f"“{text}” falls outside years 1 to 9999", FORMS) from None


def _zone(text: str, offset: str) -> timezone:
    if offset == "Z":
        return UTC
    digits = offset[1:].replace(":", "").ljust(4, "0")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if ahead > timedelta(hours=14) or int(digits[2:]) > 59:
        raise NotADate(f"“{text}” has an offset that no place keeps", "write Z, or +01:00")
    return timezone(-ahead if offset[0] == "-" else ahead)


def _days_of(
    text: str, year: str, month: str | None, day: str | None
) -> tuple[Precision, date, date]:
    if "X" in year:
        return _masked_year(text, year, month, day)
    if year == "0000":
        raise NotADate(f"“{text}” is in year 0", "use a year from 0001 to 9999")
    if month is None or (month == "XX" and day in (None, "XX")):
        return Precision.YEAR, date(int(year), 1, 1), date(int(year), 12, 31)
    if "X" in month:
        raise _badly_masked(text)
    return _in_month(text, int(year), int(month), day)


def _masked_year(
    text: str, year: str, month: str | None, day: str | None
) -> tuple[Precision, date, date]:
    masked = len(year) - len(year.rstrip("X"))
    known = year.rstrip("X")
    if month or day or "X" in known or masked > 2 or int(known) == 0:
        raise _badly_masked(text)
    precision = Precision.DECADE if masked == 1 else Precision.CENTURY
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return precision, date(first, 1, 1), date(last, 12, 31)


def _badly_masked(text: str) -> NotADate:
    return NotADate(
        f"“{text}” leaves out a part in the middle",
        "leave parts out from the right only: 2026-01-XX, 2026-XX, 202X or 20XX",
    )


def _in_month(
    text: str, year: int, month: int, day: str | None
) -> tuple[Precision, date, date]:
    if month in _SEASON_STARTS and day is None:
        return _season(text, year, _SEASON_STARTS[month])
    if not 1 <= month <= 12:
        right = "use months 01 to 12, or 21 to 24 for spring, summer, autumn and winter"
        raise NotADate(f"“{text}” has no such month as {month:02d}", right)
    length = monthrange(year, month)[1]
    if day is None or day == "XX":
        return Precision.MONTH, date(year, month, 1), date(year, month, length)
    if "X" in day:
        raise _badly_masked(text)
    if not 1 <= int(day) <= length:
        ends = say_day(date(year, month, length))
        wrong = f"“{text}” has no such day: that month ends on {ends}"
        raise NotADate(wrong, f"use days 01 to {length}, or leave the day out")
    exact = date(year, month, int(day))
    return Precision.DAY, exact, exact


def _season(text: str, year: int, month: int) -> tuple[Precision, date, date]:
    end_year, end_month = (year + 1, 2) if month == 12 else (year, month + 2)
    if end_year > 9999:
        raise NotADate(f"“{text}” ends after year 9999", "use an earlier year")
    last = date(end_year, end_month, monthrange(end_year, end_month)[1])
    return Precision.SEASON, date(year, month, 1), last


def _doubt(found: re.Match[str], precision: Precision) -> Doubt:
    marked = [
        (part, found[f"before_{name}"] or "", found[f"after_{name}"] or "")
        for part, name in _PARTS
    ]
    marked = [part for part in marked if part[1] or part[2]]
    if not marked:
        return Doubt()
    marks = "".join(before + after for _, before, after in marked)
    # The coarsest part that is marked decides how far out the whole may be; a mark on the
    # last part is one on the whole, whose precision may be a season or a decade.
    coarsest = marked[0][0]
    return _marked(marks, precision if coarsest is _finest_told(found) else coarsest)


def _marked(marks: str, part: Precision) -> Doubt:
    return Doubt("~" in marks or "%" in marks, "?" in marks or "%" in marks, part)


def _finest_told(found: re.Match[str]) -> Precision:
    return [part for part, name in _PARTS if found[name]][-1]
