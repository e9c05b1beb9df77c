"""Which marks does this timeline use, and what do they mean?"""

from __future__ import annotations

from collections.abc import Iterable

from sightline.drawing.ink.boxes import Box
from sightline.drawing.ink.colours import FAINT, GREY, INK, PAPER
from sightline.drawing.ink.hatching import hatched
from sightline.drawing.ink.legends import LegendEntry
from sightline.drawing.ink.marks import Pen, Polygon, Rect, Words
from sightline.drawing.timeline.knowing import Knowing
from sightline.drawing.timeline.scale import Scale
from sightline.drawing.timeline.seating import Seating
from sightline.drawing.timeline.story import Event, Shape, Standing, Story
from sightline.drawing.timeline.strips import HATCHES, bands_of
from sightline.drawing.timeline.symbols import draw_spell, draw_symbol


def key_of(
    story: Story, seating: Seating, scale: Scale, knowing: Knowing | None
) -> tuple[LegendEntry, ...]:
    """List exactly the marks that this sheet bears."""
    drawn = [seat.item.event for lane in seating.lanes for seat in lane.packed.seats]
    return (
        *_shapes(drawn),
        *_special(drawn, seating),
        *_knowledge(drawn, knowing),
        *_bands(story, scale),
    )


def _shapes(drawn: list[Event]) -> Iterable[LegendEntry]:
    used = {event.shape for event in drawn}
    for shape in Shape:
        if shape in used:
            sample = draw_symbol(shape, 18, 10, 13, GREY)
            yield LegendEntry(f"shape.{shape.name}", shape.value, sample)


def _special(drawn: list[Event], seating: Seating) -> Iterable[LegendEntry]:
    if any(event.significant for event in drawn):
        mark = draw_symbol(Shape.CONTACT, 10, 10, 13, GREY, significant=True)
        number = Words(19, 14, "12", 11, bold=True)
        words = "significant: black edge, with its number in the table"
        yield LegendEntry("significant", words, (*mark, number))
    if any(not event.when.is_exact_day for event in drawn):
        spell = draw_spell(Box(2, 6, 32, 8), GREY, opens_left=False, opens_right=True)
        words = "some time within the bar; an end not closed is not known"
        yield LegendEntry("spell", words, spell)
    if any(lane.packed.lozenges for lane in seating.lanes):
        corners = ((4, 10), (8, 3), (28, 3), (32, 10), (28, 17), (8, 17))
        lozenge = Polygon(corners, Pen(GREY, PAPER, 1))
        number = Words(18, 14, "+9", 11, bold=True, anchor="middle")
        words = "so many more of this agency, none significant: see the table"
        yield LegendEntry("lozenge", words, (lozenge, number))


def _knowledge(drawn: list[Event], knowing: Knowing | None) -> Iterable[LegendEntry]:
    if knowing and any(not knowing.knew(event) for event in drawn):
        sample = draw_symbol(Shape.CONTACT, 18, 10, 13, FAINT)
        yield LegendEntry("unknown", f"not known to {knowing.agency} by then", sample)


def _bands(story: Story, scale: Scale) -> Iterable[LegendEntry]:
    shown = {
        band.standing
        for child in story.children
        for band in bands_of(child)
        if scale.shows(band.first, band.last or max(story.as_at, band.first))
    }
    for standing in Standing:
        if standing in shown:
            box = Box(2, 3, 32, 14)
            edge = Rect(box.x, box.y, box.width, box.height, Pen(INK, PAPER, 1))
            sample = (edge, hatched(box, HATCHES[standing], spacing=5))
            yield LegendEntry(f"band.{standing.name}", standing.value, sample)
