"""What was just recorded, and who knows it now? And what stands, for whoever would change it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sightline.access.actor import Actor
from sightline.record.content import Content
from sightline.record.models import Entry
from sightline.record.queries.entries import EntryPage, entry_page
from sightline.record.queries.shown import EntryShown, Projector
from sightline.record.stored import content_of
from sightline.record.visibility import entries_open_to
from sightline.record.withholding import withholding_for


@dataclass(frozen=True)
class Standing:
    """The version of an entry that stands: as this actor is shown it, and its own content."""

    page: EntryPage
    content: Content

    @property
    def shown(self) -> EntryShown:
        """The standing version as it may be shown."""
        return self.page.latest


def recorded(actor: Actor, ids: Iterable[str], *, now: datetime) -> list[EntryShown]:
    """Return these entries as this actor sees them, in the order of the ledger."""
    rows = entries_open_to(actor, now=now).filter(id__in=list(ids))
    rows = rows.order_by("position").prefetch_related("about")
    people = {about.person for row in rows for about in row.about.all()}
    return Projector(actor, withholding_for(actor, people, now=now)).show(rows)


def standing(actor: Actor, position: int, *, now: datetime) -> Standing | None:
    """Return the last version of the entry at this place, or None if it is not open."""
    page = entry_page(actor, position, now=now)
    if page is None:
        return None
    row = Entry.objects.prefetch_related("about").get(position=page.latest.position)
    return Standing(page=page, content=content_of(row))
