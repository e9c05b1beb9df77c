"""How does a return leave the process that read and understood its file? As JSON values.

Most rows stand one below the other and were each read as one event: such a place, and such a
line of the account, is the bare number 0. Headings and people are told once, then by number.
`receiving` is the other end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple
from datetime import date
from typing import Any

from sightline.documents.chronology.gists import Gist, gist_of
from sightline.documents.chronology.told import Accounted, Event, Return, Someone
from sightline.documents.returns.receiving import AS_USUAL, below, row_read, someone_in
from sightline.documents.returns.understanding import understand
from sightline.documents.source.blocks import Source


def options_for(as_of: date, people: Sequence[Someone]) -> dict[str, Any]:
    """Say what the job "return" has to know besides the file."""
    return {"as_of": as_of.isoformat(), "people": list(map(_someone, people))}


def return_job(source: Source, options: Mapping[str, Any]) -> object:
    """The job "return": the source, understood, and what its events' words come to."""
    as_of = date.fromisoformat(options["as_of"])
    people = list(map(someone_in, options["people"]))
    return encode(understand(source, as_of=as_of, people=people))


def encode(one: Return) -> dict[str, Any]:
    """The return as JSON values."""
    columns = {column.heading for event in one.events for column in event.columns}
    headings = {heading: number for number, heading in enumerate(sorted(columns))}
    people = {person.key: number for number, person in enumerate(one.people)}
    return {
        "file": one.file,
        "agencies": [[a.key, a.name, a.sector, a.mark] for a in one.agencies],
        "people": list(map(_someone, one.people)),
        "headings": list(headings),
        "events": _events(one.events, headings, people),
        "mappings": [list(astuple(mapping)) for mapping in one.mappings],
        "account": _account(one.account, one.events),
        "notices": [[n.file, n.what, list(astuple(n.place))] for n in one.notices],
    }


def _someone(one: Someone) -> list[str]:
    return [one.key, one.name, one.role, one.born.text, one.sex]


def _events(
    events: Sequence[Event], headings: Mapping[str, int], people: Mapping[str, int]
) -> list[object]:
    out: list[object] = []
    before = None
    for event in events:
        place = event.standing.place
        out.append([
            event.happened.text, event.written, event.agency, event.says,
            AS_USUAL if place == below(before) else list(astuple(place)),
            event.author,
            [said for c in event.columns for said in (headings[c.heading], c.text)],
            [people[key] for key in event.people],
            event.seen, event.injury,
            [[doubt.about, doubt.text, doubt.why] for doubt in event.doubts],
            _gist(gist_of(event.says, [column.text for column in event.columns])),
        ])  # fmt: skip
        before = place
    return out


def _gist(gist: Gist) -> list[object]:
    return [
        gist.told, gist.own, gist.figures, gist.tells, gist.done_with, gist.partners, gist.spoke_to,
        gist.heard_from, gist.second_hand,
    ]  # fmt: skip


def _account(lines: Sequence[Accounted], events: Sequence[Event]) -> list[object]:
    """Each line of the account; `AS_USUAL` where it says that the next event's row was read."""
    upcoming = iter(events)
    usual = _row_of(next(upcoming, None))
    out: list[object] = []
    for line in lines:
        if line == usual:
            out.append(AS_USUAL)
            usual = _row_of(next(upcoming, None))
        else:
            out.append([list(astuple(line.place)), line.what, line.became, line.why])
    return out


def _row_of(event: Event | None) -> Accounted | None:
    return row_read(event) if event else None
