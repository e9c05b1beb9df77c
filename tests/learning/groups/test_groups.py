"""A group takes up gaps, holds two questions over them, and shows what is overdue."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from sightline.kernel.errors import Refused
from sightline.learning.groups import actions
from sightline.learning.groups.log import Say
from sightline.learning.groups.policies import is_over
from sightline.learning.groups.queries import my_groups, open_group, owed_by_agency
from sightline.learning.groups.step_kinds import GROUP_STEPS, NAMES
from sightline.learning.models import Group, GroupStep
from sightline.reviews.step_kinds import STEP_KINDS
from tests.cast import NOW, POSTS, actor, make_directory
from tests.learning.groups.a_group import CHAIR, FORMED, MANAGER, MEMBER, Working

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Working:
    make_directory()
    return Working(at=NOW)


def test_each_gap_holds_both_questions_and_every_answer_to_them(group: Working) -> None:
    gap = group.take_up()
    group.answer(gap, "now", "Nothing yet")
    group.answer(gap, "now", "We ask at the first visit", evidence="Audit of 20 records")
    group.answer(gap, "more", "A place in the record for him", agency="csc")

    [held] = group.opened(MEMBER).state.gaps
    assert [each.data["answer"] for each in held.answers_to("now")] == [
        "Nothing yet",
        "We ask at the first visit",
    ]
    assert [each.data["agency"] for each in held.answers_to("more")] == ["csc"]
    assert {each.post for each in held.answers} == {MEMBER}


def test_only_members_and_the_partnership_open_it(group: Working) -> None:
    opens = {post for post in POSTS if open_group(actor(post), group.code)}
    assert opens == {MANAGER, MEMBER, CHAIR}
    assert {post for post in POSTS if my_groups(actor(post))} == opens

    group.take("member.left", by=CHAIR, post=MEMBER)
    assert open_group(actor(MEMBER), group.code) is None
    with pytest.raises(Refused, match="your part"):
        group.take("gap.taken-up", by=MEMBER, says="x", theme="fathers", from_="review")


def test_only_the_partnership_starts_one_and_says_all_of_it(group: Working) -> None:
    with pytest.raises(Refused, match="only the partnership"):
        actions.start(actor(CHAIR), FORMED, at=NOW)
    with pytest.raises(Refused) as refused:
        actions.start(actor(MANAGER), {"title": "T", "starts": "2026"}, at=NOW)
    assert {fault.where for fault in refused.value.faults} == {
        "type",
        "remit",
        "lead",
        "starts",
    }
    assert Group.objects.count() == 1


def test_evidence_that_it_was_done_is_kept_apart_from_evidence_that_it_helped(
    group: Working,
) -> None:
    """An assurance finishes nothing, and each agency's own evidence carries its name."""
    action = group.set_action("2026-03-01")
    told = {"action": action, "what": "Letter sent", "agency": "hv"}
    with pytest.raises(Refused, match="finishes no action"):
        group.take(
            "action.evidenced", type="activity", how="assertion", finishes=True, **told
        )
    group.take("action.evidenced", by=MEMBER, type="activity", how="observation", **told)

    [held] = group.opened().state.actions
    assert (len(held.activity), len(held.outcome)) == (1, 0)
    assert held.is_open
    assert held.is_late(date(2026, 3, 2))
    assert not held.is_late(date(2026, 3, 1))

    told |= {"what": "9 of 10 records name him"}
    group.take("action.evidenced", type="outcome", how="audit", finishes=True, **told)
    [held] = group.opened().state.actions
    assert (len(held.outcome), held.is_finished) == (1, True)
    assert not held.is_late(date(2027, 1, 1))
    with pytest.raises(Refused, match="not open any longer"):
        group.take("action.dropped", action=action, why="No longer needed")


def test_actions_speak_of_evidence_in_the_words_of_reviews() -> None:
    for name in ("type", "how"):
        ours = GROUP_STEPS["action.evidenced"].field(name)
        theirs = STEP_KINDS["action.evidenced"].field(name)
        assert [(c.code, c.title) for c in ours.choices] == [
            (c.code, c.title) for c in theirs.choices
        ]


def test_a_manager_shows_what_their_agency_did_without_being_a_member(
    group: Working,
) -> None:
    """Of their own agency's actions alone, and nothing else of the group."""
    action = group.take(
        "action.set", what="Ask", owner="csc", owner_role="Head", due="2026-03-01"
    )
    other = group.set_action("2026-03-01")
    head = actor("head-of-service")
    assert [each.action.step.name for each in owed_by_agency(head)] == [action]
    assert owed_by_agency(actor("health-visitor")) == []
    assert open_group(head, group.code) is None

    told = {"type": "activity", "how": "observation", "what": "Asked since May"}
    group.take(
        "action.evidenced", by="head-of-service", action=action, agency="csc", **told
    )
    [held] = [each.action for each in owed_by_agency(head)]
    assert held.activity[0].agency == "csc"
    for wrong in ({"action": other, "agency": "csc"}, {"action": action, "agency": "hv"}):
        with pytest.raises(Refused, match="your part"):
            group.take("action.evidenced", by="head-of-service", **wrong, **told)


