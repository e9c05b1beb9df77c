"""What the panel reads: doubts and how files were read, what is owed, who knew what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sightline.documents.chronology.told import Chronology, Return
from sightline.documents.source.blocks import Place
from sightline.documents.writing.document import (
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Table,
)
from sightline.drawing.drawn import TableOf
from sightline.kernel.errors import Fault
from sightline.kernel.local_time import say_day
from sightline.kernel.working_days import Calendar
from sightline.reviews.from_files.reach import Reach
from sightline.safeguards.gaps.gap import Gap
from sightline.safeguards.gaps.wording import Saying
from sightline.safeguards.model import Safeguard
from sightline.safeguards.obligation import Obligation
from sightline.safeguards.saying_when import due_as_text
from sightline.safeguards.why import Why
from sightline.safeguards.world import World
from sightline.safeguards.world_building.spans import date_of

ALWAYS = 2  # paragraphs that every page begins with
_SHOWN = {
    "missed": "Missed: it fell due and was not done",
    "late": "Late: done after it fell due",
    "cannot-tell": "Cannot be told from what was sent",
}


def reading_page(
    returns: Sequence[Return], chronology: Chronology, refused: Sequence[Fault]
) -> Document:
    """Say how each file was read, what was unsure, and what was left out."""
    return Document(
        "How the returns were read",
        tuple(_reading(returns, chronology, refused)),
        landscape=True,
    )


def _reading(
    returns: Sequence[Return], chronology: Chronology, refused: Sequence[Fault]
) -> Iterator[Block]:
    yield Paragraph(
        "Every row keeps its file, table and row. Whatever was guessed, contradictory or left"
        " out stands here, so that somebody can settle it with the agency."
    )
    yield Heading("Files")
    rows = tuple(
        (each.file, ", ".join(one.name for one in each.agencies), str(len(each.events)))
        for each in returns
    )
    yield Table("What was read", _columns("File", "Agency", "Events"), rows)
    if refused:
        not_read = tuple((fault.where, fault.wrong, fault.right) for fault in refused)
        columns = _columns("File", "Why it was not read", "What to do")
        yield Table("What could not be read", columns, not_read)
    doubts = tuple(
        (
            each.standing.file,
            _place(each.standing.place),
            doubt.about,
            doubt.text,
            doubt.why,
        )
        for each in chronology.events
        for doubt in each.doubts
    )
    yield Heading("Doubts")
    if doubts:
        columns = _columns("File", "Where", "About", "As written", "Why it is doubted")
        yield Table("What the readers were unsure of", columns, doubts)
    else:
        yield Paragraph("None.")
    left_out = tuple((one.file, _place(one.place), one.what) for one in chronology.notices)
    yield Heading("Left out, or read in an unusual way")
    if left_out:
        yield Table("Notices", _columns("File", "Where", "What"), left_out)
    else:
        yield Paragraph("Nothing.")


def _place(place: Place) -> str:
    parts = (
        place.sheet,
        f"table {place.table}" if place.table and not place.sheet else "",
        f"row {place.row}" if place.row else "",
        f"paragraph {place.paragraph}" if place.paragraph and not place.row else "",
        f"line {place.line}" if place.line else "",
    )
    return ", ".join(filter(None, parts))


def owed_page(
    owed: Sequence[Obligation],
    safeguards: Sequence[Safeguard],
    world: World,
    calendar: Calendar,
    day: date,
    reach: Reach,
) -> Document:
    """Say what the safeguards find in the same events, what was not done first."""
    by_code = {each.code: each for each in safeguards}
    why = Why(world, calendar)
    blocks: list[Block] = [
        Paragraph(
            f"As known on {say_day(day)}: {len(safeguards)} safeguards, each a learning point"
            " of an earlier review, run over these events. They say what was recorded in time"
            " and what was not; they do not say that anybody was at fault."
        ),
        Paragraph(reach.said()),
    ]
    for status, heading in _SHOWN.items():
        group = [each for each in owed if each.status == status]
        if not group:
            continue
        rows = tuple(
            (
                (due_as_text(each) or "not known").replace("T", " "),
                by_code[each.safeguard].title,
                why.name(each.child),
                why.name(each.owed_by),
                why.tell(by_code[each.safeguard], each),
            )
            for each in sorted(group, key=lambda one: (one.due_last or 0, one.safeguard))
        )
        blocks.append(Heading(f"{heading} ({len(group)})"))
        columns = (
            *_columns("Due", "Safeguard", "Child", "Owed by"),
            Column("Why", 3),
        )
        blocks.append(Table(heading, columns, rows))
    if len(blocks) == ALWAYS:
        blocks.append(Paragraph("Nothing of what they reach was missed or late."))
    return Document("What the safeguards say", tuple(blocks), landscape=True)


def knew_page(
    gaps: Sequence[Gap],
    world: World,
    day: date,
    tables: Sequence[TableOf],
    reach: Reach,
) -> Document:
    """Say, for each decision, what was known to an agency and not to those who decided."""
    saying = Saying(world)
    blocks: list[Block] = [
        Paragraph(
            f"As known on {say_day(day)}. What bore on each decision and was by then known to"
            " an agency, and not to those who decided, as far as the returns tell."
        ),
        Paragraph(reach.said()),
    ]
    if gaps:
        rows = tuple(
            (
                f"{saying.entry(gap.decision)}, {say_day(date_of(gap.decided_day))}",
                saying.fact(gap),
                saying.name(gap.held_by),
                say_day(date_of(gap.since)),
                saying.why(gap),
            )
            for gap in gaps
        )
        columns = (
            *_columns("Decision", "What was not known", "Known to", "Since"),
            Column("In one sentence", 3),
        )
        blocks.append(Table("What those who decided did not know", columns, rows))
    else:
        blocks.append(Paragraph("No such fact was found among what is told here."))
    blocks += [
        Table(one.caption, _columns(*one.headings), one.rows, first_is_heading=True)
        for one in tables
    ]
    return Document("Who knew what when", tuple(blocks), landscape=True)


def _columns(*headings: str) -> tuple[Column, ...]:
    return tuple(Column(heading) for heading in headings)
