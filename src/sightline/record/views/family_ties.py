"""Whose family is whose? For each child, the people whose entries working with them opens.

A family is everyone within two steps of the child (a step is a relationship, or being
recorded in one home together), and the parents of every child among those. It is computed
and never typed in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, time

from django.db.models import Q

from sightline.access.models import FamilyTie
from sightline.kernel.local_time import LONDON
from sightline.record.assembly.people import eighteenth
from sightline.record.models import Person, Relationship, Residence
from sightline.vocabulary.relationships import PARENTAL, inverse

STEPS = 2
# Neither birth nor due date recorded, yet someone is recorded as their parent: held to be a
# child until it is known, since what is at stake is whether their family can be seen.
NOT_KNOWN_WHEN = datetime(9999, 1, 1, tzinfo=UTC)

Neighbours = dict[str, set[str]]


def refresh(touched: set[str]) -> None:
    """Make the families again that a change to these people may have changed."""
    near = touched | _children_tied_to(touched)
    for _ in range(STEPS + 1):
        near |= _all_of(neighbours_of(near))
    make_for(near)


def make_for(ids: set[str]) -> None:
    """Make the family of each of these people again, where they are a child."""
    children = _adulthood(ids)
    FamilyTie.objects.filter(child__in=ids).delete()
    FamilyTie.objects.bulk_create(
        FamilyTie(child=child, member=member, until=children[child])
        for child, members in sorted(families_of(set(children)).items())
        for member in sorted(members)
    )


def families_of(ids: set[str]) -> dict[str, set[str]]:
    """Return the family of each of these people, themselves included."""
    graph: Neighbours = {}
    frontier = set(ids)
    for _ in range(STEPS):
        found = neighbours_of(frontier - graph.keys())
        graph.update(found)
        frontier = _all_of(found)
    families = {person: _within_steps(person, graph) for person in ids}
    parents = _parents_of(_all_of(families))
    return {
        person: members | {p for member in members for p in parents[member]}
        for person, members in families.items()
    }


def neighbours_of(ids: set[str]) -> Neighbours:
    """Return the people one step from each: tied to them, or in one home entry with them."""
    found: Neighbours = {person: set() for person in ids}
    ends = Relationship.objects.filter(Q(from_person__in=ids) | Q(to_person__in=ids))
    for one, other in ends.values_list("from_person", "to_person"):
        _join(found, one, other)
    homes = Residence.objects.filter(person__in=ids, ended=False).values("entry")
    together: dict[str, list[str]] = defaultdict(list)
    for entry, person in Residence.objects.filter(entry__in=homes, ended=False).values_list(
        "entry", "person"
    ):
        together[entry].append(person)
    for people in together.values():
        for one in people:
            for other in people:
                _join(found, one, other)
    return found


def _join(found: Neighbours, one: str, other: str) -> None:
    for person, neighbour in ((one, other), (other, one)):
        if person in found and person != neighbour:
            found[person].add(neighbour)


def _within_steps(person: str, graph: Neighbours) -> set[str]:
    reached = {person}
    for _ in range(STEPS):
        reached |= _all_of({near: graph.get(near, set()) for near in reached})
    return reached


def _all_of(graph: Neighbours) -> set[str]:
    return {person for people in graph.values() for person in people}


def _parents_of(children: Iterable[str]) -> dict[str, set[str]]:
    children = set(children)
    found: dict[str, set[str]] = {child: set() for child in children}
    rows = Relationship.objects.filter(
        Q(from_person__in=children) | Q(to_person__in=children)
    )
    for one, other, type_ in rows.values_list("from_person", "to_person", "type"):
        if type_ in PARENTAL and other in found:
            found[other].add(one)
        if inverse(type_) in PARENTAL and one in found:
            found[one].add(other)
    return found


def _children_tied_to(touched: set[str]) -> set[str]:
    """The children whose families these people were in before the change."""
    return set(FamilyTie.objects.filter(member__in=touched).values_list("child", flat=True))


def _adulthood(ids: set[str]) -> dict[str, datetime]:
    """Map the children among these people to the moment they turn eighteen."""
    people = Person.objects.filter(id__in=ids)
    rows = people.values_list("id", "born_last", "expected", "died")
    have_parents = {child for child, parents in _parents_of(ids).items() if parents}
    found = {}
    for person, born, expected, _ in rows:
        if born is not None:
            found[person] = datetime.combine(eighteenth(born), time.min, tzinfo=LONDON)
        elif expected or person in have_parents:
            found[person] = NOT_KNOWN_WHEN
    return found
