"""Where does each tie stand? A strip of its own, in its sector, the further out the longer ago.

Every tie owns a horizontal strip on one side of the household, high enough for its label, so
nothing can cover a label and no line can run through another tie. A new tie moves only the
neighbours that it has to push.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.drawing.ecomap.labels import Label
from sightline.drawing.ecomap.network import Sector, Tie
from sightline.drawing.ecomap.wording import days_since
from sightline.drawing.ink.spreading import spread

RADIUS = 24.0
RINGS = (246.0, 306.0, 366.0)
RING_WORDS = ("up to 30 days ago", "31 to 90 days ago", "longer ago, or not recorded")
_RING_DAYS = (30, 90)
_BEND = 30.0
_LEAST_HALF_HEIGHT = 250.0

RIGHT = (Sector.HEALTH, Sector.FAMILY_AND_FRIENDS)
LEFT = (
    Sector.SOCIAL_CARE,
    Sector.JUSTICE_AND_HOUSING,
    Sector.EDUCATION,
    Sector.COMMUNITY,
)


@dataclass(frozen=True)
class Placed:
    """A tie with its node's centre, counted from the middle of the household."""

    tie: Tie
    label: Label
    x: float
    y: float
    side: int


@dataclass(frozen=True)
class Places:
    """All ties in their places, and half the height that they need."""

    placed: tuple[Placed, ...]
    half_height: float

    def of(self, wanted: str) -> Placed:
        """Give the place of the tie of that id."""
        return next(one for one in self.placed if one.tie.id == wanted)

    def on(self, side: int) -> tuple[Placed, ...]:
        """Give those of one side, from the top."""
        return tuple(one for one in self.placed if one.side == side)


def place(labels: Sequence[Label], as_at: date) -> Places:
    """Place every tie beside the household."""
    sides = {1: _ordered(labels, RIGHT), -1: _ordered(labels, LEFT)}
    needed = (sum(label.height for label in side) / 2 for side in sides.values())
    half = max(_LEAST_HALF_HEIGHT, *needed)
    placed = [
        Placed(label.tie, label, side * ring_x(ring_of(label.tie, as_at), y, half), y, side)
        for side, ordered in sides.items()
        for label, y in zip(ordered, _heights(ordered, side, half), strict=True)
    ]
    return Places(tuple(placed), half)


def ring_of(tie: Tie, as_at: date) -> int:
    """Say on which ring a tie stands, 0 to 2, by how long ago its last contact was."""
    days = days_since(tie, as_at)
    if days is None:
        return len(_RING_DAYS)
    return sum(days > limit for limit in _RING_DAYS)


def ring_x(ring: int, y: float, half: float) -> float:
    """Say how far out a ring is at that height; rings bend inwards at top and bottom."""
    return RINGS[ring] - _BEND * (y / half) ** 2


def _ordered(labels: Sequence[Label], sectors: Sequence[Sector]) -> list[Label]:
    return [label for sector in sectors for label in labels if label.tie.sector is sector]


def _heights(ordered: Sequence[Label], side: int, half: float) -> list[float]:
    """Place the strips as near to the middle of their sector's share as they can be."""
    sectors = RIGHT if side > 0 else LEFT
    room = [label.height for label in ordered]
    # Measured by this side's own need, so that a tie added opposite moves nobody here.
    own = max(_LEAST_HALF_HEIGHT, sum(room) / 2)
    share = 2 * own / len(sectors)
    wishes = [share * (sectors.index(one.tie.sector) + 0.5) - own for one in ordered]
    heights = spread(wishes, room)
    low = [sum(room[:n]) + room[n] / 2 - half for n in range(len(room))]
    high = [half - sum(room[n + 1 :]) - room[n] / 2 for n in range(len(room))]
    return [min(max(y, lo), hi) for y, lo, hi in zip(heights, low, high, strict=True)]
