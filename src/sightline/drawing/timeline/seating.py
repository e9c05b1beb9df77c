"""How large are the marks, and how high is each lane, so that everything fits one sheet?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sightline.drawing.ink.metrics import text_width
from sightline.drawing.timeline.packing import Item, Packed, pack
from sightline.drawing.timeline.scale import Scale
from sightline.drawing.timeline.story import Event, Lane, Story

NUMBER_SIZE = 11.0
LOZENGE = 15.0
LABEL_WIDTH = 196.0
NAME_SIZE = 12.0
_PADDING = 5.0
_LEAST = 26.0
_TWO_LINES = 38.0
_LEAST_ROWS = 1


@dataclass(frozen=True)
class Size:
    """The size of a mark, the height of a row, and whether every mark bears its number."""

    mark: float
    row: float
    numbers_all: bool

    @property
    def rows_for_number(self) -> int:
        """How many rows a number needs."""
        return 1 if self.row >= NUMBER_SIZE + 1 else 2


SIZES = (Size(14, 16, True), Size(11, 13, False), Size(8.3, 9, False))


@dataclass(frozen=True)
class SeatedLane:
    """A lane, its events in rows, and where it begins and ends within all lanes."""

    lane: Lane
    packed: Packed
    size: Size
    top: float
    height: float


@dataclass(frozen=True)
class Seating:
    """All lanes, one below the other."""

    lanes: tuple[SeatedLane, ...]
    size: Size
    height: float


def seat(story: Story, scale: Scale, room: float, heading: float) -> Seating:
    """Seat all events, as large as the room allows; `heading` stands above each sector."""
    sectors = len({lane.sector for lane in story.lanes})
    room -= heading * sectors
    for size in SIZES:
        items = _items(story, scale, size)
        packed = {code: pack(ours) for code, ours in items.items()}
        lanes = story.by_code
        if sum(_height(lanes[code], one, size) for code, one in packed.items()) <= room:
            return _stacked(story, packed, size, heading)
    return _stacked(story, _cut(items, packed, SIZES[-1], room), SIZES[-1], heading)


def draws_number(event: Event, size: Size) -> bool:
    """Tell whether the event's number stands beside its mark."""
    return size.numbers_all or event.significant


def _items(story: Story, scale: Scale, size: Size) -> dict[str, list[Item]]:
    items: dict[str, list[Item]] = {lane.code: [] for lane in story.lanes}
    for event in story.in_order:
        if event.span and scale.shows(*event.span):
            items[event.agency].append(_item(event, scale, size))
    return items


def _item(event: Event, scale: Scale, size: Size) -> Item:
    left, right = stretch(event, scale, size)
    if not draws_number(event, size):
        return Item(event, left, right)
    number = text_width(str(event.number), NUMBER_SIZE, bold=True) + 4
    return Item(event, left, right + number, size.rows_for_number)


def stretch(event: Event, scale: Scale, size: Size) -> tuple[float, float]:
    """Give from where to where the event's mark itself reaches, without its number."""
    first, last = event.span or (scale.first, scale.first)
    if first == last and event.when.is_exact_day:
        x = scale.x(first)
        return (x - size.mark / 2, x + size.mark / 2)
    left, right = scale.start(first), scale.end(last)
    short = max(0.0, size.mark * 1.6 - (right - left)) / 2
    return (left - short, right + short)


def _cut(
    items: Mapping[str, Sequence[Item]],
    packed: Mapping[str, Packed],
    size: Size,
    room: float,
) -> dict[str, Packed]:
    """Give rows to the lanes where they seat most, until the room is used.

    With first-fit rows, what a lane of so many rows cannot seat is exactly what was seated
    in the rows beyond; so one unlimited packing says what every further row is worth.
    """
    worth = {code: one.seated_by_row for code, one in packed.items()}
    rows = {code: min(_LEAST_ROWS, one.rows) for code, one in packed.items()}
    offers = sorted(
        ((-count, code, row) for code, counts in worth.items() for row, count in counts),
        key=lambda offer: (offer[2] >= _LEAST_ROWS, *offer),
    )
    for _, code, row in offers:
        wider = {**rows, code: max(rows[code], row + 1)}
        if _total(wider, packed, size) <= room:
            rows = wider
    return {code: _limited(items[code], packed[code], rows[code]) for code in packed}


def _total(rows: Mapping[str, int], packed: Mapping[str, Packed], size: Size) -> float:
    return sum(
        _room(rows[code], size, gathers=rows[code] < one.rows)
        for code, one in packed.items()
    )


def _limited(items: Sequence[Item], packed: Packed, rows: int) -> Packed:
    return packed if rows >= packed.rows else pack(items, rows)


def _height(lane: Lane, packed: Packed, size: Size) -> float:
    """Give a lane the height that its rows need, and its name where there is room for it."""
    needed = _room(packed.rows, size, gathers=bool(packed.lozenges))
    return max(needed, _TWO_LINES) if size.numbers_all and is_long(lane) else needed


def _room(rows: int, size: Size, *, gathers: bool) -> float:
    return max(_LEAST, rows * size.row + (LOZENGE if gathers else 0) + _PADDING)


def is_long(lane: Lane) -> bool:
    """Tell whether the lane's name needs two lines."""
    left = name_left(lane)
    return text_width(lane.name, NAME_SIZE) > LABEL_WIDTH - left - 6


def name_left(lane: Lane) -> float:
    """Say where the name begins, right of the letters."""
    return max(58.0, 22 + text_width(lane.code, 13, bold=True))


def _stacked(
    story: Story, packed: Mapping[str, Packed], size: Size, heading: float
) -> Seating:
    seated, top, sector = [], 0.0, ""
    for lane in sorted_lanes(story):
        if lane.sector != sector:
            top, sector = top + heading, lane.sector
        height = _height(lane, packed[lane.code], size)
        seated.append(SeatedLane(lane, packed[lane.code], size, top, height))
        top += height
    return Seating(tuple(seated), size, top)


def sorted_lanes(story: Story) -> list[Lane]:
    """Give the lanes sector by sector, in the order in which the sectors are first met."""
    order = list(dict.fromkeys(lane.sector for lane in story.lanes))
    return sorted(story.lanes, key=lambda lane: order.index(lane.sector))
