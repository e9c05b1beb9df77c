"""Families grown by rule from a seed: ordinary pedigrees, intermarried houses, cut-out samples."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import date
from random import Random

from sightline.drawing.family.households import Basis, Household, Stay
from sightline.drawing.family.merging import one_union_a_pair
from sightline.drawing.family.model import Family
from sightline.drawing.family.people import Lived, Person
from sightline.drawing.family.ties import ChildLink, Period, Span, Union, UnionKind
from sightline.kernel.partial_dates import PartialDate

TODAY = date(2026, 6, 1)
_FEMALE = ("Ama", "Bryony", "Cerys", "Delphine", "Esme", "Farida", "Greta", "Hana")
_MALE = ("Abel", "Bruno", "Cass", "Dov", "Emrys", "Faisal", "Gil", "Hugo")
_SURNAMES = ("Testley", "Samplewood", "Madeup", "Inventson", "Notreal", "Examplar")


class Grower:
    """Adds people and ties one at a time, with ids in order and dates that fit."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.people: list[Person] = []
        self.born: dict[str, int] = {}
        self.unions: list[Union] = []
        self.links: list[ChildLink] = []
        self.prefix = f"p{seed}-"

    def person(self, born: int, lived: Lived | None = None) -> str:
        lived = lived or self.chance.choice((Lived.FEMALE, Lived.MALE))
        names = _FEMALE if lived is Lived.FEMALE else _MALE
        name = f"{self.chance.choice(names)} {self.chance.choice(_SURNAMES)}"
        one = f"{self.prefix}{len(self.people):03d}"
        died = None
        if born < 1950 or self.chance.random() < 0.04:
            year = min(born + self.chance.randint(30, 95), TODAY.year)
            died = PartialDate.parse(f"{year}") if year < TODAY.year else None
        dated = PartialDate.parse(f"{born:04d}")
        self.people.append(Person(one, name, lived, dated, died))
        self.born[one] = born
        return one

    def union(self, first: str, second: str | None, kind: UnionKind, since: int) -> str:
        partners = (first,) if second is None else (first, second)
        period = Period(kind, Span(PartialDate.parse(f"{since:04d}")))
        self.unions.append(Union(f"u{len(self.unions):03d}", partners, (period,)))
        return self.unions[-1].id

    def couple(self, first: str, second: str) -> str:
        since = max(self.born[first], self.born[second]) + 22
        kind = self.chance.choice(
            (UnionKind.MARRIED, UnionKind.MARRIED, UnionKind.COHABITING)
        )
        return self.union(first, second, kind, since)

    def child(self, union: str, born: int, lived: Lived | None = None) -> str:
        one = self.person(born, lived)
        self.links.append(ChildLink(one, union))
        return one

    def partner_for(self, person: str) -> str:
        lived = next(one.lived for one in self.people if one.id == person)
        other = Lived.MALE if lived is Lived.FEMALE else Lived.FEMALE
        return self.person(self.born[person] + self.chance.randint(-4, 4), other)

    def family(self) -> Family:
        unions, links = one_union_a_pair(self.unions, self.links)
        return Family(tuple(self.people), unions, links)


def pedigree(seed: int, goal: int | None = None) -> Family:
    """Grow a family as clinics record them: descent from a few couples, partners marry in."""
    grow = Grower(seed)
    chance = grow.chance
    goal = goal or chance.randint(20, 78)
    elder = grow.person(1900 + chance.randint(0, 15), Lived.MALE)
    waiting = deque([grow.couple(elder, grow.partner_for(elder))])
    while waiting and len(grow.people) < goal:
        union = waiting.popleft()
        first = grow.unions[int(union[1:])].partners
        start = max(grow.born[one] for one in first) + chance.randint(20, 26)
        for n in range(chance.choice((1, 2, 2, 3, 3, 4, 5, 6, 8))):
            if len(grow.people) >= goal or start + 2 * n > TODAY.year:
                break
            child = grow.child(union, start + 2 * n)
            if grow.born[child] < 2002 and chance.random() < 0.75:
                waiting.append(_married(grow, child))
                if chance.random() < 0.08:
                    waiting.append(_married(grow, child))
        if chance.random() < 0.06:
            _in_laws(grow, first[-1])
    return grow.family()


def _married(grow: Grower, child: str) -> str:
    return grow.couple(child, grow.partner_for(child))


