"""What does the reference page of a review's steps say?"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from sightline.reviews.policies import AT_ANY_TIME, MAY
from sightline.reviews.review_types import REVIEW_TYPES, ReviewType
from sightline.reviews.step_kinds import GROUPS, STEP_KINDS
from sightline.vocabulary.model import Field, Kind

_OPENING = """\
# The steps of a review

Everything that happens in a review is a step, kept in the order it was taken and never changed.
This page is written by `make pages` from `src/sightline/reviews/data`; change that, not the page.

The business manager takes any step. The others who may are named with each. “At any time” means
after a review was closed, too."""
_LAST_YEAR = 9999


def page() -> Iterator[str]:
    """Yield the lines of the page."""
    yield from (_OPENING, "")
    yield from ("## Types of review", "")
    yield from ("| type | on what footing | begun | within |", "| --- | --- | --- | --- |")
    for one in REVIEW_TYPES.values():
        within = one.clock or (
            f"{one.publishes_within} to publication" if one.publishes_within else "no clock"
        )
        yield f"| {one.title} | {one.basis} | {_since(one)} | {within} |"
    for group, title in GROUPS.items():
        yield from ("", f"## {title}")
        for kind in STEP_KINDS.values():
            if kind.group == group:
                yield from _kind(kind)


def _since(one: ReviewType) -> str:
    over = one.last_year != _LAST_YEAR
    return f"{one.first_year} to {one.last_year}" if over else f"since {one.first_year}"


def _kind(kind: Kind) -> Iterator[str]:
    yield from ("", f"### {kind.title}", "", f"`{kind.code}`. {kind.hint}")
    others = [part for part, codes in MAY.items() if kind.code in codes]
    said = f"Also by: {', '.join(others)}." if others else "By the business manager alone."
    yield from ("", said + (" At any time." if kind.code in AT_ANY_TIME else ""))
    if kind.fields:
        yield from ("", "| field | what it holds | must be said |", "| --- | --- | --- |")
        yield from (_field(field) for field in kind.fields)


def _field(field: Field) -> str:
    holds = field.type.meaning
    if field.choices and len(field.choices) <= 12:
        holds = ", ".join(choice.title for choice in field.choices)
    many = "; several" if field.many else ""
    return f"| {field.title} (`{field.name}`) | {holds}{many} | {'yes' if field.required else ''} |"


if __name__ == "__main__":
    sys.stdout.write("\n".join(page()) + "\n")
