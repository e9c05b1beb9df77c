"""Draw a family as a genogram: the picture, the same in words, the same as tables, the key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sightline.drawing.drawn import Drawn
from sightline.drawing.family.as_at import as_at as family_as_at
from sightline.drawing.family.audience import PANEL, Audience, for_audience
from sightline.drawing.family.model import Family
from sightline.drawing.genogram.arrangement import Arrangement
from sightline.drawing.genogram.layout import Layout, layout_of
from sightline.drawing.genogram.line_painting import Lines
from sightline.drawing.genogram.marks_used import legend_for
from sightline.drawing.genogram.painting import People, homes, reading_order
from sightline.drawing.genogram.profiles import ENGLAND, Profile
from sightline.drawing.genogram.qualities import MOST, quality_group
from sightline.drawing.genogram.summary import summary_of
from sightline.drawing.genogram.symbols import SYMBOL
from sightline.drawing.genogram.tables import Words as FamilyWords
from sightline.drawing.genogram.tables import tables_of
from sightline.drawing.ink.boxes import Box
from sightline.drawing.ink.colours import GREY
from sightline.drawing.ink.legends import LegendEntry, draw_legend
from sightline.drawing.ink.marks import Group, Mark, Picture, Words
from sightline.kernel.local_time import say_day

PADDING = 28.0
_NARROWEST = 640.0
_HEADING = 34.0


@dataclass(frozen=True)
class Genogram(Drawn):
    """A drawn family, with the arrangement to keep for the next time it is drawn."""

    arrangement: Arrangement = field(default_factory=Arrangement)


def draw_genogram(
    family: Family,
    *,
    as_at: date,
    profile: Profile = ENGLAND,
    audience: Audience = PANEL,
    arrangement: Arrangement | None = None,
    hrefs: Mapping[str, str] | None = None,
    qualities: bool = False,
) -> Genogram:
    """Draw a family as it was on a day, as far as the audience may see it.

    `arrangement` is what an earlier drawing gave: people keep their places as far as they
    can. With `hrefs`, an address for each person's id, people are links in the picture.
    `qualities` adds what is between people, where it is a dozen lines at most.
    """
    shown = for_audience(family_as_at(family, as_at), audience)
    layout = layout_of(shown, as_at, arrangement)
    words = FamilyWords(shown, as_at, dict(layout.letters))
    reading = reading_order(layout)
    sentences = {person.id: words.sentence(person) for person in shown.people}
    groups = [
        *homes(layout),
        *(_qualities(layout) if qualities else ()),
        *Lines(layout, profile).groups(),
        *People(layout, hrefs or {}, sentences).groups(reading),
    ]
    legend = legend_for(_marks_in(groups), profile)
    title = f"Genogram as at {say_day(as_at)}"
    summary = summary_of(shown, as_at, words, len(layout.rows))
    return Genogram(
        picture=_picture(layout, groups, legend, title, summary),
        summary=(summary,),
        tables=tuple(
            tables_of(shown, as_at, words, [layout.pedigree.ids[n] for n in reading])
        ),
        legend=legend,
        arrangement=layout.arrangement,
    )


def _picture(
    layout: Layout,
    groups: Sequence[Group],
    legend: Sequence[LegendEntry],
    title: str,
    summary: str,
) -> Picture:
    extent = _extent(layout)
    left, top = PADDING - extent.x, PADDING + _HEADING - extent.y
    width = max(extent.width + 2 * PADDING, _NARROWEST)
    left += (width - extent.width) / 2 - PADDING
    y = top + extent.bottom + 24
    notes: list[Mark] = [Words(PADDING, PADDING + 8, title, 16, bold=True)]
    for household in layout.family.households:
        said = ", ".join(part for part in (household.address, household.note) if part)
        if said:
            y += 16
            notes.append(Words(PADDING, y, f"{layout.letters[household.id]}: {said}", 12))
    y += 16
    key = draw_legend(legend, PADDING, y, width - 2 * PADDING)
    y += key.height + 18
    footer = "Not all facts are verified. The key lists every mark that is used."
    notes.append(Words(PADDING, y, footer, 11, colour=GREY))
    drawing = Group(tuple(groups), shift=(left, top))
    return Picture(width, y + PADDING / 2, (drawing, *notes, *key.marks), title, summary)


def _extent(layout: Layout) -> Box:
    """Give the box of everything: people with their labels, lines, and homes around them."""
    xs = [point[0] for wire in layout.wires for point in wire.points] or [0.0]
    for node, label in layout.labels.items():
        xs += [layout.x[node] - label.left, layout.x[node] + label.right]
    room = 26.0 if layout.family.households else 4.0
    left, right = min(xs) - room, max(xs) + room
    return Box(left, -8, right - left, layout.heights.end + 16)


def _qualities(layout: Layout) -> Iterator[Group]:
    """Draw what is between people from the middle of one symbol to the other."""
    lines = layout.family.qualities
    at = {person: n for n, person in enumerate(layout.pedigree.ids)}
    for quality in lines if len(lines) <= MOST else ():
        ends = [
            (layout.x[n], layout.heights.top[layout.ranks.row_of[n]] + SYMBOL / 2)
            for n in (at[quality.source], at[quality.target])
        ]
        yield quality_group(quality, *ends)


def _marks_in(groups: Sequence[Mark]) -> Iterator[str]:
    for group in groups:
        if isinstance(group, Group):
            yield from group.data.get("mark", "").split()
            yield from _marks_in(group.children)
