"""What could give this case away? Gathered from its entries, its people and its agencies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sightline.learning.identification.known import Known, KnownCase, KnownDay, Place
from sightline.record.assembly.facts import Fact, standing
from sightline.record.assembly.people import PersonDescribed, describe
from sightline.record.assembly.ties import ties
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.relationships import word
from sightline.vocabulary.sectors import SECTORS

_PLACES = ("address", "postcode", "place", "school", "setting", "practice", "ward")
_NUMBERS = ("nhs_number", "upn", "phone", "reference")
_RARE = ("condition", "ethnicity", "communication_needs")
_SHORTEST_SAID = 40  # characters: less is nobody's own words


def known_case(
    facts: Sequence[Fact],
    agencies: Mapping[str, tuple[str, str]],
    *,
    incident: date | None = None,
) -> KnownCase:
    """Gather what the entries tell; `agencies` maps an id to a name and a sector."""
    facts = standing(facts)
    return KnownCase(
        people=(*_family(facts), *_staff(facts)),
        places=(*_places(facts), *_agencies(agencies)),
        days=tuple(_days(facts)),
        numbers=tuple(dict.fromkeys(_values(facts, _NUMBERS))),
        rare=tuple((fact, "say it in general words") for fact in _rare(facts)),
        words=tuple(
            (fact.id, fact.says) for fact in facts if len(fact.says) >= _SHORTEST_SAID
        ),
        incident=incident,
    )


def _family(facts: Sequence[Fact]) -> Iterator[Known]:
    found = ties(facts)
    recorded = (f.people[0] for f in facts if f.kind == "person.recorded" and f.people)
    for id_ in dict.fromkeys(recorded):
        person = describe(id_, facts)
        if not person.names:
            continue
        said = [word(tie.type, person.sex) for tie in found if tie.one == id_]
        instead = f"the {said[0]}" if said else _by_age(person)
        names = [name.text for name in person.names]
        born = person.born.first if person.born.is_exact_day else None
        entry = next((f.id for f in facts if f.people[:1] == (id_,)), "")
        yield Known(names[-1], instead, tuple(names[:-1]), born, where=entry)


def _by_age(person: PersonDescribed) -> str:
    return "the child" if person.born.first else "a member of the family"


def _staff(facts: Iterable[Fact]) -> Iterator[Known]:
    seen: dict[str, Known] = {}
    for fact in facts:
        roles = [(fact.author, "a practitioner")]
        role = str(fact.told("role") or "practitioner").replace("-", " ")
        roles.append((str(fact.told("practitioner") or ""), f"the {role}"))
        for name, instead in roles:
            if len(name.split()) > 1 and name not in seen:
                seen[name] = Known(name, instead, staff=True, where=fact.id)
    yield from seen.values()


def _places(facts: Iterable[Fact]) -> Iterator[Place]:
    seen = set()
    for fact in facts:
        for field in _PLACES:
            value = fact.told(field)
            if isinstance(value, str) and value not in seen and re.search("[A-Z]", value):
                seen.add(value)
                yield Place(value, "place", f"the {field.replace('_', ' ')}", fact.id)


def _agencies(agencies: Mapping[str, tuple[str, str]]) -> Iterator[Place]:
    for name, sector in agencies.values():
        title = SECTORS[sector].title.lower() if sector in SECTORS else "an agency"
        yield Place(name, "agency", title)


def _days(facts: Iterable[Fact]) -> Iterator[KnownDay]:
    for fact in facts:
        if fact.happened.is_exact_day and fact.happened.first:
            title = KINDS[fact.kind].title if fact.kind in KINDS else fact.kind
            yield KnownDay(fact.happened.first, title, fact.id)


def _values(facts: Iterable[Fact], fields: Iterable[str]) -> Iterator[str]:
    for fact in facts:
        for field in fields:
            value = fact.told(field)
            if isinstance(value, str | int) and not isinstance(value, bool):
                yield str(value)


def _rare(facts: Sequence[Fact]) -> Iterator[str]:
    """Conditions, backgrounds and needs as they were written: two words or more, or one long."""
    for value in dict.fromkeys(_values(facts, _RARE)):
        if len(value) > 8:
            yield value
