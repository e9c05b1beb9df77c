"""The pictures of a review from files: genogram, ecomap, timeline, who knew what when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sightline.drawing.drawn import Drawn
from sightline.drawing.ecomap.drawing import draw_ecomap
from sightline.drawing.genogram.drawing import draw_genogram
from sightline.drawing.timeline.drawing import draw_timeline
from sightline.drawing.timeline.story import Story
from sightline.exchange.case_file.told import CaseFile
from sightline.exchange.pictures.agencies import agencies_of_case
from sightline.exchange.pictures.case_facts import facts_of_case, knowledge_of_case
from sightline.exchange.pictures.families import children_in, family_of
from sightline.exchange.pictures.networks import involved_of, network_of
from sightline.exchange.pictures.stories import story_of
from sightline.kernel.local_time import say_day
from sightline.record.assembly.involvements import involvements
from sightline.record.assembly.ties import ties
from sightline.record.assembly.who_knew import Pictures
from sightline.safeguards.gaps.gap import Gap
from sightline.safeguards.gaps.wording import Saying
from sightline.safeguards.world import World

LONG_SILENCE = timedelta(days=2 * 365)
A_FEW = 20  # at most one event in so many is left out


def family_pictures(case: CaseFile, day: date) -> Iterator[tuple[str, Drawn]]:
    """Yield the pictures that what was sent allows, each with the stem of its file.

    A genogram needs ties between people: without a family's own file there are none, and
    none is drawn.
    """
    facts = facts_of_case(case)
    children = children_in(facts, day)
    family = family_of(facts, subjects=children[:1], on=day)
    agencies = agencies_of_case(case)
    if ties(facts):
        yield "genogram", draw_genogram(family, as_at=day)
    if children:
        network = network_of(
            family,
            facts,
            involved_of(involvements(facts)),
            child=children[0],
            agencies=agencies,
            on=day,
        )
        yield "ecomap", draw_ecomap(network, as_at=day)
    story = story_of(
        family,
        facts,
        title="Combined timeline",
        children=children,
        agencies=agencies,
        knowing=knowledge_of_case(case),
        as_at=day,
    )
    yield "timeline", draw_timeline(_without_long_ago(story), year_pages=True)


def _without_long_ago(story: Story) -> Story:
    """Leave out the few events that years of silence part from all others, and say so.

    One of them would otherwise press the whole story into the last inch of the sheet.
    """
    dated = sorted((e for e in story.events if e.span), key=lambda e: e.span or ())
    few = len(dated) // A_FEW
    for place in range(few, 0, -1):
        before, after = dated[place - 1], dated[place]
        if before.span and after.span and (after.span[0] - before.span[1]) >= LONG_SILENCE:
            kept = tuple(event for event in story.events if event not in dated[:place])
            since = f"since {say_day(after.span[0])}; earlier ones are in the chronology"
            return replace(story, events=kept, of_events=len(story.events), filters=since)
    return story


def knowing_pictures(world: World, gaps: Sequence[Gap]) -> Iterator[tuple[str, Drawn]]:
    """Yield the matrices of decisions by facts."""
    pictures = Pictures(world, gaps, Saying(world))
    matrices = pictures.matrices("this review") if gaps else iter(())
    for number, drawn in enumerate(matrices, start=1):
        yield f"decisions-{number:02d}", drawn
