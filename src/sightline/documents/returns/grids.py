"""How does a table look with every cell in its column, merged cells spread out?"""

from __future__ import annotations

from dataclasses import dataclass

from sightline.documents.source.blocks import Cell, Row, Table

_NONE = Cell("")


@dataclass(frozen=True, slots=True)
class Line:
    """One row as columns: a cell merged across stands in its first column, `spread` in all.

    `filled` are the columns that hold words of their own, not those of a cell above.
    """

    row: Row
    cells: tuple[Cell, ...]
    filled: tuple[int, ...]

    def text(self, column: int) -> str:
        """Give the words of a column, stripped; "" where the row has no such column."""
        return self.cells[column].text.strip() if column < len(self.cells) else ""

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell.text.strip() for cell in self.cells)

    @property
    def lone(self) -> str:
        """The words of a row that has only one cell with words; "" otherwise."""
        return self.text(self.filled[0]) if len(self.filled) == 1 else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as lines of equal columns."""

    table: Table
    lines: tuple[Line, ...]
    width: int


def grid_of(table: Table) -> Grid:
    """Spread out a table's rows into columns."""
    lines = tuple(_line(row) for row in table.rows)
    return Grid(table, lines, max((len(line.cells) for line in lines), default=0))


def _line(row: Row) -> Line:
    cells: list[Cell] = []
    filled: list[int] = []
    for cell in row.cells:
        if cell.text.strip() and not cell.continues:
            filled.append(len(cells))
        cells.append(cell)
        cells.extend([_NONE] * (max(cell.spans, 1) - 1))
    return Line(row, tuple(cells), tuple(filled))
