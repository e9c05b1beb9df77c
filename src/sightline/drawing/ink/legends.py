"""What does each mark in this picture mean? The key that is printed with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.drawing.ink.marks import Group, Mark, Words
from sightline.drawing.ink.metrics import text_width

SAMPLE_WIDTH = 36
SAMPLE_HEIGHT = 20
_SIZE = 12
_ROW = 22
_GAP = 14
# A screen without the font that the words are measured in draws them in another, some wider.
_ALLOWANCE = 1.12


@dataclass(frozen=True)
class LegendEntry:
    """One mark and what it means.

    `sample` is drawn within 36 by 20 pixels from (0, 0); `key` names the mark, so that
    tests can compare the legend with what was drawn.
    """

    key: str
    words: str
    sample: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class LegendDrawn:
    """The legend as marks, and the height that it takes."""

    marks: tuple[Mark, ...]
    height: float


def draw_legend(
    entries: Sequence[LegendEntry], x: float, y: float, width: float
) -> LegendDrawn:
    """Set the entries from left to right in rows, starting at x, y, within the width."""
    marks: list[Mark] = []
    left, top = x, y
    for entry in entries:
        needs = SAMPLE_WIDTH + 8 + _ALLOWANCE * text_width(entry.words, _SIZE)
        if left > x and left + needs > x + width:
            left, top = x, top + _ROW
        marks.append(_drawn(entry, left, top))
        left += needs + _GAP
    return LegendDrawn(tuple(marks), top + _ROW - y if entries else 0)


def _drawn(entry: LegendEntry, left: float, top: float) -> Group:
    words = Words(SAMPLE_WIDTH + 8, SAMPLE_HEIGHT / 2 + 4.5, entry.words, _SIZE)
    return Group((*entry.sample, words), data={"legend": entry.key}, shift=(left, top))
