"""Which entries may this actor see? The one place that decides, as a queryset.

An entry is shown when all of these hold, and the check on one entry is this queryset
filtered to it, so that a list and a page can never disagree:

1. nobody it is about is closed to the actor (own record, own family, alleged harm);
2. the actor's agency knows it, and knew it by the day asked about;
3. the actor's post reaches someone it is about, by involvement, team, family or role;
4. its handling marks, and those of whatever corrects it, open it to them.

A named grant stands in for 2 to 4; break-glass for 2 and 3, on entries whose marks do not
narrow who may read them. Of several marks the strictest counts. Families open until the
child is an adult, to the moment; closed families stay closed after that. A role that has
the Think Family view alone sees what its own agency knows, as any other does: the view adds
who is involved and which indicators are set, from what its agency was never told.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from sightline.access.actor import Actor
from sightline.access.models import Grant
from sightline.access.reach import broken_open, closed_people, involvements_of, within
from sightline.record.models import About, Entry, Knowledge, Narrowed
from sightline.vocabulary.handling import OpensTo

FAMILY_SHAPE = frozenset(
    {
        "person.recorded",
        "person.died",
        "pregnancy.booked",
        "birth.recorded",
        "relationship.recorded",
        "relationship.ended",
        "parent.asked-about",
    }
)
HOMES = frozenset({"residence.recorded", "residence.ended"})
# An empty Q() is dropped from "this or that", which would leave only the other.
EVERY_ENTRY = ~Q(pk__in=())


def entries_open_to(
    actor: Actor, *, now: datetime, known_on: datetime | None = None
) -> QuerySet[Entry]:
    """Return the entries this actor may see at `now`, as known to them by `known_on`."""
    if not actor.role.content:
        return Entry.objects.none()
    ordinarily = Q(
        _known_to(actor, by=known_on), _reached_by(actor, now=now), _marks_allow(actor)
    )
    entries = Entry.objects.filter(
        ordinarily | _granted_to(actor, now=now) | _broken_open_by(actor, now=now)
    )
    if known_on is not None:
        entries = entries.filter(recorded_at__lte=known_on)
    return _without_closed(entries, actor)


def structure_open_to(
    actor: Actor, *, now: datetime, known_on: datetime | None = None
) -> QuerySet[Entry]:
    """Return the entries that say who is in a family, for whoever works with it.

    Who a child's parents, brothers and sisters are is open to every post that reaches the
    child, whichever agency recorded it; entries with a handling mark that narrows them are
    not. They shape the family page and are not shown as entries. A post that has the Think
    Family view alone is not told where people live. See docs/decisions/0003.
    """
    if not actor.role.content:
        return Entry.objects.none()
    kinds = FAMILY_SHAPE if actor.role.think_family_only else FAMILY_SHAPE | HOMES
    reached = _works_with(actor, now=now) | _broken_open_by(actor, now=now)
    entries = Entry.objects.filter(
        reached, _not_narrowed(), kind__in=kinds, opens_to=OpensTo.EVERYONE_WHO_KNOWS
    )
    if known_on is not None:
        entries = entries.filter(recorded_at__lte=known_on)
    return _without_closed(entries, actor)


def entries_about(people: QuerySet | list[str]) -> Q:
    """Match entries that concern any of these people, driven by the index on people."""
    return Q(position__in=About.objects.filter(person__in=people).values("entry"))


def _known_to(actor: Actor, *, by: datetime | None) -> Q:
    known = Knowledge.objects.filter(entry=OuterRef("pk"), agency=actor.agency)
    if by is not None:
        known = known.filter(since__lte=by)
    return Q(Exists(known))


def _reached_by(actor: Actor, *, now: datetime) -> Q:
    if actor.role.covers_everyone:
        return EVERY_ENTRY
    # Entries about nobody (a review, a briefing) need no reach, only knowledge.
    return _works_with(actor, now=now) | Q(about_nobody=True)


def _works_with(actor: Actor, *, now: datetime) -> Q:
    about = About.objects.filter(entry=OuterRef("pk"))
    if actor.role.covers_everyone:
        return Q(Exists(about))
    people = involvements_of(actor, now=now).values("person")
    return Q(Exists(about.filter(within(people, now=now))))


def _marks_allow(actor: Actor) -> Q:
    in_circle = Knowledge.objects.filter(
        entry=OuterRef("pk"), agency=actor.agency, how__in=("own", "meeting")
    )
    return (
        Q(opens_to=OpensTo.EVERYONE_WHO_KNOWS)
        | Q(Exists(in_circle), opens_to=OpensTo.MEETING_CIRCLE)
        | Q(opens_to=OpensTo.OWN_AGENCY, agency=actor.agency)
    ) & _not_narrowed(actor)


def _not_narrowed(actor: Actor | None = None) -> Q:
    """A mark that a correction added holds for what it corrects: else that would tell it.

    The agency whose record it is still sees its own earlier version, unless it was sealed.
    """
    narrowed = Narrowed.objects.filter(entry=OuterRef("pk"))
    if actor is None:
        return ~Q(Exists(narrowed))
    sealed = narrowed.filter(opens_to=OpensTo.NAMED_POSTS)
    return ~Q(Exists(narrowed)) | Q(~Exists(sealed), agency=actor.agency)


def _granted_to(actor: Actor, *, now: datetime) -> Q:
    grants = Grant.objects.filter(
        post=actor.post, entry=OuterRef("id"), started_at__lte=now, until__gt=now
    )
    return Q(Exists(grants))


def _broken_open_by(actor: Actor, *, now: datetime) -> Q:
    people = broken_open(actor, now=now).values("person")
    about = About.objects.filter(within(people, now=now), entry=OuterRef("pk"))
    return Q(_not_narrowed(), Exists(about), opens_to=OpensTo.EVERYONE_WHO_KNOWS)


def _without_closed(entries: QuerySet[Entry], actor: Actor) -> QuerySet[Entry]:
    closed = closed_people(actor)
    if not closed:
        return entries
    return entries.exclude(
        Exists(About.objects.filter(entry=OuterRef("pk"), person__in=closed))
    )
