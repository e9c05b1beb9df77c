"""A document as plain text: what every other form of it says, in the same order."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.documents.writing.document import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Links,
    PageBreak,
    Paragraph,
    Table,
    printable,
    words_of,
)


def to_text(document: Document) -> str:
    """Write a document as text: a heading is underlined, a table's row is a line of cells."""
    parts = [_underlined(document.title, "="), *map(_block, document.blocks)]
    return printable("\n\n".join(filter(None, parts))) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return _underlined(block.text, "-")
        case Paragraph():
            note = f"[{block.note}]" if block.note else ""
            return " ".join(filter(None, (block.lead, block.text, note)))
        case Bullets():
            return "\n".join(
                f"{number}. {item}" if block.numbered else f"- {item}"
                for number, item in enumerate(block.items, start=1)
            )
        case Links():
            return _block(block.on_paper)
        case Table():
            return "\n".join(_rows(block))
        case Figure():
            return "\n".join(filter(None, (f"[Picture: {block.alt}]", block.caption)))
        case PageBreak():
            return ""


def _rows(table: Table) -> Iterator[str]:
    yield table.caption
    yield " | ".join(column.heading for column in table.columns)
    for row in table.rows:
        yield " | ".join(words_of(cell) for cell in row)


def _underlined(text: str, line: str) -> str:
    longest = max(map(len, text.splitlines()), default=0)
    return f"{text}\n{line * longest}" if text else ""
