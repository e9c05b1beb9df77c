"""Which pieces of work are open about these people, for what is recorded next to belong to?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sightline.access.actor import Actor
from sightline.record.models import Entry, Thread
from sightline.record.queries.shown import EntryShown, Projector
from sightline.record.visibility import entries_about, entries_open_to
from sightline.record.withholding import withholding_for


@dataclass(frozen=True)
class OpenThread:
    """One piece of work that has not ended: what opened it, and how far it has come."""

    id: str
    work: str
    state: str
    opening: EntryShown


def open_threads(actor: Actor, people: Iterable[str], *, now: datetime) -> list[OpenThread]:
    """Return the open work about these people whose opening this actor may see, newest first."""
    people = list(people)
    openings = entries_open_to(actor, now=now).filter(entries_about(people))
    threads = {
        each.id: each
        for each in Thread.objects.filter(closed=False, id__in=openings.values("id"))
    }
    rows = Entry.objects.filter(id__in=threads).prefetch_related("about")
    projector = Projector(actor, withholding_for(actor, people, now=now))
    shown = projector.show(rows.order_by("-position"))
    return [
        OpenThread(each.id, threads[each.id].work, threads[each.id].state, each)
        for each in shown
    ]
