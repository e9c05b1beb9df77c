"""Whose family is whose, and who shares a child's home?

A child's family is everyone within two steps, a step being a recorded relationship or being
recorded in one home together, and the parents of everyone among those (decision 0005).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from sightline.safeguards.recorded import Recorded
from sightline.safeguards.world import FamilyRow, HomeRow, PersonRow
from sightline.safeguards.world_building.spans import day_number, span_of
from sightline.vocabulary.checking import is_unstated
from sightline.vocabulary.relationships import PARENTAL, RELATIONSHIPS, inverse

STEPS = 2

Near = Mapping[str, set[str]]


def family_rows(
    entries: Iterable[Recorded], people: Iterable[PersonRow]
) -> Iterator[FamilyRow]:
    """Yield who belongs to each child's family, both ways round, and everyone themselves."""
    entries = list(entries)
    near, parents = _graph(entries)
    pairs: set[tuple[str, str]] = set()
    for person in people:
        pairs.add((person.person, person.person))
        if not person.grown:
            for member in _family(person.person, near, parents):
                pairs |= {(person.person, member), (member, person.person)}
    return (FamilyRow(*pair) for pair in sorted(pairs))


def home_rows(
    entries: Iterable[Recorded], people: Iterable[PersonRow], today: int
) -> Iterator[HomeRow]:
    """Yield the adults recorded in one home with a child, and between which days."""
    entries = list(entries)
    grown = {person.person: _is_grown(person, today) for person in people}
    ends = _ends(entries, "residence.ended")
    for entry in entries:
        if entry.kind == "residence.recorded" and entry.data.get("kind") != "visits":
            begun = certainly_from(entry)
            for one, other in combinations(_residents(entry), 2):
                child, adult = (other, one) if grown.get(one) else (one, other)
                if grown.get(adult) and not grown.get(child):
                    yield HomeRow(child, adult, begun, ends.get(entry.id))


def certainly_from(entry: Recorded) -> int:
    """Return the day from which it certainly held: the last on which it may have begun."""
    last = span_of(entry).last_day
    return day_number(entry.recorded_at.date()) if last is None else last


def certainly_until(entry: Recorded) -> int:
    """Return the day until which it certainly held: the first on which it may have ended."""
    first = span_of(entry).first_day
    return day_number(entry.recorded_at.date()) if first is None else first


def _ends(entries: Iterable[Recorded], kind: str) -> dict[str, int]:
    return {
        str(entry.data.get("of")): certainly_until(entry)
        for entry in entries
        if entry.kind == kind
    }


def _graph(entries: list[Recorded]) -> tuple[Near, Near]:
    near: dict[str, set[str]] = defaultdict(set)
    parents: dict[str, set[str]] = defaultdict(set)
    ended = {e.data.get("of") for e in entries if e.kind == "residence.ended"}
    for entry in entries:
        if entry.kind == "relationship.recorded":
            one, other, type_ = (entry.data.get(name) for name in ("from", "to", "type"))
            if isinstance(one, str) and isinstance(other, str) and one != other:
                near[one].add(other)
                near[other].add(one)
                _parent(parents, one, other, type_)
        elif entry.kind == "residence.recorded" and entry.id not in ended:
            for one, other in combinations(_residents(entry), 2):
                near[one].add(other)
                near[other].add(one)
    return near, parents


def _parent(parents: dict[str, set[str]], one: str, other: str, type_: object) -> None:
    if type_ in PARENTAL:
        parents[other].add(one)
    elif type_ in RELATIONSHIPS and inverse(str(type_)) in PARENTAL:
        parents[one].add(other)


def _family(child: str, near: Near, parents: Near) -> set[str]:
    reached = frontier = {child}
    for _ in range(STEPS):
        frontier = {other for each in frontier for other in near.get(each, ())} - reached
        reached = reached | frontier
    return reached | {parent for each in reached for parent in parents.get(each, ())}


def _residents(entry: Recorded) -> list[str]:
    people = entry.data.get("people") or [person for person, _ in entry.about]
    listed = people if isinstance(people, list) else [people]
    return [each for each in listed if isinstance(each, str) and not is_unstated(each)]


def _is_grown(person: PersonRow, today: int) -> bool:
    return person.grown or (
        person.child_until_last is not None and person.child_until_last <= today
    )
