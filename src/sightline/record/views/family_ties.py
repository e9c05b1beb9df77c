"""Whose family is whose? For each child, the people whose entries working with them opens.

A family is everyone within two steps of the child (a step is a relationship, or being
recorded in one home together), and the parents of every child among those. It is computed
and never typed in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, time
from itertools import combinations

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


class Graph:
    """Ties and shared homes, each person's read from the database once, when first needed."""

    def __init__(self) -> None:
        self._near: Neighbours = {}
        self._parents: Neighbours = {}

    def within(self, people: set[str], steps: int) -> set[str]:
        """Return these people and everyone so many steps from any of them."""
        reached = frontier = set(people)
        for _ in range(steps):
            self._read(frontier)
            frontier = _all_of({each: self._near[each] for each in frontier}) - reached
            reached = reached | frontier
        return reached

    def parents(self, children: set[str]) -> Neighbours:
        """Return the recorded parents of each of these people."""
        self._read(children)
        return {child: self._parents[child] for child in children}

    def _read(self, people: set[str]) -> None:
        new = people - self._near.keys()
        if not new:
            return
        for known in (self._near, self._parents):
            known.update({person: set() for person in new})
        for one, other, type_ in _ties_of(new):
            _join(self._near, one, other)
            _parent(self._parents, one, other, type_)
        for home in _homes_of(new):
            for one, other in combinations(home, 2):
                _join(self._near, one, other)


def refresh(touched: set[str]) -> None:
    """Make the families again that a change to these people may have changed."""
    graph = Graph()
    _make(graph.within(touched | _children_tied_to(touched), STEPS + 1), graph)


def make_for(ids: set[str]) -> None:
    """Make the family of each of these people again, where they are a child."""
    _make(ids, Graph())


def _make(ids: set[str], graph: Graph) -> None:
    """Bring the ties of these children in line, writing only what has changed."""
    adult_at = _adulthood(ids, graph)
    wanted = {
        (child, member): adult_at[child]
        for child, members in _families(set(adult_at), graph).items()
        for member in members
    }
    gone = []
    for tie in FamilyTie.objects.filter(child__in=ids):
        if wanted.get((tie.child, tie.member)) == tie.until:
            del wanted[tie.child, tie.member]
        else:
            gone.append(tie.pk)
    if gone:
        FamilyTie.objects.filter(pk__in=gone).delete()
    FamilyTie.objects.bulk_create(
        FamilyTie(child=child, member=member, until=until)
        for (child, member), until in sorted(wanted.items())
    )


def families_of(ids: set[str]) -> dict[str, set[str]]:
    """Return the family of each of these people, themselves included."""
    return _families(ids, Graph())


def _families(ids: set[str], graph: Graph) -> dict[str, set[str]]:
    graph.within(ids, STEPS)  # read all of it at once
    families = {person: graph.within({person}, STEPS) for person in ids}
    parents = graph.parents(_all_of(families))
    return {
        person: members | {p for member in members for p in parents[member]}
        for person, members in families.items()
    }


def _ties_of(people: set[str]) -> Iterable[tuple[str, str, str]]:
    rows = Relationship.objects.filter(Q(from_person__in=people) | Q(to_person__in=people))
    return rows.values_list("from_person", "to_person", "type")


def _homes_of(people: set[str]) -> Iterable[set[str]]:
    """The people of each home entry that any of these is in now."""
    homes = Residence.objects.filter(person__in=people, ended=False).values("entry")
    living = Residence.objects.filter(entry__in=homes, ended=False)
    together: dict[str, set[str]] = defaultdict(set)
    for entry, person in living.values_list("entry", "person"):
        together[entry].add(person)
    return together.values()


def _join(found: Neighbours, one: str, other: str) -> None:
    for person, neighbour in ((one, other), (other, one)):
        if person in found and person != neighbour:
            found[person].add(neighbour)


def _parent(found: Neighbours, one: str, other: str, type_: str) -> None:
    if type_ in PARENTAL and other in found:
        found[other].add(one)
    if inverse(type_) in PARENTAL and one in found:
        found[one].add(other)


def _all_of(graph: Neighbours) -> set[str]:
    return {person for people in graph.values() for person in people}


def _children_tied_to(touched: set[str]) -> set[str]:
    """The children whose families these people were in before the change."""
    return set(FamilyTie.objects.filter(member__in=touched).values_list("child", flat=True))


def _adulthood(ids: set[str], graph: Graph) -> dict[str, datetime]:
    """Map the children among these people to the moment they turn eighteen."""
    people = Person.objects.filter(id__in=ids)
    rows = people.values_list("id", "born_last", "expected", "died")
    have_parents = {child for child, parents in graph.parents(ids).items() if parents}
    found = {}
    for person, born, expected, _ in rows:
        if born is not None:
            found[person] = datetime.combine(eighteenth(born), time.min, tzinfo=LONDON)
        elif expected or person in have_parents:
            found[person] = NOT_KNOWN_WHEN
    return found
