"""What do the returns of a review say: one agency's, or all of them in one order?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sightline.documents.chronology.told import Accounted, Chronology, Doubt, Event, Mapping
from sightline.documents.chronology.unifying import plain_name
from sightline.documents.source.blocks import Notice
from sightline.kernel.errors import Fault
from sightline.kernel.partial_dates import whole_day
from sightline.record.for_engines import agencies as directory
from sightline.reviews.evidence.kept_files import FileRead, read_files
from sightline.reviews.evidence.together import Sent, Together, sender_of, together
from sightline.reviews.queries.opening import Opened
from sightline.reviews.state.board import AgencyAsked
from sightline.reviews.state.evidence import NOTHING_SAID, Evidence, Said
from sightline.reviews.state.told import StepTold


@dataclass(frozen=True)
class Row:
    """One row of the combined chronology, and what the panel has said of it.

    `agency` is of the directory where the file names one that is there; `sent_by` is the
    agency in whose return it stands. `event.doubts` are those still open.
    """

    event: Event
    agency: str
    agency_name: str
    sent_by: str
    file: str
    said: Said = NOTHING_SAID


@dataclass(frozen=True)
class NotRead:
    """A return that is there and cannot be read, and why; it stays on the board."""

    agency: str
    agency_name: str
    file: str
    name: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Wanted:
    """Which rows are wanted; "" and None ask for all. Rows without a day are in no span."""

    agency: str = ""
    theme: str = ""
    first: date | None = None
    last: date | None = None
    text: str = ""
    in_doubt: bool = False

    def fits(self, row: Row) -> bool:
        """Whether a row is wanted. One that may have happened in the span counts."""
        return (
            self.agency in ("", row.agency, row.sent_by)
            and (not self.theme or row.said.of_theme(self.theme))
            and (not self.in_doubt or bool(row.event.doubts))
            and self._in_span(row.event)
            and self.text.casefold() in _words(row)
        )

    def _in_span(self, event: Event) -> bool:
        if self.first is None and self.last is None:
            return True
        happened = event.happened
        began = happened.first or date.min
        ended = happened.last or date.max
        from_, to = self.first or date.min, self.last or date.max
        return happened.is_known and began <= to and ended >= from_


EVERYTHING = Wanted()


@dataclass(frozen=True)
class Combined:
    """The combined chronology as its reader may see it.

    `rows` are those wanted, `chronology` is the whole with its agencies, people, silences
    and notices; `agency_ids` maps its agencies' keys to the directory's. `not_read` and
    `awaited` are returns that are missing from it, `unplaced` what was said of rows that
    are in no return as it was last sent.
    """

    chronology: Chronology
    rows: tuple[Row, ...]
    agency_ids: dict[str, str]
    not_read: tuple[NotRead, ...]
    awaited: tuple[AgencyAsked, ...]
    unplaced: tuple[StepTold, ...]

    def row(self, event: str) -> Row | None:
        """Return one row by its event's id, if it is among those wanted."""
        return next((row for row in self.rows if row.event.id == event), None)

    @property
    def doubts(self) -> tuple[tuple[Row, Doubt], ...]:
        """Every doubt that is open, with its row."""
        return tuple((row, doubt) for row in self.rows for doubt in row.event.doubts)


@dataclass(frozen=True)
class AgencyReturn:
    """One agency's return: where it stands on the board, its files, and what the last says.

    `rows` as the agency wrote them, `mappings` how its columns were taken, `account` what
    became of every part of the file.
    """

    asked: AgencyAsked
    name: str
    files: tuple[FileRead, ...]
    rows: tuple[Row, ...] = ()
    mappings: tuple[Mapping, ...] = ()
    account: tuple[Accounted, ...] = ()
    notices: tuple[Notice, ...] = ()


