"""Which learning was given a safeguard that keeps it alive, and when?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sightline.access.actor import Actor
from sightline.kernel.local_time import london_day
from sightline.reviews.queries.opening import my_reviews
from sightline.reviews.state.told import standing


@dataclass(frozen=True)
class KeptAlive:
    """A learning point of a review, and the safeguard that was linked to it on a day."""

    review: str
    says: str
    safeguard: str
    day: date


def kept_alive(actor: Actor, *, now: datetime) -> list[KeptAlive]:
    """Return it for the reviews the actor sits in, but authors', in the order of the days."""
    found = []
    for review in my_reviews(actor, now=now):
        if review.is_author_only or review.state.workspace.withdrawn:
            continue
        says = {
            point.step.id: str(point.step.data["says"])
            for point in review.state.learning.points
        }
        found += [
            KeptAlive(
                review.code,
                says.get(step.data["learning"], ""),
                str(step.data["safeguard"]),
                london_day(step.at),
            )
            for step in standing(review.state.steps, "safeguard.linked")
        ]
    return sorted(found, key=lambda one: (one.day, one.review))
