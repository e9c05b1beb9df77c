"""Who sits in a review now? The view of the steps that give and end seats."""

from __future__ import annotations

from datetime import datetime

from sightline.access.actor import Actor
from sightline.reviews.models import Seat
from sightline.reviews.state.told import StepTold
from sightline.reviews.state.workspace import SeatHeld, seats_in


def seats_of(actor: Actor, review_id: str, *, now: datetime) -> tuple[SeatHeld, ...]:
    """Return the seats this actor holds in a review; none means it is not there for them."""
    rows = Seat.objects.filter(review=review_id, post=actor.post, started_at__lte=now)
    return tuple(
        SeatHeld(row.post, row.part, row.agency, row.started_at)
        for row in rows.exclude(ended_at__lte=now)
    )


def refresh(review_id: str, steps: tuple[StepTold, ...]) -> None:
    """Make the seats of a review again from its steps."""
    Seat.objects.filter(review=review_id).delete()
    Seat.objects.bulk_create(
        Seat(
            review_id=review_id,
            post=seat.post,
            part=seat.part,
            agency=seat.agency,
            started_at=seat.since,
            ended_at=seat.until,
        )
        for seat in seats_in(steps)
    )
