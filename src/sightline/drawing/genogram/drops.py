"""Where does the line from a couple to its children come down, between whose labels?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sightline.drawing.genogram.labels import Label
from sightline.drawing.genogram.placing import PASSING_HALF

CLEAR = 5.0
STEP = 6.0
_APART = 5.5
_OUTER = 46.0

Interval = tuple[float, float]


@dataclass(frozen=True)
class Wanted:
    """A line that has to come down from two nodes of a row, or from one.

    `goals` are the places below that it is bound for.
    """

    key: tuple[str, int]
    left: int
    right: int
    goals: tuple[float, ...]


class Gaps:
    """The free ways between the labels of one row."""

    def __init__(
        self, row: Sequence[int], x: Sequence[float], labels: Mapping[int, Label]
    ) -> None:
        self._place = {node: n for n, node in enumerate(row)}
        self._edges = [
            (x[node] - _half(labels, node), x[node] + _half(labels, node)) for node in row
        ]
        self._taken: list[float] = []

    def choose(self, wanted: Wanted, avoid: Sequence[float]) -> float:
        """Choose a way down near the middle of the goals, clear of other lines' places."""
        middle = wanted.goals[0]
        if len(wanted.goals) > 1:
            middle = (min(wanted.goals) + max(wanted.goals)) / 2
        ways = list(self._intervals(wanted))
        options = sorted(
            (abs(x - middle), x) for way in ways for x in _candidates(way, middle)
        )
        foreign = [x for x in avoid if all(abs(x - own) > 0.5 for own in wanted.goals)]
        for near in (foreign, ()):
            for _, x in options:
                if all(abs(x - one) >= _APART for one in (*self._taken, *near)):
                    self._taken.append(x)
                    return x
        self._taken.append(options[0][1])
        return options[0][1]

    def _intervals(self, wanted: Wanted) -> Iterator[Interval]:
        first, last = sorted((self._place[wanted.left], self._place[wanted.right]))
        if first == last:
            first, last = first - 1, last + 1
        for at in range(first, last):
            left = self._edges[at][1] if at >= 0 else self._edges[0][0] - _OUTER
            ends = at + 1 >= len(self._edges)
            right = self._edges[-1][1] + _OUTER if ends else self._edges[at + 1][0]
            if right - left > 2 * CLEAR:
                yield left + CLEAR, right - CLEAR
            else:
                yield (left + right) / 2, (left + right) / 2


def _candidates(way: Interval, middle: float) -> Iterator[float]:
    low, high = way
    best = min(max(middle, low), high)
    yield best
    for n in range(1, 40):
        step = STEP * n
        if best - step < low and best + step > high:
            return
        if best - step >= low:
            yield best - step
        if best + step <= high:
            yield best + step


def _half(labels: Mapping[int, Label], node: int) -> float:
    return labels[node].text_half if node in labels else PASSING_HALF
