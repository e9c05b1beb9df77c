"""Who comes to know what: each way in which news arrives, and the ways it does not."""

import pytest

from sightline.access.database_scope import whole_record
from sightline.record.arrivals import RULES
from sightline.record.models import Knowledge, Receipt
from sightline.vocabulary.kinds import KINDS
from tests.cast import Scribe, make_directory, make_rowans

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    """The directory, the Rowans, and someone to record with."""
    make_directory()
    record = Scribe()
    record.ids = make_rowans(record)
    return record


@pytest.fixture(autouse=True)
def _see_everything():
    with whole_record():
        yield


def knows(entry):
    """Which agencies know an entry, and how."""
    return dict(Knowledge.objects.filter(entry__id=entry).values_list("agency", "how"))


def received(entry):
    """Which agencies acknowledged it."""
    return set(Receipt.objects.filter(entry__id=entry).values_list("agency", flat=True))


def test_every_rule_is_for_a_kind_that_exists():
    """A rule for a misspelt kind would never run."""
    assert set(RULES) <= set(KINDS)


def test_a_referral_tells_one_agency_and_its_receipt_tells_the_sender(record):
    """Sent, received, and seen by the sender to have been received."""
    made = record("health-visitor", "referral.made", "robin", to="csc", concern=["neglect"])
    assert knows(made) == {"hv": "own", "csc": "referral"}
    assert received(made) == {"hv"}

    got = record("front-door", "referral.received", "robin", thread=made)
    assert received(made) == {"hv", "csc"}
    assert knows(got) == {"csc": "own", "hv": "notice"}


def test_a_decision_is_not_told_to_the_referrer_until_it_is(record):
    """Deciding and telling are two things; the gap between them is what reviews find."""
    made = record("health-visitor", "referral.made", "robin", to="csc", concern=["neglect"])
    decided = record(
        "front-door",
        "referral.decided",
        "robin",
        thread=made,
        decision="assessment",
        threshold="child in need",
        owner="A. Manager",
        rationale="Cold house, new baby",
    )
    assert knows(decided) == {"csc": "own"}

    record("front-door", "referral.outcome-shared", "robin", thread=made, to="hv")
    assert knows(decided) == {"csc": "own", "hv": "notice"}


def test_those_in_the_room_know_the_meeting_and_those_invited_know_it_is_called(record):
    """An invitation is not attendance: the school was asked and did not come."""
    called = record(
        "social-worker",
        "meeting.called",
        "robin",
        type="strategy",
        invited=["police", "school", "hv"],
    )
    held = record(
        "social-worker",
        "meeting.held",
        "robin",
        thread=called,
        type="strategy",
        attended=["csc", "police", "hv"],
        decisions=[{"what": "assess", "rationale": "risk"}],
    )
    assert set(knows(called)) == {"csc", "police", "school", "hv"}
    assert knows(held) == {"csc": "own", "police": "meeting", "hv": "meeting"}
    assert received(held) == {"csc", "police", "hv"}

    record("social-worker", "meeting.minutes-shared", "robin", thread=called, to=["school"])
    assert knows(held)["school"] == "meeting"
    assert "school" not in received(held)


def test_a_change_of_plan_reaches_all_who_were_sent_the_plan(record):
    """PL-02: the police, who had a part in the plan, are told that it changed."""
    plan = record(
        "social-worker",
        "plan.agreed",
        "robin",
        type="safety",
        child="robin",
        what="Safe sleep",
        lead="csc",
        parts=[
            {"who": "police", "does": "call by", "by": "2026-03"},
            {"who": "alice", "does": "use the cot"},
        ],
    )
    changed = record(
        "social-worker",
        "plan.changed",
        "robin",
        thread=plan,
        what="Moved to grandmother's",
        significant=True,
    )

    assert knows(plan) == {"csc": "own", "police": "plan"}
    assert knows(changed) == {"csc": "own", "police": "notice"}
    assert received(changed) == {"csc"}


def test_sharing_an_entry_tells_whom_it_was_shared_with_and_how(record):
    """information.shared brings the entries it names."""
    concern = record("health-visitor", "concern.noted", "robin", category="neglect")
    asked = record(
        "social-worker", "information.requested", "robin", from_="hv", about="robin"
    )
    record(
        "health-visitor",
        "information.shared",
        "robin",
        thread=asked,
        entries=[concern],
        to="csc",
        basis="Children Act 1989, section 47",
        how="request",
    )
    assert knows(concern) == {"hv": "own", "csc": "request"}
    assert "csc" not in received(concern)

    record("social-worker", "information.acknowledged", "robin", entry=concern)
    assert "csc" in received(concern)


def test_being_told_in_some_other_way_is_a_notice(record):
    """How it was told may be put in words; the means stay a closed list."""
    concern = record("health-visitor", "concern.noted", "robin", category="neglect")
    record(
        "health-visitor",
        "information.shared",
        "robin",
        entries=[concern],
        to="csc",
        basis="s47",
        how="by fax, twice",
    )

    assert knows(concern)["csc"] == "notice"


def test_a_correction_is_told_to_everyone_who_had_the_first_version(record):
    """Nobody goes on with what was wrong because they were not told."""
    made = record("health-visitor", "referral.made", "robin", to="csc", concern=["neglect"])
    fixed = record(
        "health-visitor",
        "referral.made",
        "robin",
        to="csc",
        concern=["physical"],
        corrects=made,
    )

    assert set(knows(fixed)) == {"hv", "csc"}


def test_knowing_first_is_knowing_since(record):
    """Being told again does not move the day an agency first knew."""
    made = record("health-visitor", "referral.made", "robin", to="csc", concern=["neglect"])
    first = Knowledge.objects.get(entry__id=made, agency="csc").since

    record(
        "health-visitor",
        "information.shared",
        "robin",
        entries=[made],
        to="csc",
        basis="s47",
    )

    assert Knowledge.objects.get(entry__id=made, agency="csc").since == first
    assert knows(made)["csc"] == "referral"
