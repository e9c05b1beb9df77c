"""What is wanted of one row's order, and what does it cost where it is not met?

Costs are whole numbers, a hundred for one crossing, so that sums are the same on every
machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from sightline.drawing.genogram.pedigree import Pedigree
from sightline.drawing.genogram.ranks import Ranks

BETWEEN, STRANGER, OUT_OF_ORDER, OUTSIDER = 120, 60, 15, 150
AGAINST_SAVED, AGAINST_RULE, WRONG_SIDE = 50, 10_000, 2


@dataclass(frozen=True)
class Adjacent:
    """Two partners side by side; the man on the left where it is all the same."""

    first: int
    second: int
    left: int

    def cost(self, place: Sequence[int], order: Sequence[int]) -> int:
        apart = place[self.second] - place[self.first]
        if apart < 0:
            return BETWEEN * (-apart - 1) + (WRONG_SIDE if self.left == self.first else 0)
        return BETWEEN * (apart - 1) + (WRONG_SIDE if self.left == self.second else 0)

    def minds(self, one: int, other: int) -> bool:
        """Tell whether it can matter to this wish that two neighbours swap."""
        return self.left >= 0 or {one, other} != {self.first, self.second}


@dataclass(frozen=True)
class Together:
    """Members who want nobody among them but those who are welcome."""

    members: tuple[int, ...]
    welcome: frozenset[int]
    price: int

    def cost(self, place: Sequence[int], order: Sequence[int]) -> int:
        places = [place[one] for one in self.members]
        low, high = min(places), max(places)
        if high - low < len(self.members):
            return 0
        welcome = self.welcome
        return self.price * sum(one not in welcome for one in order[low : high + 1])

    def minds(self, one: int, other: int) -> bool:
        """Tell whether a swap can matter: only if a member passes a stranger."""
        return one not in self.welcome or other not in self.welcome


Wanted = Adjacent | Together


@dataclass(frozen=True)
class Wishes:
    """What is wanted of each row: features, and prices of one node left of another.

    `features` are by row; `before` gives for (a, b) what it costs that a is left of b.
    `unavoidable` is what the features cost at the very least.
    """

    features: list[list[Wanted]]
    before: list[dict[tuple[int, int], int]]
    unavoidable: int


def wishes_of(
    pedigree: Pedigree, ranks: Ranks, saved: Sequence[Sequence[int]] = (), weight: int = 0
) -> Wishes:
    """Collect what the family, hand-made rules and a saved order ask of each row.

    `saved` are rows as they were; `weight` is how much one pair against it costs.
    """
    features: list[list[Wanted]] = [[] for _ in ranks.rows]
    before: list[dict[tuple[int, int], int]] = [{} for _ in ranks.rows]
    for row, pairs in enumerate(ranks.pairs):
        for pair in pairs:
            features[row].append(_adjacent(pedigree, ranks, pair.first, pair.second))
    for children in _sibships(pedigree):
        _want_sibship(pedigree, ranks, children, features, before)
    for home in pedigree.homes:
        _want_home(ranks, home, features)
    kept = [(left, right, AGAINST_RULE) for left, right in pedigree.left_of]
    kept += [
        (left, right, weight) for line in saved for left, right in combinations(line, 2)
    ]
    for left, right, price in kept:
        if ranks.row_of[left] == ranks.row_of[right]:
            _charge(before[ranks.row_of[left]], right, left, price)
    return Wishes(features, before, _unavoidable(ranks))


def _adjacent(pedigree: Pedigree, ranks: Ranks, first: int, second: int) -> Adjacent:
    known = first < ranks.people and second < ranks.people
    if not known or pedigree.male[first] == pedigree.male[second]:
        return Adjacent(first, second, -1)
    return Adjacent(first, second, first if pedigree.male[first] else second)


def _sibships(pedigree: Pedigree) -> list[tuple[int, ...]]:
    own = [couple.children for couple in pedigree.couples]
    return [group for group in (*own, *pedigree.siblings) if len(group) > 1]


def _want_sibship(
    pedigree: Pedigree,
    ranks: Ranks,
    children: tuple[int, ...],
    features: list[list[Wanted]],
    before: list[dict[tuple[int, int], int]],
) -> None:
    """Keep brothers and sisters together, eldest left, and twins closer than that."""
    twins = [group for group in pedigree.twins if set(group) <= set(children)]
    for row in sorted({ranks.row_of[child] for child in children}):
        here = tuple(child for child in children if ranks.row_of[child] == row)
        if len(here) < 2:
            continue
        welcome = _with_partners(pedigree, here) | _passing(ranks)
        features[row].append(Together(here, welcome, STRANGER))
        features[row] += [
            Together(group, frozenset(group), STRANGER)
            for group in twins
            if all(ranks.row_of[twin] == row for twin in group)
        ]
        for n, elder in enumerate(here):
            for younger in here[n + 1 :]:
                _charge(before[row], younger, elder, OUT_OF_ORDER)


def _passing(ranks: Ranks) -> frozenset[int]:
    return frozenset(range(ranks.people, len(ranks.row_of)))


def _with_partners(pedigree: Pedigree, people: tuple[int, ...]) -> frozenset[int]:
    return frozenset(
        partner
        for person in people
        for n in pedigree.couples_of[person]
        for partner in pedigree.couples[n].partners
    ) | frozenset(people)


def _want_home(ranks: Ranks, home: tuple[int, ...], features: list[list[Wanted]]) -> None:
    """Keep the members of a home together in each row; lines may pass among them."""
    passing = _passing(ranks)
    for row in sorted({ranks.row_of[member] for member in home}):
        here = tuple(member for member in home if ranks.row_of[member] == row)
        if len(here) > 1:
            features[row].append(Together(here, frozenset(here) | passing, OUTSIDER))


def _charge(prices: dict[tuple[int, int], int], left: int, right: int, price: int) -> None:
    prices[left, right] = prices.get((left, right), 0) + price


def _unavoidable(ranks: Ranks) -> int:
    """Say what is the least that people with many partners cost: only two can be beside."""
    count: dict[int, int] = {}
    for pairs in ranks.pairs:
        for pair in pairs:
            for node in (pair.first, pair.second):
                count[node] = count.get(node, 0) + 1
    return max(
        (BETWEEN * sum(n // 2 for n in range(partners)) for partners in count.values()),
        default=0,
    )
