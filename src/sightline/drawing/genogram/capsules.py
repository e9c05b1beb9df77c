"""How is a home drawn around those who live in it, and around nobody else?

Members who stand side by side in a row share a capsule. Capsules in neighbouring rows are
joined by a band where they lie above each other: between rows there are only lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.drawing.genogram.placing import LETTER_ROOM
from sightline.drawing.ink.boxes import Box
from sightline.drawing.ink.marks import Path, Pen, Point

PADDING = 7.0
_ROUND = 6.0
_NARROWEST_BAND = 24.0


@dataclass(frozen=True)
class Capsule:
    """One outline of a home, as loops of corners, and where its letter stands."""

    loops: tuple[tuple[Point, ...], ...]
    letter: Point
    boxes: tuple[Box, ...]


def capsules(runs: Sequence[tuple[int, Box]]) -> list[Capsule]:
    """Draw around runs of members, each with its row and its box; join what can be joined."""
    grown = [
        (
            row,
            Box(
                b.x - PADDING - LETTER_ROOM,
                b.y - PADDING,
                b.width + 2 * PADDING + LETTER_ROOM,
                b.height + 2 * PADDING,
            ),
        )
        for row, b in runs
    ]
    group = list(range(len(grown)))
    bands: list[tuple[int, Box]] = []
    for n, (row, upper) in enumerate(grown):
        for m, (other, lower) in enumerate(grown):
            band = _band(upper, lower) if other == row + 1 else None
            if band is not None:
                bands.append((n, band))
                old, new = group[m], group[n]
                group = [new if one == old else one for one in group]
    found = []
    for name in sorted(set(group)):
        own = [n for n in range(len(grown)) if group[n] == name]
        boxes = [grown[n][1] for n in own] + [band for n, band in bands if group[n] == name]
        first = grown[min(own, key=lambda n: (grown[n][0], grown[n][1].x))][1]
        found.append(Capsule(outline(boxes), (first.x + 6, first.y + 16), tuple(boxes)))
    return found


def _band(upper: Box, lower: Box) -> Box | None:
    left, right = max(upper.x, lower.x), min(upper.right, lower.right)
    if right - left < _NARROWEST_BAND:
        return None
    return Box(left, upper.bottom, right - left, lower.y - upper.bottom)


def outline(boxes: Sequence[Box]) -> tuple[tuple[Point, ...], ...]:
    """Trace the outline of several boxes taken together, as loops of corners."""
    xs = sorted({x for box in boxes for x in (box.x, box.right)})
    ys = sorted({y for box in boxes for y in (box.y, box.bottom)})
    filled = {
        (i, j)
        for i in range(len(xs) - 1)
        for j in range(len(ys) - 1)
        if any(
            box.x <= xs[i]
            and xs[i + 1] <= box.right
            and box.y <= ys[j]
            and ys[j + 1] <= box.bottom
            for box in boxes
        )
    }
    onward: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, j in sorted(filled):
        sides = (
            ((i, j - 1), (i, j), (i + 1, j)),
            ((i + 1, j), (i + 1, j), (i + 1, j + 1)),
            ((i, j + 1), (i + 1, j + 1), (i, j + 1)),
            ((i - 1, j), (i, j + 1), (i, j)),
        )
        for beyond, start, end in sides:
            if beyond not in filled:
                onward.setdefault(start, []).append(end)
    loops = []
    while onward:
        start = min(onward)
        loop, here = [start], _next(onward, start)
        while here != start:
            loop.append(here)
            here = _next(onward, here)
        loops.append(tuple((xs[i], ys[j]) for i, j in _corners(loop)))
    return tuple(loops)


def _next(
    onward: dict[tuple[int, int], list[tuple[int, int]]], start: tuple[int, int]
) -> tuple[int, int]:
    end = onward[start].pop()
    if not onward[start]:
        del onward[start]
    return end


def _corners(loop: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [
        here
        for before, here, after in zip(
            [loop[-1], *loop], loop, [*loop[1:], loop[0]], strict=False
        )
        if (before[0] == here[0]) != (here[0] == after[0])
    ]


def rounded(loops: Sequence[Sequence[Point]], pen: Pen) -> Path:
    """Draw loops of level and upright sides with their corners rounded."""
    steps: list[tuple[str | float, ...]] = []
    for loop in loops:
        for n, (x, y) in enumerate(loop):
            before, after = loop[n - 1], loop[(n + 1) % len(loop)]
            start, end = _towards((x, y), before), _towards((x, y), after)
            steps.append(("L" if n else "M", *start))
            steps.append(("Q", x, y, *end))
        steps.append(("Z",))
    return Path(tuple(steps), pen)


def _towards(corner: Point, other: Point) -> Point:
    far = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    part = min(_ROUND, far / 2) / far if far else 0.0
    return (
        corner[0] + (other[0] - corner[0]) * part,
        corner[1] + (other[1] - corner[1]) * part,
    )
