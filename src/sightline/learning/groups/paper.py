"""The agenda of a group's next meeting as a document, for Word and for printing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sightline.documents.writing.document import (
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Table,
)
from sightline.kernel.local_time import say_day
from sightline.learning.groups.agenda import Agenda, Item
from sightline.learning.groups.queries import GroupOpened

_BLANK = "–"


def agenda_document(
    group: GroupOpened, agenda: Agenda, agencies: Mapping[str, str]
) -> Document:
    """Lay an agenda out; `agencies` gives the name of each by its id."""
    blocks: list[Block] = [Paragraph(meeting_line(agenda))]
    for title, items, empty in parts_of(agenda):
        blocks += [Heading(title), *_part(title, items, empty, agencies)]
    return Document(
        f"Agenda: {group.state.title}", tuple(blocks), footer=f"{group.code}. Agenda."
    )


def meeting_line(agenda: Agenda) -> str:
    """Say for which meeting it is."""
    if not agenda.is_planned:
        return f"As things stand on {say_day(agenda.day)}. No meeting is planned."
    where = f", {agenda.where}" if agenda.where else ""
    return f"For the meeting on {say_day(agenda.day)}{where}."


def parts_of(agenda: Agenda) -> Iterator[tuple[str, tuple[Item, ...], str]]:
    """Yield each part: its title, what stands in it, and what is said where nothing does."""
    yield "Actions overdue on that day", agenda.overdue, "No action is overdue."
    yield "Actions due by four weeks after", agenda.due, "No action falls due."
    unanswered = "Every open gap has an answer to both questions within 90 days."
    yield "Gaps to be answered for", agenda.unanswered, unanswered
    yield "Look-backs due", agenda.look_backs, "No look back is due."
    nothing = "No pilot waits for its decision, and no training for its measure."
    yield "Pilots and trainings", agenda.trials, nothing
    if agenda.from_reviews:
        yield "From reviews you sit in", agenda.from_reviews, ""


def _part(
    title: str, items: tuple[Item, ...], empty: str, agencies: Mapping[str, str]
) -> Iterable[Block]:
    if not items:
        return [Paragraph(empty)]
    columns = (Column("What", 3), Column("Who", 1.5), Column("Due"), Column("Note", 1.5))
    rows = tuple(
        (
            item.says,
            agencies.get(item.owner, item.owner) or _BLANK,
            due_words(item) or _BLANK,
            note_of(item) or _BLANK,
        )
        for item in items
    )
    return [Table(title, columns, rows, first_is_heading=True)]


def due_words(item: Item) -> str:
    """Say by when it is due, and that this has passed."""
    if item.due is None:
        return ""
    return f"{say_day(item.due)} (overdue)" if item.late else say_day(item.due)


def note_of(item: Item) -> str:
    """Say where it comes from, or what is there of it so far."""
    return f"Review {item.review}" if item.review else item.why
