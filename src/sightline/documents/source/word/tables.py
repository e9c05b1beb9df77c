"""What does a table of Word hold, cell by cell, merged and nested ones too?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sightline.documents.source.blocks import Cell, Place, Row, Table
from sightline.documents.source.word.cells import CONTINUE, WIDEST, plain_words, shape_of
from sightline.documents.source.word.inline import DELETED, PART_STRUCK, Inline
from sightline.documents.source.word.names import (
    SDT,
    SDT_CONTENT,
    SDT_PR,
    TBL,
    TC,
    TR,
    VAL,
    WORD,
    P,
    is_on,
)  # fmt: skip
from sightline.documents.source.word.words import Words, seen

QUOTED = 200
WRAPPERS = frozenset(f"{WORD}{name}" for name in ("customXml", "smartTag", "ins", "moveTo"))
DROPPED_ROWS = "{n} table rows deleted in tracked changes were left out"
CHUNK = f"{WORD}altChunk"


class TableReader:
    """One table being read, child by child, so that a long one need not be held whole."""

    def __init__(self, table: Any, inline: Inline, inside: Place | None = None) -> None:
        self.inline, self.inside = inline, inside
        self.place = Place(table=inline.found.next_table())
        caption = table.find(f"{WORD}tblPr/{WORD}tblCaption")
        self.caption = "" if caption is None else caption.get(VAL, "")
        self.rows: list[Row] = []
        self.nested: list[Table] = []
        self.above: dict[int, str] = {}

    def take(self, children: Iterable[Any]) -> None:
        """Read what stands next in the table: rows, or controls that hold rows."""
        for tr in _unwrapped(children, TR, self.inline):
            properties = tr.find(f"{WORD}trPr")
            if properties is not None and properties.find(f"{WORD}del") is not None:
                self.inline.found.count(DROPPED_ROWS, self.place)
                continue
            here = Place(table=self.place.table, row=len(self.rows) + 1)
            row = _row(tr, properties, self.inline, here, self.above, self.nested)
            self.rows.append(row)

    def tables(self) -> list[Table]:
        """The table, then those nested in it, in reading order."""
        whole = Table(tuple(self.rows), self.place, self.caption, inside=self.inside)
        return [whole, *self.nested]


def read_table(table: Any, inline: Inline, inside: Place | None = None) -> list[Table]:
    """The table, then those nested in it, in reading order."""
    reader = TableReader(table, inline, inside)
    reader.take(table)
    return reader.tables()


def _row(
    tr: Any, properties: Any, inline: Inline, here: Place, above: dict[int, str],
    nested: list[Table],
) -> Row:  # fmt: skip
    cells: list[Cell] = []
    unshown: list[str] = []
    column = 0 if properties is None else _number(properties, "gridBefore")
    if column:
        cells.append(Cell("", spans=column))
        unshown.append("")
    for tc in _unwrapped(tr, TC, inline):
        words = plain_words(tc, inline)
        if words is None:
            place = Place(table=here.table, row=here.row, column=column + 1)
            cell, hidden = _cell(tc, inline, place, above, nested)
        else:
            cell, hidden = Cell(seen(words).strip()), ""
            above.pop(column + 1, None)
        cells.append(cell)
        unshown.append(hidden)
        column += cell.spans
    inline.found.spend(len(cells))
    hidden_row = properties is not None and is_on(properties.find(f"{WORD}hidden"))
    hidden_row = hidden_row or (any(unshown) and not any(cell.text for cell in cells))
    return Row(
        _with_hidden(cells, unshown, inline, here, hidden_row=hidden_row),
        here,
        hidden=hidden_row,
        heading=properties is not None and is_on(properties.find(f"{WORD}tblHeader")),
    )


def _with_hidden(
    cells: list[Cell], unshown: list[str], inline: Inline, here: Place, *, hidden_row: bool
) -> tuple[Cell, ...]:
    """A row's cells; where the whole row is hidden its hidden words are its words."""
    if hidden_row:
        inline.found.count("{n} hidden table rows were read and marked as hidden", here)
        return tuple(
            Cell(hidden, spans=cell.spans, continues=cell.continues) if hidden else cell
            for cell, hidden in zip(cells, unshown, strict=True)
        )
    for words in filter(None, unshown):
        inline.found.note(f"hidden words were left out: “{words[:QUOTED]}”", here)
    return tuple(cells)


