"""How does a doubt that was settled change the row it is about?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sightline.documents.chronology.told import Chronology, Event, Return, Someone
from sightline.documents.chronology.unifying import plain_name
from sightline.documents.dates.reading import read_written
from sightline.kernel.partial_dates import NotADate, PartialDate
from sightline.reviews.state.evidence import Settlement

Place = tuple[object, ...]


def settled(
    returns: Sequence[Return],
    merged: Chronology,
    answers: Iterable[Settlement],
    today: date,
) -> tuple[Return, ...]:
    """Return the returns with what was settled put in place, ready to be merged again.

    `merged` is what they come to as they were sent: rows are named by its ids.
    """
    by_event: dict[str, dict[str, str]] = {}
    for event, about, answer in answers:
        by_event.setdefault(event, {})[about] = answer
    wanted = {
        _place(event): by_event[event.id] for event in merged.events if event.id in by_event
    }
    return tuple(_with_answers(each, wanted, today) for each in returns)


def date_meant(answer: str, today: date) -> PartialDate | None:
    """Read a date as EDTF or as people write it; None where it is neither."""
    try:
        return PartialDate.parse(answer.strip())
    except NotADate:
        reading = read_written(answer.strip(), as_of=today)
        return reading.happened if reading.happened.is_known else None


def _place(event: Event) -> Place:
    return event.standing, event.order


def _with_answers(
    each: Return, wanted: Mapping[Place, dict[str, str]], today: date
) -> Return:
    events = tuple(
        _settle(event, wanted[_place(event)], each.people, today)
        if _place(event) in wanted
        else event
        for event in each.events
    )
    return replace(each, events=events)


def _settle(
    event: Event, answers: Mapping[str, str], people: Sequence[Someone], today: date
) -> Event:
    happened = date_meant(answers["date"], today) if "date" in answers else None
    someone = _named(answers["person"], people) if "person" in answers else ""
    return replace(
        event,
        happened=event.happened if happened is None else happened,
        people=tuple(dict.fromkeys([*event.people, *([someone] if someone else [])])),
        doubts=tuple(doubt for doubt in event.doubts if doubt.about not in answers),
    )


def _named(answer: str, people: Sequence[Someone]) -> str:
    said = plain_name(answer)
    return next((one.key for one in people if plain_name(one.name) == said), "")
