"""What does the letter to the national panel begin with?"""

from __future__ import annotations

from sightline.reviews.letter import draft_of
from sightline.reviews.queries.opening import Opened


def draft(review: Opened) -> str:
    """Return the letter drafted from where the review stands."""
    return draft_of(review.state, review.code)
