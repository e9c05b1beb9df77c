"""Blocks and notices as a reader comes upon them, numbered as a person would count them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sightline.documents.source.blocks import (
    Block,
    Cell,
    Form,
    Link,
    Notice,
    Paragraph,
    Part,
    Place,
    Row,
    Source,
    Table,
)
from sightline.documents.source.limits import Limits
from sightline.kernel.errors import Fault, Refused

NOWHERE = Place()
EMPTY = Cell("")


@dataclass
class Gathering:
    """What has been read of one file so far."""

    file: str
    limits: Limits
    blocks: list[Block] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    tables: int = 0
    cells: int = 0
    page: int = 0
    numbers: Counter[Part] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)
    first_places: dict[str, Place] = field(default_factory=dict)

    def note(self, what: str, place: Place = NOWHERE) -> None:
        """Tell one thing that was left out or read in an unusual way."""
        self.notices.append(Notice(self.file, what, place))

    def count(self, what: str, place: Place = NOWHERE, by: int = 1) -> None:
        """Tell of a thing that may come often: one notice in the end, with how many.

        `what` has "{n}" where the number goes; the place is that of the first.
        """
        self.counted[what] += by
        self.first_places.setdefault(what, place)

    def paragraph(
        self,
        text: str,
        *,
        place: Place | None = None,
        part: Part = "body",
        level: int = 0,
        item: bool = False,
        links: tuple[Link, ...] = (),
    ) -> None:
        """Add a paragraph, unless it is blank; one without a place is numbered in its part."""
        text = text.strip()
        if not text:
            return
        if place is None:
            self.numbers[part] += 1
            place = Place(paragraph=self.numbers[part], page=self.page)
        self.spend(1)
        self.blocks.append(Paragraph(text, place, part, level, item, links))

    def next_table(self) -> int:
        """The number of the table that begins here."""
        self.tables += 1
        return self.tables

    def table(
        self,
        rows: list[Row],
        place: Place,
        *,
        caption: str = "",
        hidden: bool = False,
        inside: Place | None = None,
    ) -> None:
        """Add a table whose rows are all known."""
        self.blocks.append(Table(tuple(rows), place, caption, hidden, inside))

    def spend(self, cells: int) -> None:
        """Count cells and paragraphs against the limit. Raises Refused."""
        self.cells += cells
        if self.cells > self.limits.cells:
            raise Refused(
                Fault(
                    self.file,
                    f"it has more than {self.limits.cells:,} cells and paragraphs",
                    "split it into several files",
                )
            )

    def source(self, form: Form) -> Source:
        """All that was gathered. Raises Refused where that is nothing at all."""
        told = [
            Notice(self.file, what.format(n=number), self.first_places[what])
            for what, number in self.counted.items()
        ]
        if not self.blocks:
            raise Refused(
                Fault(
                    self.file,
                    "there are no words in it",
                    "check that it is the right file, and send it again with its contents",
                )
            )
        return Source(self.file, form, tuple(self.blocks), (*self.notices, *told))


def trimmed(cells: list[Cell]) -> tuple[Cell, ...]:
    """A row's cells without the blank ones at its end."""
    end = len(cells)
    while end and cells[end - 1] == EMPTY:
        end -= 1
    return tuple(cells[:end])
