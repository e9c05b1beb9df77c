"""Which ties decide where people stand? The family as numbers, in the order of the ids."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.drawing.family.model import Family, anchoring
from sightline.drawing.family.ties import ChildLink


@dataclass(frozen=True)
class Couple:
    """A union: its partners, and the children drawn under it, eldest first."""

    id: str
    partners: tuple[int, ...]
    children: tuple[int, ...]


@dataclass(frozen=True)
class Side:
    """A child's link to a couple under whom the child is not drawn."""

    couple: int
    child: int
    link: ChildLink


@dataclass(frozen=True)
class Pedigree:
    """People as numbers from 0, in the order of their ids, so that order of input is nothing.

    `siblings` are groups without recorded parents; `parent` gives for each person the couple
    under whom they are drawn, or None.
    """

    ids: tuple[str, ...]
    couples: tuple[Couple, ...]
    sides: tuple[Side, ...]
    parent: tuple[int | None, ...]
    anchor: dict[int, ChildLink]
    siblings: tuple[tuple[int, ...], ...]
    twins: tuple[tuple[int, ...], ...]
    homes: tuple[tuple[int, ...], ...]
    left_of: tuple[tuple[int, int], ...]
    male: tuple[bool, ...]
    couples_of: tuple[tuple[int, ...], ...]

    @property
    def count(self) -> int:
        return len(self.ids)


def pedigree_of(family: Family) -> Pedigree:
    """Number the people of a family and choose under which couple each child is drawn."""
    ids = tuple(sorted(family.person))
    at = {person: n for n, person in enumerate(ids)}
    unions = sorted(family.unions, key=lambda union: union.id)
    place = {union.id: n for n, union in enumerate(unions)}
    anchor = {
        at[child]: min(links, key=lambda link: (*anchoring(link), link.union))
        for child, links in family.links_of.items()
        if links
    }
    under: list[list[int]] = [[] for _ in unions]
    for child, link in sorted(anchor.items()):
        under[place[link.union]].append(child)
    couples = tuple(
        Couple(
            union.id,
            tuple(at[partner] for partner in union.partners),
            tuple(sorted(under[n], key=lambda c: _birth_order(family, ids[c], anchor[c]))),
        )
        for n, union in enumerate(unions)
    )
    return Pedigree(
        ids=ids,
        couples=couples,
        sides=tuple(
            Side(place[link.union], at[link.child], link)
            for link in sorted(family.children, key=lambda one: (one.child, one.union))
            if anchor[at[link.child]] is not link
        ),
        parent=tuple(
            place[anchor[child].union] if child in anchor else None
            for child in range(len(ids))
        ),
        anchor=anchor,
        siblings=tuple(_numbers(at, tie.people) for tie in family.siblings),
        twins=tuple(_numbers(at, tie.people) for tie in family.twins),
        homes=tuple(_numbers(at, members) for members in _homes(family)),
        left_of=tuple((at[left], at[right]) for left, right in family.left_of),
        male=tuple(family.person[person].lived.value == "male" for person in ids),
        couples_of=_couples_of(family, couples, len(ids)),
    )


def members_of(family: Family, household: str) -> tuple[str, ...]:
    """Who is drawn inside this home: everybody whose main home it is by declaration."""
    found = []
    for person, stays in family.stays_of.items():
        within = [home.id for home, stay in stays if stay.basis.value != "observed"]
        if within and within[0] == household:
            found.append(person)
    return tuple(found)


def _homes(family: Family) -> list[tuple[str, ...]]:
    return [members_of(family, home.id) for home in family.households]


def _numbers(at: dict[str, int], people: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(sorted({at[person] for person in people}))


def _birth_order(family: Family, child: str, link: ChildLink) -> tuple[int, int, str, str]:
    """Order children by what is recorded of it; those of no known date keep their ids."""
    person = family.person[child]
    dated = person.born if person.born.is_known else (person.expected or person.born)
    if link.order is not None:
        return 0, link.order, dated.sort_key, child
    return 1, 0, dated.sort_key, child


def _couples_of(
    family: Family, couples: tuple[Couple, ...], count: int
) -> tuple[tuple[int, ...], ...]:
    """Give each person's couples in the order of their dates."""
    found: list[list[int]] = [[] for _ in range(count)]
    for n, couple in enumerate(couples):
        for partner in couple.partners:
            found[partner].append(n)
    for mine in found:
        mine.sort(key=lambda n: (_begun(family, couples[n]), n))
    return tuple(tuple(mine) for mine in found)


def _begun(family: Family, couple: Couple) -> str:
    since = family.union[couple.id].periods[0].span.since
    if since is not None and since.is_known:
        return since.sort_key
    ids = [link.child for link in family.links_from[couple.id]]
    return min((family.person[child].born.sort_key for child in ids), default="9")
