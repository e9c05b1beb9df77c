"""What if a family is too wide for the paper? Several sheets, with numbers where lines go on.

Text is never made smaller than it can be read. The drawing is cut where fewest people stand;
everybody is whole on exactly one sheet, and a line that is cut carries the same number on
both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from sightline.drawing.genogram.layout import Layout
from sightline.drawing.ink.boxes import Box
from sightline.drawing.ink.marks import Group, Line, Mark, Path, Pen, Point, Words

OVERHANG = 64.0
_STEP = 4.0
_SLACK = 0.12
_SIZE = 11.0


@dataclass(frozen=True)
class Sheet:
    """Part of a drawing: what is on it, and the stretch of the whole that it shows."""

    groups: tuple[Group, ...]
    left: float
    right: float


def sheets_of(
    layout: Layout, groups: Sequence[Group], extent: Box, width: float
) -> list[Sheet]:
    """Cut a drawing into sheets of at most that width; one that fits is left whole."""
    if extent.width <= width:
        return [Sheet(tuple(groups), extent.x, extent.right)]
    cuts = _cuts(layout, extent, width - 2 * OVERHANG)
    edges = [extent.x - 1, *cuts, extent.right + 1]
    numbers = _numbers(groups, cuts)
    return [
        Sheet(
            (*_within(layout, groups, left, right), *_connectors(numbers, left, right)),
            left - OVERHANG,
            right + OVERHANG,
        )
        for left, right in pairwise(edges)
    ]


def _cuts(layout: Layout, extent: Box, room: float) -> list[float]:
    """Choose where to cut: sheets of much the same width, through as few people as can be."""
    many = ceil(extent.width / room / (1 - _SLACK))
    even = extent.width / many
    spans = [
        (layout.x[node] - label.left, layout.x[node] + label.right)
        for node, label in layout.labels.items()
    ]
    cuts = []
    for n in range(1, many):
        middle = extent.x + n * even
        reach = int(even * _SLACK / 2 / _STEP)
        places = [middle + _STEP * k for k in range(-reach, reach + 1)]
        cuts.append(
            min(
                places, key=lambda x: (sum(a < x < b for a, b in spans), abs(x - middle), x)
            )
        )
    return cuts


def _within(
    layout: Layout, groups: Sequence[Group], left: float, right: float
) -> Iterator[Group]:
    """Keep people who stand between two cuts, whole, and the parts of lines between them."""
    at = {person: n for n, person in enumerate(layout.pedigree.ids)}
    for group in groups:
        if "person" in group.data:
            if left <= layout.x[at[group.data["person"]]] < right:
                yield group
            continue
        kept = [part for mark in group.children for part in _clipped(mark, left, right)]
        if kept:
            yield replace(group, children=tuple(kept))


def _clipped(mark: Mark, left: float, right: float) -> Iterator[Mark]:
    if isinstance(mark, Path):
        steps = list(_steps_within(mark, left, right))
        if steps:
            yield Path(tuple(steps), mark.pen)
    elif left <= _place(mark) < right:
        yield mark


def _place(mark: Mark) -> float:
    """Give the x by which a small mark belongs to one sheet or the other."""
    if isinstance(mark, Line):
        return (mark.x1 + mark.x2) / 2
    return float(mark.x) if isinstance(mark, Words) else 0.0


def _steps_within(
    path: Path, left: float, right: float
) -> Iterator[tuple[str | float, ...]]:
    here: Point | None = None
    for start, end, step in _parts(path):
        inside = [min(max(x, left), right) for x in (start[0], end[0])]
        level = abs(start[0] - end[0]) > 0.01
        if max(start[0], end[0]) < left or min(start[0], end[0]) > right:
            continue
        if level and abs(inside[0] - inside[1]) < 0.01:
            continue
        first, last = _at(start, end, inside[0], start), _at(start, end, inside[1], end)
        if here != first:
            yield ("M", *first)
        whole = inside == [start[0], end[0]]
        yield step if whole else ("L", *last)
        here = last


def _at(start: Point, end: Point, x: float, own: Point) -> Point:
    """Give the point of a part at x; an upright part keeps its own end."""
    if abs(start[0] - end[0]) < 0.01:
        return own
    return x, start[1] + (end[1] - start[1]) * (x - start[0]) / (end[0] - start[0])


def _parts(path: Path) -> Iterator[tuple[Point, Point, tuple[str | float, ...]]]:
    """Give the parts of a path with their ends; a closing step goes back to the start."""
    here = begun = (0.0, 0.0)
    for step in path.steps:
        if step[0] == "M":
            here = begun = (float(step[1]), float(step[2]))
            continue
        end = begun if step[0] == "Z" else (float(step[-2]), float(step[-1]))
        yield here, end, ("L", *end) if step[0] == "Z" else step
        here = end


def _numbers(
    groups: Sequence[Group], cuts: Sequence[float]
) -> dict[tuple[float, float], int]:
    """Number the places where lines between people are cut."""
    places = {
        (cut, round(_at(start, end, cut, start)[1], 1))
        for group in groups
        if not {"person", "household"} & set(group.data)
        for mark in group.children
        if isinstance(mark, Path)
        for start, end, _ in _parts(mark)
        for cut in cuts
        if min(start[0], end[0]) < cut < max(start[0], end[0])
    }
    return {place: n for n, place in enumerate(sorted(places), 1)}


def _connectors(
    numbers: dict[tuple[float, float], int], left: float, right: float
) -> Iterator[Group]:
    for (cut, y), n in numbers.items():
        for edge, way in ((left, -1), (right, 1)):
            if cut == edge:
                stub = Line(cut, y, cut + 8 * way, y, Pen())
                words = Words(
                    cut + 10 * way,
                    y + 4,
                    str(n),
                    _SIZE,
                    anchor="end" if way < 0 else "start",
                )
                yield Group((stub, words), data={"connector": str(n)})
