"""All reads of reviews. The first argument is the actor; without a seat there is nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sightline.access.actor import Actor
from sightline.reviews import log
from sightline.reviews.models import KeptFile, Review, Seat
from sightline.reviews.policies import BUSINESS_MANAGER
from sightline.reviews.seats import seats_of
from sightline.reviews.state.whole import ReviewState, state_of
from sightline.reviews.state.workspace import SeatHeld

# Parts that read every return once returns are closed; an author reads their own agency's.
READ_ALL = frozenset({BUSINESS_MANAGER, "chair", "panel", "signatory"})


@dataclass(frozen=True)
class Opened:
    """A review as its reader may see it: its code, their seats in it and where it stands."""

    id: str
    code: str
    seats: tuple[SeatHeld, ...]
    state: ReviewState

    @property
    def is_author_only(self) -> bool:
        """The reader writes an agency's return, and sits in no other part."""
        return not any(seat.part in READ_ALL for seat in self.seats)

    def may_read_return_of(self, agency: str) -> bool:
        """Their own agency's always; another's when returns are closed, or as its manager."""
        if any(seat.part == BUSINESS_MANAGER for seat in self.seats):
            return True
        if any(seat.part == "author" and seat.agency == agency for seat in self.seats):
            return True
        return not self.is_author_only and self.state.board.closed_at is not None


def my_reviews(actor: Actor, *, now: datetime) -> list[Opened]:
    """Return the reviews this actor sits in, the latest begun first."""
    sat_in = Seat.objects.filter(post=actor.post, started_at__lte=now).exclude(
        ended_at__lte=now
    )
    rows = Review.objects.filter(id__in=sat_in.values("review"))
    found = (open_review(actor, row.code, now=now) for row in rows)
    return [review for review in found if review is not None]


def open_review(
    actor: Actor, code: str, *, now: datetime, known_at: datetime | None = None
) -> Opened | None:
    """Return one review, as known at a moment if one is given; None without a seat in it."""
    row = Review.objects.filter(code=code).first()
    seats = seats_of(actor, row.id, now=now) if row else ()
    if row is None or not seats:
        return None
    return Opened(
        row.id, row.code, seats, state_of(log.steps_of(row.id, known_at=known_at))
    )


def kept_file(review: Opened, file_id: str) -> KeptFile | None:
    """Return a file of this review, if its reader may read that agency's return."""
    file = KeptFile.objects.filter(review=review.id, pk=file_id).first()
    if file is None or not review.may_read_return_of(file.agency):
        return None
    return file
