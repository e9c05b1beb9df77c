"""Which partnerships could there be? Small invented worlds, crowded so that every rule meets.

A world is plain lists and dicts; `store` writes it to the database with no action in between,
and `tests.access.oracle` reads it without ever touching that database.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction

from sightline.access.database_scope import whole_record
from sightline.access.models import (
    Agency,
    BreakGlass,
    Declaration,
    FamilyTie,
    Grant,
    Involvement,
    Post,
    Suspension,
    Team,
    User,
)
from sightline.record.models import About, Entry, Knowledge, Receipt
from sightline.record.views import narrowing
from sightline.vocabulary.handling import opens_to
from sightline.vocabulary.knowledge_means import KNOWLEDGE_MEANS
from sightline.vocabulary.post_roles import POST_ROLES

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
TICK = timedelta(microseconds=1)
DAY = timedelta(days=1)
AROUND_NOW = (NOW - DAY, NOW - TICK, NOW, NOW, NOW + TICK, NOW + DAY)
MARKS = (
    "not-family",
    "not-person:p1",
    "safe-address",
    "no-onward",
    "marac",
    "child-confidence",
    "police-condition",
    "sealed",
)
# Kinds that say who is in a family, where they live, and neither.
KINDS = (
    "concern.noted",
    "concern.noted",
    "visit.made",
    "person.recorded",
    "person.died",
    "pregnancy.booked",
    "birth.recorded",
    "relationship.recorded",
    "relationship.ended",
    "parent.asked-about",
    "residence.recorded",
    "residence.ended",
)
KNOWN_ON = (NOW - 20 * DAY, NOW - 10 * DAY, NOW - 5 * DAY)
Row = dict[str, Any]


@dataclass
class World:
    """One partnership, as rows."""

    agencies: list[Row] = field(default_factory=list)
    teams: list[Row] = field(default_factory=list)
    users: list[Row] = field(default_factory=list)
    posts: list[Row] = field(default_factory=list)
    suspensions: list[Row] = field(default_factory=list)
    declarations: list[Row] = field(default_factory=list)
    involvements: list[Row] = field(default_factory=list)
    ties: list[Row] = field(default_factory=list)
    entries: list[Row] = field(default_factory=list)
    knowledge: list[Row] = field(default_factory=list)
    grants: list[Row] = field(default_factory=list)
    broken: list[Row] = field(default_factory=list)

    @property
    def people(self) -> list[str]:
        return [f"p{place}" for place in range(8)]


def make_world(seed: int) -> World:
    """Make the world of this number, the same every time."""
    dice = random.Random(seed)
    world = World()
    _directory(world, dice)
    _families(world, dice)
    _reach(world, dice)
    _ledger(world, dice)
    _permissions(world, dice)
    return world


def _directory(world: World, dice: random.Random) -> None:
    for place in range(3):
        lapses = dice.choice(AROUND_NOW) if dice.random() < 0.2 else None
        world.agencies.append({"id": f"a{place}", "agreement_until": lapses})
    for place in range(4):
        world.teams.append({"id": f"t{place}", "agency": f"a{place % 3}"})
    roles = [*POST_ROLES, "practitioner", "practitioner", "manager"]
    for place, role in enumerate(roles):
        active = dice.random() > 0.03
        world.users.append({"id": 5000 + place, "active": active})
        world.posts.append(_post(place, role, dice))


def _post(place: int, role: str, dice: random.Random) -> Row:
    agency = dice.randrange(3)
    teams = [f"t{t}" for t in range(4) if t % 3 == agency]
    return {
        "id": f"post{place}",
        "agency": f"a{agency}",
        "team": dice.choice([None, *teams]),
        "role": role,
        "holder": 5000 + place,
        "started_at": NOW - 400 * DAY if dice.random() < 0.93 else dice.choice(AROUND_NOW),
        "ended_at": dice.choice(AROUND_NOW) if dice.random() < 0.12 else None,
    }


def _families(world: World, dice: random.Random) -> None:
    for child in dice.sample(world.people, 3):
        until = dice.choice([NOW + 900 * DAY, NOW + 900 * DAY, *AROUND_NOW])
        others = [p for p in world.people if p != child]
        members = [child, *dice.sample(others, dice.randrange(1, 3))]
        # Families hold the child itself, but nothing here should lean on that.
        members = members if dice.random() < 0.8 else members[1:]
        world.ties += [{"child": child, "member": each, "until": until} for each in members]
    for post in world.posts:
        if dice.random() < 0.12:
            started, ended = _stretch(dice)
            row = {"user": post["holder"], "started_at": started}
            world.suspensions.append(row | {"ended_at": dice.choice([None, ended])})
        if dice.random() < 0.15:
            ties = ["self", "relative", "alleged-perpetrator"]
            row = {"user": post["holder"], "person": dice.choice(world.people)}
            world.declarations.append(row | {"tie": dice.choice(ties)})


def _reach(world: World, dice: random.Random) -> None:
    for place in range(14):
        post = dice.choice(world.posts)
        # Now and then a post or team that another agency's involvement names.
        agency = post["agency"] if dice.random() < 0.9 else dice.choice(["a0", "a1", "a2"])
        by_post = dice.random() < 0.5
        world.involvements.append(
            {
                "entry": f"i{place}",
                "person": dice.choice(world.people),
                "agency": agency,
                "post": post["id"] if by_post else "",
                "team": post["team"] or "" if not by_post or dice.random() < 0.4 else "",
                "until": dice.choice([NOW + 90 * DAY] * 6 + list(AROUND_NOW)),
                "ended_at": dice.choice([None] * 14 + list(AROUND_NOW)),
            }
        )


def _ledger(world: World, dice: random.Random) -> None:
    for position in range(1, 15):
        agency = dice.choice(world.agencies)["id"]
        recorded = NOW - dice.choice([1, 5, 10, 20, 30]) * DAY
        marks = dice.choices([0, 1, 2], [10, 9, 1])[0]
        people = dice.choices([0, 1, 2], [1, 8, 3])[0]
        world.entries.append(
            {
                "position": position,
                "id": f"e{position}",
                "kind": dice.choice(KINDS),
                "agency": agency,
                "recorded_at": recorded,
                "handling": dice.sample(MARKS, marks),
                "about": dice.sample(world.people, people),
                "corrects": _something_uncorrected(world, dice),
            }
        )
        _known(world, world.entries[-1], dice)


def _something_uncorrected(world: World, dice: random.Random) -> str | None:
    corrected = {row["corrects"] for row in world.entries}
    free = [row["id"] for row in world.entries if row["id"] not in corrected]
    return dice.choice(free) if free and dice.random() < 0.2 else None


def _known(world: World, entry: Row, dice: random.Random) -> None:
    since = entry["recorded_at"]
    for agency in world.agencies:
        own = agency["id"] == entry["agency"]
        # A return to a review is known to the panel, and not even to whom it came from.
        if (own and dice.random() < 0.95) or (not own and dice.random() < 0.55):
            how = "own" if own else dice.choice([*KNOWLEDGE_MEANS, "meeting", "meeting"])
            later = timedelta() if own else dice.choice([0, 0, 5, 10]) * DAY
            row = {"entry": entry["id"], "agency": agency["id"], "how": how}
            world.knowledge.append(row | {"since": since + later})


def _permissions(world: World, dice: random.Random) -> None:
    for _ in range(6):
        start, until = _stretch(dice)
        world.grants.append(
            {
                "post": dice.choice(world.posts)["id"],
                "entry": dice.choice(world.entries)["id"],
                "started_at": start,
                "until": until,
            }
        )
    for place in range(5):
        start, until = _stretch(dice)
        world.broken.append(
            {
                "reference": f"BG-{place}",
                "post": dice.choice(world.posts)["id"],
                "person": dice.choice(world.people),
                "opened_at": start,
                "until": until,
            }
        )


def _stretch(dice: random.Random) -> tuple[datetime, datetime]:
    """A start and an end, each at times on the very edge of now."""
    if dice.random() < 0.4:
        return NOW - DAY, NOW + DAY
    if dice.random() < 0.5:
        return NOW - DAY, dice.choice(AROUND_NOW)
    return dice.choice(AROUND_NOW), NOW + DAY


@contextmanager
def stored(world: World) -> Iterator[None]:
    """Write the world, and take it back at the end: no row of the ledger can be deleted."""
    with transaction.atomic():
        with whole_record():
            store(world)
        yield
        transaction.set_rollback(True)


def store(world: World) -> None:
    """Write the world as it is, inside whole_record()."""
    _store_directory(world)
    _store_access(world)
    _store_ledger(world)


def _store_directory(world: World) -> None:
    Agency.objects.bulk_create(
        Agency(name=row["id"], sector="other", **row) for row in world.agencies
    )
    Team.objects.bulk_create(
        Team(id=row["id"], agency_id=row["agency"], name=row["id"]) for row in world.teams
    )
    User.objects.bulk_create(
        User(id=row["id"], username=str(row["id"]), is_active=row["active"])
        for row in world.users
    )
    Post.objects.bulk_create(
        Post(
            id=row["id"],
            agency_id=row["agency"],
            team_id=row["team"],
            title=row["id"],
            role=row["role"],
            holder_id=row["holder"],
            started_at=row["started_at"],
            ended_at=row["ended_at"],
        )
        for row in world.posts
    )


def _store_access(world: World) -> None:
    Suspension.objects.bulk_create(
        Suspension(
            user_id=row["user"], started_at=row["started_at"], ended_at=row["ended_at"]
        )
        for row in world.suspensions
    )
    Declaration.objects.bulk_create(
        Declaration(
            user_id=row["user"], person=row["person"], tie=row["tie"], declared_at=NOW
        )
        for row in world.declarations
    )
    Involvement.objects.bulk_create(
        Involvement(
            entry=row["entry"],
            person=row["person"],
            agency_id=row["agency"],
            post=row["post"],
            team=row["team"],
            role="other",
            until=row["until"],
            ended_at=row["ended_at"],
        )
        for row in world.involvements
    )
    FamilyTie.objects.bulk_create(FamilyTie(**row) for row in world.ties)
    Grant.objects.bulk_create(
        Grant(
            post_id=row["post"],
            granted_by_id=row["post"],
            entry=row["entry"],
            started_at=row["started_at"],
            until=row["until"],
        )
        for row in world.grants
    )
    BreakGlass.objects.bulk_create(
        BreakGlass(
            reference=row["reference"],
            post_id=row["post"],
            person=row["person"],
            opened_at=row["opened_at"],
            until=row["until"],
            review_due=NOW.date(),
        )
        for row in world.broken
    )


def _store_ledger(world: World) -> None:
    Entry.objects.bulk_create(
        Entry(
            position=row["position"],
            id=row["id"],
            kind=row["kind"],
            agency_id=row["agency"],
            recorded_at=row["recorded_at"],
            corrects=row["corrects"],
            handling=row["handling"],
            opens_to=opens_to(row["handling"]),
            about_nobody=not row["about"],
            origin="recorded",
            digest="-",
            chain="-",
        )
        for row in world.entries
    )
    narrowing.rebuild()
    About.objects.bulk_create(
        About(entry_id=row["position"], person=person, place=place)
        for row in world.entries
        for place, person in enumerate(row["about"])
    )
    positions = {row["id"]: row["position"] for row in world.entries}
    Knowledge.objects.bulk_create(
        Knowledge(
            entry_id=positions[row["entry"]],
            agency_id=row["agency"],
            since=row["since"],
            how=row["how"],
            brought_by_id=positions[row["entry"]],
        )
        for row in world.knowledge
    )
    Receipt.objects.bulk_create(
        Receipt(
            entry_id=positions[row["entry"]],
            agency_id=row["agency"],
            at=row["since"],
            brought_by_id=positions[row["entry"]],
        )
        for row in world.knowledge
        if row["how"] == "own"
    )


__all__ = ["KNOWN_ON", "NOW", "World", "make_world", "store", "stored"]
