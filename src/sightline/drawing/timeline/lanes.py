"""What does an agency's lane look like? Its name, its events in rows, its lozenges."""

from __future__ import annotations

from sightline.drawing.ink.boxes import Box
from sightline.drawing.ink.colours import (
    FAINT,
    GREY,
    INK,
    PAPER,
    RULE,
    SECTOR_COLOURS,
    SECTOR_TITLES,
)
from sightline.drawing.ink.marks import Group, Line, Mark, Pen, Polygon, Rect, Words
from sightline.drawing.ink.wording import words_in_box
from sightline.drawing.timeline.knowing import Knowing
from sightline.drawing.timeline.packing import BIN, Lozenge, Seat
from sightline.drawing.timeline.scale import Scale
from sightline.drawing.timeline.seating import (
    LABEL_WIDTH,
    LOZENGE,
    NAME_SIZE,
    NUMBER_SIZE,
    SeatedLane,
    Seating,
    draws_number,
    letters_of,
    name_left,
    stretch,
)
from sightline.drawing.timeline.symbols import draw_spell, draw_symbol

HEADING = 17.0


def draw_lanes(
    seating: Seating, scale: Scale, top: float, knowing: Knowing | None
) -> tuple[Mark, ...]:
    """Draw all lanes from the top down, each sector with its name above."""
    marks: list[Mark] = []
    sector = ""
    for lane in seating.lanes:
        y = top + lane.top
        if lane.lane.sector != sector:
            sector = lane.lane.sector
            marks += _sector(sector, y, scale)
        marks.append(_lane(lane, scale, y, knowing))
    bottom = top + seating.height
    marks.append(Line(0, bottom, scale.right, bottom, Pen(RULE, width=1)))
    return tuple(marks)


def _sector(sector: str, y: float, scale: Scale) -> tuple[Mark, ...]:
    colour = SECTOR_COLOURS[sector]
    return (
        Line(0, y - HEADING + 1, scale.right, y - HEADING + 1, Pen(RULE, width=1)),
        Rect(0, y - HEADING + 5, 9, 9, Pen(colour, colour, 1)),
        Words(14, y - 4, SECTOR_TITLES[sector].upper(), 11, colour=GREY),
    )


def _lane(lane: SeatedLane, scale: Scale, y: float, knowing: Knowing | None) -> Group:
    marks = [
        Line(0, y, scale.right, y, Pen(RULE, width=0.75)),
        *_label(lane, y),
        *(_event(seat, lane, scale, y, knowing) for seat in lane.packed.seats),
        *(_lozenge(one, lane, y, knowing) for one in lane.packed.lozenges),
    ]
    code = lane.lane.code
    return Group(tuple(marks), name=f"lane-{code}", data={"lane": code})


def _label(lane: SeatedLane, y: float) -> tuple[Mark, ...]:
    code = Words(14, y + 18, letters_of(lane.lane), 13, bold=True)
    left = name_left(lane.lane)
    lines = 2 if lane.height >= 38 else 1
    fitted = words_in_box(
        lane.lane.name, LABEL_WIDTH - left - 6, NAME_SIZE, lines=lines
    ).lines
    names = (Words(left, y + 18 + 14 * n, line, NAME_SIZE) for n, line in enumerate(fitted))
    return (code, *names)


def _event(
    seat: Seat, lane: SeatedLane, scale: Scale, y: float, knowing: Knowing | None
) -> Group:
    event, size = seat.item.event, lane.size
    quiet = knowing is not None and not knowing.knew(event)
    colour = FAINT if quiet else SECTOR_COLOURS[lane.lane.sector]
    left, right = stretch(event, scale, size)
    middle = y + 3 + (seat.row + seat.item.rows / 2) * size.row
    marks: list[Mark] = []
    if not event.when.is_exact_day:
        half = size.mark * 0.36
        box = Box(left, middle - half, right - left, 2 * half)
        opens = (event.when.first is None, event.when.last is None)
        marks += draw_spell(box, colour, opens_left=opens[0], opens_right=opens[1])
        marks.append(_clear(left, right, box))
    marks += draw_symbol(
        event.shape,
        (left + right) / 2,
        middle,
        size.mark,
        colour,
        significant=event.significant,
    )
    if draws_number(event, size):
        marks.append(_number(event.number, right, middle, event.significant, quiet))
    data = {"event": event.id, **({"known": "no"} if quiet else {})}
    return Group(tuple(marks), data=data)


def _clear(left: float, right: float, box: Box) -> Rect:
    """Clear the ruling behind a mark, which it would hide."""
    half = box.height * 0.85
    return Rect(
        (left + right) / 2 - half, box.y + 1, 2 * half, box.height - 2, Pen("none", PAPER)
    )


def _number(number: int, right: float, middle: float, bold: bool, quiet: bool) -> Words:
    y = middle + NUMBER_SIZE * 0.36
    return Words(
        right + 2, y, str(number), NUMBER_SIZE, bold, colour=GREY if quiet else INK
    )


def _lozenge(
    lozenge: Lozenge, lane: SeatedLane, y: float, knowing: Knowing | None
) -> Group:
    """Draw how many more there are; what they are is in the label and in the table."""
    events = lozenge.events
    known = knowing is None or any(knowing.knew(event) for event in events)
    colour = SECTOR_COLOURS[lane.lane.sector] if known else FAINT
    x, half, high = lozenge.x, BIN / 2 - 1, LOZENGE / 2 - 0.5
    middle = y + lane.height - LOZENGE / 2 - 2
    corners = (
        (x - half, middle),
        (x - half + 4, middle - high),
        (x + half - 4, middle - high),
        (x + half, middle),
        (x + half - 4, middle + high),
        (x - half + 4, middle + high),
    )
    words = Words(x, middle + 4, f"+{len(events)}", NUMBER_SIZE, True, "middle")
    numbers = ", ".join(str(event.number) for event in events)
    return Group(
        (Polygon(corners, Pen(colour, PAPER, 1)), words),
        data={"gathered": " ".join(event.id for event in events)},
        label=f"{len(events)} more of {lane.lane.name}: events {numbers}",
    )
