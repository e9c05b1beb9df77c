"""In which generation is each person drawn?

Couples want one row, children the row below their parents, and a child in care the row below
the carers even where the birth parents stand elsewhere. What each wish costs when it is not
met is weighed, and the cheapest rows are found exactly: the cost is a sum over differences
of two rows, so as long as the rows are not the best there is a set of people who are better
off all one row lower, and the best such set is a minimum cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from sightline.drawing.genogram.min_cut import ENDLESS, Network
from sightline.drawing.genogram.pedigree import Pedigree


class Wish(Enum):
    """What is asked of the rows of two people: one row, below, or just below if it can be."""

    SAME = 0
    BELOW = 1
    NEAR = 2


@dataclass(frozen=True)
class Tie:
    """The second person's row is wanted so in relation to the first's, at this weight."""

    first: int
    second: int
    wish: Wish
    weight: int

    def cost(self, apart: int) -> int:
        """What it costs that the second stands so many rows below the first."""
        if self.wish is Wish.SAME:
            return self.weight * abs(apart)
        if self.wish is Wish.NEAR:
            return self.weight * abs(apart - 1)
        return self.weight * apart if apart >= 1 else ENDLESS


COUPLE, PARENT, CARER, COMPANION = 20, 1, 5, 1


def levels_of(pedigree: Pedigree) -> list[int]:
    """Give each person a row, 0 at the top."""
    ties = ties_of(pedigree)
    return _aligned(pedigree, ties, best_levels(pedigree.count, ties))


def ties_of(pedigree: Pedigree) -> list[Tie]:
    """List what is asked of the rows; a circle of parents is cut where it closes."""
    ties = [
        Tie(couple.partners[0], couple.partners[1], Wish.SAME, COUPLE)
        for couple in pedigree.couples
        if len(couple.partners) == 2
    ]
    descent = _descent(pedigree)
    ties += [Tie(parent, child, Wish.BELOW, PARENT) for parent, child in descent]
    ties += [
        Tie(carer, side.child, Wish.NEAR, CARER)
        for side in pedigree.sides
        for carer in pedigree.couples[side.couple].partners
    ]
    orphans = [couple.children for couple in pedigree.couples if not couple.partners]
    for group in (*pedigree.siblings, *pedigree.twins, *orphans):
        for first, second in pairwise(group):
            ties.append(Tie(first, second, Wish.SAME, COUPLE))
    return ties + _companions(pedigree)


def best_levels(count: int, ties: Sequence[Tie]) -> list[int]:
    """Find the rows of least cost, starting from a guess and lowering sets of people."""
    rows = _guess(count, ties)
    while True:
        lowered = _worth_lowering(count, ties, rows)
        if not lowered:
            return rows
        rows = [row + 1 if person in lowered else row for person, row in enumerate(rows)]


def cost_of(ties: Iterable[Tie], rows: Sequence[int]) -> int:
    return sum(tie.cost(rows[tie.second] - rows[tie.first]) for tie in ties)


def _descent(pedigree: Pedigree) -> list[tuple[int, int]]:
    """List parents and children without the links that would make anybody their own ancestor."""
    below: list[list[int]] = [[] for _ in range(pedigree.count)]
    for couple in pedigree.couples:
        for parent in couple.partners:
            below[parent] += couple.children
    kept: list[tuple[int, int]] = []
    state = [0] * pedigree.count
    for start in range(pedigree.count):
        stack = [(start, iter(below[start]))] if not state[start] else []
        state[start] = state[start] or 1
        while stack:
            parent, children = stack[-1]
            child = next(children, None)
            if child is None:
                state[parent] = 2
                stack.pop()
            elif state[child] != 1:
                kept.append((parent, child))
                if state[child] == 0:
                    state[child] = 1
                    stack.append((child, iter(below[child])))
    return kept


def _companions(pedigree: Pedigree) -> list[Tie]:
    """Let somebody without kin on the drawing stand with the parents of their home."""
    tied = {n for n, couple in enumerate(pedigree.parent) if couple is not None}
    for couple in pedigree.couples:
        if couple.children or len(couple.partners) == 2:
            tied.update(couple.partners)
    for group in (*pedigree.siblings, *pedigree.twins, [s.child for s in pedigree.sides]):
        tied.update(group)
    parents = {
        one for couple in pedigree.couples if couple.children for one in couple.partners
    }
    return [
        Tie(host, guest, Wish.SAME, COMPANION)
        for home in pedigree.homes
        for guest in home
        if guest not in tied
        for host in home
        if host in parents
    ]


def _guess(count: int, ties: Sequence[Tie]) -> list[int]:
    """Walk from person to person giving the row that is wished, then push children down."""
    near: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for tie in ties:
        step = 0 if tie.wish is Wish.SAME else 1
        near[tie.first].append((tie.second, step))
        near[tie.second].append((tie.first, -step))
    rows: list[int | None] = [None] * count
    for start in range(count):
        if rows[start] is None:
            rows[start] = 0
            waiting = [start]
            for person in waiting:
                for other, step in near[person]:
                    if rows[other] is None:
                        rows[other] = (rows[person] or 0) + step
                        waiting.append(other)
    return _pushed([row or 0 for row in rows], ties)


def _pushed(rows: list[int], ties: Sequence[Tie]) -> list[int]:
    moved = True
    while moved:
        moved = False
        for tie in ties:
            if tie.wish is Wish.BELOW and rows[tie.second] <= rows[tie.first]:
                rows[tie.second] = rows[tie.first] + 1
                moved = True
    return rows


def _worth_lowering(count: int, ties: Sequence[Tie], rows: Sequence[int]) -> set[int]:
    """Find the set of people whose going one row down saves most; empty if none saves."""
    alone = [0] * count
    pairs: dict[tuple[int, int], int] = {}
    for tie in ties:
        apart = rows[tie.second] - rows[tie.first]
        here = tie.cost(apart)
        second_only, first_only = tie.cost(apart + 1) - here, tie.cost(apart - 1) - here
        alone[tie.second] += second_only
        alone[tie.first] -= second_only
        pair = tie.first, tie.second
        pairs[pair] = pairs.get(pair, 0) + second_only + first_only
    if not any(cost < 0 for cost in alone):
        return set()
    network = Network(count)
    for person, cost in enumerate(alone):
        if cost < 0:
            network.join(network.source, person, -cost)
        elif cost > 0:
            network.join(person, network.sink, cost)
    for (first, second), room in pairs.items():
        if room:
            network.join(first, second, room)
    lowered = network.source_side() - {network.source}
    gained = sum(alone[person] for person in lowered) + sum(
        room for (a, b), room in pairs.items() if a in lowered and b not in lowered
    )
    return lowered if gained < 0 else set()


def _aligned(pedigree: Pedigree, ties: Sequence[Tie], rows: list[int]) -> list[int]:
    """Start each unconnected part at the row where it belongs beside the largest part."""
    part = _parts(pedigree.count, ties)
    members: dict[int, list[int]] = {}
    for person, name in enumerate(part):
        members.setdefault(name, []).append(person)
    if not members:
        return rows
    main = max(members.values(), key=lambda group: (len(group), -group[0]))
    deep = max(rows[one] for one in main) - min(rows[one] for one in main)
    for group in members.values():
        top = min(rows[one] for one in group)
        depth = max(rows[one] for one in group) - top
        single = max(deep - 1, 0) if depth == 0 and group is not main else deep - depth
        for one in group:
            rows[one] += single - top
    least = min(rows)
    return [row - least for row in rows]


def _parts(count: int, ties: Sequence[Tie]) -> list[int]:
    name = list(range(count))

    def root(one: int) -> int:
        while name[one] != one:
            name[one] = name[name[one]]
            one = name[one]
        return one

    for tie in ties:
        first, second = sorted((root(tie.first), root(tie.second)))
        name[second] = first
    return [root(one) for one in range(count)]