def combined_chronology(review: Opened, wanted: Wanted = EVERYTHING) -> Combined:
    """Merge the latest returns that this reader may read, and keep the rows wanted."""
    asked = [
        one for one in review.state.board.received if review.may_read_return_of(one.agency)
    ]
    made = _together(review, asked)
    ids = _agency_ids(made.chronology, asked)
    evidence = _evidence(review)
    rows = tuple(_rows(made.chronology, ids, evidence, asked))
    return Combined(
        chronology=made.chronology,
        rows=tuple(row for row in rows if wanted.fits(row)),
        agency_ids=ids,
        not_read=tuple(_not_read(asked)),
        awaited=review.state.board.outstanding,
        unplaced=tuple(_unplaced(evidence, rows)),
    )


def agency_return(review: Opened, agency: str) -> AgencyReturn | None:
    """Return one agency's return, if this reader may read it."""
    asked = review.state.board.of(agency)
    if asked is None or not review.may_read_return_of(agency):
        return None
    name = _names().get(agency, (agency, ""))[0]
    read = read_files(asked.files)
    files = tuple(read[file] for file in asked.files)
    if not asked.file or read[asked.file].source is None:
        return AgencyReturn(asked, asked.name or name, files)
    made = _together(review, [asked])
    [told] = made.returns
    ids = _agency_ids(made.chronology, [asked])
    rows = _rows(made.chronology, ids, _evidence(review), [asked])
    in_file = sorted(rows, key=lambda row: row.event.order)
    return AgencyReturn(
        asked=asked,
        name=asked.name or name,
        files=files,
        rows=tuple(in_file),
        mappings=told.mappings,
        account=told.account,
        notices=told.notices,
    )


def _evidence(review: Opened) -> Evidence:
    """What the panel says of a return is not for the one who wrote it."""
    said = review.state.evidence
    return said.of_doubts_alone() if review.is_author_only else said


def _together(review: Opened, asked: Iterable[AgencyAsked]) -> Together:
    names = _names()
    sent = tuple(
        Sent(one.agency, one.name or name, sector, one.file)
        for one in asked
        for name, sector in [names.get(one.agency, (one.agency, "other"))]
    )
    state = review.state
    until = whole_day(state.workspace.told.get("period_to")) or state.incident.happened.last
    answers = state.evidence.settlements
    return together(sent, answers, title=f"Review {review.code}", until=until)


def _names() -> dict[str, tuple[str, str]]:
    return {each.id: (each.name, each.sector) for each in directory()}


def _agency_ids(chronology: Chronology, asked: Iterable[AgencyAsked]) -> dict[str, str]:
    by_name = {plain_name(name): id_ for id_, (name, _) in _names().items()}
    by_name |= {plain_name(one.name): one.agency for one in asked if one.name}
    return {
        each.key: by_name.get(plain_name(each.name), each.key)
        for each in chronology.agencies
    }


def _rows(
    chronology: Chronology,
    ids: dict[str, str],
    evidence: Evidence,
    asked: Iterable[AgencyAsked],
) -> Iterator[Row]:
    names = {each.key: each.name for each in chronology.agencies}
    files = {one.agency: one.file for one in asked}
    for event in chronology.events:
        sender = sender_of(event)
        yield Row(
            event=event,
            agency=ids[event.agency],
            agency_name=names[event.agency],
            sent_by=sender,
            file=files[sender],
            said=evidence.of(event.id),
        )


def _not_read(asked: Iterable[AgencyAsked]) -> Iterator[NotRead]:
    read = read_files(one.file for one in asked)
    names = _names()
    for one in asked:
        file = read[one.file]
        if file.source is None:
            name = one.name or names.get(one.agency, (one.agency, ""))[0]
            yield NotRead(one.agency, name, file.id, file.name, file.refused)


def _unplaced(evidence: Evidence, rows: Iterable[Row]) -> Iterator[StepTold]:
    there = {row.event.id for row in rows}
    for event, said in evidence.said.items():
        if event not in there:
            yield from (*said.notes, *said.themes, *said.disputes, *said.praise)
            yield from said.settled.values()
            yield from (step for step in (said.recognised,) if step)


def _words(row: Row) -> str:
    notes = (step.data["what"] for step in (*row.said.notes, *row.said.disputes))
    columns = (column.text for column in row.event.columns)
    return "\n".join([row.event.says, *columns, *notes]).casefold()
