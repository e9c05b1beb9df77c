"""How are the children of a family brothers and sisters? One line for each two of them."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.record.assembly.ties import Sibling, Tie
from sightline.web.presenters.around import Around

SIBLING_TYPES = {
    "sibling": "brothers or sisters",
    "half-sibling": "half-brothers or half-sisters",
    "step-sibling": "stepbrothers or stepsisters",
}


def siblings_said(around: Around) -> tuple[tuple[str, str], ...]:
    """Return who and what they are to each other: as parents tell, and as recorded outright."""
    return (*_inferred(around), *_recorded(around))


def _inferred(around: Around) -> Iterator[tuple[str, str]]:
    for pair in around.family.siblings:
        yield _two(around, pair.one, pair.other), _by_parents(pair)


def _by_parents(pair: Sibling) -> str:
    if not pair.half:
        return "share both recorded parents"
    if pair.one_parent_missing:
        return "share one recorded parent; for at least one of them no other is recorded"
    return "half-brothers or half-sisters: share one of their recorded parents"


def _recorded(around: Around) -> Iterator[tuple[str, str]]:
    for tie in around.family.ties:
        if tie.type in SIBLING_TYPES:
            yield _two(around, tie.one, tie.other), _as_told(around, tie)


def _as_told(around: Around, tie: Tie) -> str:
    ended = "; this has ended" if tie.ended else ""
    return f"recorded as {SIBLING_TYPES[tie.type]} ({around.told_by(tie.agency, tie.since)}){ended}"


def _two(around: Around, one: str, other: str) -> str:
    return f"{around.name(one)} and {around.name(other)}"
