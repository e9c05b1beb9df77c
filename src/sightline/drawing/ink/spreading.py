"""Where do things stand on a line, each as near as can be to where it would like to be?

The isotonic trick: subtract from each wish the room that everything before it needs, pool
neighbours that are out of order into their mean, and add the room back. The result is the
exact least-squares answer, and one thing more moves only those it has to push.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise


def spread(wishes: Sequence[float], room: Sequence[float]) -> list[float]:
    """Place centres in the given order, apart by at least half of both their rooms.

    `wishes` are the centres wished for and `room` the length that each thing takes.
    """
    needs = [(before + after) / 2 for before, after in pairwise(room)]
    offsets = [0.0, *accumulate(needs)][: len(wishes)]
    shifted = [wish - offset for wish, offset in zip(wishes, offsets, strict=True)]
    return [at + offset for at, offset in zip(_pooled(shifted), offsets, strict=True)]


def _pooled(values: Sequence[float]) -> list[float]:
    """Give the never-falling numbers nearest to the values, by their squares."""
    pools: list[tuple[float, int]] = []
    for value in values:
        total, count = value, 1
        while pools and pools[-1][0] * count >= total * pools[-1][1]:
            before, many = pools.pop()
            total, count = total + before, count + many
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]
