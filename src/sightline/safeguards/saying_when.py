"""When was it, said of an entry's days, in words and as EDTF?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sightline.kernel.local_time import LONDON, say_day, say_moment
from sightline.safeguards.obligation import Obligation
from sightline.safeguards.world import EntryRow
from sightline.safeguards.world_building.spans import date_of

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment_of(second: int) -> datetime:
    """Give the moment that this second is."""
    return _EPOCH + timedelta(seconds=second)


def start_of(entry: EntryRow) -> date | datetime | None:
    """Return the day or the moment that an entry is exactly of, None where it is neither."""
    if entry.first_day is None or entry.first_day != entry.last_day:
        return None
    if entry.first_second is not None and entry.first_second == entry.last_second:
        return moment_of(entry.first_second)
    return date_of(entry.first_day)


def when_in_words(entry: EntryRow) -> str:
    """Say when an entry happened: `on 5 January 2026`, `some time from … to …`."""
    exact = start_of(entry)
    if isinstance(exact, datetime):
        return f"on {say_moment(exact)}"
    if exact is not None:
        return f"on {say_day(exact)}"
    return _span_in_words(entry.first_day, entry.last_day)


def when_as_edtf(entry: EntryRow) -> str | None:
    """Write when an entry happened; None where nothing is known."""
    first, last = entry.first_day, entry.last_day
    if first is not None and first == last:
        return date_of(first).isoformat()
    if first is None and last is None:
        return None
    begins = date_of(first).isoformat() if first is not None else ".."
    ends = date_of(last).isoformat() if last is not None else ".."
    return f"{begins}/{ends}"


def due_as_text(owed: Obligation) -> str | None:
    """Write the last day, or moment, on which it falls due; None where none can be counted."""
    if owed.due_last is None:
        return None
    if owed.clock:
        wall = moment_of(owed.due_last).astimezone(LONDON)
        return wall.isoformat(timespec="minutes")
    return date_of(owed.due_last).isoformat()


def due_in_words(owed: Obligation) -> str:
    """Say when it falls due."""
    first, last = owed.due_first, owed.due_last
    if last is None:
        return "on a day that cannot be counted"
    if owed.clock:
        ends = say_moment(moment_of(last))
        return f"at the latest on {ends}" if first != last else f"on {ends}"
    if first is None or first == last:
        return (
            f"on {say_day(date_of(last))}" if first == last else _span_in_words(None, last)
        )
    return _span_in_words(first, last)


def _span_in_words(first: int | None, last: int | None) -> str:
    if first is None and last is None:
        return "on a day that nobody told"
    if first is None:
        return f"by {say_day(date_of(last or 0))}"
    if last is None:
        return f"on {say_day(date_of(first))} or later"
    return f"some time from {say_day(date_of(first))} to {say_day(date_of(last))}"
