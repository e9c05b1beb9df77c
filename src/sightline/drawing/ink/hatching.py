"""How is an area told from another where colour is not seen or not printed? By ruled lines.

The lines are drawn one by one and end at the edge: patterns and clipping do not survive Word.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from math import ceil, floor

from sightline.drawing.ink.boxes import Box
from sightline.drawing.ink.colours import GREY
from sightline.drawing.ink.marks import Path, Pen


class Hatch(Enum):
    """Ways of ruling an area, told apart in black and white."""

    RISING = "rising"
    FALLING = "falling"
    CROSSED = "crossed"
    LEVEL = "level"
    UPRIGHT = "upright"


def hatched(box: Box, hatch: Hatch, *, spacing: float = 6, colour: str = GREY) -> Path:
    """Rule the box; lines stand on a grid of the whole sheet, so neighbours line up."""
    steps: list[tuple[str | float, ...]] = []
    for x1, y1, x2, y2 in _RULES[hatch](box, spacing):
        steps += [("M", x1, y1), ("L", x2, y2)]
    return Path(tuple(steps), Pen(stroke=colour, width=0.75))


_Ruled = Iterator[tuple[float, float, float, float]]


def _rising(box: Box, spacing: float) -> _Ruled:
    """Rule lines x + y = c, from the lower left to the upper right."""
    for c in _places(box.x + box.y, box.right + box.bottom, spacing * 1.5):
        left, right = max(box.x, c - box.bottom), min(box.right, c - box.y)
        yield left, c - left, right, c - right


def _falling(box: Box, spacing: float) -> _Ruled:
    """Rule lines x - y = c, from the upper left to the lower right."""
    for c in _places(box.x - box.bottom, box.right - box.y, spacing * 1.5):
        left, right = max(box.x, c + box.y), min(box.right, c + box.bottom)
        yield left, left - c, right, right - c


def _crossed(box: Box, spacing: float) -> _Ruled:
    yield from _rising(box, spacing)
    yield from _falling(box, spacing)


def _level(box: Box, spacing: float) -> _Ruled:
    for y in _places(box.y, box.bottom, spacing):
        yield box.x, y, box.right, y


def _upright(box: Box, spacing: float) -> _Ruled:
    for x in _places(box.x, box.right, spacing):
        yield x, box.y, x, box.bottom


def _places(low: float, high: float, spacing: float) -> Iterator[float]:
    """Give the multiples of the spacing strictly between two numbers."""
    for n in range(floor(low / spacing) + 1, ceil(high / spacing)):
        yield n * spacing


_RULES = {
    Hatch.RISING: _rising,
    Hatch.FALLING: _falling,
    Hatch.CROSSED: _crossed,
    Hatch.LEVEL: _level,
    Hatch.UPRIGHT: _upright,
}
