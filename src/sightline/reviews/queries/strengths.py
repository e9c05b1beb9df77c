"""What worked well, by the reviews that a reader sits in? Put down to agencies, never to people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sightline.access.actor import Actor
from sightline.learning.across.good_practice import Strength, strength_told
from sightline.learning.identification.known import Known
from sightline.record.for_engines import agencies
from sightline.reviews.queries.chronology import Combined, combined_chronology
from sightline.reviews.queries.identifying import known_case_of
from sightline.reviews.queries.opening import Opened, my_reviews


def strengths_of_reviews(actor: Actor, *, now: datetime) -> list[Strength]:
    """Return the strengths of every review the actor sits in, but authors'."""
    sectors = {each.id: (each.name, each.sector) for each in agencies()}
    return [
        strength
        for review in my_reviews(actor, now=now)
        if not review.is_author_only and not review.state.workspace.withdrawn
        for strength in _strengths(review, sectors)
    ]


def _strengths(review: Opened, sectors: dict[str, tuple[str, str]]) -> Iterator[Strength]:
    """Yield what was drawn as a strength, and what was praised in a row of a return."""
    drawn = [each.step for each in review.state.learning.points if not each.is_gap]
    praised = [
        (event, step)
        for event, said in review.state.evidence.said.items()
        for step in said.praise
    ]
    if not drawn and not praised:
        return
    combined = combined_chronology(review)
    people: Sequence[Known] = known_case_of(review).people
    for step in drawn:
        rows = step.data.get("evidence", ())
        yield _told(
            review, str(step.data["says"]), people,
            _whose(combined, rows, sectors), [step.data["theme"]],
        )  # fmt: skip
    for event, step in praised:
        whose = _whose(combined, [event], sectors)
        yield _told(review, str(step.data["what"]), people, whose, [])


def _told(
    review: Opened,
    text: str,
    people: Sequence[Known],
    whose: list[tuple[str, str]],
    themes: list[str],
) -> Strength:
    return strength_told(
        text, agencies=whose, source=review.code, themes=themes, people=people
    )


def _whose(
    combined: Combined, rows: Iterable[str], sectors: dict[str, tuple[str, str]]
) -> list[tuple[str, str]]:
    """Return the agencies whose rows these are, each once, as (name, sector)."""
    wanted = set(rows)
    named = [row.agency for row in combined.rows if row.event.id in wanted]
    return [sectors[agency] for agency in dict.fromkeys(named) if agency in sectors]
