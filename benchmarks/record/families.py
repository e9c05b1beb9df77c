"""The families that are measured: twelve people, five hundred entries, by the real action."""

# ruff: noqa: ANN001, ANN003, ANN201, ANN202  (run by hand, not imported)

import random
from datetime import UTC, datetime, timedelta

from sightline.access.actor import actor_in
from sightline.access.models import Post, User
from sightline.kernel.ids import new_id
from sightline.kernel.partial_dates import PartialDate
from sightline.record.actions import Draft, append_together

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
KNOWN_ON = NOW - timedelta(days=120)
STARTED = NOW - timedelta(days=480)
UNTIL = "2027-01-01"
PEOPLE, ENTRIES, TOGETHER = 12, 500, 100
CHILDREN = 4
POSTS = {
    "sw": ("a0", "practitioner"),
    "hv": ("a1", "practitioner"),
    "front": ("a0", "front-door"),
}


def make_posts():
    """Who records and who looks."""
    for id_, (agency, role) in POSTS.items():
        holder = User.objects.create(username=id_, first_name="Bench", last_name=id_)
        Post.objects.create(
            id=id_,
            agency_id=agency,
            title=id_,
            role=role,
            holder=holder,
            started_at=STARTED - timedelta(days=1),
        )


def actor(post):
    """The actor in one of these posts."""
    return actor_in(post, user_id=Post.objects.get(pk=post).holder_id, now=NOW)


def people_of(family):
    """The ids of a family's twelve people, the children first."""
    return [f"measured-{family}-{place}" for place in range(PEOPLE)]


def record(family):
    """Record one family; some hundred entries at a time, over 480 days."""
    dice = random.Random(family)
    drafts = list(_drafts(family, dice))
    writer = actor("sw")
    for start in range(0, len(drafts), TOGETHER):
        at = STARTED + timedelta(days=480 * start / len(drafts), seconds=family)
        batch = drafts[start : start + TOGETHER]
        append_together(writer, {new_id(at, dice.getrandbits): d for d in batch}, at=at)


def _drafts(family, dice):
    people = people_of(family)
    children, adults = people[:CHILDREN], people[CHILDREN:]
    for place, person in enumerate(people):
        born = (
            f"{2012 + place}-04-0{place + 1}" if person in children else f"{1970 + place}"
        )
        yield _draft("person.recorded", [person], names=f"Wren{place} Rowan", born=born)
    for child in children:
        for parent in adults[:2]:
            yield _draft(
                "relationship.recorded",
                [child, parent],
                **{"from": parent, "to": child, "type": "parent"},
            )
        yield _draft(
            "involvement.started", [child], role="social-worker", post="sw", until=UNTIL
        )
        yield _draft(
            "involvement.started", [child], role="health-visitor", post="hv", until=UNTIL
        )
    for grandparent, parent in zip(adults[2:6], [*adults[:2], *adults[:2]], strict=True):
        yield _draft(
            "relationship.recorded",
            [parent, grandparent],
            **{"from": grandparent, "to": parent, "type": "parent"},
        )
    for other in adults[6:]:
        yield _draft(
            "relationship.recorded",
            [adults[0], other],
            **{"from": other, "to": adults[0], "type": "sibling"},
        )
    yield _draft("residence.recorded", people[:6], household="h1", people=people[:6])
    for adult in adults[:2]:
        yield _draft("circumstance.recorded", [adult], what="alcohol")
    for _ in range(ENTRIES - 12 - 16 - 6 - 1 - 2):
        yield event(family, dice)


def event(family, dice):
    """One entry of ordinary work about a child, and perhaps a parent."""
    people = people_of(family)
    about = [dice.choice(people[:CHILDREN])]
    if dice.random() < 0.4:
        about.append(people[CHILDREN])
    if dice.random() < 0.1:
        return _draft("referral.made", about, to="a1", concern=["neglect"])
    return _draft("contact.made", about)


def structure(family, dice):
    """One entry that says who is in a family or who works with it."""
    people = people_of(family)
    return dice.choice(
        (
            _draft("residence.recorded", people[:6], household="h1", people=people[:6]),
            _draft(
                "involvement.started",
                people[:1],
                role="social-worker",
                post="sw",
                until=UNTIL,
            ),
            _draft("person.recorded", [people[5]], names="Wren5 Birch", born="1975-03"),
            _draft("circumstance.recorded", [people[4]], what="alcohol"),
        )
    )


def _draft(kind, about, **data):
    return Draft(
        kind=kind,
        happened=PartialDate.parse("2025-06-01"),
        about=tuple((person, "") for person in about),
        data=data,
        says="What was said and seen that day, in a sentence or two, as people write them.",
    )
