"""How is it set out what those who decided did not know, and what was owed?"""

from __future__ import annotations

from typing import Any

from sightline.kernel.local_time import say_day
from sightline.kernel.partial_dates import in_words
from sightline.reviews.queries.chronology import Row
from sightline.reviews.queries.findings import Findings
from sightline.safeguards.world_building.spans import date_of
from sightline.web.presenters.reviews.opening import AtWork
from sightline.web.presenters.reviews.words import short

UNKNOWN_HEAD = ("Decision", "What was not known", "Known to", "Since", "In one sentence")
FINDING_HEAD = ("Safeguard", "How it stands", "Began with", "In words")
STANDS = {
    "met": ("Done in time", "green"),
    "pending": ("Not due yet", "blue"),
    "late": ("Done late", "orange"),
    "missed": ("Not done", "red"),
    "excused": ("Excused", "grey"),
    "cannot-tell": ("Cannot be told", "yellow"),
}


def unknown_rows(work: AtWork, found: Findings) -> list[list[Any]]:
    """Return one row for each thing that those who decided did not know."""
    return [
        [
            _row(work, each.decision),
            _row(work, each.fact),
            work.words.agency(each.gap.held_by),
            say_day(date_of(each.gap.since)),
            each.why,
        ]
        for each in found.unknown
    ]


def finding_rows(work: AtWork, found: Findings) -> list[list[Any]]:
    """Return one row for each thing that was owed."""
    return [
        [
            each.safeguard.title,
            _stands(each.obligation.status),
            _row(work, each.started),
            each.why,
        ]
        for each in found.findings
    ]


def _stands(status: str) -> dict[str, str]:
    words, colour = STANDS[status]
    return {"text": "", "tag": words, "colour": colour}


def _row(work: AtWork, row: Row) -> dict[str, str]:
    happened = in_words(row.event.happened)
    return {
        "text": short(f"{happened}, {row.agency_name}: {row.event.says}"),
        "href": work.address("review-row", event=row.event.id),
    }
