"""Which people may this post open, and on what basis?

Reach is about people; which of their entries are shown is decided on top of it, in
`sightline.record.visibility`. Absolute refusals are subtracted last and nothing opens them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from sightline.access.actor import Actor
from sightline.access.models import BreakGlass, Declaration, FamilyTie, Involvement


@dataclass(frozen=True)
class Basis:
    """Why a post may open a person: the code kept in the trail, and words to show."""

    code: str
    words: str


def involvements_of(actor: Actor, *, now: datetime) -> QuerySet[Involvement]:
    """Return the live involvements that this post, its team or its manager's eye covers."""
    mine = Q(post=actor.post)
    if actor.team:
        mine |= Q(team=actor.team)
    if actor.leads_agency:
        mine |= Q(agency=actor.agency)
    return live(Involvement.objects.filter(mine, agency=actor.agency), now=now)


def live(involvements: QuerySet[Involvement], *, now: datetime) -> QuerySet[Involvement]:
    """Keep the involvements that have not ended and are not overdue for another look."""
    return involvements.filter(until__gt=now).exclude(ended_at__lte=now)


def broken_open(actor: Actor, *, now: datetime) -> QuerySet[BreakGlass]:
    """Return this post's break-glass openings that have not run out."""
    return BreakGlass.objects.filter(post=actor.post, opened_at__lte=now, until__gt=now)


def within(people: QuerySet, *, now: datetime, field: str = "person") -> Q:
    """Match, by the field that names a person, these people and the families of the children."""
    families = FamilyTie.objects.filter(child__in=people, until__gt=now)
    return Q(**{f"{field}__in": people}) | Q(**{f"{field}__in": families.values("member")})


def closed_people(actor: Actor) -> list[str]:
    """Return the people this person may never open: their own, and those they may have harmed."""
    if "closed" not in actor.memory:
        actor.memory["closed"] = _closed_people(actor)
    return actor.memory["closed"]


def _closed_people(actor: Actor) -> list[str]:
    declared = list(
        Declaration.objects.filter(user=actor.user).values_list("person", flat=True)
    )
    if not declared:
        return []
    # Whatever family a declared person is in, as child or as member, is closed whole.
    ties = FamilyTie.objects.filter(Q(member__in=declared) | Q(child__in=declared))
    children = set(ties.values_list("child", flat=True))
    families = FamilyTie.objects.filter(child__in=children)
    return sorted({*declared, *children, *families.values_list("member", flat=True)})


def basis_for(actor: Actor, person: str, *, now: datetime) -> Basis | None:
    """Say on what basis this post may open this person now, or None if it may not."""
    if not actor.role.content or person in closed_people(actor):
        return None
    if involvement := _involved(actor, person, now=now):
        return involvement
    if actor.role.covers_everyone:
        return Basis("role", f"Your role covers this: {actor.role.title}")
    if _reaches(person, broken_open(actor, now=now).values("person"), now=now):
        return Basis("break-glass", "Opened in an emergency; it will be reviewed")
    return None


def open_among(actor: Actor, people: Iterable[str], *, now: datetime) -> set[str]:
    """Return those of these people whom this post may open now: `basis_for`, for many at once."""
    people = set(people) - set(closed_people(actor))
    if not actor.role.content:
        return set()
    if actor.role.covers_everyone:
        return people
    found: set[str] = set()
    for source in (involvements_of(actor, now=now), broken_open(actor, now=now)):
        direct = source.filter(person__in=people).values_list("person", flat=True)
        ties = FamilyTie.objects.filter(
            child__in=source.values("person"), member__in=people, until__gt=now
        )
        found |= {*direct, *ties.values_list("member", flat=True)}
    return found


def _involved(actor: Actor, person: str, *, now: datetime) -> Basis | None:
    mine = involvements_of(actor, now=now)
    posts = set(mine.filter(person=person).values_list("post", flat=True))
    if actor.post in posts:
        return Basis("involved", "You are involved")
    if posts:
        return Basis("team", "Your team is involved")
    if _reaches(person, mine.values("person"), now=now):
        return Basis("family", "You work with a child in this family")
    return None


def _reaches(person: str, people: QuerySet, *, now: datetime) -> bool:
    ties = FamilyTie.objects.filter(child__in=people, member=person, until__gt=now)
    return people.filter(person=person).exists() or ties.exists()
