"""Draw a family as a genogram: the picture, the same in words, the same as tables, the key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from sightline.drawing.drawn import Drawn
from sightline.drawing.family.as_at import as_at as family_as_at
from sightline.drawing.family.audience import PANEL, Audience, for_audience
from sightline.drawing.family.model import Family
from sightline.drawing.genogram.arrangement import Arrangement
from sightline.drawing.genogram.composing import marks_in, pictures_of
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
from sightline.drawing.ink.marks import Group
from sightline.drawing.ink.printing import Paper
from sightline.kernel.local_time import say_day


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
    paper: Paper | None = None,
) -> Genogram:
    """Draw a family as it was on a day, as far as the audience may see it.

    `arrangement` is what an earlier drawing gave: people keep their places as far as they
    can. With `hrefs`, an address for each person's id, people are links in the picture.
    `qualities` adds what is between people, where it is a dozen lines at most.
    With a `paper`, a family too wide for it is cut into sheets: `picture` is the first and
    `pages` are the others.
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
    summary = summary_of(shown, as_at, words, len(layout.rows))
    said = f"Genogram as at {say_day(as_at)}", summary
    first, *further = pictures_of(layout, groups, profile, said, paper)
    return Genogram(
        picture=first,
        summary=(summary,),
        tables=tuple(
            tables_of(shown, as_at, words, [layout.pedigree.ids[n] for n in reading])
        ),
        legend=legend_for(marks_in(groups), profile),
        pages=tuple(further),
        arrangement=layout.arrangement,
    )


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
