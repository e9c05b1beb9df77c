"""Who are couples, and whose children are whose? Unions and links from recorded ties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.drawing.family.ties import (
    ChildLink,
    Ending,
    LinkKind,
    Paternity,
    Period,
    SiblingTie,
    Span,
    Union,
    UnionKind,
)
from sightline.exchange.pictures.endings import Endings, drawn_id
from sightline.record.assembly.ties import Tie

_COUPLES = {
    "spouse": UnionKind.MARRIED,
    "partner": UnionKind.COHABITING,
    "ex-partner": UnionKind.NOT_KNOWN,
}
_LINKS = {
    "parent": LinkKind.BIRTH,
    "adoptive-parent": LinkKind.ADOPTED,
    "foster-carer": LinkKind.FOSTER,
    "kinship-carer": LinkKind.KINSHIP,
}
_SIBLINGS = ("sibling", "half-sibling")
_SURENESS = {"suspected": Paternity.DISPUTED, "likely": Paternity.SAID}


@dataclass(frozen=True)
class Couples:
    """Unions, the links of children to them, and everybody who has a line of their own."""

    unions: tuple[Union, ...]
    children: tuple[ChildLink, ...]
    siblings: tuple[SiblingTie, ...]
    linked: frozenset[str]


def couples_of(found: Sequence[Tie], endings: Endings) -> Couples:
    """Return the couples the ties tell of, and those who are parents of one child together."""
    pairs: dict[tuple[str, ...], list[Tie]] = {}
    for tie in found:
        if tie.type in _COUPLES:
            pairs.setdefault(_pair(tie.one, tie.other), []).append(tie)
    links: dict[tuple[str, tuple[str, ...]], Tie] = {}
    for kind in _LINKS:
        for child, carers in _carers(found, kind).items():
            for group in _groups(carers, pairs):
                links[child, group] = carers[group[0]]
                pairs.setdefault(group, [])
    return Couples(
        unions=tuple(_union(pair, told, endings) for pair, told in pairs.items()),
        children=tuple(
            _link(child, group, tie, found, endings)
            for (child, group), tie in links.items()
        ),
        siblings=_siblings(found, {child for child, _ in links}),
        linked=frozenset(person for pair in pairs for person in pair)
        | {child for child, _ in links},
    )


def _carers(found: Sequence[Tie], kind: str) -> dict[str, dict[str, Tie]]:
    """Map each child to those who are of this kind to it, in the order they were told."""
    carers: dict[str, dict[str, Tie]] = {}
    for tie in found:
        if tie.type == kind:
            carers.setdefault(tie.other, {})[tie.one] = tie
        elif tie.type == "child" and kind == "parent":
            carers.setdefault(tie.one, {})[tie.other] = tie
    return carers


def _groups(
    carers: dict[str, Tie], pairs: dict[tuple[str, ...], list[Tie]]
) -> list[tuple[str, ...]]:
    """Put two parents together; of more, the first two, and each further one alone."""
    people = list(carers)
    for one in people:
        for other in people:
            if one < other and _pair(one, other) in pairs and len(people) > 2:
                rest = [person for person in people if person not in (one, other)]
                return [_pair(one, other), *((person,) for person in rest)]
    together, rest = people[:2], people[2:]
    return [_pair(*together), *((person,) for person in rest)]


def _pair(*people: str) -> tuple[str, ...]:
    return tuple(sorted(people))


def _union(pair: tuple[str, ...], told: Sequence[Tie], endings: Endings) -> Union:
    # Parents of one child may be a couple or not: where nobody recorded it, it is not known.
    periods = tuple(_period(tie, endings) for tie in told) or (Period(),)
    people = tuple(drawn_id(person) for person in pair)
    return Union(id=union_id(pair), partners=people, periods=periods)


def union_id(pair: tuple[str, ...]) -> str:
    """Return the id of a union: its partners', joined."""
    return "+".join(drawn_id(person) for person in pair)


def _period(tie: Tie, endings: Endings) -> Period:
    kind = _COUPLES[tie.type]
    if kind is UnionKind.COHABITING and tie.lives_with is False:
        kind = UnionKind.RELATIONSHIP
    if tie.type == "ex-partner":
        return Period(kind, Span(), Ending.ENDED)
    span = endings.span(tie)
    return Period(kind, span, Ending.SEPARATED if tie.ended else None)


def _link(
    child: str,
    group: tuple[str, ...],
    tie: Tie,
    found: Sequence[Tie],
    endings: Endings,
) -> ChildLink:
    kind = _LINKS.get(tie.type, LinkKind.BIRTH)
    unsure = [
        _SURENESS[each.certainty]
        for each in found
        if {each.one, each.other} <= {child, *group} and each.certainty in _SURENESS
    ]
    cared_for = kind not in (LinkKind.BIRTH, LinkKind.ADOPTED)
    return ChildLink(
        child=drawn_id(child),
        union=union_id(group),
        kind=kind,
        paternity=unsure[0] if unsure else Paternity.ACCEPTED,
        span=endings.span(tie) if cared_for else Span(),
    )


def _siblings(found: Sequence[Tie], with_parents: set[str]) -> tuple[SiblingTie, ...]:
    """Brothers and sisters of whom nobody has recorded a parent."""
    pairs = {
        _pair(tie.one, tie.other)
        for tie in found
        if tie.type in _SIBLINGS and not with_parents & {tie.one, tie.other}
    }
    return tuple(
        SiblingTie(tuple(drawn_id(person) for person in pair)) for pair in sorted(pairs)
    )
