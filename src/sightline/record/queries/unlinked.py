"""Who may belong to this family and is not linked to it? Proposed, and never linked by itself.

Two reasons are looked for: a parent of a child here has the NHS number of a parent of a child
elsewhere, so that one person was recorded twice; and somebody here was once recorded in one
home with a child elsewhere. Only people open to the actor are named, for reasons that
stand in entries the actor may draw on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sightline.access.actor import Actor
from sightline.access.reach import open_among
from sightline.kernel.local_time import london_day
from sightline.record.assembly.facts import Fact, standing
from sightline.record.assembly.people import PersonDescribed, describe
from sightline.record.assembly.ties import parents, ties
from sightline.record.models import Identifier, Relationship, Residence
from sightline.record.queries.family import Family
from sightline.record.stored import facts_of
from sightline.record.visibility import entries_about, structure_open_to

NHS = "nhs-number"
MOST = 10


@dataclass(frozen=True)
class MayBelong:
    """One child who may belong to a family, and why."""

    person: str
    name: str
    because: str


def may_belong(actor: Actor, family: Family, *, now: datetime) -> tuple[MayBelong, ...]:
    """Return at most ten children elsewhere, open to the actor, who may belong to this family.

    Two queries where nobody may, whatever the size of the family. None as known on an
    earlier day: this is for linking now.
    """
    here = set(family.ids)
    if family.known_on or not here:
        return ()
    candidates = _candidates(here)
    elsewhere = (
        open_among(actor, candidates - here, now=now) if candidates - here else set()
    )
    if not elsewhere:
        return ()
    people = sorted(here | elsewhere)
    structure = structure_open_to(actor, now=now).filter(entries_about(people))
    found = _Two(here, elsewhere, facts_of(structure.prefetch_related("about")))
    return tuple(_children(found, now))[:MOST]


def _candidates(here: set[str]) -> set[str]:
    """Everyone whom the views connect to these people by a number or a home."""
    numbers = Identifier.objects.filter(person__in=here, scheme=NHS).values("value")
    twins = Identifier.objects.filter(scheme=NHS, value__in=numbers)
    same = set(twins.values_list("person", flat=True)) - here
    homes = Residence.objects.filter(person__in=here).values("entry")
    housed = Residence.objects.filter(entry__in=homes).values_list("person", flat=True)
    return same | set(housed) | (_tied_to(same) if same else set())


def _tied_to(people: set[str]) -> set[str]:
    found: set[str] = set()
    for one, other in (("from_person", "to_person"), ("to_person", "from_person")):
        rows = Relationship.objects.filter(**{f"{one}__in": people})
        found |= set(rows.values_list(other, flat=True))
    return found


class _Two:
    """This family and those elsewhere, as the facts open to the actor describe them."""

    def __init__(self, here: set[str], elsewhere: set[str], facts: list[Fact]) -> None:
        self.here, self.elsewhere = here, elsewhere
        self.facts = standing(facts)
        self.described = {each: describe(each, facts) for each in here | elsewhere}
        self.parents = parents(ties(facts))

    def reason(self, child: str) -> str:
        """Say why a child may belong here; empty where nothing open to the actor says so."""
        return next(iter((*self._by_number(child), *self._by_home(child))), "")

    def _by_number(self, child: str) -> Iterator[str]:
        for parent in self.parents.get(child, []):
            for other in self._parents_here():
                if parent != other and self._number(parent) & self._number(other):
                    yield (
                        f"{self._named(parent)}, recorded as a parent, has the same NHS"
                        f" number as {self._named(other)}"
                    )

    def _parents_here(self) -> Iterable[str]:
        found = {p for child in self.here for p in self.parents.get(child, [])}
        return sorted(found & self.here)

    def _number(self, person: str) -> set[str]:
        known = self.described.get(person)
        return (
            {value for scheme, value in known.identifiers if scheme == NHS}
            if known
            else set()
        )

    def _by_home(self, child: str) -> Iterator[str]:
        for fact in self.facts:
            together = set(fact.told("people") or []) if _home(fact) else set()
            if child in together and (known := sorted(together & self.here)):
                names = " and ".join(self._named(each) for each in known)
                yield f"they were recorded in one home with {names}"

    def _named(self, person: str) -> str:
        return self.described[person].name


def _home(fact: Fact) -> bool:
    return fact.kind == "residence.recorded" and isinstance(fact.told("people"), list)


def _children(found: _Two, now: datetime) -> Iterator[MayBelong]:
    for person in sorted(found.elsewhere):
        known = found.described[person]
        if _is_child(known, person in found.parents, now) and (why := found.reason(person)):
            yield MayBelong(person, known.name, why)


def _is_child(known: PersonDescribed, has_parents: bool, now: datetime) -> bool:
    adult = known.adult_on(london_day(now))
    return has_parents if adult is None else not adult
