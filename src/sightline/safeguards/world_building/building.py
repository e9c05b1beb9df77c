"""What did the record say at a moment, as rows that every engine runs on?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from sightline.kernel.local_time import london_day
from sightline.safeguards.recorded import Agency, Learnt, Recorded, Someone
from sightline.safeguards.world import (
    AboutRow,
    AgencyRow,
    EntryRow,
    KnowsRow,
    World,
)
from sightline.safeguards.world_building.holding import circumstance_rows, involved_rows
from sightline.safeguards.world_building.persons import described, person_rows
from sightline.safeguards.world_building.spans import day_number, second_of, span_of
from sightline.safeguards.world_building.telling import Parties, told_rows
from sightline.safeguards.world_building.ties import family_rows, home_rows


def build(
    told: Iterable[Recorded],
    people: Iterable[Someone] = (),
    agencies: Iterable[Agency] = (),
    *,
    as_known_at: datetime,
) -> World:
    """Build the world as known at a moment: later entries, knowledge and receipts left out.

    `people` and `agencies` add what no entry tells, such as names. Corrected entries are
    left out too, and `n` numbers the rest as they were recorded.
    """
    entries = _standing(entry for entry in told if entry.recorded_at <= as_known_at)
    agencies = list(agencies)
    everyone = described(entries, people)
    persons = tuple(person_rows(everyone, entries))
    today = day_number(london_day(as_known_at))
    parties = Parties({a.id: a.sector for a in agencies}, frozenset(everyone))
    numbered = list(enumerate(entries, start=1))
    return World(
        entries=tuple(_entry(n, entry) for n, entry in numbered),
        about=tuple(
            AboutRow(n, person, part) for n, e in numbered for person, part in e.about
        ),
        told=tuple(
            row for n, e in numbered for row in told_rows(n, e.kind, e.data, parties)
        ),
        knows=tuple(row for n, e in numbered for row in _knows(n, e, as_known_at)),
        people=persons,
        families=tuple(family_rows(entries, persons)),
        homes=tuple(home_rows(entries, persons, today)),
        circumstances=tuple(circumstance_rows(entries, persons)),
        involved=tuple(involved_rows(entries)),
        agencies=tuple(AgencyRow(a.id, a.sector) for a in agencies),
        names=_names(everyone.values()) | _names(agencies),
    )


def _names(those: Iterable[Someone] | Iterable[Agency]) -> dict[str, str]:
    return {each.id: each.name for each in those if each.name}


def _standing(told: Iterable[Recorded]) -> list[Recorded]:
    """Return what no other entry corrects; a correction belongs to the thread of the first."""
    entries = sorted(told, key=lambda entry: entry.recorded_at)
    by_id = {entry.id: entry for entry in entries}
    corrected = {entry.corrects for entry in entries if entry.corrects}
    return [
        replace(entry, thread=_thread(entry, by_id))
        for entry in entries
        if entry.id not in corrected
    ]


def _thread(entry: Recorded, by_id: dict[str, Recorded]) -> str:
    seen = set()
    while not entry.thread and entry.corrects in by_id and entry.id not in seen:
        seen.add(entry.id)
        entry = by_id[entry.corrects]
    return entry.thread or entry.id


def _entry(n: int, entry: Recorded) -> EntryRow:
    span = span_of(entry)
    return EntryRow(
        n=n,
        id=entry.id,
        kind=entry.kind,
        thread=entry.thread,
        agency=entry.agency,
        first_day=span.first_day,
        last_day=span.last_day,
        first_second=span.first_second,
        last_second=span.last_second,
        recorded_day=day_number(london_day(entry.recorded_at)),
        recorded_second=second_of(entry.recorded_at),
    )


def _knows(n: int, entry: Recorded, at: datetime) -> Iterator[KnowsRow]:
    for learnt in entry.known_to:
        since, acknowledged = _by(learnt.since, at), _by(learnt.acknowledged, at)
        if learnt.agency == entry.agency or not _heard(learnt, at):
            continue
        yield KnowsRow(
            n=n,
            agency=learnt.agency,
            since_day=_day(since or acknowledged),
            since_second=_second(since or acknowledged),
            acknowledged_day=_day(acknowledged),
            acknowledged_second=_second(acknowledged),
        )


def _heard(learnt: Learnt, at: datetime) -> bool:
    told = [moment for moment in (learnt.since, learnt.acknowledged) if moment]
    return not told or min(told) <= at


def _by(moment: datetime | None, at: datetime) -> datetime | None:
    return moment if moment and moment <= at else None


def _day(moment: datetime | None) -> int | None:
    return day_number(london_day(moment)) if moment else None


def _second(moment: datetime | None) -> int | None:
    return second_of(moment) if moment else None
