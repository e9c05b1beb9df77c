"""How far apart must neighbours stand, and what draws them nearer?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sightline.drawing.genogram.labels import Label
from sightline.drawing.genogram.pedigree import Pedigree
from sightline.drawing.genogram.ranks import FULL, Edge, Ranks
from sightline.drawing.genogram.spacing import Pull, Spacing, Spread
from sightline.drawing.genogram.symbols import SYMBOL

GAP = 18.0
FAMILY_GAP = 30.0
PASSING_HALF = 5.0
HOME_EDGE = 12.0
LETTER_ROOM = 16.0
PARTNER_PULL, SAVED_PULL = 1.0, 0.05
ROUNDS = 8
KEEPING = 0.97
CARE_PULL = 0.05


@dataclass(frozen=True)
class Room:
    """What is known of the room that each node needs.

    `home` is the household drawn around a person, if any; `words` the width of what is
    written between two partners who stand side by side.
    """

    labels: Mapping[int, Label]
    home: Mapping[int, int]
    words: Mapping[tuple[int, int], float]
    seen: frozenset[int] = frozenset()

    def left(self, node: int) -> float:
        return self.labels[node].left if node in self.labels else PASSING_HALF

    def right(self, node: int) -> float:
        return self.labels[node].right if node in self.labels else PASSING_HALF


def placed(
    pedigree: Pedigree,
    ranks: Ranks,
    rows: Sequence[Sequence[int]],
    room: Room,
    saved: Mapping[int, float],
) -> list[float]:
    """Give each node, persons first, its place along the row; the leftmost edge is at 0."""
    x: list[float] = []
    for _ in range(ROUNDS):
        x = Spacing(spread_of(pedigree, ranks, rows, room, saved, x), x).solve()
    x = x[: len(ranks.row_of)]
    least = min((x[node] - room.left(node) for node in range(len(x))), default=0.0)
    return [round(one - least, 2) for one in x]


def spread_of(
    pedigree: Pedigree,
    ranks: Ranks,
    rows: Sequence[Sequence[int]],
    room: Room,
    saved: Mapping[int, float],
    before: Sequence[float] = (),
) -> Spread:
    """Write down the distances and pulls of a family in a given order.

    `before` are the places found in the round before: children then keep their distances
    from each other and are only drawn to have their parents above their middle. Without
    that, wide sibships are pressed together and their parents pushed aside.
    """
    place = {node: n for row in rows for n, node in enumerate(row)}
    apart = [
        [apart_by(pedigree, room, one, two) for one, two in pairwise(row)] for row in rows
    ]
    everything = [list(row) for row in rows]
    pulls: list[Pull] = []
    count = len(ranks.row_of)
    for row, ports in enumerate(ranks.ports):
        for n, port in enumerate(ports):
            node = count
            count += 1
            everything.append([node])
            left, right = sorted((port.left, port.right), key=place.__getitem__)
            between = range(place[left], place[right])
            half = sum(apart[row][at] for at in between) / 2
            pulls.append(Pull(left, node, PARTNER_PULL, -half))
            if left != right:
                pulls.append(Pull(right, node, PARTNER_PULL, half))
            own = [edge for edge in ranks.edges[row] if edge.port == n]
            pulls += _to_children(own, node, before)
    return Spread(
        count=count,
        rows=everything,
        apart=[*apart, *([] for _ in everything[len(rows) :])],
        pulls=pulls,
        homes=[(node, at, SAVED_PULL) for node, at in sorted(saved.items())],
    )


def _to_children(edges: Sequence[Edge], couple: int, before: Sequence[float]) -> list[Pull]:
    """Draw a couple over the middle of its children, and a little towards those in its care."""
    children = [edge.node for edge in edges if edge.weight == FULL]
    places = [before[child] for child in children] if before else []
    middle = (min(places) + max(places)) / 2 if places else 0.0
    weight = max(len(children), 1) ** -1.5
    pulls = [
        Pull(child, couple, weight, KEEPING * (before[child] - middle) if before else 0.0)
        for child in children
    ]
    soft = [edge.node for edge in edges if edge.weight != FULL]
    return [*pulls, *(Pull(child, couple, CARE_PULL) for child in soft)]


def apart_by(pedigree: Pedigree, room: Room, one: int, two: int) -> float:
    """Give the least distance between two neighbours, wide enough for all between them."""
    gap = GAP if _kin(pedigree, one, two) else FAMILY_GAP
    if one not in room.labels or two not in room.labels:
        gap = GAP / 2
    here, there = room.home.get(one), room.home.get(two)
    if here != there:
        gap += HOME_EDGE * ((here is not None) + (there is not None))
        gap += LETTER_ROOM if there is not None else 0.0
    least = room.right(one) + room.left(two) + gap
    words = room.words.get((one, two))
    if words is None:
        return least
    return max(least, clear_right(room, one, two) + words + clear_left(room, two, one) + 12)


def clear_right(room: Room, node: int, other: int) -> float:
    """Give how far from a symbol's middle words to its right have to keep."""
    if node in room.seen or (node in room.home and room.home[node] != room.home.get(other)):
        return room.right(node) + HOME_EDGE - 2
    return SYMBOL / 2 + room.labels[node].after if node in room.labels else PASSING_HALF


def clear_left(room: Room, node: int, other: int) -> float:
    """Give how far from a symbol's middle words to its left have to keep."""
    if node in room.seen or (node in room.home and room.home[node] != room.home.get(other)):
        return room.left(node) + HOME_EDGE + LETTER_ROOM - 2
    return SYMBOL / 2 + room.labels[node].before if node in room.labels else PASSING_HALF


def _kin(pedigree: Pedigree, one: int, two: int) -> bool:
    """Tell whether two neighbours are partners or have the same parents."""
    if max(one, two) >= pedigree.count:
        return False
    if set(pedigree.couples_of[one]) & set(pedigree.couples_of[two]):
        return True
    return pedigree.parent[one] is not None and pedigree.parent[one] == pedigree.parent[two]
