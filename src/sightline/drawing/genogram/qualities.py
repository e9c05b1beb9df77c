"""How is drawn what is between two people? Arcs behind the symbols, told apart by their shape.

A layer of its own, drawn only when it is asked for, and only where a dozen lines are enough;
beyond that the table says it better. The meaning is in double, dotted, broken and zigzag
lines, in arrows and letters, never in colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot

from sightline.drawing.family.ties import Quality, QualityKind
from sightline.drawing.genogram.symbols import SYMBOL
from sightline.drawing.ink.colours import GREY, PAPER
from sightline.drawing.ink.marks import (
    Circle,
    Group,
    Line,
    Mark,
    Pen,
    Point,
    Polygon,
    Polyline,
    Rect,
    Words,
)
from sightline.drawing.ink.metrics import text_width

MOST = 12
_PIECES = 40
_PEN = Pen(stroke=GREY, width=1.5)
_DOTTED = Pen(stroke=GREY, width=1.75, dash=(2, 5))
_BROKEN = Pen(stroke=GREY, width=1.75, dash=(10, 6))
_DIRECTED = {
    QualityKind.CARING,
    QualityKind.CONTROLLING,
    QualityKind.ABUSE,
    QualityKind.FEARED,
}
_PARALLEL = {
    QualityKind.CLOSE: (-2.0, 2.0),
    QualityKind.ENMESHED: (-4.0, 0.0, 4.0),
    QualityKind.CLOSE_CONFLICT: (-2.0, 2.0),
    QualityKind.CONTROLLING: (-2.0, 2.0),
}
_ZIGZAG = {QualityKind.CONFLICT, QualityKind.CLOSE_CONFLICT, QualityKind.ABUSE}


def quality_key(kind: QualityKind) -> str:
    return "quality-" + kind.name.lower().replace("_", "-")


def quality_group(quality: Quality, start: Point, end: Point) -> Group:
    """Draw one line between the middles of two symbols."""
    return Group(
        tuple(marks_between(quality, _arc(start, end))),
        data={
            "quality": f"{quality.source} {quality.target}",
            "from": quality.source,
            "towards": quality.target,
            "kind": quality.kind.value,
            "mark": quality_key(quality.kind),
        },
    )


def quality_sample(kind: QualityKind) -> tuple[Mark, ...]:
    """Draw the sample for the key."""
    points = [(36 * n / 20, 10.0) for n in range(21)]
    return tuple(marks_between(Quality("a", "b", kind), points))


def marks_between(quality: Quality, points: Sequence[Point]) -> Iterator[Mark]:
    """Draw the shape of this kind along points, with arrow, letter and status."""
    kind = quality.kind
    pen = {QualityKind.DISTANT: _DOTTED, QualityKind.FEARED: _BROKEN}.get(kind, _PEN)
    for aside in _PARALLEL.get(kind, () if kind in _ZIGZAG else (0.0,)):
        yield Polyline(tuple(_shifted(points, aside)), pen)
    if kind in _ZIGZAG:
        yield Polyline(tuple(_zigzag(points)), _PEN)
    if kind in (QualityKind.CUT_OFF, QualityKind.REPAIRED):
        yield from _cut(points, repaired=kind is QualityKind.REPAIRED)
    if kind in _DIRECTED:
        yield _arrow(points)
    told = " ".join(
        part
        for part in (
            quality.harm.value if quality.harm else "",
            quality.status.value if quality.status else "",
        )
        if part
    )
    if told:
        x, y = points[len(points) // 2]
        width = text_width(told, 11) + 4
        yield Rect(x - width / 2, y - 8, width, 15, Pen(stroke="none", fill=PAPER))
        yield Words(x, y + 4, told, 11, anchor="middle")


def _arc(start: Point, end: Point) -> list[Point]:
    """Bend upwards between two people in one row, and a little aside between rows."""
    (x1, y1), (x2, y2) = start, end
    length = max(hypot(x2 - x1, y2 - y1), 1.0)
    bend = 0.18 * length + 18
    cx = (x1 + x2) / 2 + bend * (y2 - y1) / length
    cy = (y1 + y2) / 2 - bend * abs(x2 - x1) / length
    points = []
    for n in range(_PIECES + 1):
        t = n / _PIECES
        points.append(
            (
                (1 - t) ** 2 * x1 + 2 * t * (1 - t) * cx + t * t * x2,
                (1 - t) ** 2 * y1 + 2 * t * (1 - t) * cy + t * t * y2,
            )
        )
    reach = SYMBOL / 2 + 3
    return [
        (x, y)
        for x, y in points
        if min(hypot(x - x1, y - y1), hypot(x - x2, y - y2)) > reach
    ] or points


def _shifted(points: Sequence[Point], aside: float) -> Iterator[Point]:
    for n, (x, y) in enumerate(points):
        across_x, across_y = _across(points, n)
        yield x + aside * across_x, y + aside * across_y


def _zigzag(points: Sequence[Point]) -> Iterator[Point]:
    for n, (x, y) in enumerate(points):
        across_x, across_y = _across(points, n)
        aside = (0.0, 5.0, 0.0, -5.0)[n % 4]
        yield x + aside * across_x, y + aside * across_y


def _across(points: Sequence[Point], n: int) -> Point:
    (x1, y1), (x2, y2) = points[max(n - 1, 0)], points[min(n + 1, len(points) - 1)]
    length = max(hypot(x2 - x1, y2 - y1), 0.01)
    return -(y2 - y1) / length, (x2 - x1) / length


def _cut(points: Sequence[Point], *, repaired: bool) -> Iterator[Mark]:
    middle = len(points) // 2
    x, y = points[middle]
    if repaired:
        yield Circle(x, y, 5, Pen(stroke=GREY, fill=PAPER))
        return
    (ax, ay), (dx, dy) = _across(points, middle), (0.0, 0.0)
    for along in (-3.0, 3.0):
        dx, dy = along * ay, -along * ax
        yield Line(x + dx - 7 * ax, y + dy - 7 * ay, x + dx + 7 * ax, y + dy + 7 * ay, _PEN)


def _arrow(points: Sequence[Point]) -> Polygon:
    (x, y), (ax, ay) = points[-1], _across(points, len(points) - 1)
    back_x, back_y = x - 9 * ay, y + 9 * ax
    return Polygon(
        (
            (x, y),
            (back_x + 4.5 * ax, back_y + 4.5 * ay),
            (back_x - 4.5 * ax, back_y - 4.5 * ay),
        ),
        Pen(stroke="none", fill=GREY),
    )
