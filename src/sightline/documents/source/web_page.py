"""A web page, or what calls itself a Word file and is one: its words, tables and links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from sightline.documents.source.blocks import Cell, Link, Place, Row, Source, Table
from sightline.documents.source.decoding import decoded
from sightline.documents.source.opened import Opened
from sightline.documents.source.spanning import LONGEST, WIDEST, Downwards, count
from sightline.documents.source.word.words import seen

UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "svg", "object",
                    "iframe", "select", "textarea"))  # fmt: skip
BLOCKS = frozenset(("p", "div", "section", "article", "main", "aside", "header", "footer",
                    "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "figure", "figcaption",
                    "address", "form", "fieldset", "nav", "details", "summary", "hr", "body",
                    "center"))  # fmt: skip
HEADINGS = {f"h{level}": level for level in range(1, 7)}
STRUCK = frozenset(("s", "strike", "del"))
PICTURES = frozenset(("img", "video", "audio", "canvas", "picture", "embed"))
SAID = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
NOT_SHOWN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I
)
WHITE = re.compile(r"[ \t\r\n\f]+")
BREAK = "\u2028"


@dataclass
class _Words:
    parts: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def take(self) -> tuple[str, tuple[Link, ...], bool]:
        text = _tidy("".join(self.parts))
        struck = bool(self.struck) and _tidy("".join(self.struck)) == text
        links = tuple(self.links)
        self.parts, self.struck, self.links = [], [], []
        return text, links, struck


def read(opened: Opened) -> Source:
    """What the page shows, in reading order."""
    parser = html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(_text(opened), parser=parser)
    except (etree.ParserError, ValueError):
        raise opened.refused(
            "there are no words in it", "check that it is the right file"
        ) from None
    page = _Page(opened)
    body = root.find("body")
    page.within(root if body is None else body)
    page.end()
    return opened.found.source("html")


def _text(opened: Opened) -> str:
    raw = opened.everything()
    said = SAID.search(raw[:4096])
    opening = decoded(raw)
    text = opening.text
    if said and opening.guessed:
        try:
            text = raw.decode(said.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            opened.found.note(f"its characters are encoded as {opening.encoding} (a guess)")
    # A declaration inside would contradict text that is decoded already.
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\0", ""))


class _Page:
    def __init__(self, opened: Opened) -> None:
        self.found = opened.found
        self.words = _Words()
        self.level = 0
        self.item = False
        self.struck = 0
        self.cells = 0
        self.inside: Place | None = None

    def within(self, parent: Any) -> None:
        self._say(parent.text)
        for child in parent:
            if isinstance(child.tag, str):
                self._element(child)
            self._say(child.tail)

    def _element(self, element: Any) -> None:
        tag = element.tag
        if tag in UNSEEN:
            return
        if element.get("hidden") is not None or NOT_SHOWN.search(element.get("style", "")):
            if _tidy("".join(element.itertext())):
                self.found.count("{n} passages that the page hides were left out")
        elif tag in PICTURES:
            self.found.count("{n} pictures were left out")
        elif tag == "br":
            self.words.parts.append(BREAK)
        elif tag == "table":
            self._table(element)
        elif tag in HEADINGS or tag in BLOCKS or tag == "li":
            self._block(element)
        else:
            self._inline(element)

    def _block(self, element: Any) -> None:
        self.end()
        was = self.level, self.item
        self.level = HEADINGS.get(element.tag, self.level)
        self.item = element.tag == "li" or (self.item and element.tag not in HEADINGS)
        self.within(element)
        self.end()
        self.level, self.item = was

    def _inline(self, element: Any) -> None:
        before = len(self.words.parts)
        self.struck += element.tag in STRUCK
        self.within(element)
        self.struck -= element.tag in STRUCK
        address = element.get("href") if element.tag == "a" else None
        carried = _tidy("".join(self.words.parts[before:]))
        if address and carried and not address.startswith("#"):
            self.words.links.append(Link(carried, address))

    def _say(self, text: str | None) -> None:
        if text:
            self.words.parts.append(text)
            if self.struck and text.strip():
                self.words.struck.append(text)

    def end(self) -> None:
        """End the paragraph that was being read; in a cell it only ends the line."""
        if self.cells:
            self.words.parts.append(BREAK)
            return
        text, links, struck = self.words.take()
        if text and struck:
            self.found.note("a paragraph is struck through")
        self.found.paragraph(text, level=self.level, item=self.item, links=links)

    def _table(self, element: Any) -> None:
        """Add the table and then those nested in it; what was being read goes on after."""
        if not self.cells:
            self.end()
        was, self.words = self.words, _Words()
        inside, blocks = self.inside, self.found.blocks
        self.found.blocks = []
        place = Place(table=self.found.next_table())
        downwards, rows, caption = Downwards(), list[Row](), ""
        self.cells += 1
        for tr in _rows(element):
            if tr.tag == "caption":
                caption = _tidy("".join(tr.itertext()))
                continue
            here = Place(table=place.table, row=len(rows) + 1)
            cells = downwards.row(self._row(tr, here, downwards))
            self.found.spend(len(cells))
            headed = tr.getparent().tag == "thead"
            rows.append(Row(cells, here, heading=headed or _all_headings(tr)))
        self.cells -= 1
        nested, self.found.blocks = self.found.blocks, blocks
        if rows:
            blocks.append(Table(tuple(rows), place, caption, inside=inside))
        blocks.extend(nested)
        self.words, self.inside = was, inside

    def _row(self, tr: Any, here: Place, downwards: Downwards) -> list[tuple[Cell, int]]:
        cells: list[tuple[Cell, int]] = []
        column = 1
        for one in tr:
            if one.tag not in ("td", "th"):
                continue
            column = downwards.free(column)
            self.inside = Place(table=here.table, row=here.row, column=column)
            self.words = _Words()
            self.within(one)
            text, links, struck = self.words.take()
            spans = count(one.get("colspan"), WIDEST)
            down = count(one.get("rowspan"), LONGEST)
            cells.append((Cell(text, spans=spans, struck=struck, links=links), down))
            column += spans
        return cells


def _rows(table: Any) -> Any:
    for child in table:
        if child.tag in ("tr", "caption"):
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _all_headings(tr: Any) -> bool:
    cells = [cell for cell in tr if cell.tag in ("td", "th")]
    return bool(cells) and all(cell.tag == "th" for cell in cells)


def _tidy(text: str) -> str:
    lines = (WHITE.sub(" ", seen(line)).strip() for line in text.split(BREAK))
    return re.sub("\n{2,}", "\n", "\n".join(lines)).strip()
