"""What may be drawn of a family for this actor? The facts that their pictures are made from.

Whatever is withheld is taken out of the facts themselves, so that no picture, table or
arrangement made from them can give it away. Places are named by nothing but a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import QuerySet

from sightline.access.actor import Actor
from sightline.access.models import Agency
from sightline.record.assembly.facts import Fact
from sightline.record.models import Entry
from sightline.record.queries.family import Family
from sightline.record.queries.shown import Knower, Projector
from sightline.record.stored import facts_of
from sightline.record.visibility import entries_about, entries_open_to, structure_open_to
from sightline.record.withholding import Withholding
from sightline.vocabulary.kinds import KINDS

_TIES = ("relationship.recorded", "relationship.ended")
_PLACES = ("household", "address", "postcode", "place")


@dataclass(frozen=True)
class Pictured:
    """The facts of a family and its agencies, as this actor may see them.

    `shape` tells who belongs to whom; `happened` what was recorded that the actor may read.
    """

    shape: tuple[Fact, ...]
    happened: tuple[Fact, ...]
    agencies: dict[str, tuple[str, str]]  # name and sector, by id
    knowers: dict[str, tuple[Knower, ...]]  # who may be told to know it, by entry


def pictured(actor: Actor, family: Family, *, now: datetime) -> Pictured:
    """Return what pictures of this family may be made from, as known on the family's day."""
    about = entries_about(family.ids)
    known = entries_open_to(actor, now=now, known_on=family.known_on).filter(about)
    shape = structure_open_to(actor, now=now, known_on=family.known_on).filter(about)
    happened = _facts(known, family)
    open_to_all = _facts(shape, family)
    shown = Projector(actor, family.withholding).show(
        _rows(known, family), known_on=family.known_on
    )
    both = {fact.id: fact for fact in (*open_to_all, *happened)}
    homes = _Homes()
    ordered = sorted(both.values(), key=lambda fact: fact.position)
    told = [homes.numbered(fact) for fact in ordered]
    seen = {fact.id for fact in happened}
    return Pictured(
        shape=tuple(told),
        happened=tuple(fact for fact in told if fact.id in seen),
        agencies={
            each.pk: (family.agency_name(each.pk), each.sector)
            for each in Agency.objects.all()
        },
        knowers={each.id: each.knowers for each in shown},
    )


def _rows(entries: QuerySet[Entry], family: Family) -> QuerySet[Entry]:
    return entries.exclude(id__in=family.withholding.entries).prefetch_related("about")


def _facts(entries: QuerySet[Entry], family: Family) -> list[Fact]:
    people = set(family.ids)
    return [
        _withheld(within, family.withholding)
        for fact in facts_of(_rows(entries, family))
        for within in _within(fact, people)
    ]


def _within(fact: Fact, people: set[str]) -> Iterator[Fact]:
    """Keep of a fact what concerns the people of the family; nothing of a tie that leads out."""
    if fact.kind == "relationship.recorded":
        if {fact.data.get("from"), fact.data.get("to")} <= people:
            yield fact
        return
    about = tuple((person, part) for person, part in fact.about if person in people)
    data = dict(fact.data)
    if fact.kind == "residence.recorded" and fact.told("people"):
        data["people"] = [person for person in data["people"] if person in people]
    yield replace(fact, about=about, data=data)


def _withheld(fact: Fact, withholding: Withholding) -> Fact:
    if not withholding.anything:
        return fact
    kind = KINDS.get(fact.kind)
    hidden = {each.name for each in kind.fields if withholding.hides(each)} if kind else ()
    data = {
        name: withholding.value(value)
        for name, value in fact.data.items()
        if name == "household" or name not in hidden
    }
    return replace(fact, data=data, says=withholding.text(fact.says))


class _Homes:
    """Numbers households as they come, so that none is told by its own name."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}

    def numbered(self, fact: Fact) -> Fact:
        """Return the fact with its household as a number, and no other place."""
        home = fact.data.get("household")
        data = {name: said for name, said in fact.data.items() if name not in _PLACES}
        if home is not None:
            number = self._numbers.setdefault(str(home), f"home-{len(self._numbers) + 1}")
            data["household"] = number
        return replace(fact, data=data)
