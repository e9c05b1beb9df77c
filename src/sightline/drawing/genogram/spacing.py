"""Where does everybody stand along their row? Children under their parents, nobody too near.

The sum of squares of how far each line is from straight is made as small as it can be, while
neighbours keep their distance. With every other row at rest, one row is an isotonic
regression, which pooling solves exactly; taking rows in turn reaches the least sum there is,
because it is convex and no distance is asked across rows. There is nothing that can fail.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

TETHER = 0.001
_ENOUGH = 1e-6
_MOST_SWEEPS = 600
_LEAP_EVERY = 6


@dataclass(frozen=True)
class Pull:
    """The first wants to stand `offset` to the right of the second, with this weight."""

    first: int
    second: int
    weight: float
    offset: float = 0.0


@dataclass(frozen=True)
class Spread:
    """What is to be placed: rows of things in order, distances within them, and pulls.

    `apart[r][i]` is the least distance of item i + 1 of row r from item i. `homes` are
    wanted places with weights.
    """

    count: int
    rows: Sequence[Sequence[int]]
    apart: Sequence[Sequence[float]]
    pulls: Sequence[Pull]
    homes: Sequence[tuple[int, float, float]] = ()


class Spacing:
    """Places that are improved row by row until they are as good as can be."""

    def __init__(self, spread: Spread, start: Sequence[float] = ()) -> None:
        self._spread = spread
        self._near: list[list[tuple[int, float, float]]] = [[] for _ in range(spread.count)]
        self._weight = [TETHER] * spread.count
        self._home = [0.0] * spread.count
        for pull in spread.pulls:
            self._near[pull.first].append((pull.second, pull.weight, pull.offset))
            self._near[pull.second].append((pull.first, pull.weight, -pull.offset))
            self._weight[pull.first] += pull.weight
            self._weight[pull.second] += pull.weight
        for node, at, weight in spread.homes:
            self._weight[node] += weight
            self._home[node] += weight * at
        self._steps = [_running(apart) for apart in spread.apart]
        self.x = list(start) or self._packed()

    def _packed(self) -> list[float]:
        """Put every row as close together as may be, about the middle."""
        x = [0.0] * self._spread.count
        for row, steps in zip(self._spread.rows, self._steps, strict=True):
            for node, step in zip(row, steps, strict=True):
                x[node] = step - steps[-1] / 2
        return x

    def solve(self) -> list[float]:
        """Sweep until a further sweep gains next to nothing."""
        last, before = self.objective(), list(self.x)
        for sweep in range(1, _MOST_SWEEPS + 1):
            order = range(len(self._spread.rows))
            for n in order if sweep % 2 else reversed(order):
                self._settle(n)
            if sweep % _LEAP_EVERY == 0:
                self._leap(before)
                self._shift()
                now = self.objective()
                if last - now <= _ENOUGH * max(now, 1.0):
                    break
                last, before = now, list(self.x)
        return self.x

    def objective(self) -> float:
        x = self.x
        total = TETHER * sum(one * one for one in x)
        for pull in self._spread.pulls:
            gap = x[pull.first] - x[pull.second] - pull.offset
            total += pull.weight * gap * gap
        return total + sum(w * (x[n] - at) ** 2 for n, at, w in self._spread.homes)

    def _settle(self, n: int) -> None:
        """Put one row where it is best, the others standing still."""
        x, weights = self.x, self._weight
        row, steps = self._spread.rows[n], self._steps[n]
        blocks: list[tuple[float, float, int]] = []
        for node, step in zip(row, steps, strict=True):
            wanted = self._home[node]
            for other, weight, offset in self._near[node]:
                wanted += weight * (x[other] + offset)
            weight = weights[node]
            mean, many = wanted / weight - step, 1
            while blocks and blocks[-1][0] > mean:
                other_mean, other_weight, other_many = blocks.pop()
                mean = (mean * weight + other_mean * other_weight) / (weight + other_weight)
                weight += other_weight
                many += other_many
            blocks.append((mean, weight, many))
        at = 0
        for mean, _, many in blocks:
            for n in range(at, at + many):
                x[row[n]] = mean + steps[n]
            at += many

    def _leap(self, before: Sequence[float]) -> None:
        """Go on the way that the last sweeps went, as far as it pays and there is room."""
        x = self.x
        way = [now - then for now, then in zip(x, before, strict=True)]
        slope, bend = self._along(way)
        if bend <= 0 or slope >= 0:
            return
        far = -slope / bend
        for row, apart in zip(self._spread.rows, self._spread.apart, strict=True):
            for n, least in enumerate(apart):
                closing = way[row[n]] - way[row[n + 1]]
                if closing > 0:
                    room = x[row[n + 1]] - x[row[n]] - least
                    far = min(far, max(room, 0.0) / closing)
        for node, step in enumerate(way):
            x[node] += far * step

    def _shift(self) -> None:
        """Move everything together to where that is best: no distance changes."""
        slope, bend = self._along([1.0] * len(self.x))
        by = -slope / bend if bend else 0.0
        self.x[:] = [one + by for one in self.x]

    def _along(self, way: Sequence[float]) -> tuple[float, float]:
        """Give half the slope and half the curvature of the objective along a way."""
        x = self.x
        slope = TETHER * sum(a * b for a, b in zip(x, way, strict=True))
        bend = TETHER * sum(a * a for a in way)
        for pull in self._spread.pulls:
            step = way[pull.first] - way[pull.second]
            if step:
                gap = x[pull.first] - x[pull.second] - pull.offset
                slope += pull.weight * gap * step
                bend += pull.weight * step * step
        for node, at, weight in self._spread.homes:
            slope += weight * (x[node] - at) * way[node]
            bend += weight * way[node] * way[node]
        return slope, bend


def _running(apart: Sequence[float]) -> list[float]:
    steps = [0.0]
    for one in apart:
        steps.append(steps[-1] + one)
    return steps
