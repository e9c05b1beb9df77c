"""A briefing as a document, for the page, Word, PDF and plain text alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sightline.documents.writing.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Link,
    Links,
    Paragraph,
)
from sightline.learning.kept.around import (
    ASK,
    FIGURES,
    NOTHING,
    SOURCES,
    Around,
    looked_up_on,
    paragraphs_of,
    source_of,
    ways_to,
    worded_on,
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
    around: Around = NOTHING,
    today: date = date.min,
) -> Document:
    """Lay a briefing out in the order of its template; slots that say nothing are left out.

    `report_a_worry` is the one text of how to report a worry, kept in one place; `around`
    is what it shares with other briefings, of whose contacts `today` says which still hold.
    """
    kind = TEMPLATES[template]
    blocks: list[Block] = [Paragraph(_line(kind.title, code, review_by))]
    blocks += _messages(around)
    for slot in kind.slots:
        said = [text.strip() for text in slots.get(slot.code, ()) if text.strip()]
        if said:
            blocks += [Heading(kind.heading(slot)), *_said(slot, said)]
    blocks += [*_figures(around), *_resources(around), *_contacts(around, today)]
    blocks += [Heading("If you are worried about a child")]
    blocks += [Paragraph(text) for text in report_a_worry]
    blocks += _sources(around)
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


def _messages(around: Around) -> Iterator[Block]:
    for message in around.messages:
        yield Heading(message.title)
        for text in paragraphs_of(message.says["text"]):
            yield Paragraph(text)
        yield Paragraph(worded_on(message))


def _figures(around: Around) -> Iterator[Block]:
    if around.statistics:
        yield Heading(FIGURES)
    for number, one in enumerate(around.statistics, start=1):
        yield Paragraph(one.title, note=number)


def _sources(around: Around) -> Iterator[Block]:
    if around.statistics:
        yield Heading(SOURCES)
        notes = (
            Link(
                source_of(one),
                one.says.get("address", ""),
                f"{looked_up_on(one)} {worded_on(one)}",
            )
            for one in around.statistics
        )
        yield Links(tuple(notes), notes=True)


def _resources(around: Around) -> Iterator[Block]:
    for heading, some in around.resources_by_readers():
        yield Heading(heading)
        links = (
            Link(one.title, one.says["address"], f"{one.says['about']} {worded_on(one)}")
            for one in some
        )
        yield Links(tuple(links))


def _contacts(around: Around, today: date) -> Iterator[Block]:
    if around.contacts:
        yield Heading(ASK)
    for one in around.contacts:
        ways = ", ".join(ways_to(one, today)).rstrip(".")
        said = f"{one.says['agency']}. {ways}. {worded_on(one)}"
        yield Paragraph(said, lead=f"{one.title}.")
