"""What can be put on paper? Shapes, lines, words and groups of them, as plain values.

Lengths are CSS pixels (96 to the inch), y grows downwards. A mark says only what it is; how
it is written down is `svg`'s affair, and only what survives browsers, Word and Typst alike
can be said at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from sightline.drawing.ink.boxes import Box
from sightline.drawing.ink.colours import INK, PAPER
from sightline.drawing.ink.metrics import ASCENT, DESCENT, text_width

Point: TypeAlias = tuple[float, float]
Anchor: TypeAlias = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Pen:
    """How a shape is drawn: colours as `#rrggbb` or `none`, the line's width and dashes."""

    stroke: str = INK
    fill: str = "none"
    width: float = 1.5
    dash: tuple[float, ...] = ()


OUTLINE = Pen(fill=PAPER)
SOLID = Pen(stroke="none", fill=INK)


@dataclass(frozen=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    pen: Pen = OUTLINE
    rounded: float = 0


@dataclass(frozen=True)
class Circle:
    x: float
    y: float
    radius: float
    pen: Pen = OUTLINE


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    pen: Pen = Pen()


@dataclass(frozen=True)
class Polyline:
    points: tuple[Point, ...]
    pen: Pen = Pen()


@dataclass(frozen=True)
class Polygon:
    points: tuple[Point, ...]
    pen: Pen = OUTLINE


@dataclass(frozen=True)
class Path:
    """Steps of an SVG path, each a letter and its numbers: `(("M", 0, 0), ("L", 9, 9))`."""

    steps: tuple[tuple[str | float, ...], ...]
    pen: Pen = Pen()


@dataclass(frozen=True)
class Words:
    """One line of text; y is its baseline."""

    x: float
    y: float
    text: str
    size: float = 14
    bold: bool = False
    anchor: Anchor = "start"
    colour: str = INK

    @property
    def box(self) -> Box:
        """The room that the words take, from the top of a capital's accent to a descender."""
        width = text_width(self.text, self.size, bold=self.bold)
        left = {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        top = self.y - ASCENT * self.size
        return Box(self.x - left, top, width, (ASCENT + DESCENT) * self.size)


@dataclass(frozen=True)
class Group:
    """Marks that belong together.

    `name` becomes the id, behind the prefix of the picture. `data` becomes `data-*`
    attributes. With `href` the group is a link, and `label` is the sentence that a screen
    reader says for it; a link without a label is refused when it is written.
    """

    children: tuple[Mark, ...]
    name: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    href: str = ""
    label: str = ""
    shift: Point = (0, 0)


Mark: TypeAlias = Rect | Circle | Line | Polyline | Polygon | Path | Words | Group


@dataclass(frozen=True)
class Picture:
    """Marks on a sheet of a known size, with a short name and a paragraph that describes it."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    title: str
    description: str
