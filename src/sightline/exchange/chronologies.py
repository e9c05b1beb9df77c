"""How does a case file become a chronology that Word, Excel or a printer can take?

The same writers write it that write agencies' returns put together, so a chronology looks
the same wherever it came from. Its source is the entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sightline.documents.chronology.marks import marked
from sightline.documents.chronology.merging import SILENCE_DAYS
from sightline.documents.chronology.silences import find_silences
from sightline.documents.chronology.told import (
    Chronology,
    Column,
    Event,
    Someone,
    Standing,
    TellingAgency,
)
from sightline.documents.source.blocks import Place
from sightline.exchange.case_file.told import CaseFile
from sightline.exchange.pictures.case_facts import facts_of_case
from sightline.kernel.local_time import say_moment
from sightline.kernel.partial_dates import in_words
from sightline.record.assembly.facts import Fact, standing
from sightline.record.assembly.people import PersonDescribed, describe
from sightline.record.queries.field_words import details_of
from sightline.record.withholding import NOTHING, Withholding
from sightline.vocabulary.handling import parse_mark
from sightline.vocabulary.kinds import KINDS

# Who people are and how they belong together: told in the key, and no line of their own.
NO_LINE = frozenset({"person.recorded", "relationship.recorded"})
_SOURCE = "Record"


@dataclass
class _Shows:
    """How agencies are named; what may not be told is no longer in the file."""

    names: Mapping[str, str]
    withholding: Withholding = NOTHING

    def agency_name(self, agency: str) -> str:
        return self.names.get(agency, agency)


def chronology_of_case(case: CaseFile, *, title: str, as_of: date) -> Chronology:
    """Return what a case file tells as a chronology, the earliest first, undated last.

    What was corrected is told as it was put right.
    """
    facts = facts_of_case(case)
    told = [fact for fact in standing(facts) if fact.kind not in NO_LINE]
    told.sort(key=_order)
    agencies = _agencies(case, told)
    people = {
        each.id: each for each in (describe(person, facts) for person in _people(told))
    }
    shows = _Shows({each.key: each.name for each in agencies})
    names = {id_: each.name for id_, each in people.items()}
    events = tuple(
        _event(fact, place, names, shows) for place, fact in enumerate(told, start=1)
    )
    return Chronology(
        title=title,
        agencies=agencies,
        people=tuple(_someone(each) for each in people.values()),
        events=events,
        silences=find_silences(events, agencies, SILENCE_DAYS, as_of),
        as_of=as_of,
    )


def _order(fact: Fact) -> tuple[bool, str, int]:
    return not fact.happened.is_known, fact.happened.sort_key, fact.position


def _agencies(case: CaseFile, told: list[Fact]) -> tuple[TellingAgency, ...]:
    introduced = {each.id: each for each in case.agencies}
    return marked(
        TellingAgency(id_, introduced[id_].name, introduced[id_].sector)
        if id_ in introduced
        else TellingAgency(id_, id_)
        for id_ in dict.fromkeys(fact.agency for fact in told)
    )


def _people(told: list[Fact]) -> list[str]:
    return list(dict.fromkeys(person for fact in told for person in fact.people))


def _someone(person: PersonDescribed) -> Someone:
    return Someone(person.id, person.name, born=person.born, sex=person.sex or "unknown")


def _event(fact: Fact, place: int, names: dict[str, str], shows: _Shows) -> Event:
    kind = KINDS.get(fact.kind)
    title = kind.title if kind else fact.kind
    return Event(
        id=fact.id,
        happened=fact.happened,
        written=in_words(fact.happened) if fact.happened.is_known else "",
        agency=fact.agency,
        says=f"{title}. {fact.says}".strip() if fact.says else title,
        standing=Standing(_SOURCE, Place(line=place)),
        order=place,
        author=fact.author,
        columns=tuple(_columns(fact, names, shows)),
        people=fact.people,
        kind=fact.kind,
        seen=_boolean(fact.told("child_seen")),
        injury=True if fact.kind == "injury.seen" else None,
    )


def _columns(fact: Fact, names: dict[str, str], shows: _Shows) -> Iterator[Column]:
    for detail in details_of(fact.kind, fact.data, names, shows):
        yield Column(detail.label, detail.text)
    yield Column("Recorded", say_moment(fact.recorded_at))
    if fact.handling:
        marks = (parse_mark(mark)[0].title for mark in fact.handling)
        yield Column("Handling", ", ".join(marks))


def _boolean(told: object) -> bool | None:
    return told if isinstance(told, bool) else None
