"""All reads of reviews. What comes back is what the one who opened the review may see."""

from sightline.reviews.queries.chronology import (
    AgencyReturn,
    Combined,
    NotRead,
    Row,
    Wanted,
    agency_return,
    combined_chronology,
)
from sightline.reviews.queries.opening import Opened, kept_file, my_reviews, open_review

__all__ = [
    "AgencyReturn",
    "Combined",
    "NotRead",
    "Opened",
    "Row",
    "Wanted",
    "agency_return",
    "combined_chronology",
    "kept_file",
    "my_reviews",
    "open_review",
]
