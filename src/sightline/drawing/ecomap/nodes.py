"""How is one agency or support drawn? Letters in a shape; the colour only repeats the sector."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin
from types import MappingProxyType

from sightline.drawing.ecomap.labels import LEADER_GAP, write
from sightline.drawing.ecomap.lines import line_of
from sightline.drawing.ecomap.network import Sector, Tie
from sightline.drawing.ecomap.placing import RADIUS, Placed
from sightline.drawing.ink.colours import (
    EDUCATION_AND_VOLUNTARY,
    FAINT,
    GREY,
    HEALTH,
    INK,
    JUSTICE_AND_HOUSING,
    PAPER,
    SECTOR_COLOURS,
    SOCIAL_CARE,
)
from sightline.drawing.ink.marks import (
    Circle,
    Group,
    Line,
    Mark,
    Pen,
    Point,
    Polygon,
    Rect,
    Words,
)
from sightline.drawing.ink.metrics import text_width
from sightline.drawing.ink.wording import words_in_box

_LETTERS = 13.0
_LEAST_LETTERS = 11.0

COLOURS: Mapping[Sector, str] = MappingProxyType(
    {
        Sector.HEALTH: SECTOR_COLOURS[HEALTH],
        Sector.EDUCATION: SECTOR_COLOURS[EDUCATION_AND_VOLUNTARY],
        Sector.SOCIAL_CARE: SECTOR_COLOURS[SOCIAL_CARE],
        Sector.JUSTICE_AND_HOUSING: SECTOR_COLOURS[JUSTICE_AND_HOUSING],
        Sector.COMMUNITY: SECTOR_COLOURS[EDUCATION_AND_VOLUNTARY],
        Sector.FAMILY_AND_FRIENDS: INK,
    }
)


def draw_symbol(tie: Tie, radius: float, *, quiet: bool) -> tuple[Mark, ...]:
    """Draw the shape round (0, 0): a circle for an agency, a box for any other support."""
    pen = Pen(FAINT if quiet else COLOURS[tie.sector], PAPER, max(radius / 8, 1.75))
    if tie.is_informal:
        side = radius * 0.86
        return (Rect(-side, -side, 2 * side, 2 * side, pen, rounded=radius / 3),)
    circle = Circle(0, 0, radius, pen)
    if not tie.is_lead:
        return (circle,)
    inner = Circle(0, 0, radius * 0.8, Pen(pen.stroke, PAPER, 1.25))
    return (circle, inner, star(radius * 0.8, -radius * 0.8, max(radius * 0.42, 6)))


def star(x: float, y: float, radius: float) -> Polygon:
    """Draw a five-pointed star."""
    corners = [
        (
            x + radius * (1 if n % 2 == 0 else 0.42) * sin(n * pi / 5),
            y - radius * (1 if n % 2 == 0 else 0.42) * cos(n * pi / 5),
        )
        for n in range(10)
    ]
    return Polygon(tuple(corners), Pen(INK, INK, 1))


def draw_node(placed: Placed, label_x: float, sentence: str, *, quiet: bool) -> Group:
    """Draw a node with its letters, its leader and its label; quiet if it is for others."""
    tie, side = placed.tie, placed.side
    letters = _letters(tie, GREY if quiet else INK)
    leader = Line(
        placed.x + side * RADIUS,
        placed.y,
        side * (label_x - LEADER_GAP),
        placed.y,
        Pen(FAINT, width=1, dash=(1.5, 3.5)),
    )
    symbol = Group(
        (*draw_symbol(tie, RADIUS, quiet=quiet), letters), shift=(placed.x, placed.y)
    )
    words = write(placed.label, side * label_x, placed.y, side, quiet=quiet)
    return Group(
        (leader, symbol, *words),
        name=f"tie-{tie.id}",
        data={"tie": tie.id},
        label=sentence,
    )


def _letters(tie: Tie, colour: str) -> Words:
    """Write the letters as large as the shape allows, and never below what can be read."""
    room = RADIUS * (1.5 if tie.is_lead else 1.72)
    size = _LETTERS * room / max(text_width(tie.code, _LETTERS, bold=True), room)
    size = max(size, _LEAST_LETTERS)
    said = words_in_box(tie.code, room, size, bold=True).lines
    return Words(0, size * 0.36, said[0] if said else "", size, True, "middle", colour)


def draw_line(placed: Placed, start: Point, turn: float) -> Group:
    """Draw the tie's line from the household: out to the turn, then level to the node."""
    corner = (placed.side * turn, placed.y)
    end = (placed.x - placed.side * RADIUS, placed.y)
    marks = line_of(placed.tie, [start, corner, end])
    return Group(marks, name=f"line-{placed.tie.id}", data={"line": placed.tie.id})
