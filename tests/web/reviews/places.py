"""What stands in the addresses of a review's pages, for tests that ask for every page."""

from __future__ import annotations

from sightline.reviews.queries.chronology import combined_chronology
from sightline.reviews.queries.opening import open_review
from tests.cast import actor
from tests.web.reviews.scene import Scene

NOWHERE = {
    "review": "nothing",
    "step": "event.noted",
    "agency": "nothing",
    "file": "nothing",
    "event": "nothing",
    "letter": "nothing",
}


def places_in(scene: Scene) -> dict[str, list[str]]:
    """Return one value for each name in an address of a review's pages."""
    review = open_review(actor("partnership-manager"), scene.code, now=scene.at)
    rows = combined_chronology(review).rows
    return {
        "review": [scene.code],
        "step": ["event.noted"],
        "agency": ["hv"],
        "file": [rows[0].file],
        "event": [rows[0].event.id],
        "letter": ["nothing"],
    }
