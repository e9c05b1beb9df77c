"""What is left of a family when some of its people are not to be drawn?

Ties to whoever is gone go as well, so that no line hints at them.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from sightline.drawing.family.model import Family
from sightline.drawing.family.ties import SiblingTie, Twins


def kept_people(family: Family, kept: Set[str]) -> Family:
    """Give the family with only these people, and the ties among them.

    A union keeps whichever partner is left while it has children or both partners; children
    of a union without partners stay together as brothers and sisters.
    """
    links = [link for link in family.children if link.child in kept]
    many: dict[str, int] = {}
    for link in links:
        many[link.union] = many.get(link.union, 0) + 1
    unions = []
    for union in family.unions:
        partners = tuple(one for one in union.partners if one in kept)
        whole = partners == union.partners
        if whole or len(partners) + min(many.get(union.id, 0), 2) >= 2:
            unions.append(replace(union, partners=partners))
    left = {union.id for union in unions}
    siblings = (_within(tie.people, kept) for tie in family.siblings)
    twins = (replace(tie, people=_within(tie.people, kept)) for tie in family.twins)
    return replace(
        family,
        people=tuple(one for one in family.people if one.id in kept),
        unions=tuple(unions),
        children=tuple(link for link in links if link.union in left),
        siblings=tuple(SiblingTie(people) for people in siblings if len(people) > 1),
        twins=tuple(tie for tie in twins if _is_several(tie)),
        households=tuple(
            replace(home, stays=tuple(stay for stay in home.stays if stay.person in kept))
            for home in family.households
        ),
        qualities=tuple(
            one for one in family.qualities if {one.source, one.target} <= kept
        ),
        responsibilities=tuple(
            one for one in family.responsibilities if {one.adult, one.child} <= kept
        ),
        left_of=tuple(pair for pair in family.left_of if set(pair) <= kept),
        beyond={one: count for one, count in family.beyond.items() if one in kept},
    )


def _within(people: tuple[str, ...], kept: Set[str]) -> tuple[str, ...]:
    return tuple(one for one in people if one in kept)


def _is_several(tie: Twins) -> bool:
    return len(tie.people) > 1
