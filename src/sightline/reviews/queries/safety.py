"""Is every other child of the family safe now? Asked before a review decides, and closes."""

from __future__ import annotations

from datetime import datetime

from sightline.access.actor import Actor
from sightline.kernel.errors import Fault
from sightline.record.queries.family import Family, family_of
from sightline.reviews.state.whole import ReviewState

# Nothing that protects a child waits for this; what waits is what may be done later.
WAIT = frozenset({"decision.made", "review.closed"})


def other_children_in(family: Family, child: str) -> list[str]:
    """Return the children of a family beside the one whom the review is about."""
    return [
        each.person.id
        for each in family.members
        if each.child and each.person.id != child and not each.person.died.text
    ]


def children_waiting(actor: Actor, state: ReviewState, *, now: datetime) -> list[Fault]:
    """Return, for each other child known to the actor, that nobody says they are safe."""
    child = state.incident.child
    family = family_of(actor, child, now=now)
    if family is None:
        return []
    waiting = state.incident.not_yet_safe(other_children_in(family, child))
    names = {each.person.id: each.person.name for each in family.members}
    right = "look after them first, and take down what was done"
    return [
        Fault("", f"nobody has said that {names[each]} is safe now", right)
        for each in waiting
    ]
