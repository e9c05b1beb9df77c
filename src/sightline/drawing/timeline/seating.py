"""How large are the marks, and how high is each lane, so that everything fits one sheet?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from sightline.drawing.ink.metrics import text_width
from sightline.drawing.ink.wording import words_in_box
from sightline.drawing.timeline.packing import Item, Packed, pack
from sightline.drawing.timeline.scale import Scale
from sightline.drawing.timeline.story import Event, Lane, Story

NUMBER_SIZE = 11.0
LOZENGE = 15.0
LABEL_WIDTH = 196.0
NAME_SIZE = 12.0
_LETTERS_WIDTH = 90.0
_PADDING = 5.0
_LEAST = 26.0
_TWO_LINES = 38.0
_UNIT = 3  # pixels; how finely the room is shared out among lanes


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


SIZES = (
    Size(14, 16, True),
    Size(11, 13, False),
    Size(8.3, 8.8, False),
    Size(7, 7.4, False),
)


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
    """Give each lane the rows with which the fewest events in all have to be gathered.

    With first-fit rows, what a lane of so many rows cannot seat is exactly what was seated
    in the rows beyond; so one unlimited packing says what every number of rows is worth.
    """
    # best[h] is the fewest gathered so far within h units of height, and the rows taken.
    units = max(int(room // _UNIT), 0)
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for one in packed.values():
        following: dict[int, tuple[int, tuple[int, ...]]] = {}
        options = _options(one, size)
        least = min(used for used, _, _ in options)
        for used_before, (gathered_before, taken) in best.items():
            for used, gathered, rows in options:
                at = used_before + used
                if at > units and used > least:
                    continue
                found = (gathered_before + gathered, (*taken, rows))
                following[at] = min(following.get(at, found), found)
        best = following
    fitting = {at: found for at, found in best.items() if at <= units}
    chosen = min(fitting.values()) if fitting else best[min(best)]
    return {
        code: _limited(items[code], packed[code], many)
        for code, many in zip(packed, chosen[1], strict=True)
    }


def _options(packed: Packed, size: Size) -> list[tuple[int, int, int]]:
    """List how high a lane is, how many it gathers, and with how many rows."""
    needs = packed.seated_by_row
    options = []
    for rows in range(max(packed.significant_rows, min(1, packed.rows)), packed.rows + 1):
        gathered = sum(needs[rows:])
        height = _room(rows, size, gathers=gathered > 0)
        options.append((ceil(height / _UNIT), gathered, rows))
    return options


def _limited(items: Sequence[Item], packed: Packed, rows: int) -> Packed:
    return packed if rows >= packed.rows else pack(items, rows, LABEL_WIDTH)


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
    return max(58.0, 22 + text_width(letters_of(lane), 13, bold=True))


def letters_of(lane: Lane) -> str:
    """Give the lane's letters, cut if they are so many that they would cover the name."""
    return "".join(words_in_box(lane.code, _LETTERS_WIDTH, 13, bold=True).lines)


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
