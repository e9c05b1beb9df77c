"""Which of this post's involvements are over their date, or will be soon?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sightline.access.actor import Actor
from sightline.access.models import Involvement
from sightline.access.reach import closed_people
from sightline.record.models import Person

SOON = timedelta(weeks=8)


@dataclass(frozen=True)
class Renewable:
    """One involvement that somebody has to look at again."""

    entry: str
    people: tuple[str, ...]
    names: str
    role: str
    until: datetime
    overdue: bool


def renewable(actor: Actor, *, now: datetime) -> tuple[Renewable, ...]:
    """Return this post's involvements past their date or within eight weeks of it."""
    rows = Involvement.objects.filter(
        post=actor.post, agency=actor.agency, ended_at__isnull=True, until__lte=now + SOON
    )
    rows = rows.exclude(person__in=closed_people(actor)).order_by("until", "person")
    by_entry: dict[str, list[Involvement]] = {}
    for row in rows:
        by_entry.setdefault(row.entry, []).append(row)
    people = Person.objects.filter(pk__in=rows.values("person"))
    names = dict(people.values_list("pk", "name"))
    return tuple(_renewable(found, names, now) for found in by_entry.values())


def _renewable(rows: list[Involvement], names: dict[str, str], now: datetime) -> Renewable:
    first = rows[0]
    return Renewable(
        entry=first.entry,
        people=tuple(row.person for row in rows),
        names=", ".join(names.get(row.person) or "Name not recorded" for row in rows),
        role=first.role,
        until=first.until,
        overdue=first.until <= now,
    )
