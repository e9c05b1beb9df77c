"""Is it said, where an agency held what those who decided did not know?"""

from __future__ import annotations

from datetime import date

from sightline.safeguards.world_building.spans import date_of
from tests.safeguards.gaps.telling import (
    closing,
    couple,
    found,
    incident,
    pairs,
    told,
)
from tests.safeguards.stories import entry


def test_police_held_violence_that_a_closing_referral_did_not_know():
    """Twice that winter police were at the home; social care closed in March without it."""
    story = couple(), incident("first", "2024-12-02"), incident("second", "2025-02-11")

    assert pairs(*story, closing("2025-03-04")) == [
        ("decision", "first", "police"),
        ("decision", "second", "police"),
    ]


def test_it_says_since_when_how_long_and_when_it_was_learned():
    """Social care learned of the violence six weeks after it had closed."""
    late = incident("violence", "2025-01-06", (told("csc", "2025-04-15"),))

    (gap,) = found(couple(), late, closing("2025-03-04"))

    assert date_of(gap.since) == date(2025, 1, 6)
    assert gap.held_days == 57
    assert gap.learned is not None
    assert date_of(gap.learned) == date(2025, 4, 15)
    assert (gap.topic, gap.child) == ("violence", "boy")


def test_a_meeting_without_the_school_did_not_know_the_bruises():
    """School saw bruises in May; police and social care met in June without it."""
    bruise = entry(
        "bruise", "injury.seen", "2025-05-07", "school", ("boy",), injury="bruise"
    )
    meeting = entry(
        "meeting", "meeting.held", "2025-06-10", "csc", ("boy",), type="strategy",
        attended=["csc", "police"], decisions=[{"what": "no enquiry", "rationale": "-"}],
    )  # fmt: skip

    (gap,) = found(bruise, meeting)

    assert (gap.fact, gap.held_by, gap.deciders) == ("bruise", "school", ("csc", "police"))
    assert gap.could_have == ()


def test_the_meeting_that_both_were_at_is_a_way_it_could_have_come():
    """School was at the spring meeting too, long after the bruise, and was not asked of it."""
    bruise = entry(
        "bruise", "injury.seen", "2025-01-07", "school", ("boy",), injury="bruise"
    )
    spring = entry(
        "spring", "meeting.held", "2025-04-10", "csc", ("boy",), type="team-around-the-family",
        attended=["csc", "school"], decisions=[],
    )  # fmt: skip

    (gap,) = found(bruise, spring, closing("2025-06-12"))

    assert gap.fact == "bruise"
    assert [(way.how, way.entry) for way in gap.could_have] == [("meeting", "spring")]


def test_an_assessment_that_asked_and_was_not_answered():
    """The recovery service was asked what it knew, and never replied."""
    drinking = entry(
        "drinking",
        "circumstance.recorded",
        "2025-01-15",
        "drugs",
        ("mother",),
        what="alcohol",
    )
    story = (
        entry("open", "assessment.opened", "2025-03-03", "csc", ("boy",), type="child-in-need"),
        entry(
            "asked", "assessment.agency-contacted", "2025-03-05", "csc", ("boy",),
            thread="open", agency="drugs",
        ),
        entry(
            "done", "assessment.completed", "2025-05-06", "csc", ("boy",), thread="open",
            conclusion="Well cared for",
        ),
    )  # fmt: skip

    gaps = {gap.decision: gap for gap in found(drinking, *story)}

    assert set(gaps) == {"open", "done"}  # it was not learned in the time there was to ask
    assert [way.how for way in gaps["done"].could_have] == ["request"]


def test_what_another_area_knew_when_this_one_began_to_assess():
    """Farshire had a protection plan for the sister years ago; nothing came across."""
    plan = entry(
        "plan", "plan.agreed", "2019-09-02", "csc-far", ("sister",), type="child-protection",
        child="sister", what="Neglect",
    )  # fmt: skip
    opened = entry(
        "open", "assessment.opened", "2025-03-03", "csc", ("boy",), type="child-in-need"
    )

    assert pairs(plan, opened) == [("open", "plan", "csc-far")]


def test_a_new_man_in_the_home_whom_those_with_the_plan_had_not_heard_of():
    """Officers found him living there; the plan was reviewed as if the mother were alone."""
    home = entry(
        "home", "residence.recorded", "2025-02-03", "police", ("man", "mother"),
        household="Maud's flat", people=["man", "mother"], kind_="stays",
    )  # fmt: skip
    reviewed = entry(
        "reviewed", "plan.reviewed", "2025-03-20", "csc", ("boy",), what="Goes on well"
    )

    assert pairs(home, reviewed) == [("reviewed", "home", "police")]


def test_the_court_did_not_know_what_the_surgery_saw():
    """Social care brought the case, and had not been told of the burn either."""
    burn = entry("burn", "injury.seen", "2025-05-07", "gp", ("boy",), injury="burn")
    order = entry(
        "order", "order.made", "2025-06-16", "court", ("boy",), type="supervision"
    )

    assert pairs(burn, order) == [("order", "burn", "gp")]


def test_two_appointments_missed_together_are_one_fact():
    """The hospital knew that he was not brought twice; once alone would be nothing."""
    missed = [
        entry(
            f"missed-{n}", "appointment.missed", day, "hospital", ("boy",),
            service="Growth clinic", was_not_brought=True,
        )
        for n, day in enumerate(("2025-01-14", "2025-03-11"), start=1)
    ]  # fmt: skip

    assert pairs(*missed, closing("2025-04-22")) == [("decision", "missed-2", "hospital")]
    assert pairs(missed[0], closing("2025-04-22")) == []


def test_home_education_unknown_when_the_case_was_closed():
    """The school recorded it; social care closed its work without knowing."""
    home = entry(
        "home",
        "circumstance.recorded",
        "2025-02-03",
        "school",
        ("boy",),
        what="home-educated",
    )
    closed = entry(
        "closed",
        "case.closed",
        "2025-05-20",
        "csc",
        ("boy",),
        rationale="Settled",
        owner="M",
    )

    assert pairs(home, closed) == [("closed", "home", "school")]


def test_the_most_pressing_comes_first_and_then_the_longest_held():
    """An injury before violence before drink, whoever the family is."""
    story = (
        couple(),
        entry(
            "drink", "concern.noted", "2024-10-01", "gp", ("mother",),
            category="parental-alcohol", level="high",
        ),
        incident("recent", "2025-02-11"),
        incident("older", "2024-11-02"),
        entry("mark", "injury.seen", "2025-02-20", "school", ("boy",), injury="bruise"),
    )  # fmt: skip

    gaps = found(*story, closing("2025-03-04"))

    assert [gap.fact for gap in gaps] == ["mark", "older", "recent", "drink"]
