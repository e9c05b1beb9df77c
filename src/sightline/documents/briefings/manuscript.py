"""Where does each character of a file stand? The whole file as one text that remembers.

Blocks and cells follow each other in reading order, a line break between them. A span of
this text can be turned back into a span of the paragraph or cell it came from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sightline.documents.briefings.told import Span
from sightline.documents.source.blocks import Link, Paragraph, Place, Source, Table


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph or cell: where it begins in the whole, and what the file says of it."""

    start: int
    text: str
    block: int
    place: Place
    row: int = 0
    column: int = 0
    level: int = 0
    item: bool = False
    role: str = "body"
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Manuscript:
    """A whole file as one text."""

    source: Source
    text: str
    parts: tuple[Part, ...]
    starts: tuple[int, ...]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where a stretch of the text stands: one span for each part it touches."""
        return tuple(self._spans(start, end))

    def _spans(self, start: int, end: int) -> Iterator[Span]:
        at = max(bisect_right(self.starts, start) - 1, 0)
        for part in self.parts[at:]:
            if part.start >= end:
                return
            first = max(start - part.start, 0)
            last = min(end - part.start, len(part.text))
            if first < last:
                yield Span(
                    part.block, part.row, part.column, first, last, _place(part, first)
                )

    def part_at(self, offset: int) -> Part:
        """The part that holds this character."""
        return self.parts[max(bisect_right(self.starts, offset) - 1, 0)]


def manuscript(source: Source, ordered: tuple[Part, ...] | None = None) -> Manuscript:
    """Lay out a file as one text; `ordered` gives its parts in another order."""
    parts: list[Part] = []
    at = 0
    for part in ordered if ordered is not None else tuple(parts_of(source)):
        parts.append(replace(part, start=at))
        at += len(part.text) + 1
    text = "\n".join(part.text for part in parts)
    return Manuscript(source, text, tuple(parts), tuple(part.start for part in parts))


def parts_of(source: Source) -> Iterator[Part]:
    """The paragraphs and cells of a file, in the order it has them."""
    for number, block in enumerate(source.blocks):
        if isinstance(block, Paragraph):
            yield Part(
                0, block.text, number, block.place, 0, 0,
                block.level, block.item, block.part, block.links,
            )  # fmt: skip
        else:
            yield from _cells(block, number)


def _cells(table: Table, number: int) -> Iterator[Part]:
    for at, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row.cells, 1):
            if not cell.continues:
                place = replace(row.place, column=column)
                yield Part(
                    0, cell.text, number, place, at, column, role="cell", links=cell.links
                )


def _place(part: Part, offset: int) -> Place:
    if not part.place.line:
        return part.place
    return replace(part.place, line=part.place.line + part.text.count("\n", 0, offset))
