"""How do the rows of returns come before the engines that judge entries of a record?

As what the panel has recognised each to be, and as a mere contact where it has not. Nothing
is guessed from words: a safeguard judges only what someone has read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sightline.documents.chronology.told import Chronology, Event, Someone
from sightline.documents.chronology.unifying import plain_name
from sightline.kernel.local_time import end_of_day
from sightline.reviews.state.evidence import Said
from sightline.safeguards.recorded import Agency, Learnt, Recorded
from sightline.safeguards.recorded import Someone as Person
from sightline.safeguards.world import World
from sightline.safeguards.world_building.building import build

CONTACT, CHILD = "contact.made", "child"
Told = tuple[Event, str, Said]  # a row, its agency and what was said of it


def world_of(
    rows: Sequence[Told],
    chronology: Chronology,
    agencies: Iterable[Agency],
    *,
    child: str,
    name: str,
    until: date,
) -> World:
    """Build the world that the returns tell of, up to the end of a day.

    `child` is the id and `name` the name of the child whom the review is about: every row
    concerns them. Rows without any day are left out, as they are in no order.
    """
    ids = _ids_of(chronology.people, child, name)
    parts = {ids[one.key]: one.role.strip().casefold() for one in chronology.people}
    parts[child] = CHILD
    known = _known_to(rows)
    told = []
    for event, agency, said in rows:
        if event.happened.first or event.happened.last:
            concerned = dict.fromkeys([child, *(ids[key] for key in event.people)])
            about = tuple((person, parts[person]) for person in concerned)
            told.append(_recorded(event, agency, said, about, known))
    people = [Person(ids[one.key], one.name, one.born) for one in chronology.people]
    if child not in ids.values():
        people.append(Person(child, name))
    return build(told, people, agencies, as_known_at=end_of_day(until))


def _ids_of(people: Iterable[Someone], child: str, name: str) -> Mapping[str, str]:
    """Keep each person's key, but let the child's be what the record knows them by."""
    wanted = plain_name(name)
    return {
        one.key: child if wanted and plain_name(one.name) == wanted else one.key
        for one in people
    }


def _recorded(
    event: Event,
    agency: str,
    said: Said,
    about: tuple[tuple[str, str], ...],
    known: Mapping[str, tuple[Learnt, ...]],
) -> Recorded:
    step = said.recognised
    kind = step.data["kind"] if step else CONTACT
    return Recorded(
        id=event.id,
        kind=kind,
        happened=event.happened,
        recorded_at=_when(event),
        agency=agency,
        author=event.author,
        about=about,
        data=_data(event, step.data.get("fields") if step else None),
        known_to=known.get(event.id, ()),
        recorded_assumed=True,
    )


def _data(event: Event, fields: object) -> dict[str, Any]:
    data: dict[str, Any] = {"what": event.says}
    if event.seen is not None:
        data["child_seen"] = event.seen
    return data | (dict(fields) if isinstance(fields, Mapping) else {})


def _known_to(rows: Iterable[Told]) -> dict[str, tuple[Learnt, ...]]:
    """Who else knew of a row: whoever tells of the same event, or tells of it second-hand."""
    known: dict[str, dict[str, datetime]] = defaultdict(dict)
    for event, agency, _ in rows:
        if not (event.happened.first or event.happened.last):
            continue
        since = _when(event)
        for other in (*event.same_as, *event.tells_of):
            known[other][agency] = min(since, known[other].get(agency, since))
    return {
        event: tuple(Learnt(agency, since) for agency, since in sorted(of.items()))
        for event, of in known.items()
    }


def _when(event: Event) -> datetime:
    day = event.happened.last or event.happened.first
    if day is None:
        raise ValueError("a row without a day is in no order")
    return end_of_day(day)
