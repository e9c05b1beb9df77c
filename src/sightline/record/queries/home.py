"""What is mine, and what is new to me? The page a practitioner starts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Exists, OuterRef, QuerySet, When

from sightline.access.actor import Actor
from sightline.access.models import Involvement
from sightline.access.reach import closed_people, involvements_of
from sightline.kernel.local_time import london_day
from sightline.record.models import About, Entry, Knowledge, Person, Receipt
from sightline.record.queries.described import described
from sightline.record.queries.family import age_of
from sightline.record.queries.shown import EntryShown, Projector
from sightline.record.visibility import entries_open_to
from sightline.record.withholding import withholding_for

MOST = 100


@dataclass(frozen=True)
class MyFamily:
    """One person this post or its team works with."""

    person: str
    name: str
    age: str
    role: str
    mine: bool  # by this post itself, rather than its team
    lead: bool
    until: datetime
    unread: int  # entries that reached this agency about them and nobody acknowledged


@dataclass(frozen=True)
class Overdue:
    """An involvement past its date to be looked at again: it opens nothing until renewed."""

    entry: str
    person: str
    name: str
    role: str
    until: datetime


def my_families(actor: Actor, *, now: datetime) -> list[MyFamily]:
    """Return whom this post and its team work with, those of the post itself first.

    At most 100, by name; see `how_many_families`.
    """
    best: dict[str, Involvement] = {}
    for row in _working(actor, now=now).order_by("person", "started_at"):
        if row.person not in best or row.post == actor.post:
            best[row.person] = row
    people = Person.objects.in_bulk(list(best))
    listed = sorted(
        (row for row in best.values() if row.person in people),
        key=lambda row: (row.post != actor.post, people[row.person].name),
    )[:MOST]
    unread = _unread(actor, [row.person for row in listed], now=now)
    return [
        _mine(actor, row, people[row.person], unread.get(row.person, 0), now)
        for row in listed
    ]


def how_many_families(actor: Actor, *, now: datetime) -> int:
    """Count everyone this post and its team work with, however many `my_families` lists."""
    return _working(actor, now=now).values("person").distinct().count()


def _working(actor: Actor, *, now: datetime) -> QuerySet[Involvement]:
    return involvements_of(actor, now=now).exclude(person__in=closed_people(actor))


def _mine(
    actor: Actor, row: Involvement, person: Person, unread: int, now: datetime
) -> MyFamily:
    known = described(person)
    return MyFamily(
        person=person.pk,
        name=known.name,
        age=age_of(known, london_day(now)),
        role=row.role,
        mine=row.post == actor.post,
        lead=row.role == "lead-practitioner",
        until=row.until,
        unread=unread,
    )


def overdue_involvements(actor: Actor, *, now: datetime) -> list[Overdue]:
    """Return this post's involvements that lapsed and did not end, for renewing with a reason."""
    rows = Involvement.objects.filter(
        post=actor.post, ended_at__isnull=True, until__lte=now
    )
    rows = rows.exclude(person__in=closed_people(actor))
    names = dict(
        Person.objects.filter(pk__in=rows.values("person")).values_list("pk", "name")
    )
    return [
        Overdue(row.entry, row.person, names.get(row.person, ""), row.role, row.until)
        for row in rows.order_by("until")
    ]


def new_to_me(actor: Actor, *, now: datetime) -> list[EntryShown]:
    """Return what reached this agency from others, about families open to this post.

    "New" is what nobody in the agency has acknowledged yet: referrals first, so that nothing
    else can crowd one out, then the newest first, at most 100. See `how_many_new`.
    """
    referral = Case(When(kind="referral.made", then=0), default=1)
    ordered = _waiting(actor, now=now).order_by(referral, "-position")
    rows = list(ordered.prefetch_related("about")[:MOST])
    people = {about.person for row in rows for about in row.about.all()}
    projector = Projector(actor, withholding_for(actor, people, now=now))
    return projector.show(rows)


def how_many_new(actor: Actor, *, now: datetime) -> int:
    """Count everything new to this post, however much of it `new_to_me` lists."""
    return _waiting(actor, now=now).count()


def _waiting(actor: Actor, *, now: datetime) -> QuerySet[Entry]:
    # Driven by what reached the agency, so that the rest of the ledger is never walked through.
    entries = entries_open_to(actor, now=now).exclude(agency=actor.agency)
    reached = Knowledge.objects.filter(agency=actor.agency)
    return entries.filter(pk__in=reached.values("entry")).exclude(_acknowledged_by(actor))


def _acknowledged_by(actor: Actor) -> Exists:
    return Exists(Receipt.objects.filter(entry=OuterRef("pk"), agency=actor.agency))


def _unread(actor: Actor, people: list[str], *, now: datetime) -> dict[str, int]:
    waiting: dict[str, int] = {}
    entries = _waiting(actor, now=now)
    mine = About.objects.filter(person__in=people, entry__in=entries)
    for person in mine.values_list("person", flat=True):
        waiting[person] = waiting.get(person, 0) + 1
    return waiting
