"""How much did each agency record in each month? A grid whose cells are large enough to press."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from sightline.drawing.drawn import Drawn, TableOf
from sightline.drawing.ink.colours import GREY, INK, PAPER, RULE, text_on
from sightline.drawing.ink.legends import LegendEntry, draw_legend
from sightline.drawing.ink.marks import Group, Line, Mark, Pen, Picture, Rect, Words
from sightline.drawing.ink.wording import words_in_box
from sightline.drawing.timeline.density import bounds
from sightline.drawing.timeline.seating import (
    LABEL_WIDTH,
    NAME_SIZE,
    letters_of,
    name_left,
    sorted_lanes,
)
from sightline.drawing.timeline.story import Lane, Story

CELL = 24.0  # the least that a target may measure (WCAG 2.5.8)
_TOP = 84.0
_SHADES = ((1, 2, PAPER), (3, 5, "#d9dcde"), (6, 10, "#9aa1a6"), (11, None, "#3f474c"))

Address = Callable[[str, date], str]


def draw_month_grid(story: Story, *, address: Address | None = None) -> Drawn:
    """Draw a cell for each agency and month, with its count; imprecise dates count once, in
    the first month that they may be. `address` gives where a cell leads, from the agency's
    letters and the first day of the month; empty cells lead nowhere.
    """
    lanes = sorted_lanes(story)
    first, last = bounds(story)
    months = _months(first, last)
    counted = Counter(
        (event.agency, event.span[0].replace(day=1)) for event in story.events if event.span
    )
    width = max(LABEL_WIDTH + CELL * len(months) + 14, 700)
    bottom = _TOP + CELL * len(lanes)
    key = _key(list(counted.values()))
    legend = draw_legend(key, 14, bottom + 14, width - 28)
    title = f"{story.title}: events a month"
    heading = words_in_box(title, width - 28, 18, bold=True).lines
    marks: list[Mark] = [
        *(Words(14, 28, line, 18, bold=True) for line in heading),
        *_heads(months),
    ]
    for n, lane in enumerate(lanes):
        y = _TOP + CELL * n
        marks += _label(lane, y)
        marks += [
            _cell(lane, month, counted[lane.code, month], (x, y), address)
            for at, month in enumerate(months)
            for x in [LABEL_WIDTH + CELL * at]
        ]
    summary = _summary(story, lanes, months, counted)
    height = bottom + 14 + legend.height + 6
    picture = Picture(width, height, (*marks, *legend.marks), title, " ".join(summary))
    return Drawn(picture, summary, (_table(lanes, months, counted, title),), key)


def _months(first: date, last: date) -> list[date]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.year * 12 + first.month - 1
    return [date((start + n) // 12, (start + n) % 12 + 1, 1) for n in range(count)]


def _heads(months: Sequence[date]) -> list[Mark]:
    marks: list[Mark] = []
    for n, month in enumerate(months):
        x = LABEL_WIDTH + CELL * n
        marks.append(Words(x + CELL / 2, _TOP - 8, f"{month:%b}"[0], 11, anchor="middle"))
        if month.month == 1 or (n == 0 and month.month < 11):
            marks.append(Words(x + 2, _TOP - 26, str(month.year), 13, bold=True))
        if month.month == 1:
            marks.append(Line(x, _TOP - 38, x, _TOP - 2, Pen(GREY, width=1)))
    return marks


def _label(lane: Lane, y: float) -> tuple[Mark, ...]:
    left = name_left(lane)
    name = words_in_box(lane.name, LABEL_WIDTH - left - 6, NAME_SIZE).lines
    return (
        Words(14, y + 16, letters_of(lane), 13, bold=True),
        *(Words(left, y + 16, line, NAME_SIZE) for line in name),
    )


def _cell(
    lane: Lane, month: date, count: int, at: tuple[float, float], address: Address | None
) -> Group:
    x, y = at
    edge = Pen(RULE, PAPER, 0.75)
    if not count:
        return Group((Rect(x, y, CELL, CELL, edge),))
    fill = _shade(count)
    size = 12 if count < 100 else 10.7
    words = Words(
        x + CELL / 2, y + 16, str(count), size, anchor="middle", colour=text_on(fill)
    )
    return Group(
        (Rect(x, y, CELL, CELL, Pen(RULE, fill, 0.75)), words),
        data={"agency": lane.code, "month": f"{month:%Y-%m}"},
        href=address(lane.code, month) if address else "",
        label=f"{lane.name}, {month:%B} {month.year}: {_many(count)}",
    )


def _shade(count: int) -> str:
    return next(fill for low, high, fill in reversed(_SHADES) if count >= low)


def _many(count: int) -> str:
    return f"{count:,} event{'' if count == 1 else 's'}"


def _key(counts: Sequence[int]) -> tuple[LegendEntry, ...]:
    entries = []
    for low, high, fill in _SHADES:
        if any(low <= count and (high is None or count <= high) for count in counts):
            words = f"{low} to {high} events" if high else f"{low} events or more"
            sample = Rect(9, 1, 18, 18, Pen(INK, fill, 0.75))
            entries.append(LegendEntry(f"count.{low}", words, (sample,)))
    return tuple(entries)


def _summary(
    story: Story, lanes: Sequence[Lane], months: Sequence[date], counted: Counter
) -> tuple[str, ...]:
    cells = len(lanes) * len(months)
    filled = sum(1 for count in counted.values() if count)
    dated = sum(counted.values())
    said = [
        f"{_many(dated)} of {len(lanes)} agencies over {len(months)} months; {filled} of "
        f"{cells} cells have any."
    ]
    if undated := len(story.events) - dated:
        said.append(f"{_many(undated)} without a date are not in the grid.")
    return tuple(said)


def _table(
    lanes: Sequence[Lane], months: Sequence[date], counted: Counter, title: str
) -> TableOf:
    rows = tuple(
        (f"{month:%B} {month.year}", *(str(counted[lane.code, month]) for lane in lanes))
        for month in months
    )
    return TableOf(title, ("Month", *(lane.name for lane in lanes)), rows)