def test_a_pilot_holds_its_question_measure_and_decision(group: Working) -> None:
    pilot = group.take(
        "pilot.begun",
        what="One record for the family in one clinic",
        question="Do visitors see the father's appointments?",
        measure="Share of visits with the father's record open",
        starts="2026-01-10",
        due="2026-06-10",
    )
    group.take("pilot.measured", pilot=pilot, on="2026-02-20", found="12 of 30 visits")
    [held] = group.opened().state.pilots
    assert (held.decided, len(held.measured)) == (None, 1)

    group.take("pilot.decided", pilot=pilot, decision="widened", why="It was used")
    [held] = group.opened().state.pilots
    assert held.decided.data["decision"] == "widened"


def test_training_says_who_was_reached_and_the_practice_it_is_measured_by(
    group: Working,
) -> None:
    training = group.take(
        "training.held",
        what="How to ask who else cares for a baby",
        led_by=["hv", "csc"],
        on="2026-02-01",
        measure="Share of records that name a father",
        due="2026-09-01",
    )
    for agency, people in (("hv", 12), ("csc", 7), ("hv", 14)):
        group.take("training.reached", training=training, agency=agency, people=people)
    group.take(
        "training.measured", training=training, on="2026-03-01", found="61 %", how="figures"
    )
    [held] = group.opened().state.trainings
    assert held.people == {"hv": 14, "csc": 7}
    assert [each.data["found"] for each in held.measured] == ["61 %"]


def test_what_was_taken_down_in_error_no_longer_counts_and_is_still_there(
    group: Working,
) -> None:
    gap = group.take_up()
    answer = group.answer(gap, "now", "Wrong group")
    with pytest.raises(Refused, match="other steps rest on it"):
        group.take("step.struck", step=gap, why="Wrong group")
    with pytest.raises(Refused, match="your part"):
        group.take("step.struck", by=MEMBER, step=answer, why="Wrong group")
    group.take("step.struck", by=CHAIR, step=answer, why="Wrong group")

    state = group.opened().state
    assert state.gaps[0].answers == ()
    assert answer in [step.name for step in state.steps]
    with pytest.raises(Refused, match="nothing under this number"):
        group.take("step.struck", step="1", why="Wrong")


def test_a_closed_group_takes_only_what_was_promised(group: Working) -> None:
    action = group.set_action("2026-09-01")
    group.take("group.closed", by=CHAIR, achieved="Asked everywhere", handed_on="Nothing")
    with pytest.raises(Refused, match="this group is closed"):
        group.take_up()
    group.take(
        "action.evidenced", action=action, agency="hv", type="outcome", how="audit",
        what="9 of 10",
    )  # fmt: skip
    assert len(group.opened().state.actions[0].outcome) == 1


def test_a_group_whose_time_is_up_is_seen_to_be(group: Working) -> None:
    group.take("group.changed", **FORMED | {"ends": "2026-06-30", "title": "Fathers"})
    state = group.opened().state
    assert state.title == "Fathers"
    assert is_over(state, date(2026, 7, 1))
    assert not is_over(state, date(2026, 6, 30))


@pytest.mark.parametrize(
    ("kind", "data", "where"),
    [
        ("gap.answered", {"gap": "1", "question": "now", "answer": "x", "agency": "hv"}, "gap"),
        ("meeting.held", {"on": "2090-01-01", "attended": ["hv"], "agreed": "x"}, "on"),
        ("lookback.set", {"due": "2026-05", "what": "x"}, "due"),
        ("action.evidenced", {"action": "99"}, "type"),
        ("member.joined", {"post": MEMBER, "part": "member"}, "post"),
        ("member.left", {"post": "dsl"}, "post"),
        ("meeting.planned", {"on": "2026-05-01", "where": "x" * 9000}, "where"),
        (
            "pilot.begun",
            {"what": "x", "question": "x", "measure": "x", "starts": "2026-05-01",
             "due": "2026-04-01"},
            "due",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_place(
    group: Working, kind: str, data: dict[str, object], where: str
) -> None:
    before = GroupStep.objects.count()
    with pytest.raises(Refused) as refused:
        group.take(kind, **data)
    assert where in {fault.where for fault in refused.value.faults}
    assert GroupStep.objects.count() == before


def test_several_steps_are_taken_all_or_none(group: Working) -> None:
    before = GroupStep.objects.count()
    joins = Say("member.joined", {"post": "dsl", "part": "member"})
    with pytest.raises(Refused, match="already"):
        actions.take(actor(MANAGER), group.code, joins, joins, at=NOW)
    assert GroupStep.objects.count() == before


def test_a_post_that_left_and_came_back_has_two_stretches(group: Working) -> None:
    group.take("member.left", post=MEMBER)
    group.take("member.joined", post=MEMBER, part="chair")
    stretches = [m for m in group.opened().state.members if m.post == MEMBER]
    assert [bool(each.left) for each in stretches] == [True, False]
    assert group.opened().state.part_of(MEMBER) == "chair"


def test_the_next_meeting_is_the_first_that_is_still_to_come(group: Working) -> None:
    for day in ("2026-05-01", "2026-04-01", "2026-03-03"):
        group.take("meeting.planned", on=day)
    state = group.opened().state
    assert state.next_meeting(date(2026, 3, 4)).data["on"] == "2026-04-01"
    assert state.next_meeting(date(2026, 6, 1)) is None


def test_the_database_refuses_to_change_a_step(group: Working) -> None:
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        GroupStep.objects.update(kind="other")


def test_every_field_that_names_a_step_names_a_kind_there_is() -> None:
    assert set(NAMES.values()) <= set(GROUP_STEPS)
