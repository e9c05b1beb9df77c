"""A document as one web page that needs nothing else, prints well and can be listened to."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from html import escape
from importlib import resources
from itertools import count

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
)

# The page may load nothing and run nothing, whatever words stand in it.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def to_html(document: Document) -> bytes:
    """Write a document as one HTML page, UTF-8, with no script and nothing from elsewhere."""
    style = resources.files("sightline.documents.writing").joinpath("page.css.txt")
    paper = f"@page {{ size: {document.paper.upper()}"
    paper += f" {'landscape' if document.landscape else 'portrait'}; margin: 12mm }}"
    title = _words(document.title)
    head = (
        f'<!doctype html>\n<html lang="{escape(document.language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>\n{paper}\n{style.read_text(encoding='utf-8')}</style>\n"
        f"</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    )
    numbers = count(1)
    blocks = "".join(part for block in document.blocks for part in _block(block, numbers))
    foot = f"<footer><p>{_words(document.footer)}</p></footer>\n" if document.footer else ""
    return f"{head}{blocks}</main>\n{foot}</body>\n</html>\n".encode()


def _words(text: str) -> str:
    return escape(printable(text)).replace("\n", "<br>")


def _block(block: Block, numbers: count[int]) -> Iterator[str]:
    match block:
        case Heading():
            level = min(block.level, 3) + 1
            yield f"<h{level}>{_words(block.text)}</h{level}>\n"
        case Paragraph():
            lead = f"<strong>{_words(block.lead)}</strong> " if block.lead else ""
            yield f"<p{_noted(block)}>{lead}{_words(block.text)}{_mark(block.note)}</p>\n"
        case Bullets():
            name = "ol" if block.numbered else "ul"
            items = "".join(f"<li>{_words(item)}</li>\n" for item in block.items)
            yield f"<{name}>\n{items}</{name}>\n"
        case Links():
            yield _links(block)
        case Table():
            yield from _table(block, f"table-{next(numbers)}")
        case Figure():
            yield _figure(block)
        case PageBreak():
            yield '<div class="page"></div>\n'


def _noted(paragraph: Paragraph) -> str:
    return f' id="noted-{paragraph.note}"' if paragraph.note else ""


def _mark(note: int) -> str:
    return f' <a href="#note-{note}">[{note}]</a>' if note else ""


def _links(links: Links) -> str:
    if not links.notes:
        plain = "".join(f"<li>{_link(link)}</li>\n" for link in links.items)
        return f"<ul>\n{plain}</ul>\n"
    items = (
        f'<li id="note-{at}">{_link(link)} <a href="#noted-{at}">Back to the text</a></li>\n'
        for at, link in enumerate(links.items, start=1)
    )
    return f"<ol>\n{''.join(items)}</ol>\n"


def _link(link: Link) -> str:
    said = f": {_words(link.says)}" if link.says else ""
    words = _words(link.words)
    return (
        f'<a href="{escape(link.address)}">{words}</a>{said}'
        if link.address
        else words + said
    )


def _table(table: Table, name: str) -> Iterator[str]:
    # A wide table scrolls in a frame of its own, which the keyboard must be able to reach.
    yield f'<div class="frame" role="region" aria-labelledby="{name}" tabindex="0">\n<table>\n'
    yield f'<caption id="{name}">{_words(table.caption)}</caption>\n<colgroup>'
    whole = sum(column.share for column in table.columns)
    for column in table.columns:
        yield f'<col style="width:{100 * column.share / whole:.1f}%">'
    yield "</colgroup>\n<thead><tr>"
    for column in table.columns:
        yield f'<th scope="col">{_words(column.heading)}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for row in table.rows:
        yield "<tr>"
        for at, cell in enumerate(row):
            yield _cell(cell, heading=table.first_is_heading and at == 0)
        yield "</tr>\n"
    yield "</tbody>\n</table>\n</div>\n"


def _cell(cell: Words, *, heading: bool) -> str:
    name, scope = ("th", ' scope="row"') if heading else ("td", "")
    if isinstance(cell, str):
        return f"<{name}{scope}>{_words(cell)}</{name}>"
    words = f"<strong>{_words(cell.text)}</strong>" if cell.bold else _words(cell.text)
    return f"<{name}{scope}{_style(cell)}>{words}</{name}>"


def _style(cell: Cell) -> str:
    return f' style="background:{cell.fill};color:{cell.ink}"' if cell.fill else ""


def _figure(figure: Figure) -> str:
    kind = {"svg": "image/svg+xml", "png": "image/png"}[figure.form]
    data = base64.b64encode(figure.image).decode("ascii")
    caption = f"<figcaption>{_words(figure.caption)}</figcaption>" if figure.caption else ""
    alt = escape(printable(figure.alt))
    return f'<figure><img src="data:{kind};base64,{data}" alt="{alt}">{caption}</figure>\n'
