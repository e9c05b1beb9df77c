"""Which cells of a sheet are parts of one, merged across or downwards?"""

from __future__ import annotations

from collections import defaultdict

from sightline.documents.source.blocks import Cell
from sightline.documents.source.gathering import EMPTY

Range = tuple[tuple[int, int], tuple[int, int]]


class Merged:
    """The merged ranges of one sheet, given to its rows from the top down."""

    def __init__(self, ranges: list[Range], width: int) -> None:
        self.width = width
        self.first: dict[int, list[Range]] = defaultdict(list)
        for area in ranges:
            self.first[area[0][0] + 1].append(area)
        self.open: list[tuple[Range, Cell]] = []

    def row(self, number: int, cells: list[Cell]) -> list[Cell]:
        """The row's cells with merged ones made one, the lower parts marked as going on."""
        if not self.first and not self.open:
            return cells
        self.open = [(area, cell) for area, cell in self.open if area[1][0] + 1 >= number]
        begun = [(area, _at(cells, area[0][1])) for area in self.first.pop(number, ())]
        covers = [(area, cell, True) for area, cell in self.open]
        covers += [(area, cell, False) for area, cell in begun]
        self.open += [one for one in begun if one[0][1][0] > one[0][0][0]]
        return self._covered(cells, covers) if covers else cells

    def _covered(
        self, cells: list[Cell], covers: list[tuple[Range, Cell, bool]]
    ) -> list[Cell]:
        out: list[Cell] = []
        column = 0
        for area, cell, lower in sorted(covers, key=lambda cover: cover[0][0][1]):
            left, right = area[0][1], min(area[1][1], max(self.width, area[0][1] + 1) - 1)
            if left < column:
                continue
            out += cells[column:left]
            out += [EMPTY] * (left - column - len(cells[column:left]))
            out.append(_spanning(cell, right - left + 1, lower=lower))
            column = right + 1
        return out + cells[column:]


def _at(cells: list[Cell], column: int) -> Cell:
    return cells[column] if column < len(cells) else EMPTY


def _spanning(cell: Cell, spans: int, *, lower: bool) -> Cell:
    return Cell(cell.text, cell.value, spans, lower, cell.struck)
