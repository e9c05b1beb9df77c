"""A review under way: an author for each of two agencies, a signatory and a panel member."""

from datetime import UTC, datetime, timedelta

from sightline.reviews import actions
from sightline.reviews.log import Taken
from sightline.reviews.models import Review
from sightline.reviews.queries.opening import open_review
from tests.cast import actor

AT = datetime(2026, 3, 27, 9, 0, tzinfo=UTC)
NOTICED = Taken(
    "incident.noticed",
    {"child": "baby", "aware_on": "2026-03-27", "harm": "death", "died": True, "what": "w"},
)
OPENED = Taken(
    "review.opened",
    {"type": "rapid-review", "starts_from": "notified", "starts_on": "2026-03-27"},
)
SEATS = (
    ("health-visitor", "author", "hv"),
    ("police-officer", "author", "police"),
    ("head-of-service", "signatory", ""),
    ("social-work-manager", "panel", ""),
)


class Partnership:
    """A review that is open. Make the directory first (`tests.cast.make_directory`)."""

    def __init__(self, child: str = "baby") -> None:
        self.at = AT
        self.manager = actor("partnership-manager")
        self.review = actions.start(
            self.manager, Taken(NOTICED.kind, {**NOTICED.data, "child": child}), at=AT
        )
        self.take(OPENED)
        for post, part, agency in SEATS:
            said = {"post": post, "part": part} | ({"agency": agency} if agency else {})
            self.take(Taken("seat.given", said))
        for agency in ("hv", "police"):
            self.take(Taken("agency.asked", {"agency": agency, "due": "2026-04-08"}))

    def take(self, *steps: Taken, post: str = "partnership-manager") -> list[str]:
        """Take steps, a minute after the ones before."""
        self.at += timedelta(minutes=1)
        return actions.take(actor(post), self.review, *steps, at=self.at)

    def receive(
        self, post: str, agency: str, content: bytes = b"a,b\n", name: str = "ours.csv"
    ) -> str:
        """Send an agency's return."""
        self.at += timedelta(minutes=1)
        return actions.receive_return(
            actor(post), self.review, agency, name, content, at=self.at
        )

    def seen_by(self, post: str = "partnership-manager", known_at=None):
        """Open the review as someone."""
        row = Review.objects.get(pk=self.review)
        return open_review(actor(post), row.code, now=self.at, known_at=known_at)
