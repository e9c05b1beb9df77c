"""How is a row improved? By trying every place for a person, a family, a whole sibship.

A move slides a run of neighbours along the row, one swap at a time, and leaves it where the
row costs least; at equal cost it stays where it was.
"""

from __future__ import annotations

from collections.abc import Sequence

from sightline.drawing.genogram.row_order import RowOrder


def improve(row: RowOrder, blocks: Sequence[frozenset[int]], most: int) -> bool:
    """Try each node, then each block of nodes that stand together, also reversed.

    Tells whether the row got better. Stops starting new moves after `most` swaps.
    """
    began = row.cost
    for node in sorted(row.order):
        if row.swaps > most:
            break
        at = row.place[node]
        _slide(row, at, at)
    for block in blocks:
        if row.swaps > most:
            break
        run = _run(row, block)
        if run is not None:
            _try_block(row, *run)
    return row.cost < began


def _run(row: RowOrder, block: frozenset[int]) -> tuple[int, int] | None:
    """Find where the block stands, if it stands together."""
    places = [row.place[node] for node in block]
    first, last = min(places), max(places)
    return (first, last) if last - first + 1 == len(places) else None


def _try_block(row: RowOrder, first: int, last: int) -> None:
    _, landed = _slide(row, first, last)
    first, last = landed, landed + last - first
    before, order = row.cost, row.order[first : last + 1]
    _reverse(row, first, last)
    _, landed = _slide(row, first, last)
    if row.cost >= before:
        _put_back(row, landed, landed + last - first, first, order)


def _put_back(row: RowOrder, first: int, last: int, goal: int, order: list[int]) -> None:
    """Undo a reversal and a slide that did not pay."""
    _shift(row, first, last, goal - first)
    if row.order[goal : goal + len(order)] != order:
        _reverse(row, goal, goal + last - first)


def _slide(row: RowOrder, first: int, last: int) -> tuple[int, int]:
    """Slide a run to every place and leave it at the best; give the cost and the place."""
    best, home = row.cost, first
    width, here = last - first, first
    while here > 0:
        _step_left(row, here, here + width)
        here -= 1
        if row.cost < best:
            best, home = row.cost, here
    _shift(row, here, here + width, first - here)
    here = first
    while here + width < len(row.order) - 1:
        _step_right(row, here, here + width)
        here += 1
        if row.cost < best:
            best, home = row.cost, here
    _shift(row, here, here + width, home - here)
    return best, home


def _shift(row: RowOrder, first: int, last: int, by: int) -> None:
    while by < 0:
        _step_left(row, first, last)
        first, last, by = first - 1, last - 1, by + 1
    while by > 0:
        _step_right(row, first, last)
        first, last, by = first + 1, last + 1, by - 1


def _step_left(row: RowOrder, first: int, last: int) -> None:
    for at in range(first - 1, last):
        row.swap(at)


def _step_right(row: RowOrder, first: int, last: int) -> None:
    for at in range(last, first - 1, -1):
        row.swap(at)


def _reverse(row: RowOrder, first: int, last: int) -> None:
    for end in range(last, first, -1):
        for at in range(first, end):
            row.swap(at)
