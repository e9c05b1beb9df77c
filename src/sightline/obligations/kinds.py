"""Which kinds of entry say more than themselves: who is a child, whose family, what holds?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from sightline.safeguards.model import Looked, Open, Rhythm, Safeguard
from sightline.vocabulary.kinds import KINDS

EXPLAINED = "obligation.explained"

MAKING_FAMILIES = frozenset({"relationship.recorded", "residence.recorded"})
ENDING_PLANS = frozenset({"plan.ended", "case.closed"})
HOLDING = frozenset(
    {"circumstance.recorded", "circumstance.ended", "plan.agreed", "order.made"}
)
OF_CHILDREN = frozenset({"absence.recorded", "exclusion.recorded"})
CHILD_PARTS = frozenset({"child", "baby", "unborn", "subject", "sibling"})

SHAPING = (
    frozenset(code for code, kind in KINDS.items() if kind.family) | HOLDING | ENDING_PLANS
)


def kinds_in(safeguard: Safeguard) -> frozenset[str]:
    """Return every kind of entry that a safeguard looks at."""
    return frozenset(_kinds(safeguard.start)) | frozenset(
        kind for part in (safeguard.expect, *safeguard.unless) for kind in _kinds(part)
    )


def _kinds(part: object) -> Iterator[str]:
    if isinstance(part, Looked):
        yield from part.kinds
    if isinstance(part, Open | Rhythm):
        yield from part.closed
    if isinstance(part, tuple):
        for each in part:
            yield from _kinds(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _kinds(getattr(part, field.name))
