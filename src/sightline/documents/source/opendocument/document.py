"""The blocks of an OpenDocument text: headers, body, notes, boxes, comments."""

from __future__ import annotations

from typing import Any

from sightline.documents.source.blocks import Cell, Part, Place, Row, Source, Table
from sightline.documents.source.gathering import NOWHERE
from sightline.documents.source.opendocument.inline import Inline, Words
from sightline.documents.source.opendocument.names import DRAW, OFFICE, STYLE, TABLE, TEXT
from sightline.documents.source.opendocument.styles import Styles
from sightline.documents.source.opened import Opened
from sightline.documents.source.packages import Package
from sightline.documents.source.spanning import LONGEST, WIDEST, Downwards, count

CONTENT = "content.xml"
STYLES = "styles.xml"
DEEPEST = 6
REPEATS = 1000
WRAPPERS = frozenset(
    f"{TEXT}{name}"
    for name in ("section", "table-of-content", "index-body", "index-title", "illustration-index",
                 "alphabetical-index", "table-index", "user-index", "bibliography")
)  # fmt: skip
LISTS = frozenset(f"{TEXT}{name}" for name in ("list", "list-item", "list-header"))
GROUPS = frozenset(
    f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group")
)
DELETED = "{n} tracked deletions were read as accepted: the deleted words are left out"
INSERTED = "{n} tracked insertions were read as accepted"
EDGES: tuple[tuple[str, Part], ...] = (("header", "header"), ("footer", "footer"))


def read(opened: Opened) -> Source:
    """What the text says, in reading order. Raises Refused."""
    package = Package(opened)
    root = package.xml(CONTENT)
    styled = package.xml(STYLES) if package.has(STYLES) else None
    document = _Document(opened, Styles(root, styled))
    document.edges(styled, "header")
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise opened.refused("its text is missing", "save it anew and send that")
    document.blocks(body, "body")
    document.notes()
    document.edges(styled, "footer")
    document.comments()
    return opened.found.source("odt")


