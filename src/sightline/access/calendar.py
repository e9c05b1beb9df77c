"""Which calendar does this partnership count by? Its own days, if it has set any down."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

from sightline.kernel.local_calendar import read_local_calendar
from sightline.kernel.working_days import Calendar, england_and_wales

FILE = "calendar.toml"  # in the folder that SIGHTLINE_DATA names


def partnership_calendar() -> Calendar:
    """Return the calendar to count by; a changed file counts from the next start."""
    return _read(settings.SIGHTLINE_DATA / FILE)


@cache
def _read(file: Path) -> Calendar:
    if not file.exists():
        return england_and_wales()
    return read_local_calendar(file.read_text(encoding="utf-8"))
