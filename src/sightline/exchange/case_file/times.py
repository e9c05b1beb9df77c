"""Which moment does a case file mean by this, and how is a moment written into one?

A date alone is the end of that day in London, so that nothing is taken to have been known
before it can have been.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from sightline.exchange.case_file.findings import Findings
from sightline.kernel.local_time import (
    LONDON,
    end_of_day,
    is_shown_twice,
    is_skipped,
    london_day,
)
from sightline.record.chain import moment_text

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}\S*")
_RIGHT = 'write "2026-01-05" or "2026-01-05T16:20:00Z"'
# Nobody recorded anything outside these years, and arithmetic near year 1 or 9999 fails.
_YEARS = range(1900, 2200)


def read_moment(value: object, where: str, findings: Findings) -> datetime | None:
    """Return the moment in UTC, or None with the fault reported."""
    if not isinstance(value, str):
        findings.fault(where, f"{value!r} is not a date or a moment", _RIGHT)
        return None
    try:
        return _read(value.strip(), where, findings)
    except ValueError as error:
        findings.fault(where, f"“{value[:60]}” is not a date or a moment ({error})", _RIGHT)
        return None


def read_day(value: object, where: str, findings: Findings) -> date | None:
    """Return a day, or None with the fault reported."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    findings.fault(where, f"{str(value)[:60]!r} is not a day", 'write "2026-01-05"')
    return None


def write_moment(moment: datetime) -> str:
    """Write a moment so that `read_moment` gives it back; a day's end as the day alone."""
    day = london_day(moment)
    return day.isoformat() if moment == end_of_day(day) else moment_text(moment)


def _read(text: str, where: str, findings: Findings) -> datetime:
    if _DAY.fullmatch(text):
        return end_of_day(_believable(date.fromisoformat(text)))
    if not _MOMENT.fullmatch(text):
        raise ValueError("it is laid out otherwise")
    moment = datetime.fromisoformat(text)
    _believable(moment.date())
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    return _local(moment, where, findings)


def _believable(day: date) -> date:
    if day.year not in _YEARS:
        raise ValueError(f"the year {day.year} cannot be right")
    return day


def _local(wall: datetime, where: str, findings: Findings) -> datetime:
    if is_skipped(wall):
        raise ValueError("the clocks jumped over that time in London")
    said = "the earlier of the two that night" if is_shown_twice(wall) else "London's time"
    findings.note(where, "this moment does not say its offset", f"taken as {said}")
    return wall.replace(tzinfo=LONDON).astimezone(UTC)
