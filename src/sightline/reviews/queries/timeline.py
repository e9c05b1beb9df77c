"""How do the returns look as one timeline, with a lane for each agency?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sightline.drawing.ink.sectors import DRAWN_SECTORS
from sightline.drawing.timeline.story import Event, Knew, Lane, Shape, Story
from sightline.record.assembly.who_knew import letters_of
from sightline.reviews.queries.chronology import Combined, Row
from sightline.vocabulary.kinds import KINDS

_MISSED = ("appointment.missed", "absence.recorded")
_SHAPES = {
    "referral": Shape.REFERRAL,
    "injury": Shape.INCIDENT,
    "incident": Shape.INCIDENT,
    "hospital": Shape.INCIDENT,
    "meeting": Shape.MEETING,
    "assessment": Shape.MEETING,
    "plan": Shape.PLAN_CHANGE,
    "information": Shape.DOCUMENT,
}
LONGEST = 200


def story_of_returns(combined: Combined, *, title: str, as_at: date) -> Story:
    """Return the rows wanted as a timeline; rows after the day, or without one, are left out."""
    rows = [
        row
        for row in combined.rows
        if row.event.happened.first is not None and row.event.happened.first <= as_at
    ]
    named = {row.agency: row.agency_name for row in rows}
    letters = letters_of(named)
    sectors = {
        combined.agency_ids[each.key]: each.sector for each in combined.chronology.agencies
    }
    known = _known(rows, letters)
    return Story(
        title=title,
        lanes=tuple(
            Lane(
                code,
                named[agency],
                DRAWN_SECTORS.get(sectors[agency], DRAWN_SECTORS["other"]),
            )
            for agency, code in letters.items()
        ),
        events=tuple(
            Event(
                id=row.event.id,
                number=number,
                when=row.event.happened,
                agency=letters[row.agency],
                shape=_shape(row),
                words=_words(row),
                significant=bool(row.event.injury) or row.said.recognised is not None,
                known=tuple(known.get(row.event.id, ())),
            )
            for number, row in enumerate(rows, start=1)
        ),
        children=(),
        as_at=as_at,
        of_events=len(combined.chronology.events),
    )


def _known(rows: Sequence[Row], letters: dict[str, str]) -> dict[str, list[Knew]]:
    found: dict[str, list[Knew]] = {}
    for row in rows:
        for other, how in _told_of(row):
            day = row.event.happened.last or row.event.happened.first
            if day is not None:
                found.setdefault(other, []).append(Knew(letters[row.agency], day, how))
    return found


def _told_of(row: Row) -> Iterator[tuple[str, str]]:
    yield from ((other, "tells of the same event") for other in row.event.same_as)
    yield from ((other, "was told of it") for other in row.event.tells_of)


def _shape(row: Row) -> Shape:
    step = row.said.recognised
    kind = str(step.data["kind"]) if step else ""
    if kind in _MISSED:
        return Shape.MISSED
    if row.event.injury:
        return Shape.INCIDENT
    return _SHAPES.get(kind.split(".")[0], Shape.CONTACT)


def _words(row: Row) -> str:
    step = row.said.recognised
    kind = f"{KINDS[step.data['kind']].title}: " if step else ""
    says = " ".join(row.event.says.split())
    return kind + (
        says if len(says) <= LONGEST else f"{says[:LONGEST].rsplit(' ', 1)[0]} …"
    )
