"""Which reviews are of incidents with the same facts? Asked by code, to lay them side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sightline.reviews.queries.opening import Opened

ASKED = ("harm", "injuries", "age_of_injuries", "sleep_place", "place_kind")


def with_facts(reviews: Iterable[Opened], wanted: Mapping[str, str]) -> list[Opened]:
    """Return the reviews whose incident has all these facts, in the order given.

    `wanted` maps fields of the incident to codes; what is "" asks for nothing. A review that
    the reader only writes a return for, or that was withdrawn, is not compared.
    """
    asked = {name: code for name, code in wanted.items() if code}
    if not asked:
        return list(reviews)
    return [
        each
        for each in reviews
        if not each.is_author_only
        and not each.state.workspace.withdrawn
        and all(_has(each, name, code) for name, code in asked.items())
    ]


def _has(review: Opened, name: str, code: str) -> bool:
    told = review.state.incident.facts.get(name)
    return code in told if isinstance(told, list) else told == code