class _Document:
    def __init__(self, opened: Opened, styles: Styles) -> None:
        self.found, self.styles = opened.found, styles
        self.inline = Inline(opened.found, styles)

    def blocks(
        self, parent: Any, part: Part, place: Place | None = None, *, item: bool = False
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(child, part, place, item=item)
            elif tag in LISTS:
                self.blocks(child, part, place, item=True)
            elif tag == f"{TABLE}table":
                self._table(child, part, place)
            elif tag in WRAPPERS:
                self._section(child, part, place)
            elif tag == f"{TEXT}tracked-changes":
                self._changes(child)
            elif tag.startswith(DRAW):
                self.inline.here = place or NOWHERE
                self.inline.drawing(child, Words())
                self._boxes()

    def _section(self, section: Any, part: Part, place: Place | None) -> None:
        if section.get(f"{TEXT}display") == "none":
            self.found.note("a section that does not show was left out")
            return
        self.blocks(section, part, place)

    def _changes(self, changes: Any) -> None:
        for region in changes:
            kinds = {child.tag for child in region}
            if f"{TEXT}deletion" in kinds:
                self.found.count(DELETED)
            elif f"{TEXT}insertion" in kinds:
                self.found.count(INSERTED)

    def _paragraph(
        self, element: Any, part: Part, place: Place | None, *, item: bool = False
    ) -> None:
        words = Words()
        if place is None:
            self.inline.here = Place(paragraph=self.found.numbers[part] + 1)
        self.inline.paragraph(element, words)
        here, level = self.inline.here, 0
        if element.tag == f"{TEXT}h":
            level = count(element.get(f"{TEXT}outline-level"), DEEPEST)
        elif self.styles.is_title(element.get(f"{TEXT}style-name", "")):
            level = 1
        text, hidden = words.text(), "".join(words.hidden).strip()
        if hidden:
            self.found.note(f"hidden words were left out: “{hidden[:200]}”", here)
        if words.is_struck():
            self.found.note("a paragraph is struck through", here)
        self.found.paragraph(
            text, place=place, part=part, level=level, item=item and not level,
            links=tuple(words.links),
        )  # fmt: skip
        self._boxes()

    def _table(self, element: Any, part: Part, place: Place | None) -> None:
        if part not in ("body", "text-box"):
            for cell in element.iter(f"{TABLE}table-cell"):
                self.blocks(cell, part, place)
            return
        self.found.blocks.extend(self._tables(element))
        self._boxes()

    def _tables(self, element: Any, inside: Place | None = None) -> list[Table]:
        number = self.found.next_table()
        nested: list[Table] = []
        rows: list[Row] = []
        downwards = Downwards()
        for tr in _rows(element):
            for _ in range(self._repeats(tr)):
                here = Place(table=number, row=len(rows) + 1)
                cells = downwards.row(self._row(tr, here, nested, downwards))
                self.found.spend(len(cells))
                hidden = tr.get(f"{TABLE}visibility") in ("collapse", "filter")
                if hidden:
                    self.found.count(
                        "{n} hidden table rows were read and marked as hidden", here
                    )
                heading = tr.getparent().tag == f"{TABLE}table-header-rows"
                rows.append(Row(cells, here, hidden=hidden, heading=heading))
        place = Place(table=number)
        caption = element.findtext(f"{TABLE}title") or ""
        return [Table(tuple(rows), place, caption, inside=inside), *nested]

    def _repeats(self, tr: Any) -> int:
        times = count(tr.get(f"{TABLE}number-rows-repeated"), LONGEST)
        if times > REPEATS:
            self.found.note(f"a row said to repeat {times:,} times was read once")
            return 1
        return times

    def _row(
        self, tr: Any, here: Place, nested: list[Table], downwards: Downwards
    ) -> list[tuple[Cell, int]]:
        cells: list[tuple[Cell, int]] = []
        column = 1
        for tc in tr.iterchildren(f"{TABLE}table-cell"):
            column = downwards.free(column)
            place = Place(table=here.table, row=here.row, column=column)
            spans = count(tc.get(f"{TABLE}number-columns-spanned"), WIDEST)
            down = count(tc.get(f"{TABLE}number-rows-spanned"), LONGEST)
            cell = self._cell(tc, spans, place, nested)
            times = count(tc.get(f"{TABLE}number-columns-repeated"), WIDEST)
            cells += [(cell, down)] * times
            column += spans * times
        return cells

    def _cell(self, tc: Any, spans: int, place: Place, nested: list[Table]) -> Cell:
        words = Words()
        self._cell_blocks(tc, words, place, nested)
        text = words.text().strip()
        hidden = "".join(words.hidden).strip()
        if hidden:
            self.found.note(f"hidden words were left out: “{hidden[:200]}”", place)
        value = words.value(text, tc.get(f"{OFFICE}date-value", ""))
        return Cell(text, value, spans, False, words.is_struck(), tuple(words.links))

    def _cell_blocks(
        self, parent: Any, words: Words, place: Place, nested: list[Table]
    ) -> None:
        for child in parent:
            tag = child.tag
            self.inline.here = place
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                self.inline.paragraph(child, words)
                words.parts.append("\n")
            elif tag == f"{TABLE}table":
                nested.extend(self._tables(child, inside=place))
            elif tag in LISTS or tag in WRAPPERS:
                self._cell_blocks(child, words, place, nested)
            elif tag.startswith(DRAW):
                self.inline.drawing(child, words)

    def _boxes(self) -> None:
        while self.inline.boxes:
            box, anchor = self.inline.boxes.pop(0)
            self.blocks(box, "text-box", anchor)

    def notes(self) -> None:
        for body, anchor in self.inline.notes:
            self.blocks(body, "footnote", anchor)

    def comments(self) -> None:
        for comment, anchor in self.inline.comments:
            self.found.count("{n} comments are set apart from the text they are on", anchor)
            self.blocks(comment, "comment", anchor)

    def edges(self, styled: Any, kind: Part) -> None:
        said: set[str] = set()
        for root in () if styled is None else styled.iter(f"{STYLE}{kind}"):
            words = "".join(root.itertext()).strip()
            if words not in said:
                said.add(words)
                self.blocks(root, kind)


def _rows(table: Any) -> Any:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in GROUPS:
            yield from _rows(child)
