"""The blocks of a Word document: headers, body, notes, footers, comments."""

from __future__ import annotations

import re
from typing import Any

from sightline.documents.source import markup
from sightline.documents.source.blocks import Part, Place, Source
from sightline.documents.source.opened import Opened
from sightline.documents.source.packages import Package
from sightline.documents.source.word.inline import PART_STRUCK, Inline
from sightline.documents.source.word.names import (
    BODY,
    COMPATIBILITY,
    ID,
    PPR,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    TBL,
    TC,
    TR,
    VAL,
    WORD,
    P,
)  # fmt: skip
from sightline.documents.source.word.styles import Styles, is_item, outline_level
from sightline.documents.source.word.tables import (
    CHUNK,
    QUOTED,
    WRAPPERS,
    TableReader,
    read_table,
)
from sightline.documents.source.word.words import Words

NOTES: tuple[tuple[str, str, Part], ...] = (
    ("footnotes", "footnote", "footnote"),
    ("endnotes", "endnote", "footnote"),
)
# What makes words struck, hidden or deleted, and not all there is in a document.
MARKS = re.compile(rb":(?:vanish|d?strike|del|rPrChange)\b")
READ = f"{WORD}read"
MERGES = re.compile(rb":(?:gridSpan|vMerge|cellDel|sdt)\b")
ALTERNATIVES = f"{COMPATIBILITY}AlternateContent"
EDGES: dict[str, Part] = {"header": "header", "footer": "footer"}


def read(opened: Opened) -> Source:
    """What the document says, in reading order. Raises Refused."""
    package = Package(opened)
    document = Document(opened, package)
    document.edges("header")
    raw = package.read(document.main)
    document.inline.unmarked = not (MARKS.search(raw) or document.styles.mark)
    document.inline.unmerged = not MERGES.search(raw)
    passing = markup.Passing(opened, raw, TR)
    for tr in passing:
        document.row_ended(tr)
    document.body_ended(passing.root)
    document.notes()
    document.edges("footer")
    document.comments()
    return opened.found.source("docx")


