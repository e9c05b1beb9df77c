"""Is nothing said, where nothing was kept from those who decided?"""

from __future__ import annotations

import pytest

from sightline.safeguards.recorded import Recorded
from tests.safeguards.gaps.telling import at, closing, couple, incident, pairs, told
from tests.safeguards.stories import entry


def test_routine_facts_raise_nothing():
    """Kept appointments, advice, ordinary contacts, a low worry: a family well looked after."""
    routine = (
        entry("kept", "appointment.kept", "2025-01-08", "hospital", ("boy",), service="Eyes"),
        entry("call", "contact.made", "2025-01-20", "school", ("mother",), how="call"),
        entry(
            "advice", "advice.given", "2025-01-21", "hv", ("boy",), topic="home-safety",
            to=["mother"],
        ),
        entry(
            "late", "concern.noted", "2025-02-03", "school", ("boy",), category="attendance",
            level="low",
        ),
        entry(
            "untidy", "concern.noted", "2025-02-04", "hv", ("boy",), category="home-conditions",
            level="low",
        ),
        entry("seen", "visit.made", "2025-02-05", "hv", ("boy",), child_seen=True),
        entry(
            "said", "voice.recorded", "2025-02-06", "school", ("boy",), words="I like maths",
            how="said",
        ),
        entry("away", "absence.recorded", "2025-02-07", "school", ("boy",), sessions=2),
    )  # fmt: skip

    assert pairs(*routine, closing("2025-03-04")) == []


def test_a_referral_carries_what_led_to_it():
    """School saw a bruise, referred the same week, and social care decided on that."""
    story = (
        entry("bruise", "injury.seen", "2025-03-03", "school", ("boy",), injury="bruise"),
        entry(
            "referral", "referral.made", "2025-03-05", "school", ("boy",), to="csc",
            concern=["physical"], known_to=(told("csc", "2025-03-05"),),
        ),
    )  # fmt: skip

    assert pairs(*story, closing("2025-03-06")) == []


def test_those_who_were_told_before_they_decided():
    """Police told social care the next day; the decision came in March."""
    violence = incident("violence", "2025-01-06", (told("csc", "2025-01-07"),))

    assert pairs(couple(), violence, closing("2025-03-04")) == []


def test_those_who_were_told_on_the_day_itself():
    """Nobody can say which came first on one day, so nobody is reproached."""
    violence = incident("violence", "2025-01-06", (told("csc", "2025-03-04"),))

    assert pairs(couple(), violence, closing("2025-03-04")) == []


def test_an_agency_that_answered_the_assessment():
    """The surgery was asked and replied: what it had went with the answer."""
    story = (
        entry(
            "drink", "concern.noted", "2025-01-06", "gp", ("mother",),
            category="parental-alcohol", level="moderate",
        ),
        entry("open", "assessment.opened", "2025-03-03", "csc", ("boy",), type="child-in-need"),
        entry(
            "reply", "assessment.agency-replied", "2025-03-12", "csc", ("boy",), thread="open",
            agency="gp",
        ),
        entry(
            "done", "assessment.completed", "2025-04-03", "csc", ("boy",), thread="open",
            conclusion="Support through school",
        ),
    )  # fmt: skip

    assert pairs(*story) == []


def test_a_meeting_at_which_the_holder_sat():
    """Police were in the room, so the meeting had what police had; so had the plan it made."""
    story = (
        couple(),
        incident("violence", "2024-06-01"),
        entry(
            "meeting", "meeting.held", "2025-03-03", "csc", ("boy",),
            type="initial-conference", attended=["csc", "police", "school"], decisions=[],
        ),
        entry(
            "plan", "plan.agreed", "2025-03-05", "csc", ("boy",), type="child-protection",
            child="boy", what="Violence at home",
        ),
    )  # fmt: skip

    assert pairs(*story) == []


def test_information_that_was_shared_by_name():
    """One entry says which other it told of."""
    story = (
        couple(),
        incident("violence", "2025-01-06"),
        entry(
            "shared", "information.shared", "2025-02-20", "police", ("boy",),
            entries=["violence"], to="csc", basis="vital-interests",
        ),
    )  # fmt: skip

    assert pairs(*story, closing("2025-03-04")) == []


def test_what_is_long_past_unless_it_weighs_for_good():
    """A worry from four years ago bears on nothing now; a conviction still does."""
    worry = entry(
        "worry", "concern.noted", "2020-11-02", "school", ("boy",), category="neglect",
        level="moderate",
    )  # fmt: skip
    sentence = entry(
        "sentence", "justice.recorded", "2012-03-05", "police", ("man",), event="conviction",
        of="man", offence="Assault",
    )  # fmt: skip

    assert pairs(worry, closing("2025-03-04")) == []
    assert pairs(couple(), sentence, closing("2025-03-04")) == [
        ("decision", "sentence", "police")
    ]


def test_a_man_who_was_not_yet_in_the_family():
    """What police knew of him bore on no decision before he met the mother."""
    sentence = entry(
        "sentence", "justice.recorded", "2022-03-07", "police", ("man",), event="conviction",
        of="man", offence="Assault",
    )  # fmt: skip

    assert pairs(couple("2025-09-01"), sentence, closing("2025-03-04")) == []


def test_another_family():
    """An injury to a child whom nothing ties to these children."""
    other = entry(
        "bruise", "injury.seen", "2025-01-07", "school", ("baby",), injury="bruise"
    )

    assert pairs(other, closing("2025-03-04")) == []


