"""A timeline: everything every agency recorded of a family, in proportion, on one sheet."""

from __future__ import annotations

from datetime import date

from sightline.drawing.drawn import Drawn
from sightline.drawing.ink.colours import ALARM
from sightline.drawing.ink.legends import LegendEntry, draw_legend
from sightline.drawing.ink.marks import Line, Mark, Pen, Picture, Words
from sightline.drawing.ink.printing import Paper
from sightline.drawing.ink.wording import words_in_box
from sightline.drawing.timeline import density, strips, telling
from sightline.drawing.timeline.key import key_of
from sightline.drawing.timeline.knowing import Knowing
from sightline.drawing.timeline.lanes import HEADING, draw_lanes
from sightline.drawing.timeline.scale import Scale, draw_axis, draw_years
from sightline.drawing.timeline.seating import LABEL_WIDTH, Seating, seat
from sightline.drawing.timeline.story import Story
from sightline.kernel.errors import Fault, Refused

WIDTH, HEIGHT = (int(length) for length in Paper.A3_LANDSCAPE.room)
_TOP = 52.0
_AXIS = 24.0
_KEY = 62.0
_KEY_GAP = 12.0


def draw_timeline(
    story: Story, *, knowing: Knowing | None = None, year_pages: bool = False
) -> Drawn:
    """Draw the whole story on an A3 sheet, and on request one sheet more for each year.

    With `knowing`, every event that the agency did not know of by the day is drawn faint.
    """
    if knowing and knowing.agency not in story.by_code:
        right = f"choose one of {', '.join(story.by_code)}"
        raise Refused(Fault("knowing", f"no lane is called {knowing.agency}", right))
    first, last = density.bounds(story)
    picture, key = _sheet(story, first, last, knowing)
    pages: tuple[Picture, ...] = ()
    if year_pages and first.year < last.year:
        pages = tuple(
            _sheet(story, date(year, 1, 1), date(year, 12, 31), knowing, str(year))[0]
            for year in range(first.year, last.year + 1)
        )
    return Drawn(
        picture,
        telling.summary_of(story, knowing),
        telling.tables_of(story, knowing),
        key,
        pages,
    )


def _sheet(
    story: Story, first: date, last: date, knowing: Knowing | None, page: str = ""
) -> tuple[Picture, tuple[LegendEntry, ...]]:
    scale = Scale(first, last, LABEL_WIDTH, WIDTH - 44)
    head = _TOP + _AXIS + density.HEIGHT + strips.HEIGHT * len(story.children)
    seating = seat(story, scale, HEIGHT - head - _AXIS - _KEY - 8, HEADING)
    key = key_of(story, seating, scale, knowing)
    bottom = head + seating.height + _AXIS
    legend = draw_legend(key, 14, bottom + _KEY_GAP, WIDTH - 28)
    title = f"{story.title}, {page}" if page else story.title
    marks = (
        *_heading(story, title, scale, knowing),
        *_body(story, scale, seating, head, knowing),
        *legend.marks,
    )
    description = " ".join(telling.summary_of(story, knowing))
    height = bottom + _KEY_GAP + legend.height + 4
    return Picture(WIDTH, height, marks, title, description), key


def _heading(
    story: Story, title: str, scale: Scale, knowing: Knowing | None
) -> tuple[Mark, ...]:
    lines = words_in_box(title, WIDTH - 28, 20, bold=True).lines
    under = words_in_box(telling.key_line(story, scale, knowing), WIDTH - 28, 13).lines
    return (
        *(Words(14, 26, line, 20, bold=True) for line in lines),
        *(Words(14, 47, line, 13) for line in under),
    )


def _body(
    story: Story, scale: Scale, seating: Seating, head: float, knowing: Knowing | None
) -> tuple[Mark, ...]:
    top, foot = _TOP + _AXIS, head + seating.height
    children = [
        strips.draw_strip(
            child, scale, top + density.HEIGHT + strips.HEIGHT * n, story.as_at
        )
        for n, child in enumerate(story.children)
    ]
    return (
        *draw_years(scale, top, foot),
        *draw_axis(scale, top),
        *density.draw_density(story, scale, top),
        *children,
        *draw_lanes(seating, scale, head, knowing),
        *draw_axis(scale, foot + _AXIS - 4),
        *_line(scale, knowing, top, foot),
    )


def _line(
    scale: Scale, knowing: Knowing | None, top: float, foot: float
) -> tuple[Mark, ...]:
    """Draw the day up to which the agency's knowledge is shown."""
    if not knowing or not scale.shows(knowing.by, knowing.by):
        return ()
    x = scale.x(knowing.by)
    return (Line(x, top, x, foot, Pen(ALARM, width=1.5, dash=(7, 4))),)
