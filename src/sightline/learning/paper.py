"""A briefing as a document, for the page, Word, PDF and plain text alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sightline.documents.writing.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
)
from sightline.learning.templates import TEMPLATES, Slot

Slots = Mapping[str, Sequence[str]]


def document_of(
    template: str,
    title: str,
    code: str,
    slots: Slots,
    *,
    report_a_worry: Sequence[str],
    review_by: str = "",
) -> Document:
    """Lay a briefing out in the order of its template; slots that say nothing are left out.

    `report_a_worry` is the one text of how to report a worry, kept in one place.
    """
    kind = TEMPLATES[template]
    blocks: list[Block] = [Paragraph(_line(kind.title, code, review_by))]
    for slot in kind.slots:
        said = [text.strip() for text in slots.get(slot.code, ()) if text.strip()]
        if said:
            blocks += [Heading(kind.heading(slot)), *_said(slot, said)]
    blocks += [Heading("If you are worried about a child")]
    blocks += [Paragraph(text) for text in report_a_worry]
    return Document(title, tuple(blocks), footer=f"{code}. {kind.title}.")


def words_of(title: str, slots: Slots) -> str:
    """Return what somebody wrote, as one text to compare with a case."""
    return "\n".join([title, *(text for said in slots.values() for text in said)])


def _line(kind: str, code: str, review_by: str) -> str:
    until = f" Looked at again by {review_by}." if review_by else ""
    return f"{kind} {code}.{until}"


def _said(slot: Slot, said: Sequence[str]) -> list[Block]:
    if slot.of == "text":
        return [Paragraph(text) for text in said]
    return [Bullets(tuple(said), numbered=slot.of == "questions")]
