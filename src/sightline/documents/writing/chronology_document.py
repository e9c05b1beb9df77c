"""Which parts has a written chronology, and what does each say? For Word, HTML and PDF."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from sightline.documents.chronology.told import Chronology
from sightline.documents.writing.colours import NAMES, colour_of
from sightline.documents.writing.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Table,
)
from sightline.documents.writing.lines import SILENT, Line, lines_of, say_person
from sightline.documents.writing.reading_guide import how_to_read, mapping_rows
from sightline.kernel.local_time import say_day
from sightline.vocabulary.sectors import SECTORS

# So many lines are read through; more are looked up, by year.
_FEW = 60
# So many lines take more paper than starting each year on a new page does.
_MANY = 600


def document_of(chronology: Chronology, *, paper: Paper = "a4") -> Document:
    """Lay out a chronology: the key, the lines, then what is unsure, silent and left out."""
    lines = list(lines_of(chronology))
    blocks: list[Block] = [
        Paragraph(_summary(chronology, lines)),
        Heading("How to read this"),
        Bullets(how_to_read()),
        Heading("Key"),
        _agencies(chronology, lines),
    ]
    if chronology.people:
        blocks.append(_people(chronology))
    blocks += [PageBreak(), Heading("Chronology"), *_chronology(lines)]
    blocks += [Heading("Silences"), *_silences(chronology)]
    blocks += [Heading("Doubts"), *_doubts(lines)]
    blocks += [Heading("How the files were read"), *_reading(chronology)]
    return Document(
        title=chronology.title,
        blocks=tuple(blocks),
        paper=paper,
        landscape=True,
        footer=chronology.title,
    )


def _summary(chronology: Chronology, lines: Sequence[Line]) -> str:
    linked = sum(bool(event.same_as) for event in chronology.events)
    doubted = sum(bool(event.doubts) for event in chronology.events)
    files = len({line.file for line in lines})
    until = f", as known on {say_day(chronology.as_of)}" if chronology.as_of else ""
    return (
        f"{_counted(len(lines), 'line')} from {_counted(files, 'file')} by"
        f" {_counted(len(chronology.agencies), 'agency', 'agencies')}{until}."
        f" {_counted(linked, 'line is', 'lines are')} linked with another agency's account"
        f" of the same event; {_counted(doubted, 'line has', 'lines have')} doubts."
    )


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _agencies(chronology: Chronology, lines: Sequence[Line]) -> Table:
    files = _files(lines)
    return Table(
        "Agencies: each has a mark; its colour only says which of four groups it is of",
        (
            Column("Mark", 1),
            Column("Agency", 5),
            Column("Kind", 3),
            Column("Group", 3),
            Column("Returns", 5),
        ),
        tuple(
            (
                Cell(agency.mark, fill=colour_of(agency.sector), bold=True),
                agency.name,
                SECTORS[agency.sector].title if agency.sector in SECTORS else agency.sector,
                NAMES.get(colour_of(agency.sector), "Other"),
                "\n".join(files.get(agency.key, ())),
            )
            for agency in chronology.agencies
        ),
    )


def _people(chronology: Chronology) -> Table:
    return Table(
        "People the returns speak of",
        (Column("Name", 4), Column("Born", 2)),
        tuple((say_person(person), person.born.text) for person in chronology.people),
    )


def _files(lines: Sequence[Line]) -> dict[str, list[str]]:
    """Return the files of each agency, in the order in which they are met."""
    found: dict[str, list[str]] = {}
    for line in lines:
        files = found.setdefault(line.agency.key, [])
        if line.file not in files:
            files.append(line.file)
    return found


def _chronology(lines: Sequence[Line]) -> Iterator[Block]:
    """Yield the lines: one table if they are few, else one for each year, to find one's way."""
    alone = {key for key, files in _files(lines).items() if len(files) == 1}
    if len(lines) <= _FEW:
        yield _table("Chronology, in order of date", lines, alone)
        return
    for number, (year, group) in enumerate(groupby(lines, key=_year)):
        if number and len(lines) > _MANY:
            yield PageBreak()
        yield Heading(year, 2)
        yield _table(f"Chronology, in order of date: {year}", tuple(group), alone)


def _year(line: Line) -> str:
    if not line.event.happened.is_known:
        return "Date could not be read"
    first = line.event.happened.first
    return str(first.year) if first else "No earliest day told"


def _table(caption: str, lines: Sequence[Line], alone: Collection[str]) -> Table:
    columns = (
        Column("No.", 1.0),
        Column("Date", 2.5),
        Column("Agency", 1.7),
        Column("What happened, in the agency's words", 11),
        Column("People", 2.2),
        Column("Linked with", 3),
        Column("Source", 2.2),
    )
    rows = tuple(_row(line, alone) for line in lines)
    return Table(caption, columns, rows, first_is_heading=True)


def _row(line: Line, alone: Collection[str]) -> tuple[str | Cell, ...]:
    """Return the cells of a line; `alone` are the agencies that sent only one file."""
    date = line.date
    unsure = any(doubt.about == "date" for doubt in line.event.doubts)
    if line.written and (unsure or not line.event.happened.is_exact_day):
        date = f"{date}\nWritten: {line.written}"
    if line.doubts:
        date = f"{date}\nDoubts: see below"
    file = "" if line.place and line.agency.key in alone else line.file
    return (
        str(line.number),
        date,
        Cell(line.agency.mark, fill=colour_of(line.agency.sector), bold=True),
        "\n".join(filter(None, (line.what, line.also))),
        line.people,
        line.links,
        ", ".join(filter(None, (file, line.place))),
    )


def _silences(chronology: Chronology) -> Iterator[Block]:
    if not chronology.silences:
        yield Paragraph("None was found of the length that was asked for.")
        return
    yield Table(
        "What the returns do not tell, the earliest first",
        (Column("What", 2), Column("Days", 1), Column("In words", 9)),
        tuple(
            (SILENT[each.what], f"{each.days:,}", each.says) for each in chronology.silences
        ),
    )


def _doubts(lines: Sequence[Line]) -> Iterator[Block]:
    rows = tuple(
        (
            str(line.number),
            line.agency.mark,
            doubt,
            f"{line.file}, {line.place}".rstrip(", "),
        )
        for line in lines
        for doubt in line.doubts
    )
    if not rows:
        yield Paragraph("No doubt was raised about any line.")
        return
    columns = (
        Column("Line", 1),
        Column("Agency", 1.2),
        Column("Doubt", 11),
        Column("Source", 4),
    )
    yield Table("What was guessed, or is told in two ways", columns, rows)


def _reading(chronology: Chronology) -> Iterator[Block]:
    notices = tuple((notice.file, notice.what) for notice in chronology.notices)
    if notices:
        columns = Column("File", 3), Column("What", 9)
        yield Table("Left out, or read in an unusual way", columns, notices)
    else:
        yield Paragraph("Nothing was left out, and nothing was read in an unusual way.")
    rows = tuple(mapping_rows(chronology))
    if rows:
        columns_taken = Column("File", 4), Column("Heading", 4), Column("Taken to mean", 4)
        yield Table("What each column was taken to mean", columns_taken, rows)