def _in_laws(grow: Grower, person: str) -> None:
    """Give somebody who married in parents, and a brother or sister."""
    if any(link.child == person for link in grow.links):
        return
    born = grow.born[person]
    father = grow.person(born - 28, Lived.MALE)
    union = grow.couple(father, grow.person(born - 26, Lived.FEMALE))
    grow.links.append(ChildLink(person, union))
    for n in range(grow.chance.randint(0, 2)):
        grow.child(union, born + 2 + 2 * n)


def houses(
    seed: int, founders: int = 14, generations: int = 6, weddings: int = 1
) -> Family:
    """Grow a few noble houses that marry among themselves, some of them many times."""
    grow = Grower(seed)
    chance = grow.chance
    living = [grow.person(1700 + chance.randint(0, 10)) for _ in range(founders)]
    for generation in range(generations):
        women = [one for one in living if _lived(grow, one) is Lived.FEMALE]
        men = [one for one in living if _lived(grow, one) is Lived.MALE]
        chance.shuffle(women)
        children = []
        for man in men:
            for _ in range(chance.choice((1, 1, 1, 2, 2, 3)[: 2 + 2 * weddings])):
                if not women:
                    break
                wife = women.pop() if chance.random() < 0.75 else chance.choice(women)
                if _siblings(grow, man, wife):
                    continue
                union = grow.couple(man, wife)
                start = 1724 + generation * 27
                for n in range(chance.randint(0, 5)):
                    children.append(grow.child(union, start + 2 * n))
        newcomers = [grow.person(1725 + generation * 27) for _ in range(3)]
        living = children + newcomers
    return grow.family()


def _lived(grow: Grower, person: str) -> Lived:
    return next(one.lived for one in grow.people if one.id == person)


def _siblings(grow: Grower, one: str, other: str) -> bool:
    unions = {link.union for link in grow.links if link.child == one}
    return any(link.child == other and link.union in unions for link in grow.links)


def sample(family: Family, seed: int, size: int = 40) -> Family:
    """Cut out the people nearest to somebody, by partners, parents and children."""
    chance = Random(seed)
    near: dict[str, set[str]] = {person.id: set() for person in family.people}
    for union in family.unions:
        everyone = [*union.partners, *(link.child for link in family.links_from[union.id])]
        for one in everyone:
            near[one].update(everyone)
    start = chance.choice(sorted(one for one, others in near.items() if len(others) > 4))
    kept = [start]
    for one in kept:
        new = sorted(near[one] - set(kept))
        chance.shuffle(new)
        kept += new[: size - len(kept)]
    return only(family, set(kept))


def only(family: Family, kept: set[str]) -> Family:
    """Keep these people, and the ties among them."""
    links = [link for link in family.children if link.child in kept]
    unions = []
    for union in family.unions:
        partners = tuple(one for one in union.partners if one in kept)
        under = [link for link in links if link.union == union.id]
        if len(partners) == 2 or (partners and under):
            unions.append(replace(union, partners=partners))
    left = {union.id for union in unions}
    return Family(
        tuple(person for person in family.people if person.id in kept),
        tuple(unions),
        tuple(link for link in links if link.union in left),
    )


def at_home(family: Family, seed: int) -> Family:
    """Overlay homes: a couple, their children, one grandparent, a lodger, an observed man."""
    chance = Random(seed)
    couples = [
        union
        for union in family.unions
        if len(union.partners) == 2 and len(family.links_from[union.id]) >= 2
    ]
    if not couples:
        return family
    union = chance.choice(couples)
    children = [link.child for link in family.links_from[union.id]]
    elders = [one for partner in union.partners for one in family.parents_of(partner)]
    lodger = Person("lodger", "Lodger Notkin", outside=True)
    seen = Person("seen-man", "Seen Manley", Lived.MALE)
    members = [*union.partners, *children[:-1], *elders[:1], lodger.id]
    stays = [Stay(one) for one in members]
    stays += [Stay(children[-1], nights=4), Stay(seen.id, basis=Basis.OBSERVED, seen="×4")]
    homes = [Household("home", tuple(stays), note="2 bedrooms")]
    others = [one for one in elders[1:] if one not in members]
    if others:
        other = (Stay(others[0]), Stay(children[-1], nights=3))
        homes.append(Household("other", other))
    return replace(family, people=(*family.people, lodger, seen), households=tuple(homes))
