"""The check itself: everything in a text that may tell who the family are."""

from __future__ import annotations

from sightline.learning.identification.combining import combinations_in, quotations_in
from sightline.learning.identification.dates import ages_in, dates_in
from sightline.learning.identification.known import Hit, KnownCase, without_overlaps
from sightline.learning.identification.names import names_in
from sightline.learning.identification.places import numbers_in, places_in, rare_facts_in


def check(
    text: str, case: KnownCase, *, allowed: frozenset[str] = frozenset()
) -> tuple[Hit, ...]:
    """Return every hit, in the order of the text.

    `allowed` holds what may stand in any briefing: the numbers by which a worry is reported.
    """
    return without_overlaps(
        [
            *names_in(text, case.people),
            *dates_in(text, case),
            *ages_in(text, case),
            *places_in(text, case),
            *numbers_in(text, case, allowed),
            *rare_facts_in(text, case),
            *quotations_in(text, case),
            *combinations_in(text),
        ]
    )
