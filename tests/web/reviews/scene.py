"""A review under way before the pages of it are asked for: now, by the real clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.test import Client

from sightline.kernel.ids import ref_of
from sightline.kernel.local_time import london_day
from sightline.reviews import actions, log
from sightline.reviews.log import Taken
from tests.cast import actor, make_directory, make_rowans
from tests.reviews.returns import HEALTH_VISITOR, POLICE, as_csv, as_word
from tests.web.sign_in import recent_scribe, signed_in_client

SEATS = (
    ("health-visitor", "author", "hv"),
    ("police-officer", "author", "police"),
    ("head-of-service", "signatory", ""),
    ("social-work-manager", "panel", ""),
)


class Scene:
    """Robin Rowan's review, with an author for two agencies, a signatory and a panel member."""

    def __init__(
        self, *, record: bool = True, child: str = "robin", what: str = ""
    ) -> None:
        if record:
            make_directory()
            make_rowans(recent_scribe())
        self.at = datetime.now(UTC) - timedelta(days=3)
        self.ref = ref_of(child)
        today = london_day(self.at).isoformat()
        noticed = {
            "child": child, "aware_on": today, "harm": "death", "died": True,
            "what": what or "Found unresponsive in her cot",
        }  # fmt: skip
        manager = actor("partnership-manager", self.at)
        self.review = actions.start(manager, Taken("incident.noticed", noticed), at=self.at)
        self.code = log.code_of(self.review)
        opened = {"type": "rapid-review", "starts_from": "opened", "starts_on": today}
        self.take(Taken("review.opened", opened))
        for post, part, agency in SEATS:
            said = {"post": post, "part": part} | ({"agency": agency} if agency else {})
            self.take(Taken("seat.given", said))
        for agency in ("hv", "police"):
            self.take(Taken("agency.asked", {"agency": agency, "due": today}))

    def take(self, *steps: Taken, post: str = "partnership-manager") -> list[str]:
        """Take steps, a minute after the ones before."""
        self.at += timedelta(minutes=1)
        return actions.take(actor(post, self.at), self.review, *steps, at=self.at)

    def receive(self) -> None:
        """Let both agencies send their returns, a Word file and a CSV file."""
        self.at += timedelta(minutes=1)
        for post, agency, content, name in (
            ("health-visitor", "hv", as_word(HEALTH_VISITOR), "Template.docx"),
            ("police-officer", "police", as_csv(POLICE), "ours.csv"),
        ):
            sender = actor(post, self.at)
            actions.receive_return(sender, self.review, agency, name, content, at=self.at)

    def close_returns(self) -> None:
        """Receive everything, and let the panel read it."""
        self.receive()
        self.take(Taken("returns.closed", {}))

    def address(self, page: str = "") -> str:
        """The address of a page of this review."""
        return f"/reviews/{self.code}/{page}"

    def page(
        self, page: str = "", post: str = "partnership-manager", status: int = 200
    ) -> str:
        """Ask for a page as someone."""
        answer = self.client(post).get(self.address(page))
        assert answer.status_code == status, (page, answer.status_code)
        return answer.content.decode()

    @staticmethod
    def client(post: str = "partnership-manager") -> Client:
        """Someone's browser."""
        return signed_in_client(post)
