"""Where a review stands is folded from its steps, and nothing said is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kernel.working_days import england_and_wales
from sightline.reviews.state.board import board_in
from sightline.reviews.state.clocks import notification_clock, plan, review_clocks
from sightline.reviews.state.decision import deciding_in
from sightline.reviews.state.incident import incident_in
from sightline.reviews.state.learning import learning_in
from sightline.reviews.state.people import people_in
from sightline.reviews.state.whole import state_of
from sightline.reviews.state.workspace import workspace_in
from tests.reviews.stories import Story, noticed, opened

CALENDAR = england_and_wales()


@pytest.fixture
def story():
    return Story()


def test_the_fifteenth_working_day_leaves_easter_out(story):
    noticed(story)
    story("notification.sent", on="2026-03-27")
    opened(story)
    state = state_of(story.steps)
    clocks = review_clocks(state.incident, state.workspace, CALENDAR)
    assert clocks["notified"].due == date(2026, 4, 21)
    assert (
        "Good Friday" in clocks["notified"].because or "bank" in clocks["notified"].because
    )
    assert set(clocks) == {"aware", "notified", "opened"}
    assert plan(date(2026, 3, 27), CALENDAR)[-1].due == date(2026, 4, 21)


def test_an_old_kind_of_review_has_no_fifteen_days(story):
    noticed(story)
    opened(story, type_="serious-incident-learning-review")
    state = state_of(story.steps)
    assert review_clocks(state.incident, state.workspace, CALENDAR) == {}


def test_an_incident_dated_again_keeps_the_first_date_in_its_steps(story):
    noticed(story)
    story("incident.redated", aware_on="2026-03-30", why="the e-mail came on Monday")
    incident = incident_in(story.steps)
    assert incident.aware_on == date(2026, 3, 30)
    assert notification_clock(incident, CALENDAR).due == date(2026, 4, 8)
    assert incident.redated == ("the e-mail came on Monday",)
    assert incident_in(story.steps[:1]).aware_on == date(2026, 3, 27)


@pytest.mark.parametrize(
    ("abuse", "harm", "meets"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_the_criteria_are_met_when_all_three_partners_say_so(story, abuse, harm, meets):
    noticed(story)
    for partner in ("police", "health", "local-authority"):
        assert incident_in(story.steps).criteria_met is None
        story("criteria.viewed", partner=partner, abuse=abuse, harm=harm, rationale="why")
    incident = incident_in(story.steps)
    assert incident.criteria_met is meets
    assert [view.partner for view in incident.views] == [
        "local-authority",
        "police",
        "health",
    ]


def test_another_child_stays_red_until_somebody_says_they_are_safe(story):
    noticed(story)
    story("safety.checked", child="sister", safe="not-yet", what="visit", by_role="duty")
    assert incident_in(story.steps).not_yet_safe(["sister", "cousin"]) == [
        "sister",
        "cousin",
    ]
    story("safety.checked", child="sister", safe="with-a-plan", what="aunt", by_role="duty")
    assert incident_in(story.steps).not_yet_safe(["sister", "cousin"]) == ["cousin"]


def test_fifteen_asked_and_thirteen_in_names_the_two(story):
    for number in range(15):
        story("agency.asked", agency=f"a{number}", due="2026-04-08")
    for number in range(13):
        story("return.received", agency=f"a{number}", file=f"f{number}")
    board = board_in(story.steps)
    assert [asked.agency for asked in board.outstanding] == ["a13", "a14"]
    assert board.of("a13").is_late(date(2026, 4, 9))
    assert not board.of("a13").is_late(date(2026, 4, 8))


def test_a_later_return_stands_in_front_of_the_earlier_and_both_are_kept(story):
    story("agency.asked", agency="hv", due="2026-04-08")
    story("return.received", agency="hv", file="first")
    story("return.checked", agency="hv", outcome="too-thin", what="no analysis")
    assert board_in(story.steps).outstanding
    story("return.received", agency="hv", file="second", replaces="s2")
    [asked] = board_in(story.steps).agencies
    assert (asked.file, asked.files, asked.state) == (
        "second",
        ("first", "second"),
        "received",
    )


def test_an_agency_that_merged_is_answered_for_by_the_other(story):
    story("agency.asked", agency="old", due="2026-04-08")
    story("agency.merged", agency="old", into="new", why="one trust since April")
    board = board_in(story.steps)
    assert [asked.agency for asked in board.outstanding] == ["new"]
    assert board.of("new").due == date(2026, 4, 8)
    assert board.of("old").answered_by == "new"


def test_nobody_signs_their_own_decision(story):
    made = story("decision.made", by_post="chair", outcome="lcspr", rationale="why")
    story("decision.signed", by_post="chair", decision=made, partner="police")
    assert not deciding_in(story.steps).decision.is_signed
    story("decision.signed", by_post="superintendent", decision=made, partner="police")
    assert deciding_in(story.steps).decision.is_signed


def test_an_inquest_holds_publication_until_it_ends(story):
    inquest = story(
        "proceedings.started", type_="inquest", body="c", holds_publication=True
    )
    assert deciding_in(story.steps).held_by
    story("proceedings.ended", of=inquest, outcome="narrative")
    assert not deciding_in(story.steps).held_by


def test_every_blank_in_the_familys_and_practitioners_part_is_named(story):
    assert len(people_in(story.steps).blanks()) == 2
    story("family.offered", who="mother", how="letter")
    story("debrief.answered", role="health visitor", answer="offered")
    assert people_in(story.steps).blanks() == [
        "No answer from mother",
        "No answer about a debrief: health visitor",
    ]
    story("family.heard", who="mother", views="was treated kindly")
    story("debrief.answered", role="health visitor", answer="declined")
    assert people_in(story.steps).blanks() == []


def test_an_assurance_does_not_finish_an_action(story):
    action = story("action.set", what="w", owner="hv", owner_role="r", due="2026-06-01")
    said = {
        "action": action,
        "type_": "activity",
        "what": "teams reminded",
        "finishes": True,
    }
    story("action.evidenced", how="assertion", **said)
    [one] = learning_in(story.steps).actions
    assert one.is_late(date(2026, 6, 2))
    story("action.evidenced", how="audit", **(said | {"type_": "outcome"}))
    [one] = learning_in(story.steps).actions
    assert one.is_finished
    assert (len(one.activity), len(one.outcome)) == (1, 1)


def test_a_seat_that_ended_can_be_given_again(story):
    story("seat.given", post="p1", part="panel")
    story("seat.ended", post="p1")
    story("seat.given", post="p1", part="author", agency="hv")
    seats = workspace_in(story.steps).seats
    assert [(seat.part, seat.until is not None) for seat in seats] == [
        ("panel", True),
        ("author", False),
    ]


@given(st.integers(0, 14))
def test_as_known_then_is_the_fold_of_what_had_been_told(cut):
    story = Story()
    noticed(story)
    opened(story)
    for agency in "abc":
        story("agency.asked", agency=agency, due="2026-04-08")
        story("return.received", agency=agency, file=f"file-{agency}")
    story("returns.closed")
    made = story("decision.made", by_post="chair", outcome="lcspr", rationale="why")
    story("decision.signed", by_post="other", decision=made, partner="police")
    story("review.closed")
    known, later = story.steps[:cut], story.steps[cut:]
    then = state_of(known)
    assert len(then.board.agencies) == sum(step.kind == "agency.asked" for step in known)
    kinds = {step.kind for step in known}
    is_open = "review.opened" in kinds and "review.closed" not in kinds
    assert then.workspace.is_open is is_open
    assert state_of([*known, *later]) == state_of(story.steps)
