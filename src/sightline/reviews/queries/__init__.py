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
from sightline.reviews.queries.findings import (
    Finding,
    Findings,
    Unknown,
    findings_in_returns,
    who_knew_in_record,
)
from sightline.reviews.queries.opening import Opened, kept_file, my_reviews, open_review

__all__ = [
    "AgencyReturn",
    "Combined",
    "Finding",
    "Findings",
    "NotRead",
    "Opened",
    "Row",
    "Unknown",
    "Wanted",
    "agency_return",
    "combined_chronology",
    "findings_in_returns",
    "kept_file",
    "my_reviews",
    "open_review",
    "who_knew_in_record",
]
