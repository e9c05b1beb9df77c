"""A document as tagged PDF (PDF/UA-1), typeset by Typst from data and never from markup."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Any, Literal

import typst

from sightline.documents.writing.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Figure,
    Heading,
    Link,
    Links,
    PageBreak,
    Paragraph,
    Table,
    Words,
    printable,
    words_of,
)
from sightline.kernel.errors import Fault, Refused

# Of these, those that the machine has, in this order; the last comes with Typst.
_FONTS = ("Arial", "Liberation Sans", "Noto Sans", "DejaVu Sans", "Libertinus Serif")
# A row with more words than this may be broken over two pages.
_LONG = 1_500
# One moment for every file, so that none tells when it was made.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
# Typst names each text no letters are there for; it names some at a time.
_NO_LETTERS = re.compile(r'the text `"(.*?)"` could not be displayed')
_TRIES = 6

Json = dict[str, Any]


def to_pdf(document: Document) -> bytes:
    """Write a document as PDF/UA-1: tagged, titled, each figure with its words.

    A character for which the machine has no letters is given by its number, `[U+6F22]`,
    and a note at the end says so.
    """
    pages = _set(document, "pdf")
    assert isinstance(pages, bytes)  # noqa: S101  (a PDF is one file)
    return pages


def to_pictures(document: Document, ppi: float = 100) -> list[bytes]:
    """Draw the pages of the PDF as PNG, to look at."""
    pages = _set(document, "png", ppi)
    return pages if isinstance(pages, list) else [pages]


def _set(
    document: Document, form: Literal["pdf", "png"], ppi: float | None = None
) -> bytes | list[bytes]:
    told = _as_json(document)
    missing: set[str] = set()
    for _ in range(_TRIES):
        try:
            return _compiled(_without(told, missing), form, ppi)
        except typst.TypstError as trouble:
            found = {c for text in _NO_LETTERS.findall(trouble.diagnostic) for c in text}
            if not found - missing:
                raise Refused(
                    Fault("the PDF", trouble.message, "choose another form, such as .docx")
                ) from trouble
            missing |= {letter for letter in found if not letter.isascii()}
    # There are more such letters than were named one by one: give all by number.
    return _compiled(_without(told, None), form, ppi)


def _compiled(told: Json, form: Literal["pdf", "png"], ppi: float | None) -> Any:
    source = resources.files("sightline.documents.writing").joinpath("document.typ.txt")
    compiler = typst.Compiler(
        source.read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"document": json.dumps(told, ensure_ascii=False)},
    )
    return compiler.compile(
        format=form,
        ppi=ppi,
        pdf_standards="ua-1" if form == "pdf" else [],
        timestamp=_MADE,
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts()


@cache
def _families() -> tuple[str, ...]:
    here = set(_fonts().families())
    return tuple(family for family in _FONTS if family in here)


def _without(told: Json, missing: set[str] | None) -> Json:
    """Return the same with those characters by number; with all beyond Latin if None."""
    if missing is not None and not missing:
        return told

    def spelled(found: re.Match[str]) -> str:
        letter = found.group()
        return f"[U+{ord(letter):04X}]" if missing is None or letter in missing else letter

    text = re.sub("[\u0250-\U0010ffff]", spelled, json.dumps(told, ensure_ascii=False))
    again: Json = json.loads(text)
    note = "Characters that could not be shown are given by their number, as [U+0041]."
    again["blocks"].append({"is": "paragraph", "lead": "", "text": note, "note": 0})
    return again


def _as_json(document: Document) -> Json:
    width, height = document.size
    lang, _, region = document.language.partition("-")
    return {
        "title": printable(document.title) or "Untitled",
        "width": width,
        "height": height,
        "footer": printable(document.footer),
        "lang": lang,
        "region": region or "GB",
        "fonts": _families(),
        "blocks": list(map(_block, document.blocks)),
    }


def _block(block: Block) -> Json:
    match block:
        case Heading():
            return {"is": "heading", "text": printable(block.text), "level": block.level}
        case Paragraph():
            lead, text = printable(block.lead), printable(block.text)
            return {"is": "paragraph", "lead": lead, "text": text, "note": block.note}
        case Bullets():
            items = list(map(printable, block.items))
            return {"is": "bullets", "items": items, "numbered": block.numbered}
        case Links():
            return {
                "is": "links",
                "items": list(map(_link, block.items)),
                "notes": block.notes,
            }
        case Table():
            return _table(block)
        case Figure():
            return _figure(block)
        case PageBreak():
            return {"is": "page"}


def _link(link: Link) -> Json:
    """A link can be followed where its address means the same from any file."""
    return {
        "words": printable(link.words),
        "address": printable(link.address),
        "says": printable(link.says),
        "web": link.is_on_the_web,
    }


def _table(table: Table) -> Json:
    cells: list[str | Json] = []
    for row in table.rows:
        long = max(map(len, map(words_of, row)), default=0) > _LONG
        cells += [_cell(cell, long=long) for cell in row]
    return {
        "is": "table",
        "caption": printable(table.caption),
        "shares": [column.share for column in table.columns],
        "headings": [printable(column.heading) for column in table.columns],
        "cells": cells,
    }


def _cell(cell: Words, *, long: bool) -> str | Json:
    if isinstance(cell, Cell):
        told = {"text": printable(cell.text), "bold": cell.bold, "long": long}
        return told | {"fill": cell.fill, "ink": cell.ink}
    return (
        {"text": printable(cell), "bold": False, "long": True} if long else printable(cell)
    )


def _figure(figure: Figure) -> Json:
    # SVG is text; PNG goes as the list of its bytes, which JSON can carry.
    image = figure.image.decode() if figure.form == "svg" else list(figure.image)
    return {
        "is": "picture",
        "image": image,
        "form": figure.form,
        "alt": printable(figure.alt),
        "caption": printable(figure.caption),
    }
