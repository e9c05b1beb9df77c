"""What if the same two people are recorded as a couple twice? One union, several periods."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sightline.drawing.family.ties import ChildLink, Period, Union


def one_union_a_pair(
    unions: Iterable[Union], children: Iterable[ChildLink]
) -> tuple[tuple[Union, ...], tuple[ChildLink, ...]]:
    """Join the unions of the same two people, and let their children hang from the one.

    Periods are put in order of their dates. A child linked twice to what is now one union
    keeps the first link.
    """
    kept: dict[frozenset[str], Union] = {}
    joined: dict[str, str] = {}
    alone: list[Union] = []
    for union in unions:
        pair = frozenset(union.partners)
        if len(pair) < 2:
            alone.append(union)
        elif pair in kept:
            joined[union.id] = kept[pair].id
            kept[pair] = _together(kept[pair], union)
        else:
            kept[pair] = union
    links: dict[tuple[str, str], ChildLink] = {}
    for link in children:
        moved = replace(link, union=joined.get(link.union, link.union))
        links.setdefault((moved.child, moved.union), moved)
    return (*kept.values(), *alone), tuple(links.values())


def _together(first: Union, second: Union) -> Union:
    periods = dict.fromkeys((*first.periods, *second.periods))
    told = [period for period in periods if period != Period()]
    return replace(
        first,
        periods=tuple(sorted(told, key=_begun)) or (Period(),),
        related=first.related or second.related,
        withheld_from=first.withheld_from | second.withheld_from,
    )


def _begun(period: Period) -> str:
    return period.span.since.sort_key if period.span.since else ""
