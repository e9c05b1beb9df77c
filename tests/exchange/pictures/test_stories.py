"""Does a timeline tell what happened, how each child stood, and the days round a birth?"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.drawing.timeline.drawing import draw_timeline
from sightline.drawing.timeline.story import Shape, Standing, Story
from sightline.exchange.pictures.agencies import AgencyNamed
from sightline.exchange.pictures.case_facts import Knowing
from sightline.exchange.pictures.families import family_of
from sightline.exchange.pictures.stories import story_of
from sightline.vocabulary.kinds import KINDS
from tests.exchange.pictures.telling import DAY, Teller

AGENCIES = {
    "hv": AgencyNamed("Northshire Health Visiting", "health-visiting"),
    "csc": AgencyNamed("Northshire Children's Social Care", "childrens-social-care"),
}


@pytest.fixture
def tell() -> Teller:
    tell = Teller()
    tell.person("robin", "2025-12-02", "female")
    tell.person("alice", "1999", "female")
    tell.tie("alice", "parent", "robin")
    return tell


def story(tell: Teller, on: date = DAY, **knowing: list[Knowing]) -> Story:
    found = story_of(
        family_of(tell.facts, subjects=["robin"], on=on),
        tell.facts,
        title="A family",
        children=["robin"],
        agencies=AGENCIES,
        knowing=knowing,
        as_at=on,
    )
    assert draw_timeline(found).tables
    return found


def test_events_stand_in_order_with_their_words_and_who_people_are_is_none(tell):
    tell("visit.made", "robin", "2025-12-20", child_seen=True, says="Asleep in her cot.")
    tell("concern.noted", "robin", "2025-12-10", category="neglect")

    told = story(tell).in_order

    assert [event.number for event in told] == [1, 2]
    assert told[0].words == "Concern noted: Neglect"
    assert told[1].words.endswith(": Asleep in her cot.")
    assert [event.shape for event in told] == [Shape.INCIDENT, Shape.CONTACT]


def test_what_happened_after_the_day_is_not_there(tell):
    tell("visit.made", "robin", "2025-12-20", child_seen=True)

    assert story(tell, date(2025, 12, 19)).events == ()


def test_the_days_round_a_birth_are_ticked(tell):
    """Booking, weeks, birth, discharge, the new birth visit with its day (HP-03)."""
    tell(
        "pregnancy.booked",
        "alice robin=unborn",
        "2025-06-20",
        expected="2026-01-12",
        weeks=10,
    )
    tell("birth.recorded", "robin=child alice=mother", "2025-12-02", gestation_weeks="34+1")
    tell("hospital.discharged", "robin", "2025-12-09")
    tell("visit.made", "robin", "2025-12-13", child_seen=False, no_access=True)
    tell("visit.made", "robin", "2025-12-14", child_seen=True)
    tell("visit.made", "robin", "2025-12-20", child_seen=True)

    (child,) = story(tell).children

    assert [one.words for one in child.milestones] == [
        "booking, 10 weeks",
        "born at 34+1 weeks",
        "discharged from hospital",
        "no access, day 11",
        "first visit, day 12",
    ]


def test_a_child_stands_under_a_plan_until_it_ends(tell):
    plan = tell(
        "plan.agreed",
        "robin",
        "2025-12-10",
        type="child-protection",
        child="robin",
        what="x",
    )
    tell("plan.ended", "robin", "2026-02-01", thread=plan, rationale="x")
    tell("circumstance.recorded", "robin", "2026-01-15", what="child-protection-plan")
    tell(
        "plan.agreed", "robin", "2026-02-01", type="child-in-need", child="robin", what="x"
    )

    bands = {one.standing: one for one in story(tell).children[0].bands}

    assert bands[Standing.CHILD_PROTECTION].first == date(2025, 12, 10)
    assert bands[Standing.CHILD_IN_NEED].last is None


def test_who_knew_since_when_is_told_up_to_the_day(tell):
    seen = tell("visit.made", "robin", "2025-12-14", child_seen=True)
    tell("contact.made", "robin", "2025-12-15", by="csc")
    at = datetime(2026, 1, 5, 12, tzinfo=UTC)
    knowing = {seen: [Knowing("csc", at, "meeting"), Knowing("elsewhere", at)]}

    (knew,) = story(tell, **knowing).in_order[0].known

    assert (knew.agency, knew.since) == ("CSC", date(2026, 1, 5))
    assert story(tell, date(2026, 1, 1), **knowing).in_order[0].known == ()


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(KINDS)),
            st.sampled_from(["2025", "2025-12", "2025-12-03", "2025-11~", ""]),
        ),
        max_size=12,
    )
)
def test_whatever_kinds_are_told_a_picture_can_be_drawn(told):
    """No kind of entry and no part of a date stops a timeline; each event is there once."""
    tell = Teller()
    tell.person("robin", "2025-12-02", "female")
    for kind, happened in told:
        if kind not in ("relationship.recorded", "residence.recorded"):
            tell(kind, "robin", happened)

    found = story(tell)

    kinds = [fact.kind for fact in tell.facts if fact.kind != "person.recorded"]
    assert len(found.events) == len(kinds)
