"""Cells that reach over several rows, as HTML and OpenDocument write them."""

from __future__ import annotations

from sightline.documents.source.blocks import Cell

WIDEST = 1000
LONGEST = 65_534


class Downwards:
    """What cells of earlier rows still cover in the next one."""

    def __init__(self) -> None:
        self.open: dict[int, tuple[int, Cell]] = {}

    def free(self, column: int) -> int:
        """The first column from this one on, counted from 1, that nothing above covers."""
        while column - 1 in self.open:
            column += self.open[column - 1][1].spans
        return column

    def row(self, cells: list[tuple[Cell, int]]) -> tuple[Cell, ...]:
        """The row's cells, each given with how many rows it covers, lower parts put in."""
        out: list[Cell] = []
        column = 0
        still: dict[int, tuple[int, Cell]] = {}
        waiting = list(reversed(cells))
        while waiting or any(at >= column for at in self.open):
            if column in self.open:
                rows, upper = self.open.pop(column)
                cell = Cell(upper.text, upper.value, upper.spans, True, upper.struck)
                if rows > 1:
                    still[column] = (rows - 1, upper)
            elif waiting:
                cell, down = waiting.pop()
                if down > 1:
                    still[column] = (min(down, LONGEST) - 1, cell)
            else:
                cell = Cell("", spans=min(at for at in self.open if at > column) - column)
            out.append(cell)
            column += cell.spans
        self.open = still
        return tuple(out)


def count(text: str | None, most: int) -> int:
    """A number of rows or columns as written; 1 where that makes no sense."""
    number = int(text) if text and text.isascii() and text.isdigit() else 1
    return min(max(number, 1), most)
