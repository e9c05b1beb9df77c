"""Is earlier work told in order, with what came of it, and only where the agency knows it?"""

from __future__ import annotations

import pytest

from sightline.record.queries.history import history_of
from tests.cast import NOW, Scribe, actor, make_directory, make_rowans

pytestmark = pytest.mark.django_db

FAMILY = ["robin", "hazel", "alice", "bryn"]


@pytest.fixture
def record() -> Scribe:
    make_directory()
    record = Scribe()
    make_rowans(record)
    return record


def referral(record: Scribe, happened: str) -> str:
    return record(
        "health-visitor",
        "referral.made",
        "robin",
        happened=happened,
        to="csc",
        concern=["neglect"],
    )


def decided(record: Scribe, thread: str, happened: str, **more: object) -> str:
    return record(
        "front-door",
        "referral.decided",
        "robin",
        happened=happened,
        thread=thread,
        decision="no-further-action",
        threshold="Level 2",
        owner="Manager",
        rationale="Support is in place.",
        **more,
    )


def known_to(post: str) -> list[tuple[str, str]]:
    return [(s.what, s.outcome) for s in history_of(actor(post), FAMILY, now=NOW)]


def test_four_contacts_are_four_steps_with_their_outcomes(record):
    """Each referral is one step, whatever was recorded in it, oldest first."""
    days = ("2026-01-20", "2025-12-20", "2026-02-01", "2026-02-10")
    for day in days:
        decided(record, referral(record, day), day)

    steps = history_of(actor("front-door"), FAMILY, now=NOW)

    assert [step.happened.text for step in steps] == sorted(days)
    assert {step.outcome for step in steps} == {
        "No further action. Level 2. Support is in place"
    }
    assert {step.agency for step in steps} == {"Northshire Health Visiting"}
    assert {step.about for step in steps} == {("Robin Rowan",)}


def test_a_decision_the_agency_was_not_told_of_is_no_outcome(record):
    """Whoever referred and was never answered sees that: a step with nothing after it."""
    decided(record, referral(record, "2026-01-20"), "2026-01-21")

    assert [outcome for _, outcome in known_to("health-visitor")] == [""]


def test_what_another_agency_did_and_told_nobody_is_not_there(record):
    """The school knows of none of it."""
    decided(record, referral(record, "2026-01-20"), "2026-01-21")

    assert known_to("dsl") == []


def test_closures_and_changes_of_level_are_steps_of_their_own(record):
    """A closure in the course of a referral does not hide what was decided."""
    thread = referral(record, "2026-01-20")
    decided(record, thread, "2026-01-21")
    record(
        "front-door",
        "case.closed",
        "robin",
        thread=thread,
        happened="2026-02-01",
        rationale="Family moved.",
        owner="Manager",
    )

    assert [what for what, _ in known_to("front-door")] == [
        "Referral made: Neglect",
        "Case closed",
    ]


def test_of_a_corrected_decision_the_correction_is_told(record):
    """Nobody reads what no longer stands as what came of it."""
    thread = referral(record, "2026-01-20")
    first = decided(record, thread, "2026-01-21")
    record(
        "front-door",
        "referral.decided",
        "robin",
        happened="2026-01-21",
        thread=thread,
        corrects=first,
        decision="assessment",
        threshold="Level 3",
        owner="Manager",
        rationale="Looked at again.",
    )

    ((_, outcome),) = known_to("front-door")
    assert "Level 3" in outcome
    assert "Level 2" not in outcome
