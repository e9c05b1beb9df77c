"""When was much recorded, and when nothing? Events a week, all agencies together."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sightline.drawing.ink.colours import GREY, RULE
from sightline.drawing.ink.marks import Line, Mark, Pen, Rect, Words
from sightline.drawing.timeline.scale import Scale
from sightline.drawing.timeline.story import Story

HEIGHT = 40.0
_BARS = 30.0


def weekly(story: Story, scale: Scale) -> Counter[int]:
    """Count the events of every week from the start, by their earliest possible day."""
    days = (event.span[0] for event in story.events if event.span)
    return Counter((day - scale.first).days // 7 for day in days if scale.shows(day, day))


def draw_density(story: Story, scale: Scale, y: float) -> tuple[Mark, ...]:
    """Draw a bar for every week, and say how many the highest stands for."""
    counted = weekly(story, scale)
    most = max(counted.values(), default=0)
    bottom = y + HEIGHT - 4
    wide = 7 * scale.per_day
    bars = []
    for week in sorted(counted):
        left = scale.left + week * wide
        high = _BARS * counted[week] / most
        width = min(max(wide - 0.4, 0.6), scale.right - left)
        bars.append(Rect(left, bottom - high, width, high, Pen("none", GREY)))
    return (
        Line(0, y, scale.right, y, Pen(RULE, width=0.75)),
        Words(14, y + 16, "Events a week", 13, bold=True),
        Words(14, y + 31, f"most in a week: {most}", 11, colour=GREY),
        *bars,
        Line(scale.left, bottom, scale.right, bottom, Pen(GREY, width=1)),
    )


def bounds(story: Story) -> tuple[date, date]:
    """Give the first and last day that anything in the story may have happened."""
    spans = [event.span for event in story.events if event.span]
    births = [
        day for one in story.children for day in (one.born.first, one.born.last) if day
    ]
    bands = [band.first for one in story.children for band in one.bands]
    if not spans:
        days = [*births, *bands, story.as_at]
        return min(days), max(days)
    return min(first for first, _ in spans), max(last for _, last in spans)
