"""Are these dates in order, and which of them stand out of it?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Order:
    """Which way the dates run (1 onwards, -1 backwards, 0 neither), and which stand out.

    `sure`: places that stand in order whichever way the rest is looked at. `out`: places that
    do not, or may not: where either of two dates may be the one at fault, both.
    """

    way: int
    sure: frozenset[int] = frozenset()
    out: frozenset[int] = frozenset()


_ORDERED_SHARE = 0.75
_FEWEST = 4


def order_of(days: Sequence[date | None]) -> Order:
    """Find the way most of the days run, and those that stand out of it; None is no day."""
    places = [place for place, day in enumerate(days) if day is not None]
    told = [day.toordinal() for day in days if day is not None]
    if len(told) < 2:
        return Order(1 if told else 0, frozenset(places))
    onwards, backwards = _runs(told), _runs([-number for number in told])
    way = 1 if onwards.longest >= backwards.longest else -1
    run = onwards if way == 1 else backwards
    few = len(told) < _FEWEST
    if run.longest < (len(told) if few else _ORDERED_SHARE * len(told)):
        return Order(0)
    sure, out = run.settled()
    return Order(way, frozenset(places[n] for n in sure), frozenset(places[n] for n in out))


@dataclass(frozen=True)
class _Runs:
    """For each number, the longest rising run that ends in it and that begins with it."""

    numbers: Sequence[int]
    ends: Sequence[int]
    begins: Sequence[int]
    longest: int

    def settled(self) -> tuple[list[int], list[int]]:
        whole = range(len(self.numbers))
        runs = [self.ends[n] + self.begins[n] - 1 for n in whole]
        in_some = [n for n in whole if runs[n] == self.longest]
        rivals: dict[int, list[int]] = {}
        for n in in_some:
            rivals.setdefault(self.ends[n], []).append(n)
        sure = [n for n in in_some if len(rivals[self.ends[n]]) == 1]
        held = set(sure)
        return sure, [n for n in whole if n not in held]


def _runs(numbers: Sequence[int]) -> _Runs:
    ends = _ending(numbers)
    begins = _ending([-number for number in reversed(numbers)])[::-1]
    return _Runs(numbers, ends, begins, max(ends))


def _ending(numbers: Sequence[int]) -> list[int]:
    tails: list[int] = []
    lengths = []
    for number in numbers:
        place = bisect_right(tails, number)
        tails[place : place + 1] = [number]
        lengths.append(place + 1)
    return lengths


def rising(days: Sequence[date]) -> bool:
    """Tell whether each day is on or after the one before it."""
    return all(one <= other for one, other in pairwise(days))
