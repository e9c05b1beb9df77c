"""What does a document say, whatever file it becomes? Headings, paragraphs, tables, figures.

Every writer (`to_docx`, `to_html`, `to_pdf`, `to_text`) takes the same `Document`, so that what
a document says is decided once. Nothing here is markup: all text is plain words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Paper = Literal["a4", "a3"]

# Millimetres, short side first.
PAPERS: dict[str, tuple[int, int]] = {"a4": (210, 297), "a3": (297, 420)}
INK, PAPER_WHITE = "#0B0C0C", "#FFFFFF"

# What no XML, and so no Word, Excel or web page, can hold; a line break is kept.
_UNPRINTABLE = re.compile(
    "[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def printable(text: str) -> str:
    """Return the text with line ends as one newline, and a mark for what cannot be shown."""
    if text.isascii() and text.isprintable():
        return text
    return _UNPRINTABLE.sub("\ufffd", _LINE_ENDS.sub("\n", text))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (under the title) to 3; none may be skipped on the way down."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a newline in it is a line break. `lead` is said first, in bold.

    `note` is the number of the note that it leads to, 0 where it leads to none.
    """

    text: str
    lead: str = ""
    note: int = 0


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered where the order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to another file or page, and what is found there.

    Without an address they lead nowhere: such is a source that can only be named.
    """

    words: str
    address: str = ""
    says: str = ""

    @property
    def is_on_the_web(self) -> bool:
        """Whether it can be followed from any file, wherever that lies."""
        return self.address.startswith(("https://", "http://"))

    @property
    def on_paper(self) -> str:
        """The same words where nothing can be followed, with the address told."""
        where = f" ({self.address})" if self.address else ""
        return f"{self.words}{where}{f': {self.says}' if self.says else ''}"


@dataclass(frozen=True, slots=True)
class Links:
    """A list of links; on paper, where nothing can be followed, their addresses are told.

    `notes`: they are the notes that paragraphs lead to, numbered, and each leads back.
    """

    items: tuple[Link, ...]
    notes: bool = False

    @property
    def on_paper(self) -> Bullets:
        """The same list for files that are printed or listened to."""
        return Bullets(tuple(link.on_paper for link in self.items), numbered=self.notes)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is more than its words: filled with a colour (`#RRGGBB`), or bold.

    Colour only repeats what the words say; the words take an ink that can be read on it.
    """

    text: str
    fill: str = ""
    bold: bool = False

    @property
    def ink(self) -> str:
        """Black or white, whichever stands out more from the fill."""
        if not self.fill:
            return INK
        return max(INK, PAPER_WHITE, key=lambda ink: contrast(ink, self.fill))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and its width as a share of the table's."""

    heading: str
    share: float = 1.0


Words = str | Cell


@dataclass(frozen=True, slots=True)
class Table:
    """A table under a caption that says what it is; its heading row stands on every page.

    `first_is_heading`: the first cell of each row names the row.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Words, ...], ...]
    first_is_heading: bool = False

    def __post_init__(self) -> None:
        width = len(self.columns)
        if any(len(row) != width for row in self.rows):
            raise ValueError(f"{self.caption}: every row must have {width} cells")


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, what it shows in words (`alt`, always), and a caption.

    `fallback` is the same picture as PNG, for programs that cannot draw SVG.
    """

    image: bytes
    form: Literal["svg", "png"]
    alt: str
    caption: str = ""
    fallback: bytes = b""

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("a picture needs words that say what it shows")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page, where there are pages."""


Block = Heading | Paragraph | Bullets | Links | Table | Figure | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A title and what stands under it. `footer` stands beside the number on every page."""

    title: str
    blocks: tuple[Block, ...]
    paper: Paper = "a4"
    landscape: bool = False
    footer: str = ""
    language: str = "en-GB"

    def __post_init__(self) -> None:
        level = 0
        for block in self.blocks:
            if isinstance(block, Heading):
                if not 1 <= block.level <= min(level + 1, 3):
                    raise ValueError(f"“{block.text}” skips a level of heading")
                level = block.level
        notes = [block for block in self.blocks if isinstance(block, Links) and block.notes]
        there = len(notes[0].items) if notes else 0
        led_to = [each.note for each in self.blocks if isinstance(each, Paragraph)]
        if len(notes) > 1 or sorted(filter(None, led_to)) != list(range(1, there + 1)):
            raise ValueError(
                "every note is led to from one paragraph, and there is one list"
            )

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in millimetres."""
        short, long = PAPERS[self.paper]
        return (long, short) if self.landscape else (short, long)


def words_of(cell: Words) -> str:
    """Return the words of a cell."""
    return cell if isinstance(cell, str) else cell.text


def all_words(document: Document) -> Iterator[str]:
    """Yield every text of a document, in reading order."""
    yield document.title
    for block in document.blocks:
        yield from _words_of_block(block)


def _words_of_block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield from filter(None, (block.lead, block.text))
        case Bullets():
            yield from block.items
        case Links():
            yield from block.on_paper.items
        case Table():
            yield from _words_of_table(block)
        case Figure():
            yield from filter(None, (block.alt, block.caption))


def _words_of_table(table: Table) -> Iterator[str]:
    yield table.caption
    yield from (column.heading for column in table.columns)
    for row in table.rows:
        yield from map(words_of, row)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 reckons it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
