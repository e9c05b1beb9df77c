"""Was it done? One function for each shape that an expectation may have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sightline.safeguards.model import (
    Attends,
    Differs,
    Follows,
    Holds,
    Knows,
    Precedes,
    Rhythm,
    Safeguard,
)
from sightline.safeguards.reference.attending import attends
from sightline.safeguards.reference.differing import differs
from sightline.safeguards.reference.following import follows
from sightline.safeguards.reference.found import Found
from sightline.safeguards.reference.holding import holds
from sightline.safeguards.reference.judging import Begun, Ground
from sightline.safeguards.reference.knowing import knows
from sightline.safeguards.reference.preceding import precedes
from sightline.safeguards.reference.rhythm import keeps_rhythm

_SHAPES: dict[type, Callable[[Safeguard, Any, Begun, Ground], Iterable[Found]]] = {
    Follows: follows,
    Precedes: precedes,
    Attends: attends,
    Holds: holds,
    Knows: knows,
    Differs: differs,
    Rhythm: keeps_rhythm,
}


def found(safeguard: Safeguard, begun: Begun, ground: Ground) -> Iterator[Found]:
    """Yield what is owed for one clock that began, and how each stands."""
    yield from _SHAPES[type(safeguard.expect)](safeguard, safeguard.expect, begun, ground)
