"""All reads of reviews. What comes back is what the one who opened the review may see."""

from sightline.reviews.queries.across import Before, SeenBefore, clusters, seen_before
from sightline.reviews.queries.asking import Proposed, proposed_agencies
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
from sightline.reviews.queries.identifying import identifying_in, known_case_of
from sightline.reviews.queries.opening import Opened, kept_file, my_reviews, open_review
from sightline.reviews.queries.timeline import story_of_returns

__all__ = [
    "AgencyReturn",
    "Before",
    "Combined",
    "Finding",
    "Findings",
    "NotRead",
    "Opened",
    "Proposed",
    "Row",
    "SeenBefore",
    "Unknown",
    "Wanted",
    "agency_return",
    "clusters",
    "combined_chronology",
    "findings_in_returns",
    "identifying_in",
    "kept_file",
    "known_case_of",
    "my_reviews",
    "open_review",
    "proposed_agencies",
    "seen_before",
    "story_of_returns",
    "who_knew_in_record",
]
