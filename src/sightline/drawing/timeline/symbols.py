"""What does the mark of an event look like? Its shape is its kind; colour repeats the sector."""

from __future__ import annotations

from collections.abc import Callable

from sightline.drawing.ink.boxes import Box
from sightline.drawing.ink.colours import FAINT, INK, PAPER
from sightline.drawing.ink.hatching import Hatch, hatched
from sightline.drawing.ink.marks import Circle, Line, Mark, Pen, Polygon, Rect
from sightline.drawing.timeline.story import Shape

_Drawer = Callable[[float, float, float, Pen], tuple[Mark, ...]]


def draw_symbol(
    shape: Shape, x: float, y: float, size: float, colour: str, *, significant: bool = False
) -> tuple[Mark, ...]:
    """Draw the mark round its middle; a significant one has a black edge."""
    quiet = colour == FAINT
    edge = INK if significant and not quiet else colour
    pen = Pen(edge, PAPER if quiet else colour, max(size / 7, 1))
    return _DRAWERS[shape](x, y, size / 2 - pen.width / 2, pen)


def draw_spell(
    box: Box, colour: str, *, opens_left: bool, opens_right: bool
) -> tuple[Mark, ...]:
    """Draw the time within which something happened: ruled, and open where no end is told."""
    pen = Pen(colour, width=1)
    ends = [(box.x, opens_left), (box.right, opens_right)]
    return (
        hatched(box, Hatch.RISING, spacing=3, colour=colour),
        Line(box.x, box.y, box.right, box.y, pen),
        Line(box.x, box.bottom, box.right, box.bottom, pen),
        *(Line(x, box.y, x, box.bottom, pen) for x, is_open in ends if not is_open),
    )


def _triangle(x: float, y: float, r: float, pen: Pen) -> tuple[Mark, ...]:
    return (Polygon(((x, y - r), (x + r, y + r), (x - r, y + r)), pen),)


def _circle(x: float, y: float, r: float, pen: Pen) -> tuple[Mark, ...]:
    return (Circle(x, y, r * 0.9, pen),)


def _diamond(x: float, y: float, r: float, pen: Pen) -> tuple[Mark, ...]:
    r *= 1.15
    return (Polygon(((x, y - r), (x + r, y), (x, y + r), (x - r, y)), pen),)


def _square(x: float, y: float, r: float, pen: Pen) -> tuple[Mark, ...]:
    return (Rect(x - r * 0.85, y - r * 0.85, r * 1.7, r * 1.7, pen),)


def _missed(x: float, y: float, r: float, pen: Pen) -> tuple[Mark, ...]:
    hollow = Pen(pen.stroke, PAPER, pen.width)
    return (
        Circle(x, y, r * 0.9, hollow),
        Line(x - r, y + r, x + r, y - r, Pen(pen.stroke, width=pen.width)),
    )


def _page(x: float, y: float, r: float, pen: Pen) -> tuple[Mark, ...]:
    hollow = Pen(pen.stroke, PAPER, pen.width)
    w, fold = r * 0.75, r * 0.6
    corners = ((x - w, y - r), (x + w - fold, y - r), (x + w, y - r + fold))
    return (Polygon((*corners, (x + w, y + r), (x - w, y + r)), hollow),)


def _flag(x: float, y: float, r: float, pen: Pen) -> tuple[Mark, ...]:
    left = x - r * 0.8
    return (
        Line(left, y - r, left, y + r, Pen(pen.stroke, width=pen.width * 1.3)),
        Polygon(((left, y - r), (x + r, y - r * 0.4), (left, y + r * 0.2)), pen),
    )


_DRAWERS: dict[Shape, _Drawer] = {
    Shape.REFERRAL: _triangle,
    Shape.CONTACT: _circle,
    Shape.INCIDENT: _diamond,
    Shape.MEETING: _square,
    Shape.MISSED: _missed,
    Shape.DOCUMENT: _page,
    Shape.PLAN_CHANGE: _flag,
}
