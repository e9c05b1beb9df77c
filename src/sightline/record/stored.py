"""How is a stored entry read back? From a row to its content and to a fact."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.kernel.partial_dates import PartialDate
from sightline.record.assembly.facts import Fact
from sightline.record.content import Content
from sightline.record.models import Entry


def about_of(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Return whom an entry is about, in its own order; prefetch `about` for many entries."""
    about = sorted(entry.about.all(), key=lambda each: each.place)
    return tuple((each.person, each.part) for each in about)


def happened_of(entry: Entry) -> PartialDate:
    """Return when it happened; nothing written down means that it is not known."""
    return PartialDate.parse(entry.happened) if entry.happened else PartialDate.unknown()


def content_of(entry: Entry) -> Content:
    """Return the content of a stored entry, as it was hashed."""
    return Content(
        id=entry.id,
        kind=entry.kind,
        happened=happened_of(entry),
        recorded_at=entry.recorded_at,
        agency=entry.agency_id,
        author=entry.author,
        post=entry.post,
        about=about_of(entry),
        thread=entry.thread,
        corrects=entry.corrects,
        data=entry.data,
        says=entry.says,
        handling=tuple(entry.handling),
        extra=entry.extra,
    )


def fact_of(entry: Entry) -> Fact:
    """Return a stored entry as a fact to assemble from."""
    return Fact(
        id=entry.id,
        kind=entry.kind,
        happened=happened_of(entry),
        recorded_at=entry.recorded_at,
        agency=entry.agency_id,
        about=about_of(entry),
        data=entry.data,
        corrects=entry.corrects,
        thread=entry.thread,
        opens_to=entry.opens_to,
        handling=tuple(entry.handling),
        author=entry.author,
        says=entry.says,
        position=entry.position,
    )


def facts_of(entries: Iterable[Entry]) -> list[Fact]:
    """Return stored entries as facts."""
    return [fact_of(entry) for entry in entries]
