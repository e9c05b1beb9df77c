"""How is one person drawn? By lived gender where it is known, and never by colour alone."""

from __future__ import annotations

from math import sqrt

from sightline.drawing.family.people import Lived, Loss, Person
from sightline.drawing.ink.colours import GREY, INK, PAPER
from sightline.drawing.ink.marks import (
    OUTLINE,
    SOLID,
    Circle,
    Line,
    Mark,
    Path,
    Pen,
    Polygon,
    Rect,
    Words,
)
from sightline.drawing.ink.metrics import text_width

SYMBOL = 44.0
AGE_SIZE = 13.0
_HEAVY = Pen(fill=PAPER, width=1.75)
_BROKEN = Pen(fill=PAPER, stroke=GREY, dash=(4, 3))


def kind_of(person: Person) -> str:
    """Name the mark that a person is drawn with."""
    if person.loss is not None:
        return person.loss.value
    if person.is_unborn:
        return "unborn"
    if person.outside:
        return "outside"
    return person.lived.value.replace(" ", "-")


def rise(kind: str, aside: float) -> float:
    """Say how far above its lowest point a symbol's outline is, so far from its middle."""
    half = SYMBOL / 2
    if kind == Lived.FEMALE.value:
        return half - sqrt(max(half * half - aside * aside, 0.0))
    if kind == "outside":
        return half * 0.3
    return aside if kind == "not-known" else 0.0


def symbol(person: Person, x: float, top: float, inside: str) -> tuple[Mark, ...]:
    """Draw a person's symbol around x, down from the top."""
    middle = top + SYMBOL / 2
    if person.loss is not None:
        return _loss(person, x, middle)
    half = SYMBOL / 2
    marks: list[Mark] = []
    if person.subject:
        marks.append(shape(kind_of(person), x, middle, half))
        half -= 4
    marks.append(shape(kind_of(person), x, middle, half))
    if person.died is not None:
        marks += _cross(kind_of(person), x, middle, half)
    written = inside or ("?" if kind_of(person) == "not-known" else "")
    if written:
        level = middle + (10 if kind_of(person) == "unborn" else 0)
        marks += _written(written, x, level, on_cross=person.died is not None)
    return tuple(marks)


def shape(kind: str, x: float, middle: float, half: float) -> Mark:
    """Draw the outline that a kind of person has."""
    if kind == Lived.FEMALE.value:
        return Circle(x, middle, half, _HEAVY)
    if kind == Lived.MALE.value:
        return Rect(x - half, middle - half, 2 * half, 2 * half, _HEAVY)
    if kind == "outside":
        low = half * 0.7
        return Rect(x - half, middle - low, 2 * half, 2 * low, _BROKEN, rounded=8)
    if kind == "unborn":
        corners = ((x, middle - half), (x + half, middle + half), (x - half, middle + half))
        return Polygon(corners, _HEAVY)
    if kind == Lived.NON_BINARY.value:
        return Path(
            (
                ("M", x - half, middle + half),
                ("L", x - half, middle),
                ("A", half, half, 0, 0, 1, x + half, middle),
                ("L", x + half, middle + half),
                ("Z",),
            ),
            _HEAVY,
        )
    points = (
        (x, middle - half),
        (x + half, middle),
        (x, middle + half),
        (x - half, middle),
    )
    return Polygon(points, _HEAVY)


def _cross(kind: str, x: float, middle: float, half: float) -> list[Mark]:
    reach = half * {"male": 1.0, "female": 0.707, "outside": 0.66}.get(kind, 0.5)
    thin = Pen(width=1.25)
    return [
        Line(x - reach, middle - reach, x + reach, middle + reach, thin),
        Line(x - reach, middle + reach, x + reach, middle - reach, thin),
    ]


def _written(text: str, x: float, middle: float, *, on_cross: bool) -> list[Mark]:
    marks: list[Mark] = []
    if on_cross:
        width = text_width(text, AGE_SIZE) + 4
        marks.append(
            Rect(x - width / 2, middle - 8, width, 16, Pen(stroke="none", fill=PAPER))
        )
    return [*marks, Words(x, middle + 4.5, text, AGE_SIZE, anchor="middle", colour=INK)]


def _loss(person: Person, x: float, middle: float) -> tuple[Mark, ...]:
    """Draw a stillbirth as a half-size symbol crossed; earlier losses as a small filled mark."""
    if person.loss is Loss.STILLBIRTH:
        kind, half = person.lived.value.replace(" ", "-"), SYMBOL / 4
        stem = Line(x, middle - SYMBOL / 2, x, middle - half, Pen())
        return stem, shape(kind, x, middle, half), *_cross("male", x, middle, half)
    stem = Line(x, middle - SYMBOL / 2, x, middle, Pen())
    marks: list[Mark] = [stem, Circle(x, middle, 5, SOLID), *_cross("male", x, middle, 10)]
    if person.loss is Loss.TERMINATION:
        marks.append(Line(x - 10, middle + 13, x + 10, middle + 13, OUTLINE))
    return tuple(marks)
