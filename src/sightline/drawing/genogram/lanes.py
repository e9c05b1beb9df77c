"""Which lines may share a height, and which goes above which?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NEAR = 6.0
_ON_TOP = 5


@dataclass(frozen=True)
class Stretch:
    """A level line from left to right."""

    left: float
    right: float

    def meets(self, other: Stretch, gap: float = NEAR) -> bool:
        return self.left < other.right + gap and other.left < self.right + gap


def nested(stretches: Sequence[Stretch]) -> list[int]:
    """Give each line a lane, the shortest nearest; what reaches over another lies deeper."""
    order = sorted(
        range(len(stretches)),
        key=lambda n: (stretches[n].right - stretches[n].left, stretches[n].left, n),
    )
    lane = [0] * len(stretches)
    for at, n in enumerate(order):
        under = [lane[m] + 1 for m in order[:at] if stretches[m].meets(stretches[n])]
        lane[n] = max(under, default=0)
    return lane


@dataclass(frozen=True)
class Bar:
    """A level line with a line coming down to it, if any, and lines going on from it."""

    entry: float | None
    exits: tuple[float, ...]

    @property
    def stretch(self) -> Stretch:
        places = self.exits if self.entry is None else (*self.exits, self.entry)
        return Stretch(min(places), max(places))

    @property
    def is_straight(self) -> bool:
        return self.stretch.right - self.stretch.left < 0.5


def stacked(bars: Sequence[Bar]) -> list[int]:
    """Give each bar a lane so that few lines cross; 0 is the highest."""
    price = [[_above(one, other) for other in bars] for one in bars]
    order = sorted(range(len(bars)), key=lambda n: (bars[n].stretch.left, n))
    better = True
    while better:
        better = False
        for n in sorted(order):
            better |= _best_place(order, n, price)
    lane = [0] * len(bars)
    for at, n in enumerate(order):
        if bars[n].is_straight:
            continue
        over = [
            lane[m] + 1
            for m in order[:at]
            if not bars[m].is_straight and bars[m].stretch.meets(bars[n].stretch)
        ]
        lane[n] = max(over, default=0)
    return lane


def _best_place(order: list[int], n: int, price: list[list[int]]) -> bool:
    """Move one bar to where it is crossed least; tell whether that gained anything."""
    at = order.index(n)
    best, goal, change = 0, at, 0
    for place in range(at - 1, -1, -1):
        change += price[n][order[place]] - price[order[place]][n]
        if change < best:
            best, goal = change, place
    change = 0
    for place in range(at + 1, len(order)):
        change += price[order[place]][n] - price[n][order[place]]
        if change < best:
            best, goal = change, place
    if goal != at:
        order.insert(goal, order.pop(at))
    return goal != at


def _above(upper: Bar, lower: Bar) -> int:
    """Count the crossings if one bar lies above the other."""
    if upper is lower or upper.is_straight or lower.is_straight:
        return 0
    under, over = lower.stretch, upper.stretch
    count = sum(10 for x in upper.exits if under.left - 1 < x < under.right + 1)
    if lower.entry is not None and over.left - 1 < lower.entry < over.right + 1:
        count += 10
    if lower.entry is not None:
        count += sum(_ON_TOP * 10 for x in upper.exits if abs(x - lower.entry) < 4)
    return count
