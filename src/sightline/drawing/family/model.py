"""What is a family, as a drawing sees it? People and ties that fit together, or a refusal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sightline.drawing.family.checking import (
    faults_of_mentions,
    faults_of_people,
    faults_of_ties,
)
from sightline.drawing.family.households import Household, Stay
from sightline.drawing.family.people import Person
from sightline.drawing.family.ties import (
    ChildLink,
    LinkKind,
    Paternity,
    Quality,
    Responsibility,
    SiblingTie,
    Twins,
    Union,
)
from sightline.kernel.errors import Refused

_ANCHORS = (
    LinkKind.BIRTH,
    LinkKind.ADOPTED,
    LinkKind.NOT_KNOWN,
    LinkKind.SPECIAL_GUARDIANSHIP,
    LinkKind.CHILD_ARRANGEMENTS,
    LinkKind.KINSHIP,
    LinkKind.FOSTER,
    LinkKind.PRIVATE,
    LinkKind.SURROGATE,
    LinkKind.DONOR,
)
_SUREST = (
    Paternity.DNA,
    Paternity.ACCEPTED,
    Paternity.SAID,
    Paternity.DISPUTED,
    Paternity.DENIED,
)


@dataclass(frozen=True)
class Family:
    """People, couples, children and homes. Construction refuses what does not fit together.

    `left_of` are pairs that somebody has put in this order by hand, and the drawing keeps
    it. `beyond` says beside a person how many of theirs are not drawn.
    """

    people: tuple[Person, ...] = ()
    unions: tuple[Union, ...] = ()
    children: tuple[ChildLink, ...] = ()
    siblings: tuple[SiblingTie, ...] = ()
    twins: tuple[Twins, ...] = ()
    households: tuple[Household, ...] = ()
    qualities: tuple[Quality, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    left_of: tuple[tuple[str, str], ...] = ()
    beyond: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        faults = (
            *faults_of_people(self.people),
            *faults_of_ties(self.people, self.unions, self.children),
            *faults_of_mentions({person.id for person in self.people}, self._mentions()),
        )
        if faults:
            raise Refused(*faults)

    @cached_property
    def person(self) -> Mapping[str, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def union(self) -> Mapping[str, Union]:
        return {union.id: union for union in self.unions}

    @cached_property
    def links_of(self) -> Mapping[str, tuple[ChildLink, ...]]:
        """The links of each child to parents and carers; the first is where it is drawn."""
        found: dict[str, list[ChildLink]] = {person.id: [] for person in self.people}
        for link in self.children:
            found[link.child].append(link)
        return {
            child: tuple(sorted(links, key=anchoring)) for child, links in found.items()
        }

    @cached_property
    def links_from(self) -> Mapping[str, tuple[ChildLink, ...]]:
        """The links of each union to its children."""
        found: dict[str, list[ChildLink]] = {union.id: [] for union in self.unions}
        for link in self.children:
            found[link.union].append(link)
        return {union: tuple(links) for union, links in found.items()}

    @cached_property
    def unions_of(self) -> Mapping[str, tuple[Union, ...]]:
        """The unions that each person is a partner in."""
        found: dict[str, list[Union]] = {person.id: [] for person in self.people}
        for union in self.unions:
            for partner in union.partners:
                found[partner].append(union)
        return {person: tuple(unions) for person, unions in found.items()}

    @cached_property
    def stays_of(self) -> Mapping[str, tuple[tuple[Household, Stay], ...]]:
        """The homes of each person; the one with most nights first."""
        found: dict[str, list[tuple[Household, Stay]]] = {p.id: [] for p in self.people}
        for household in self.households:
            for stay in household.stays:
                found[stay.person].append((household, stay))
        return {
            person: tuple(sorted(stays, key=lambda one: -(one[1].nights or 0)))
            for person, stays in found.items()
        }

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        return tuple(person.id for person in self.people if person.subject)

    def name_of(self, person: str) -> str:
        """Give what somebody is called; an unborn child without a name by its mother's."""
        one = self.person[person]
        if one.name or not one.is_unborn:
            return one.shown_name
        mothers = [
            self.person[parent].name.split()[0]
            for parent in self.parents_of(person, by_birth=True)
            if self.person[parent].lived.value == "female" and self.person[parent].name
        ]
        return f"Unborn ({mothers[0]})" if mothers else "Unborn"

    def parents_of(self, child: str, *, by_birth: bool = False) -> tuple[str, ...]:
        """The recorded parents and carers of a child, or only those by birth, once each."""
        found = [
            partner
            for link in self.links_of[child]
            if link.kind is LinkKind.BIRTH or not by_birth
            for partner in self.union[link.union].partners
        ]
        return tuple(dict.fromkeys(found))

    def children_of(self, parent: str) -> tuple[str, ...]:
        """Everybody who is the child of one of this person's unions, by whatever link."""
        found = [
            link.child
            for union in self.unions_of[parent]
            for link in self.links_from[union.id]
        ]
        return tuple(dict.fromkeys(found))

    def _mentions(self) -> Iterator[tuple[str, str]]:
        """Give everybody named by a tie, with the words for where."""
        groups = [("siblings", tie.people) for tie in self.siblings]
        groups += [("twins", tie.people) for tie in self.twins]
        yield from ((where, one) for where, people in groups for one in people)
        for household in self.households:
            where = f"household “{household.id}”"
            yield from ((where, stay.person) for stay in household.stays)
        for quality in self.qualities:
            yield from (("a quality", one) for one in (quality.source, quality.target))
        for duty in self.responsibilities:
            where = "a parental responsibility"
            yield from ((where, one) for one in (duty.adult, duty.child))
        yield from (("left_of", one) for pair in self.left_of for one in pair)


def anchoring(link: ChildLink) -> tuple[int, int, int]:
    """Order a child's links: the first decides where the child is drawn.

    Birth comes before adoption and that before care; the surer parents before the others,
    and what still holds before what is over.
    """
    over = link.span.until is not None
    return _ANCHORS.index(link.kind), _SUREST.index(link.paternity), int(over)
