"""How is a tie's line drawn? Its strength, its strain, its direction, and whether it has ended.

Each line fans out from the household to its own strip and runs level from there, so no two
cross. What the line says by its shape is said in words beside the tie as well, or in the table.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import atan2, ceil, cos, hypot, sin

from sightline.drawing.ecomap.network import Direction, Quality, Status, Tie
from sightline.drawing.ink.colours import GREY, INK, PAPER
from sightline.drawing.ink.marks import (
    Circle,
    Line,
    Mark,
    Pen,
    Point,
    Polygon,
    Polyline,
)

_FILLED = Pen(INK, INK, 1)
_HEAD = 11.0
_WAVE = 9.0
_SWING = 4.0

PENS = {
    Quality.STRONG: Pen(INK, width=4),
    Quality.TENUOUS: Pen(INK, width=1.75, dash=(8, 5)),
    Quality.STRESSFUL: Pen(INK, width=1.75),
    Quality.UNKNOWN: Pen(GREY, width=1.5),
}
_AWAITING = Pen(GREY, width=2, dash=(1.5, 5))
_ENDED = Pen(GREY, width=1.5, dash=(14, 4))


def line_of(tie: Tie, points: Sequence[Point]) -> tuple[Mark, ...]:
    """Draw a tie's line through the points, from the household to the node."""
    heads: list[Mark] = []
    if tie.direction in (Direction.TO_FAMILY, Direction.BOTH):
        heads.append(head(points[1], points[0]))
    if tie.direction in (Direction.FROM_FAMILY, Direction.BOTH):
        heads.append(head(points[-2], points[-1]))
    drawn = points
    if tie.status is Status.ACTIVE and tie.quality is Quality.STRESSFUL:
        drawn = [points[0], *(p for pair in _pairs(points) for p in _jagged(*pair))]
    return (Polyline(tuple(drawn), _pen(tie)), *heads, *_stop(tie, points))


def head(start: Point, tip: Point, pen: Pen = _FILLED) -> Polygon:
    """Draw the head of an arrow that comes from the start and ends at the tip."""
    angle = atan2(tip[1] - start[1], tip[0] - start[0])
    back = [
        (tip[0] - _HEAD * cos(angle + turn), tip[1] - _HEAD * sin(angle + turn))
        for turn in (0.45, -0.45)
    ]
    return Polygon((tip, *back), pen)


def _pen(tie: Tie) -> Pen:
    if tie.status in (Status.CLOSED, Status.DECLINED):
        return _ENDED
    return _AWAITING if tie.status is Status.REFERRED_AWAITING else PENS[tie.quality]


def _stop(tie: Tie, points: Sequence[Point]) -> tuple[Mark, ...]:
    """Draw what stands across the level part of a line that does not simply go on."""
    (x1, y), (x2, _) = points[-2], points[-1]
    x, pen = (x1 + x2) / 2, Pen(INK, width=2)
    if tie.status is Status.CLOSED:
        return tuple(Line(x + by, y - 8, x + by + 4, y + 8, pen) for by in (-6, 1))
    if tie.status is Status.DECLINED:
        return (
            Line(x - 6, y - 6, x + 6, y + 6, pen),
            Line(x - 6, y + 6, x + 6, y - 6, pen),
        )
    if tie.status is Status.WAS_NOT_BROUGHT:
        return (Circle(x, y, 7, Pen(INK, PAPER, 2)), Line(x - 5, y + 5, x + 5, y - 5, pen))
    return ()


def _pairs(points: Sequence[Point]) -> list[tuple[Point, Point]]:
    return list(itertools.pairwise(points))


def _jagged(start: Point, end: Point) -> list[Point]:
    """Give the corners of a zigzag between two points, the end included."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    waves = max(2, ceil(length / _WAVE))
    along = ((end[0] - start[0]) / waves, (end[1] - start[1]) / waves)
    aside = (-along[1] * _SWING * waves / length, along[0] * _SWING * waves / length)
    corners: list[Point] = [
        (
            start[0] + along[0] * (n + 0.5) + aside[0] * (-1) ** n,
            start[1] + along[1] * (n + 0.5) + aside[1] * (-1) ** n,
        )
        for n in range(waves)
    ]
    return [*corners, end]