def _cell(
    tc: Any, inline: Inline, place: Place, above: dict[int, str], nested: list[Table]
) -> tuple[Cell, str]:
    """The cell, and the words in it that do not show."""
    shape = shape_of(tc)
    if shape.deleted:
        inline.found.count(DELETED, place)
        return Cell("", spans=shape.spans), ""
    inline.here = place
    words = Words()
    _cell_blocks(tc, inline, words, nested)
    _from_control_around(tc, inline, words)
    text = words.text().strip()
    hidden = "".join(words.hidden).strip() if words.hidden else ""
    if shape.merge == CONTINUE:
        return _continued(text, shape.spans, inline, place, above), hidden
    if shape.merge:
        above[place.column] = text
    elif above:
        above.pop(place.column, None)
    struck = bool(words.struck) and words.is_struck()
    if words.struck and not struck:
        inline.found.count(PART_STRUCK, place)
    value = words.value(text) if words.dates else None
    return Cell(text, value, shape.spans, False, struck, tuple(words.links)), hidden


def _continued(
    text: str, spans: int, inline: Inline, place: Place, above: dict[int, str]
) -> Cell:
    upper = above.get(place.column, "")
    if text and text != upper:
        # Word shows only the uppermost words of cells merged downwards.
        inline.found.note(
            f"words under a merged cell do not show: “{text[:QUOTED]}”", place
        )
    return Cell(upper, spans=spans, continues=True)


def _cell_blocks(parent: Any, inline: Inline, words: Words, nested: list[Table]) -> None:
    here = inline.here
    for child in parent:
        tag = child.tag
        if tag == P:
            if inline.paragraph(child, words):
                words.parts.append("\n")
        elif tag == TBL:
            nested.extend(read_table(child, inline, inside=here))
            inline.here = here
        elif tag == SDT:
            _cell_control(child, inline, words, nested)
        elif tag in WRAPPERS:
            _cell_blocks(child, inline, words, nested)
        elif tag == CHUNK:
            inline.found.note("a document inserted into it was not opened", here)


def _cell_control(control: Any, inline: Inline, words: Words, nested: list[Table]) -> None:
    properties, content = control.find(SDT_PR), control.find(SDT_CONTENT)
    if content is None or inline.is_unfilled(properties):
        return
    before = len(words.parts)
    _cell_blocks(content, inline, words, nested)
    inline.dated(properties, words, before)


def _from_control_around(tc: Any, inline: Inline, words: Words) -> None:
    """A control that holds the whole cell: its date counts, its invitation does not."""
    content = tc.getparent()
    if content.tag != SDT_CONTENT:
        return
    properties = content.getparent().find(SDT_PR)
    if inline.is_unfilled(properties):
        words.parts.clear()
        words.links.clear()
    else:
        inline.dated(properties, words, 0)


def _unwrapped(children: Iterable[Any], wanted: str, inline: Inline) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those that controls hold."""
    for child in children:
        tag = child.tag
        if tag == wanted:
            yield child
        elif tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _unwrapped(content, wanted, inline)
        elif tag in WRAPPERS:
            yield from _unwrapped(child, wanted, inline)
        elif tag in (f"{WORD}del", f"{WORD}moveFrom"):
            inline.found.count(DELETED, inline.here)


def _number(properties: Any, name: str) -> int:
    one = properties.find(f"{WORD}{name}")
    text = "" if one is None else one.get(VAL, "")
    return min(int(text), WIDEST) if text.isdecimal() else 0
