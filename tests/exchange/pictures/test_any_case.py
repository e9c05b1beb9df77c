"""Can whatever a case file tells be drawn?"""

from __future__ import annotations

from hypothesis import given, settings

from sightline.drawing.ecomap.drawing import draw_ecomap
from sightline.drawing.family.scoping import scoped
from sightline.drawing.genogram.drawing import draw_genogram
from sightline.drawing.timeline.drawing import draw_timeline
from sightline.exchange.case_file.for_engines import as_of
from sightline.exchange.case_file.reading import read_case_text
from sightline.exchange.pictures.agencies import agencies_of_case
from sightline.exchange.pictures.case_facts import facts_of_case, knowledge_of_case
from sightline.exchange.pictures.families import family_of
from sightline.exchange.pictures.networks import involved_of, network_of
from sightline.exchange.pictures.stories import story_of
from sightline.record.assembly.involvements import involvements
from tests.exchange.case_files import cases, raw


@settings(max_examples=40)
@given(cases())
def test_whatever_a_case_file_tells_can_be_drawn(told):
    """Everybody in the file is in the genogram's family, every event in the timeline."""
    case = read_case_text(raw(told))
    day, facts, agencies = as_of(case), facts_of_case(case), agencies_of_case(case)
    people = [each.id for each in case.people]
    if not people:
        return
    family = family_of(facts, subjects=people[:1], on=day)

    assert draw_genogram(scoped(family), as_at=day).tables
    working = involved_of(involvements(facts))
    network = network_of(family, facts, working, child=people[0], agencies=agencies, on=day)
    assert draw_ecomap(network, as_at=day).tables
    story = story_of(
        family,
        facts,
        title="A case",
        children=people[:1],
        agencies=agencies,
        knowing=knowledge_of_case(case),
        as_at=day,
    )
    assert draw_timeline(story).tables
    assert {each.id for each in story.events} <= {fact.id for fact in facts}