class Document:
    """One Word document being read."""

    def __init__(self, opened: Opened, package: Package) -> None:
        self.found, self.package = opened.found, package
        self.main = package.main_part or "word/document.xml"
        self.relations = package.relationships(self.main)
        styles = self._parts("styles")
        self.styles = Styles(package.xml(styles[0]) if styles else None)
        self.inline = Inline(opened, self.styles, self.relations)
        self.carried: Words | None = None
        self.long: tuple[Any, TableReader] | None = None

    def _parts(self, kind: str) -> list[str]:
        return [
            one.target
            for one in self.relations.values()
            if one.kind == kind and not one.external and self.package.has(one.target)
        ]

    def row_ended(self, tr: Any) -> None:
        """Read a row of a table of the body, and what stands before it, and let go of both."""
        table = tr.getparent()
        body = None if table is None or table.tag != TBL else table.getparent()
        if body is None or body.tag != BODY:
            return
        while body[0] is not table:
            self._next(body)
        if self.long is None:
            self.long = (table, TableReader(table, self.inline))
        # The parser is ahead by a few rows, and still needs the element that ended.
        self.long[1].take(table[: table.index(tr) + 1])
        tr.clear()
        tr.tag = READ
        while table[0] is not tr:
            del table[0]

    def _next(self, body: Any) -> None:
        """Read the first thing in the body, and let go of it."""
        if self.long is not None and self.long[0] is body[0]:
            reader, self.long = self.long[1], None
            reader.take(body[0])
            self.found.blocks.extend(reader.tables())
            self._boxes()
        else:
            self.blocks(body[:1], "body")
        del body[0]

    def body_ended(self, root: Any) -> None:
        """Read what is left of the body. Raises Refused where there is none."""
        body = root.find(BODY)
        if body is None:
            raise self.inline.opened.refused(
                "its text is missing", "save it anew in Word and send that"
            )
        while len(body):
            self._next(body)

    def blocks(self, parent: Any, part: Part, place: Place | None = None) -> None:
        """Add everything that stands in a body, a note, a header or a box."""
        for child in parent:
            tag = child.tag
            if tag == P:
                self._paragraph(child, part, place)
            elif tag == TBL:
                self._table(child, part, place)
            elif tag in WRAPPERS or tag in (SDT, ALTERNATIVES):
                self._within(child, part, place)
            elif tag == CHUNK:
                self.found.note("a document inserted into it was not opened")

    def _within(self, wrapper: Any, part: Part, place: Place | None) -> None:
        if wrapper.tag == SDT:
            if self.inline.is_unfilled(wrapper.find(SDT_PR)):
                return
            wrapper = wrapper.find(SDT_CONTENT)
        elif wrapper.tag == ALTERNATIVES:
            wrapper = next(iter(wrapper), None)
        if wrapper is not None:
            self.blocks(wrapper, part, place)

    def _paragraph(self, element: Any, part: Part, place: Place | None) -> None:
        words = self.carried or Words()
        self.carried = None
        if place is None:
            self.inline.here = Place(paragraph=self.found.numbers[part] + 1)
        if not self.inline.paragraph(element, words):
            self.carried = words
            return
        properties = element.find(PPR)
        self._tell(words, properties, part, place)
        self._boxes()

    def _tell(self, words: Words, properties: Any, part: Part, place: Place | None) -> None:
        here, hidden = self.inline.here, "".join(words.hidden).strip()
        if hidden:
            self.found.note(f"hidden words were left out: “{hidden[:QUOTED]}”", here)
        if words.is_struck():
            self.found.note("a paragraph is struck through", here)
        elif words.struck:
            self.found.count(PART_STRUCK, here)
        level, item = self._kind(properties)
        self.found.paragraph(
            words.text(), place=place, part=part, level=level, item=item,
            links=tuple(words.links),
        )  # fmt: skip

    def _kind(self, properties: Any) -> tuple[int, bool]:
        """The heading level, and whether it is a list's item."""
        if properties is None:
            return 0, False
        named = properties.find(f"{WORD}pStyle")
        style = self.styles.named("" if named is None else named.get(VAL, ""))
        level, item = outline_level(properties), is_item(properties)
        level = style.level or 0 if level is None else level
        return level, (bool(style.item) if item is None else item) and not level

    def _table(self, element: Any, part: Part, place: Place | None) -> None:
        if part not in ("body", "text-box"):
            # What a header lays out as a table is words to a reader, and would throw the
            # numbers of the tables out that people count.
            for cell in element.iter(TC):
                self.blocks(cell, part, place)
            return
        self.found.blocks.extend(read_table(element, self.inline))
        self._boxes()

    def _boxes(self) -> None:
        while self.inline.boxes:
            box, anchor = self.inline.boxes.pop(0)
            fields, self.inline.fields = self.inline.fields, []
            self.blocks(box, "text-box", anchor)
            self.inline.fields = fields

    def notes(self) -> None:
        """Add footnotes and endnotes, each placed where the body refers to it."""
        for kind, tag, part in NOTES:
            for root in self._roots(kind):
                for note in root.findall(f"{WORD}{tag}"):
                    if note.get(f"{WORD}type", "normal") == "normal":
                        self.blocks(note, part, self._anchor(tag, note))

    def comments(self) -> None:
        """Add comments, each placed where it was made."""
        for root in self._roots("comments"):
            for comment in root.findall(f"{WORD}comment"):
                place = self._anchor("comment", comment)
                self.found.count(
                    "{n} comments are set apart from the text they are on", place
                )
                self.blocks(comment, "comment", place)

    def edges(self, kind: str) -> None:
        """Add headers or footers, the same words once."""
        said: set[str] = set()
        for root in self._roots(kind):
            words = "".join(root.itertext()).strip()
            if words not in said:
                said.add(words)
                self.blocks(root, EDGES[kind])

    def _roots(self, kind: str) -> Any:
        for part in self._parts(kind):
            self.inline.relations = self.package.relationships(part)
            yield self.package.xml(part)
        self.inline.relations = self.relations

    def _anchor(self, kind: str, element: Any) -> Place:
        return self.inline.anchors.get((kind, element.get(ID, "")), Place())
