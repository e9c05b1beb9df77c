"""A PDF's words, put back into lines and paragraphs by where they stand on the page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from sightline.documents.source.blocks import Link, Place, Source
from sightline.documents.source.opened import Opened
from sightline.documents.source.word.words import seen

# A gap this much wider than the usual one begins a new paragraph.
WIDER = 1.35
# Letters this much larger than most make a heading, if it is short.
LARGER = 1.12
LONGEST_HEADING = 200
SAME_LINE = 0.4
BULLETS = ("•", "▪", "●", "◦", "·", "–", "-", "o")
LEVELS = 3


@dataclass
class _Line:
    """One line of print: its words, its height on the page, the size of its letters."""

    text: str
    height: float
    size: float
    page: int


def read(opened: Opened) -> Source:
    """The paragraphs of every page. Raises Refused."""
    found = opened.found
    reader = _reader(opened)
    if len(reader.pages) > opened.limits.pages:
        raise opened.refused(
            f"it has more than {opened.limits.pages:,} pages", "split it into several files"
        )
    lines: list[_Line] = []
    for number, page in enumerate(reader.pages, 1):
        try:
            of_page = _lines(page, number)
        except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError):
            found.note("this page is damaged and could not be read", Place(page=number))
            continue
        if not of_page:
            found.note("this page holds no words; it may be a picture", Place(page=number))
        lines += of_page
    if not lines:
        raise opened.refused(
            "it is a scan: pictures of pages without words in them",
            "ask for the document it was printed from, or have its text recognised (OCR)",
        )
    found.note("a PDF keeps no tables; its words were read line by line as paragraphs")
    _paragraphs(opened, lines, _links(reader))
    return found.source("pdf")


def _reader(opened: Opened) -> PdfReader:
    try:
        reader = PdfReader(opened.handle, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise opened.refused(
                "it is protected by a password", "take the password off and send it again"
            )
        _ = len(reader.pages)
        if "/EmbeddedFiles" in (reader.root_object.get("/Names") or {}):
            opened.found.note("files attached to it were not opened")
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise opened.refused(
            "it is cut short or damaged", "ask for it to be sent again"
        ) from None
    return reader


def _lines(page: PageObject, number: int) -> list[_Line]:
    pieces: list[tuple[str, float, float]] = []

    def take(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text:
            scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[3]) or 1.0
            pieces.append((text, tm[5] * cm[3] + cm[5], size * scale))

    page.extract_text(visitor_text=take)
    lines: list[_Line] = []
    fresh = True
    for text, height, size in pieces:
        for at, words in enumerate(text.split("\n")):
            fresh = fresh or at > 0
            words = seen(words)
            if not words.strip():
                if words and lines and not fresh:
                    lines[-1].text += " "
                continue
            same = lines and abs(lines[-1].height - height) < SAME_LINE * max(size, 1)
            if (fresh and not same) or not lines:
                lines.append(_Line(words, height, size, number))
            else:
                lines[-1].text += words
                lines[-1].size = max(lines[-1].size, size)
            fresh = False
    return [line for line in lines if line.text.strip()]


def _paragraphs(opened: Opened, lines: list[_Line], links: dict[int, list[Link]]) -> None:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    usual = sizes.most_common(1)[0][0]
    larger = sorted((size for size in sizes if size > usual * LARGER), reverse=True)[
        :LEVELS
    ]
    gap = _usual_gap(lines)
    held: list[_Line] = []
    for line in lines:
        if held and _begins(held[-1], line, gap):
            _tell(opened, held, larger, links)
            held = []
        held.append(line)
    _tell(opened, held, larger, links)


def _usual_gap(lines: list[_Line]) -> float:
    gaps = [
        above.height - below.height
        for above, below in pairwise(lines)
        if above.page == below.page and above.height > below.height
    ]
    return median(gaps) if gaps else 0.0


def _begins(above: _Line, below: _Line, gap: float) -> bool:
    """Does a new paragraph begin with the lower line?"""
    if below.text.lstrip().startswith(BULLETS[:-2]):
        return True
    if abs(above.size - below.size) > 0.6:
        return True
    if above.page != below.page:
        ended = above.text.rstrip().endswith((".", "?", "!", ":", "”"))
        return ended or not below.text.lstrip()[:1].islower()
    between = above.height - below.height
    return between < 0 or between > gap * WIDER


def _tell(
    opened: Opened, lines: list[_Line], larger: list[float], links: dict[int, list[Link]]
) -> None:
    text = " ".join(line.text.strip() for line in lines)
    size = round(max(line.size for line in lines), 1)
    heading = size in larger and len(text) <= LONGEST_HEADING
    item = text.startswith(BULLETS[:-2]) or text[:2] in ("- ", "– ", "o ")
    page, number = lines[0].page, opened.found.numbers
    number["body"] += 1
    mine = tuple(link for link in links.get(page, ()) if link.words in text)
    opened.found.paragraph(
        text[1:] if item else text,
        place=Place(page=page, paragraph=number["body"]),
        level=larger.index(size) + 1 if heading else 0,
        item=item,
        links=mine,
    )


def _links(reader: PdfReader) -> dict[int, list[Link]]:
    """The web addresses that each page leads to, where they are spelt out in its words."""
    links: dict[int, list[Link]] = {}
    for number, page in enumerate(reader.pages, 1):
        for one in page.get("/Annots") or ():
            try:
                address = str(one.get_object()["/A"]["/URI"])
            except (KeyError, TypeError, AttributeError, PyPdfError):
                continue
            shown = address.removeprefix("mailto:")
            links.setdefault(number, []).append(Link(shown, address))
    return links
