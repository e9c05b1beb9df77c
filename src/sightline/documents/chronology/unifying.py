"""Which people, and which agencies, of several returns are the same?

Only the same name, or the same key without another name, makes two people one. Where that is
likely and not certain they stay apart, and every event about either says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from rapidfuzz.fuzz import ratio

from sightline.documents.chronology.marks import marked
from sightline.documents.chronology.told import Doubt, Return, Someone, TellingAgency

# Below this, two full names are taken for two people's; above, perhaps one person's.
_ALIKE = 88


@dataclass
class Unified:
    """Who is told of altogether, and what each return calls them.

    `person_of` and `agency_of` give, by the number of the return and its own key, the key
    in the whole; `unsure` the doubts about a person of the whole.
    """

    agencies: tuple[TellingAgency, ...] = ()
    people: list[Someone] = field(default_factory=list)
    agency_of: dict[tuple[int, str], str] = field(default_factory=dict)
    person_of: dict[tuple[int, str], str] = field(default_factory=dict)
    unsure: dict[str, tuple[Doubt, ...]] = field(default_factory=dict)


def unify(returns: Sequence[Return]) -> Unified:
    """Bring the agencies and people of all returns together.

    An agency's key is its mark in small letters, so that it is the same in each run.
    """
    whole = Unified()
    agencies: dict[str, TellingAgency] = {}
    for number, each in enumerate(returns):
        for agency in each.agencies:
            known = agencies.setdefault(plain_name(agency.name) or agency.key, agency)
            if known.sector == "other":
                agencies[plain_name(agency.name) or agency.key] = agency
        for person in each.people:
            whole.person_of[number, person.key] = _place_person(whole.people, person)
    told = marked(agencies.values())
    whole.agencies = tuple(replace(agency, key=agency.mark.lower()) for agency in told)
    keys = {name: each.key for name, each in zip(agencies, whole.agencies, strict=True)}
    for number, each in enumerate(returns):
        for agency in each.agencies:
            key = keys[plain_name(agency.name) or agency.key]
            whole.agency_of[number, agency.key] = key
    whole.unsure = _doubts(whole.people)
    return whole


def plain_name(name: str) -> str:
    """Return a name as it is compared: no accents, marks, titles or capitals."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = re.findall("[^\\W_]+", letters.replace("'", "").replace("’", ""))
    return " ".join(word for word in words if word not in {"mr", "mrs", "ms", "miss", "dr"})


def _place_person(known: list[Someone], person: Someone) -> str:
    for at, there in enumerate(known):
        if _same(there, person):
            known[at] = _both(there, person)
            return there.key
    key = _free_key(person.key or "person", {there.key for there in known})
    known.append(replace(person, key=key))
    return key


def _same(one: Someone, other: Someone) -> bool:
    if not _births_agree(one, other):
        return False
    names = plain_name(one.name), plain_name(other.name)
    if all(names):
        return names[0] == names[1]
    return one.key == other.key and (any(names) or one.role == other.role)


def _births_agree(one: Someone, other: Someone) -> bool:
    if not (one.born.is_known and other.born.is_known):
        return True
    return one.born.possibly_same_day(other.born)


def _both(one: Someone, other: Someone) -> Someone:
    # Of two birth dates that agree, the one that says more.
    born = min((one.born, other.born), key=lambda d: (not d.is_known, -len(d.text)))
    return replace(
        one,
        name=one.name or other.name,
        role=one.role or other.role,
        born=born,
        sex=one.sex if one.sex != "unknown" else other.sex,
    )


def _free_key(wanted: str, taken: set[str]) -> str:
    key, number = wanted, 2
    while key in taken:
        key, number = f"{wanted}-{number}", number + 1
    return key


def _doubts(people: Sequence[Someone]) -> dict[str, tuple[Doubt, ...]]:
    unsure: dict[str, list[Doubt]] = {}
    for one, other in combinations(people, 2):
        why = _why_unsure(one, other)
        if not why:
            continue
        for person, twin in ((one, other), (other, one)):
            doubt = Doubt(
                "person", person.name, f"may be the same person as {_said(twin)}: {why}"
            )
            unsure.setdefault(person.key, []).append(doubt)
    return {key: tuple(doubts) for key, doubts in unsure.items()}


def _said(person: Someone) -> str:
    born = f" (born {person.born.text})" if person.born.is_known else ""
    return f"{person.name}{born}"


def _why_unsure(one: Someone, other: Someone) -> str:
    """Say why two people who were kept apart may be one; nothing where they are not alike."""
    first, second = plain_name(one.name), plain_name(other.name)
    if not (first and second):
        return ""
    if first == second:
        return "the same name, and another date of birth"
    if not _births_agree(one, other):
        return ""
    if len(first) > 5 and ratio(first, second) >= _ALIKE and first[-1] == second[-1]:
        return "the names differ by a few letters"
    if _initialled(first, second) or _initialled(second, first):
        return "an initial and the same surname"
    if one.born.is_known and one.born.text == other.born.text and len(one.born.text) >= 10:
        return _surname_shared(first, second)
    return ""


def _initialled(short: str, full: str) -> bool:
    parts, whole = short.split(), full.split()
    return (
        len(parts) > 1
        and len(whole) > 1
        and len(parts[0]) == 1
        and len(whole[0]) > 1
        and whole[0].startswith(parts[0])
        and parts[-1] == whole[-1]
    )


def _surname_shared(first: str, second: str) -> str:
    # Twins have a name and a birthday each; of one given name, only the spelling differs.
    one, other = first.split(), second.split()
    if one[0] == other[0] and one[-1] != other[-1]:
        return "the same first name and date of birth, and another surname"
    return ""
