"""A chronology as an Excel workbook: every cell typed, so that no words become a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter

from sightline.documents.chronology.told import Chronology
from sightline.documents.writing.colours import colour_of
from sightline.documents.writing.document import Cell, printable
from sightline.documents.writing.lines import SILENT, Line, lines_of, say_doubt, say_person
from sightline.documents.writing.reading_guide import how_to_read, mapping_rows

# Excel cuts a cell off after this; what is longer goes on in a row of its own below.
LONGEST_CELL = 32_767
# One moment for every file, so that none tells when, or on whose machine, it was made.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001  (the format has no zones)
Value = str | int | float | Cell


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its headings with their widths, its rows.

    `text_only`: what is typed into it stays text, so that no date is turned round.
    """

    name: str
    headings: tuple[tuple[str, int], ...]
    rows: Iterable[Sequence[Value]]
    text_only: bool = False


def to_xlsx(chronology: Chronology) -> bytes:
    """Write a chronology as `.xlsx`, with doubts, silences, key and a guide beside it."""
    lines = list(lines_of(chronology))
    return write_sheets(
        (
            Sheet("Chronology", _CHRONOLOGY, map(_cells, lines)),
            Sheet("Doubts", _DOUBTS, _doubts(lines, chronology)),
            Sheet("Silences", _SILENCES, _silences(chronology, lines)),
            Sheet("Key", _KEY, _key(chronology)),
            Sheet("Read how", _GUIDE, _guide(chronology)),
        ),
        title=chronology.title,
    )


def write_sheets(sheets: Iterable[Sheet], *, title: str) -> bytes:
    """Write sheets as one workbook that names no author and holds no formula."""
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": printable(title)[:255], "created": _MADE})
        styles = _Styles(book)
        for sheet in sheets:
            _write_sheet(book, sheet, styles)
    return file.getvalue()


class _Styles:
    """The formats of a workbook, made once each."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[str, Any] = {}
        plain = {"text_wrap": True, "valign": "top", "font_name": "Arial", "font_size": 10}
        self._plain = plain
        self.plain = book.add_format(plain)
        self.text = book.add_format(plain | {"num_format": "@"})
        self.heading = book.add_format(plain | {"bold": True, "bottom": 2})

    def of(self, cell: Cell) -> Any:
        """Return the format for a cell with a colour or in bold."""
        name = f"{cell.fill}{cell.bold}"
        if name not in self._made:
            wanted: dict[str, Any] = dict(self._plain)
            if cell.bold:
                wanted["bold"] = True
            if cell.fill:
                wanted |= {"bg_color": cell.fill, "font_color": cell.ink}
            self._made[name] = self._book.add_format(wanted)
        return self._made[name]


def _write_sheet(book: Any, sheet: Sheet, styles: _Styles) -> None:
    paper = book.add_worksheet(sheet.name)
    for column, (heading, width) in enumerate(sheet.headings):
        paper.write_string(0, column, heading, styles.heading)
        paper.set_column(column, column, width, styles.text if sheet.text_only else None)
    at = 1
    for row in sheet.rows:
        at = _write_row(paper, at, row, styles)
    paper.freeze_panes(1, 0)
    paper.repeat_rows(0)
    paper.set_landscape()
    paper.set_paper(9)  # A4
    paper.fit_to_pages(1, 0)
    paper.set_footer("&C&P / &N")
    if at > 1:
        paper.autofilter(0, 0, at - 1, len(sheet.headings) - 1)


def _write_row(paper: Any, at: int, row: Sequence[Value], styles: _Styles) -> int:
    """Write a row, and further rows while a cell of it is too long; return the next place."""
    left: list[str] = [""] * len(row)
    for column, value in enumerate(row):
        if isinstance(value, int | float):
            paper.write_number(at, column, value, styles.plain)
            continue
        text = printable(value.text if isinstance(value, Cell) else value)
        style = styles.of(value) if isinstance(value, Cell) else styles.plain
        if text:
            paper.write_string(at, column, _fitting(text), style)
            left[column] = text[len(_fitting(text)) :]
    return _write_row(paper, at + 1, left, styles) if any(left) else at + 1


def _fitting(text: str) -> str:
    # Counted as Excel counts: a character beyond the first plane is two.
    if len(text) * 2 <= LONGEST_CELL:
        return text
    units = text[:LONGEST_CELL].encode("utf-16-le")[: LONGEST_CELL * 2]
    return units.decode("utf-16-le", "ignore")


_CHRONOLOGY = (
    ("No.", 6), ("Date", 20), ("Earliest day", 12), ("Date as written", 14), ("Mark", 7),
    ("Agency", 20), ("What happened", 70), ("Also in the row", 40), ("People", 22),
    ("Linked with", 26), ("Doubts", 36), ("File", 22), ("Place", 18),
)  # fmt: skip
_DOUBTS = (
    ("Line", 7),
    ("About", 16),
    ("Words", 30),
    ("Why", 80),
    ("File", 26),
    ("Place", 20),
)
_SILENCES = (
    ("What", 18),
    ("Mark", 8),
    ("From", 12),
    ("Until", 12),
    ("Days", 8),
    ("In words", 80),
)
_KEY = (("Mark or name", 26), ("What it stands for", 50), ("Kind", 30))
_GUIDE = (("File", 30), ("What", 30), ("How it was read", 90))


def _cells(line: Line) -> Sequence[Value]:
    first = line.event.happened.first
    return (
        line.number,
        line.date,
        first.isoformat() if first else "",
        line.written,
        Cell(line.agency.mark, fill=colour_of(line.agency.sector), bold=True),
        line.agency.name,
        line.what,
        line.also,
        line.people,
        line.links,
        "\n".join(line.doubts),
        line.file,
        line.place,
    )


def _doubts(lines: Iterable[Line], chronology: Chronology) -> Iterable[Sequence[Value]]:
    for line in lines:
        for doubt in line.event.doubts:
            about = say_doubt(doubt.about, "", "").rstrip(": ")
            yield line.number, about, doubt.text, doubt.why, line.file, line.place
    for notice in chronology.notices:
        yield "", "File", "", notice.what, notice.file, ""


def _silences(chronology: Chronology, lines: Iterable[Line]) -> Iterable[Sequence[Value]]:
    marks = {line.agency.key: line.agency.mark for line in lines}
    for each in chronology.silences:
        mark = marks.get(each.agency, "")
        yield SILENT[each.what], mark, each.first, each.last, each.days, each.says


def _key(chronology: Chronology) -> Iterable[Sequence[Value]]:
    for agency in chronology.agencies:
        mark = Cell(agency.mark, fill=colour_of(agency.sector), bold=True)
        yield mark, agency.name, agency.sector.replace("-", " ")
    for person in chronology.people:
        yield say_person(person), person.born.text and f"born {person.born.text}", "person"


def _guide(chronology: Chronology) -> Iterable[Sequence[Value]]:
    for sentence in how_to_read():
        yield "", "", sentence
    yield from mapping_rows(chronology)
