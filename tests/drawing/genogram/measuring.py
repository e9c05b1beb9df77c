"""How good is an order? Crossings, couples side by side, brothers and sisters unbroken."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.drawing.family.model import Family
from sightline.drawing.genogram.levels import levels_of
from sightline.drawing.genogram.ordering import ordered
from sightline.drawing.genogram.pedigree import Pedigree, pedigree_of
from sightline.drawing.genogram.ranks import Ranks, ranks_of

Rows = list[list[int]]


@dataclass(frozen=True)
class Quality:
    crossings: int
    beside: int
    couples: int
    unbroken: int
    sibships: int


def quality_of(family: Family) -> Quality:
    pedigree = pedigree_of(family)
    ranks = ranks_of(pedigree, levels_of(pedigree))
    return quality(pedigree, ranks, ordered(pedigree, ranks).rows)


def quality(pedigree: Pedigree, ranks: Ranks, rows: Rows) -> Quality:
    place = {node: n for row in rows for n, node in enumerate(row)}
    beside, couples = _beside(pedigree, ranks, place)
    unbroken, sibships = _unbroken(pedigree, ranks, rows, place)
    return Quality(_crossings(ranks, place), beside, couples, unbroken, sibships)


def _crossings(ranks: Ranks, place: dict[int, int]) -> int:
    total = 0
    for ports, edges in zip(ranks.ports, ranks.edges, strict=True):
        ends = [
            (place[ports[e.port].left] + place[ports[e.port].right], place[e.node])
            for e in edges
        ]
        total += sum(
            (a < c) != (b < d) and a != c and b != d
            for n, (a, b) in enumerate(ends)
            for c, d in ends[n + 1 :]
        )
    return total


def _beside(pedigree: Pedigree, ranks: Ranks, place: dict[int, int]) -> tuple[int, int]:
    pairs = [
        pair
        for row in ranks.pairs
        for pair in row
        if all(
            len(pedigree.couples_of[n]) <= 2 for n in pedigree.couples[pair.couple].partners
        )
    ]
    near = sum(abs(place[pair.first] - place[pair.second]) == 1 for pair in pairs)
    return near, len(pairs)


def _unbroken(
    pedigree: Pedigree, ranks: Ranks, rows: Rows, place: dict[int, int]
) -> tuple[int, int]:
    whole = count = 0
    for couple in pedigree.couples:
        for row in {ranks.row_of[child] for child in couple.children}:
            here = [child for child in couple.children if ranks.row_of[child] == row]
            if len(here) < 2:
                continue
            count += 1
            welcome = set(here) | {
                partner
                for child in here
                for n in pedigree.couples_of[child]
                for partner in pedigree.couples[n].partners
            }
            places = [place[child] for child in here]
            span = rows[row][min(places) : max(places) + 1]
            whole += all(n in welcome or n >= ranks.people for n in span)
    return whole, count