def test_the_same_event_as_they_knew_it_themselves():
    """Hospital and police each recorded the one night; social care had police's account."""
    story = (
        entry("break", "injury.seen", "2025-02-01", "hospital", ("boy",), injury="fracture"),
        entry(
            "told", "injury.seen", "2025-02-02", "police", ("boy",), injury="fracture",
            known_to=(told("csc", "2025-02-02"),),
        ),
    )  # fmt: skip

    assert pairs(*story, closing("2025-03-04")) == []


def test_an_assessment_that_found_out_in_time():
    """It was not known on the day it began, and was a fortnight on: that is what it is for."""
    story = (
        couple(),
        incident("violence", "2025-01-06", (told("csc", "2025-03-17"),)),
        entry(
            "open", "assessment.opened", "2025-03-03", "csc", ("boy",), type="child-in-need"
        ),
    )

    assert pairs(*story) == []


def test_a_beginning_is_not_judged_before_its_time_is_over():
    """A week into the assessment nobody can say that it will not be learned."""
    story = (
        couple(),
        incident("violence", "2025-01-06"),
        entry(
            "open", "assessment.opened", "2025-03-03", "csc", ("boy",), type="child-in-need"
        ),
    )

    assert pairs(*story, until="2025-03-10") == []
    assert pairs(*story, until="2025-06-10") == [("open", "violence", "police")]


DECISIONS_THAT_SEEK_HELP_OR_ARE_NONE = [
    entry(
        "decision", "referral.decided", "2025-03-04", "csc", ("boy",),
        decision="strategy-discussion", threshold="-", owner="-", rationale="-",
    ),
    entry("decision", "case.closed", "2025-03-04", "hospital", ("boy",), rationale="Eyes mended",
          owner="Clinic"),
    entry("decision", "plan.changed", "2025-03-04", "csc", ("boy",), what="Visits on Tuesdays",
          significant=False),
    entry("decision", "meeting.held", "2025-03-04", "csc", ("boy",), type="learning",
          attended=["csc"], decisions=[]),
    entry("decision", "order.made", "2025-03-04", "court", ("man",), type="non-molestation"),
]  # fmt: skip


@pytest.mark.parametrize(
    "decision", DECISIONS_THAT_SEEK_HELP_OR_ARE_NONE, ids=lambda e: e.kind
)
def test_what_decides_nothing_or_calls_the_others_in(decision: Recorded):
    assert pairs(couple(), incident("violence", "2025-01-06"), decision) == []


def test_a_charge_that_came_of_what_they_knew():
    """Social care was told of the night itself; the charge and the order came of it."""
    story = (
        couple(),
        incident("violence", "2025-01-06", (told("csc", "2025-01-07"),)),
        entry(
            "charge", "justice.recorded", "2025-01-20", "police", ("man",), event="charge",
            of="man", offence="Assault",
        ),
        entry(
            "order", "order.made", "2025-01-22", "court", ("man", "mother"),
            type="non-molestation", against="man",
        ),
    )  # fmt: skip

    assert pairs(*story, closing("2025-03-04")) == []
    assert pairs(story[0], *story[2:], closing("2025-03-04")) == [
        ("decision", "order", "court"),
        ("decision", "charge", "police"),
    ]


def test_a_plan_that_was_written_down_after_the_meeting_that_made_it():
    """The midwives were at the conference; the plan was typed three days later."""
    story = (
        entry(
            "meeting", "meeting.held", "2025-03-03", "csc", ("boy",),
            type="initial-conference", attended=["csc", "midwives"], decisions=[],
        ),
        entry(
            "plan", "plan.agreed", "2025-03-06", "csc", ("boy", "mother"),
            type="child-protection", child="boy", what="Neglect",
        ),
        entry("booked", "pregnancy.booked", "2025-05-06", "midwives", ("mother",),
              expected="2025-11-20"),
    )  # fmt: skip

    assert pairs(*story) == []


def test_a_plan_that_gives_them_a_part():
    """The midwives have something to do in it, so it was sent to them."""
    story = (
        entry(
            "plan", "plan.agreed", "2025-03-06", "csc", ("boy", "mother"), type="safety",
            child="boy", what="Violence at home", parts=[{"who": "midwives", "does": "asks"}],
        ),
        entry("booked", "pregnancy.booked", "2025-05-06", "midwives", ("mother",),
              expected="2025-11-20"),
    )  # fmt: skip

    assert pairs(*story) == []


def test_a_note_that_was_written_up_after_the_telephone_call():
    """The school rang on the day, and typed what it saw a week later."""
    story = (
        entry(
            "bruise", "injury.seen", "2025-02-03", "school", ("boy",), injury="bruise",
            recorded=at("2025-02-10"),
        ),
        entry(
            "rang", "contact.made", "2025-02-03", "school", ("boy",), how="call", with_=["csc"],
        ),
    )  # fmt: skip

    assert pairs(*story, closing("2025-03-04")) == []


def test_notes_of_one_sitting_of_which_one_is_recorded_as_told():
    """The hospital told of the break; what the doctor thought of it stands beside it."""
    story = (
        entry(
            "break", "injury.seen", "2025-02-03", "hospital", ("boy",), injury="fracture",
            known_to=(told("csc", "2025-02-03"),),
        ),
        entry(
            "thought", "concern.noted", "2025-02-03", "hospital", ("boy",), category="physical",
            level="high",
        ),
    )  # fmt: skip

    assert pairs(*story, closing("2025-03-04")) == []
