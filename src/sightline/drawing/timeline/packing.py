"""How do the events of one lane share its room without covering each other?

Each takes the first row that is free where it stands. Significant events are placed first
and always: a lane grows for them. Others that find no row are gathered, by where they stand,
into lozenges that say how many they are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sightline.drawing.timeline.story import Event

BIN = 30.0
_GAP = 0.6


@dataclass(frozen=True)
class Item:
    """An event with the stretch of the sheet that it takes, and how many rows it is high."""

    event: Event
    left: float
    right: float
    rows: int = 1


@dataclass(frozen=True)
class Seat:
    """An item and the first of its rows."""

    item: Item
    row: int

    @property
    def last_row(self) -> int:
        """The last of its rows."""
        return self.row + self.item.rows - 1


@dataclass(frozen=True)
class Lozenge:
    """Events that found no row, and the middle of where they stand."""

    events: tuple[Event, ...]
    x: float


@dataclass(frozen=True)
class Packed:
    """A lane's events in rows; `rows` is how many were needed."""

    seats: tuple[Seat, ...]
    lozenges: tuple[Lozenge, ...]
    rows: int

    @property
    def seated_by_row(self) -> list[int]:
        """Count, row by row, the events that need the row."""
        counted = Counter(seat.last_row for seat in self.seats)
        return [counted[row] for row in range(self.rows)]

    @property
    def significant_rows(self) -> int:
        """How many rows the significant events need."""
        needed = (seat.last_row + 1 for seat in self.seats if seat.item.event.significant)
        return max(needed, default=0)


class _Rows:
    """Rows with the stretches that are taken in each."""

    def __init__(self) -> None:
        self._rows: list[list[tuple[float, float]]] = []

    def take(self, item: Item, most: int | None) -> int | None:
        """Take the first free rows for an item; None if it would need more than the most."""
        row = 0
        while most is None or row + item.rows <= most:
            while len(self._rows) < row + item.rows:
                self._rows.append([])
            ours = self._rows[row : row + item.rows]
            if all(_is_free(taken, item) for taken in ours):
                for taken in ours:
                    taken.insert(
                        bisect_left(taken, (item.left, item.right)), (item.left, item.right)
                    )
                return row
            row += 1
        return None

    @property
    def used(self) -> int:
        return sum(1 for row in self._rows if row)


def pack(items: Sequence[Item], most: int | None = None, left: float = 0) -> Packed:
    """Seat the items in at most that many rows, or in as many as they need.

    Lozenges stand side by side from the place `left` on.
    """
    rows, seats, left_over = _Rows(), [], []
    for item in sorted(
        items, key=lambda one: (not one.event.significant, one.left, one.right)
    ):
        row = rows.take(item, None if item.event.significant else most)
        if row is None:
            left_over.append(item)
        else:
            seats.append(Seat(item, row))
    seats.sort(key=lambda seat: (seat.item.left, seat.row))
    return Packed(tuple(seats), _lozenges(left_over, left), rows.used)


def _is_free(taken: Sequence[tuple[float, float]], item: Item) -> bool:
    at = bisect_left(taken, (item.left, item.right))
    before = at == 0 or taken[at - 1][1] + _GAP <= item.left
    after = at == len(taken) or item.right + _GAP <= taken[at][0]
    return before and after


def _lozenges(items: Sequence[Item], left: float) -> tuple[Lozenge, ...]:
    bins: dict[int, list[Item]] = {}
    for item in items:
        bins.setdefault(
            max(int(((item.left + item.right) / 2 - left) // BIN), 0), []
        ).append(item)
    return tuple(
        Lozenge(tuple(item.event for item in bins[n]), left + (n + 0.5) * BIN)
        for n in sorted(bins)
    )
