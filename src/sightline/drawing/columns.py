"""How many each month, and of what sort? Columns of up to three layers, for a few dozen periods.

Layers are told apart by being filled, ruled or empty, so that the picture holds without
colour. The table beside it has every number; a number that may not be told is not drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sightline.drawing.drawn import Drawn, TableOf
from sightline.drawing.ink.boxes import Box
from sightline.drawing.ink.colours import GREY, INK, PAPER, SECTOR_COLOURS, SOCIAL_CARE
from sightline.drawing.ink.hatching import Hatch, hatched
from sightline.drawing.ink.legends import LegendEntry, draw_legend
from sightline.drawing.ink.marks import Line, Mark, Pen, Picture, Rect, Words

WIDTH, HEIGHT = 640.0, 170.0
LEFT, TOP, SIZE = 34.0, 22.0, 12.0
ROOM = WIDTH - LEFT - 6
FEW = "Fewer than 5"


@dataclass(frozen=True)
class Layer:
    """One sort of thing: its name, and how many there were in each period; None: too few to say."""

    name: str
    numbers: tuple[int | None, ...]


def draw_columns(
    title: str, heading: str, periods: Sequence[str], layers: Sequence[Layer]
) -> Drawn:
    """Draw a column for each period with up to three layers, the first at the bottom.

    `periods` are short, such as `Jan 26`; `heading` is the name of their column in the table.
    Raises ValueError where a layer has another number of values, or there are more than three.
    """
    if len(layers) > len(_SORTS) or any(len(e.numbers) != len(periods) for e in layers):
        raise ValueError("Up to three layers, each with one number for each period.")
    most = max((_total(layers, place) for place in range(len(periods))), default=0)
    marks: list[Mark] = [*_scale(max(most, 1))]
    for place, period in enumerate(periods):
        marks += _column(place, len(periods), period, layers, max(most, 1))
    legend = tuple(
        LegendEntry(each.name, each.name, tuple(_block(Box(4, 2, 28, 16), number)))
        for number, each in enumerate(layers)
    )
    below = TOP + HEIGHT + 34
    key = draw_legend(legend, LEFT, below, ROOM)
    picture = Picture(
        WIDTH,
        below + key.height,
        (*marks, *key.marks),
        title,
        f"Columns by {heading.lower()}; the table has the numbers.",
    )
    rows = tuple(
        (period, *(_said(each.numbers[place]) for each in layers))
        for place, period in enumerate(periods)
    )
    table = TableOf(title, (heading, *(each.name for each in layers)), rows)
    return Drawn(picture, (), (table,), legend)


def _total(layers: Sequence[Layer], place: int) -> int:
    return sum(each.numbers[place] or 0 for each in layers)


def _said(number: int | None) -> str:
    return FEW if number is None else str(number)


def _scale(most: int) -> Iterator[Mark]:
    for number in sorted({0, most // 2, most}):
        y = TOP + HEIGHT * (1 - number / most)
        yield Line(LEFT, y, LEFT + ROOM, y, Pen(stroke=GREY, width=0.5))
        yield Words(LEFT - 6, y + 4, str(number), SIZE, anchor="end")


def _column(
    place: int, of: int, period: str, layers: Sequence[Layer], most: int
) -> Iterator[Mark]:
    step = ROOM / of
    wide = min(step * 0.7, 40)
    middle = LEFT + step * (place + 0.5)
    bottom = TOP + HEIGHT
    for number, layer in enumerate(layers):
        tall = HEIGHT * (layer.numbers[place] or 0) / most
        if tall:
            bottom -= tall
            yield from _block(Box(middle - wide / 2, bottom, wide, tall), number)
    for row, word in enumerate(period.split()):
        yield Words(middle, TOP + HEIGHT + 15 + 13 * row, word, SIZE, anchor="middle")


def _filled(box: Box) -> Iterator[Mark]:
    yield _rect(box, SECTOR_COLOURS[SOCIAL_CARE])


def _ruled(box: Box) -> Iterator[Mark]:
    yield _rect(box, PAPER)
    yield hatched(box, Hatch.RISING)


def _empty(box: Box) -> Iterator[Mark]:
    yield _rect(box, PAPER)


def _rect(box: Box, fill: str) -> Rect:
    pen = Pen(stroke=INK, fill=fill, width=1)
    return Rect(box.x, box.y, box.width, box.height, pen)


_SORTS = (_filled, _ruled, _empty)


def _block(box: Box, number: int) -> Iterator[Mark]:
    return _SORTS[number](box)
