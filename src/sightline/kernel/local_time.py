"""Which day is it in London at this moment, and how is a moment said?"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def require_aware(moment: datetime) -> datetime:
    """Return the moment, or refuse it with ValueError if it does not say its offset."""
    if moment.utcoffset() is None:
        raise ValueError(
            f"{moment.isoformat()} does not say its offset from UTC; add a time zone to it"
        )
    return moment


def london_day(moment: datetime) -> date:
    """Say which day it is in London at this moment."""
    return require_aware(moment).astimezone(LONDON).date()


def start_of_day(day: date) -> datetime:
    """Give the first moment of the day in London, in UTC."""
    return datetime.combine(day, time.min, LONDON).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """Give the last moment of the day in London, in UTC.

    To the microsecond, so that whatever was recorded on that day is at or before it.
    """
    return datetime.combine(day, time.max, LONDON).astimezone(UTC)


def is_skipped(wall: datetime) -> bool:
    """Tell whether London's clocks never showed this: they jumped over it in spring."""
    back = wall.replace(tzinfo=LONDON).astimezone(UTC).astimezone(LONDON)
    return back.replace(tzinfo=None) != wall.replace(tzinfo=None)


def is_shown_twice(wall: datetime) -> bool:
    """Tell whether London's clocks showed this twice: they went back over it in autumn."""
    first, second = (wall.replace(tzinfo=LONDON, fold=fold).utcoffset() for fold in (0, 1))
    return first != second and not is_skipped(wall)


def say_day(day: date) -> str:
    """Say a day as `5 January 2026`."""
    return f"{day.day} {day:%B} {day.year}"


def say_clock(wall: datetime) -> str:
    """Say a London wall-clock time as `2:30pm`, `4pm`, `midday` or, if it was shown twice,
    `1:30am BST`.
    """
    said = _clock(wall)
    if not is_shown_twice(wall):
        return said
    return f"{said} {wall.replace(tzinfo=LONDON).tzname()}"


def say_moment(moment: datetime) -> str:
    """Say a moment in London's time as `5 January 2026 at 4:20pm`."""
    wall = require_aware(moment).astimezone(LONDON)
    return f"{say_day(wall.date())} at {say_clock(wall)}"


def _clock(wall: datetime) -> str:
    if (wall.hour, wall.minute) == (12, 0):
        return "midday"
    if (wall.hour, wall.minute) == (0, 0):
        # "Midnight on 5 January" is read both ways, so say which end of the day is meant.
        return "midnight (start of the day)"
    hour = wall.hour % 12 or 12
    half = "am" if wall.hour < 12 else "pm"
    return f"{hour}:{wall.minute:02d}{half}" if wall.minute else f"{hour}{half}"
