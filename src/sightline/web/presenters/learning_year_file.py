"""How is a year of learning taken along: as a Word file, or as a workbook?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sightline.documents.writing.document import (
    Block,
    Bullets,
    Column,
    Document,
    Heading,
    Paragraph,
    Table,
)
from sightline.documents.writing.to_docx import to_docx
from sightline.documents.writing.to_xlsx import Sheet, write_sheets
from sightline.web.presenters.learning_year import Counted

NOTE = (
    "Each figure is the number of rows in its table. They count briefings, reviews, sendings"
    " and talks, never families. A talk says that a team met, not that its practice changed."
)
LONGEST_NAME = 31  # characters of a sheet's name, by Excel's own rule
WIDE, NARROW = 60, 24


def year_document(year: int, lists: Sequence[Counted], said: Sequence[str]) -> Document:
    """Return the year as a document: its figures first, then the rows each counts."""
    blocks: list[Block] = [
        Paragraph(NOTE),
        Bullets(tuple(f"{each.caption}: {each.figure}" for each in lists)),
        Bullets(tuple(said)),
    ]
    for each in lists:
        if each.rows:
            columns = tuple(Column(name) for name in each.head)
            rows = tuple(tuple(words_in(cell) for cell in row) for row in each.rows)
            blocks.append(Table(each.caption, columns, rows, first_is_heading=True))
        else:
            blocks += [Heading(each.caption), Paragraph("None in this year.")]
    return Document(f"Learning in {year}", tuple(blocks), landscape=True)


def _as_docx(year: int, lists: Sequence[Counted], said: Sequence[str]) -> bytes:
    return to_docx(year_document(year, lists, said))


def _as_xlsx(year: int, lists: Sequence[Counted], said: Sequence[str]) -> bytes:
    """Write a sheet of figures, and a sheet of rows for each."""
    figures = [(each.caption, each.figure) for each in lists]
    sheets = [
        Sheet("Figures", (("Figure", WIDE), ("Number", NARROW)), figures),
        Sheet("Read how", (("How to read it", WIDE * 2),), [(t,) for t in (NOTE, *said)]),
    ]
    sheets += [
        Sheet(
            each.caption[:LONGEST_NAME],
            tuple(
                (name, WIDE if place == 0 else NARROW)
                for place, name in enumerate(each.head)
            ),
            [[words_in(cell) for cell in row] for row in each.rows],
        )
        for each in lists
    ]
    return write_sheets(sheets, title=f"Learning in {year}")


def words_in(cell: object) -> str:
    """Return what a cell of a page says, its tag or why it is blank included."""
    if not isinstance(cell, Mapping):
        return str(cell)
    words = str(cell.get("text") or "")
    tag = str(cell.get("tag") or "")
    return ", ".join(each for each in (words, tag) if each) or str(cell.get("blank") or "")


FILES: Mapping[str, Callable[[int, Sequence[Counted], Sequence[str]], bytes]] = {
    "docx": _as_docx,
    "xlsx": _as_xlsx,
}
