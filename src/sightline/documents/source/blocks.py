"""A file as paragraphs and tables, each knowing where it stands. Plain values, no format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal

Part = Literal["body", "header", "footer", "footnote", "text-box", "comment"]
Form = Literal["docx", "xlsx", "csv", "odt", "html", "markdown", "text", "pdf"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, counted from 1; 0 or "" where that does not apply.

    `table` counts the tables of the file in reading order, a nested one after the one that
    holds it; for spreadsheets it counts sheets and `sheet` names them; for CSV `row` is the
    record's number, its heading row counted.
    """

    table: int = 0
    row: int = 0
    column: int = 0
    paragraph: int = 0
    line: int = 0
    page: int = 0
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: the words that carry it, and where it leads."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words (a line break between paragraphs and list items), and what it is.

    `value` is there where the file holds a true date or time and not words; `written` is
    then how the file shows it. `spans` counts the columns it covers; `continues` says that
    it is the lower part of a cell merged downwards, its words being those of the part above.
    """

    text: str
    value: date | datetime | time | float | None = None
    spans: int = 1
    continues: bool = False
    struck: bool = False
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. `heading`: the file itself marks it as a heading row."""

    cells: tuple[Cell, ...]
    place: Place
    hidden: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table, or one sheet. `inside` is where it is nested, if it is."""

    rows: tuple[Row, ...]
    place: Place
    caption: str = ""
    hidden: bool = False
    inside: Place | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `level` is 1 to 6 for a heading and 0 otherwise; `item` marks a list's."""

    text: str
    place: Place
    part: Part = "body"
    level: int = 0
    item: bool = False
    links: tuple[Link, ...] = ()


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Notice:
    """Something left out, refused or read in an unusual way: what, and where if known."""

    file: str
    what: str
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class Source:
    """A whole file in reading order. `file` is its bare name, never a path."""

    file: str
    form: Form
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs, in reading order."""
        return (block for block in self.blocks if isinstance(block, Paragraph))

    def tables(self) -> Iterator[Table]:
        """The tables, in reading order."""
        return (block for block in self.blocks if isinstance(block, Table))
