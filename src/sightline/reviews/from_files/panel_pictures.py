"""The pictures of a review from files: genogram, ecomap, timeline, who knew what when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sightline.drawing.drawn import Drawn
from sightline.drawing.ecomap.drawing import draw_ecomap
from sightline.drawing.genogram.drawing import draw_genogram
from sightline.drawing.timeline.drawing import draw_timeline
from sightline.exchange.case_file.told import CaseFile
from sightline.exchange.pictures.agencies import agencies_of_case
from sightline.exchange.pictures.case_facts import facts_of_case, knowledge_of_case
from sightline.exchange.pictures.families import children_in, family_of
from sightline.exchange.pictures.networks import involved_of, network_of
from sightline.exchange.pictures.stories import story_of
from sightline.record.assembly.involvements import involvements
from sightline.record.assembly.ties import ties
from sightline.record.assembly.who_knew import Pictures
from sightline.safeguards.gaps.gap import Gap
from sightline.safeguards.gaps.wording import Saying
from sightline.safeguards.world import World


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
    yield "timeline", draw_timeline(story, year_pages=True)


def knowing_pictures(world: World, gaps: Sequence[Gap]) -> Iterator[tuple[str, Drawn]]:
    """Yield the matrices of decisions by facts."""
    pictures = Pictures(world, gaps, Saying(world))
    matrices = pictures.matrices("this review") if gaps else iter(())
    for number, drawn in enumerate(matrices, start=1):
        yield f"decisions-{number:02d}", drawn
