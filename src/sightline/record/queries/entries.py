"""What does one entry say, what became of it, and who knows it? The entry page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from sightline.access.actor import Actor
from sightline.record.models import Entry
from sightline.record.queries.shown import EntryShown, Projector
from sightline.record.visibility import entries_open_to
from sightline.record.withholding import withholding_for


@dataclass(frozen=True)
class EntryPage:
    """One entry, every version of it, and the rest of the piece of work it belongs to."""

    entry: EntryShown
    versions: tuple[EntryShown, ...]  # earliest first; only one when never corrected
    thread: tuple[EntryShown, ...]  # the other entries of the same piece of work
    digest: str
    digest_source: str

    @property
    def latest(self) -> EntryShown:
        """The version that stands."""
        return self.versions[-1]


def entry_page(
    actor: Actor, position: int, *, now: datetime, known_on: datetime | None = None
) -> EntryPage | None:
    """Return one entry's page, or None if it does not exist or is not open to this actor."""
    open_to = entries_open_to(actor, now=now, known_on=known_on)
    entry = open_to.filter(position=position).prefetch_related("about").first()
    if entry is None:
        return None
    people = [about.person for about in entry.about.all()]
    projector = Projector(actor, withholding_for(actor, people, now=now))
    versions = _versions(entry, list(open_to.filter(id__in=_line(entry))))
    others = _thread(entry, open_to, {version.id for version in versions})
    shown = {
        each.id: each for each in projector.show([*versions, *others], known_on=known_on)
    }
    return EntryPage(
        entry=shown[entry.id],
        versions=tuple(shown[each.id] for each in versions),
        thread=tuple(shown[each.id] for each in others),
        digest=entry.digest,
        digest_source=entry.get_origin_display(),
    )


def _line(entry: Entry) -> list[str]:
    """The ids of every entry in the same line of corrections, whoever may see them."""
    line = [entry.id]
    earlier = entry.corrects
    while earlier:
        line.insert(0, earlier)
        earlier = (
            Entry.objects.filter(id=earlier).values_list("corrects", flat=True).first()
        )
    later = Entry.objects.filter(corrects=entry.id).first()
    while later:
        line.append(later.id)
        later = Entry.objects.filter(corrects=later.id).first()
    return line


def _versions(entry: Entry, seen: list[Entry]) -> list[Entry]:
    return sorted(
        {each.id: each for each in [*seen, entry]}.values(), key=lambda e: e.position
    )


def _thread(entry: Entry, open_to: QuerySet[Entry], versions: set[str]) -> list[Entry]:
    if not entry.thread:
        return []
    others = open_to.filter(thread=entry.thread).exclude(id__in=versions)
    return list(others.order_by("recorded_at", "position").prefetch_related("about"))
