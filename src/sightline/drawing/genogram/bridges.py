"""How is it seen that two lines cross and do not meet? One goes over the other in a small arc."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sightline.drawing.genogram.legs import Role
from sightline.drawing.genogram.wires import Wire
from sightline.drawing.ink.marks import Path, Pen, Point

RADIUS = 3.5

Upright = tuple[float, float, float, tuple[str, int]]


class Bridged:
    """Knows every upright line, and lets level lines of others go over them."""

    def __init__(self, wires: Sequence[Wire]) -> None:
        self._uprights: list[Upright] = []
        for wire in wires:
            for (x1, y1), (x2, y2) in _parts(wire.points):
                if abs(x1 - x2) < 0.01 and abs(y1 - y2) > 1:
                    self._uprights.append((x1, min(y1, y2), max(y1, y2), _owner(wire)))

    def drawn(self, wire: Wire, pen: Pen) -> Path:
        """Draw a wire, with an arc wherever a level part crosses somebody else's upright."""
        steps: list[tuple[str | float, ...]] = [("M", *wire.points[0])]
        for start, end in _parts(wire.points):
            if abs(start[1] - end[1]) < 0.01:
                steps += self._level(start, end, _owner(wire))
            steps.append(("L", *end))
        return Path(tuple(steps), pen)

    def _level(
        self, start: Point, end: Point, owner: tuple[str, int]
    ) -> list[tuple[str | float, ...]]:
        y, way = start[1], 1 if end[0] > start[0] else -1
        steps: list[tuple[str | float, ...]] = []
        near = start[0]
        for x in sorted(self.crossed(start, end, owner), reverse=way < 0):
            room = abs(x - near) > RADIUS and abs(end[0] - x) > RADIUS
            if room:
                steps.append(("L", x - way * RADIUS, y))
                turn = 1 if way > 0 else 0
                steps.append(("A", RADIUS, RADIUS, 0, 0, turn, x + way * RADIUS, y))
                near = x + way * RADIUS
        return steps

    def crossed(self, start: Point, end: Point, owner: tuple[str, int]) -> list[float]:
        """Give the places where a level line crosses other owners' upright lines."""
        y, (left, right) = start[1], sorted((start[0], end[0]))
        return sorted(
            {
                x
                for x, top, bottom, whose in self._uprights
                if whose != owner
                and left + 0.5 < x < right - 0.5
                and top + 0.5 < y < bottom - 0.5
            }
        )


def _parts(points: Sequence[Point]) -> list[tuple[Point, Point]]:
    return list(pairwise(points))


def _owner(wire: Wire) -> tuple[str, int]:
    if wire.role in (Role.TRUNK, Role.BRANCH, Role.COUPLE):
        return "couple", wire.number
    return wire.role.value, wire.number
