"""Is it told what began it, what was expected, how the day was counted, and what was found?"""

from datetime import UTC, datetime

from sightline.safeguards.model import Attends, Condition, Holds, Knows, Looked, Rhythm
from sightline.safeguards.why import Why
from tests.safeguards.stories import (
    CALENDAR,
    entry,
    follows,
    owed,
    safeguard,
    within,
    world_of,
)

DECIDED = safeguard("referral.made", follows("referral.decided", "1 working day"))
REFERRED = entry("e1", "referral.made", "2026-04-02", to="csc")
LATE = "2026-06-01"


def told(one, *entries, day=LATE):
    world = world_of(*entries)
    why = Why(world, CALENDAR)
    return [why.tell(one, each) for each in owed(one, world, day)]


def test_what_began_it_and_how_the_day_was_counted():
    [said] = told(DECIDED, REFERRED)

    assert said == (
        "“Referral made” by Northshire Health Visiting on 2 April 2026 set this off."
        " Expected: “Referral decided” must follow in the same piece of work within"
        " 1 working day. 1 working day after Thursday 2 April 2026, leaving out weekends and"
        " 3 and 6 April (bank holidays), is Tuesday 7 April 2026. Nothing of the kind was found."
    )


def test_what_was_found():
    late = entry("e2", "referral.decided", "2026-04-09", "csc", thread="e1")
    soon = entry("e2", "referral.decided", "2026-04-07", "csc", thread="e1")

    assert told(DECIDED, REFERRED, late)[0].endswith(
        "“Referral decided” by Northshire Social Care on 9 April 2026 came after it fell due."
    )
    assert told(DECIDED, REFERRED, soon)[0].endswith("on 7 April 2026 met it.")
    assert "not due yet" in told(DECIDED, REFERRED, day="2026-04-02")[0]


def test_a_start_that_is_not_exact_falls_due_between_two_days():
    at = datetime(2026, 5, 1, tzinfo=UTC)
    vague = entry("e1", "referral.made", "2026-04-01/2026-04-02", recorded=at)
    maybe = entry("e2", "referral.decided", "2026-04-02", "csc", thread="e1")

    said = told(DECIDED, vague)[0]
    assert "some time from 1 April 2026 to 2 April 2026 set this off" in said
    assert (
        "falls due some time from 2 April 2026 to 7 April 2026 (1 working day later)"
        in said
    )
    doubtful = entry("e2", "referral.decided", "2026-04", "csc", thread="e1", recorded=at)
    assert "a date that it turns on is not exact" in told(DECIDED, vague, doubtful)[0]
    assert told(DECIDED, vague, maybe)[0].endswith("met it.")


def test_what_is_lacking_is_named():
    held = entry(
        "m", "meeting.held", "2026-04-02", "csc", type="strategy", attended=["csc"]
    )
    closed = entry("c", "case.closed", "2026-04-02", "csc", owner="A. Manager")
    attends = safeguard("meeting.held", Attends((("school", "early-years"), ("police",))))
    holds = safeguard(
        "case.closed",
        Holds((Condition("owner", "stated"), Condition("rationale", "stated"))),
    )
    knows = safeguard("case.closed", Knows("sectors", within("1 day"), ("police",)))

    assert told(attends, held)[0].endswith(
        "Nobody is named from school or college or nursery or childminder or police."
    )
    assert told(holds, closed)[0].endswith("It is not so that rationale is stated.")
    assert told(knows, closed)[0].endswith("Nothing shows that they learned of it.")


def test_each_clock_of_a_rhythm_tells_its_own_beginning():
    one = safeguard(
        "plan.agreed",
        Rhythm(
            (Looked(("supervision.held",)),), "child", within("6 weeks"), ("plan.ended",)
        ),
    )
    plan = entry("p", "plan.agreed", "2026-01-05", "csc", type="safety", child="baby")
    held = entry("s", "supervision.held", "2026-02-02", "csc")

    first, second = told(one, plan, held)

    assert first.endswith(
        "“Supervision held” by Northshire Social Care on 2 February 2026 met it."
    )
    assert second.startswith(
        "“Supervision held” by Northshire Social Care on 2 February 2026 set"
    )
