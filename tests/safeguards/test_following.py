"""Does what follows in time meet it, and what comes later, or never, not?"""

from datetime import UTC, date, datetime

import pytest

from sightline.kernel.deadlines import Within
from sightline.safeguards.model import Condition, Follows, Looked, OwedBy, Threshold, Unless
from tests.safeguards.stories import (
    entry,
    follows,
    owed,
    safeguard,
    stands,
    within,
    world_of,
)

REFERRED = entry("e1", "referral.made", "2026-01-09", to="csc", urgency="routine")
DECIDED = safeguard("referral.made", follows("referral.decided", "1 working day"))


def decided(happened, **more):
    return entry("e2", "referral.decided", happened, "csc", thread="e1", **more)


@pytest.mark.parametrize(
    ("happened", "status"),
    [
        ("2026-01-09", "met"),  # the same Friday
        ("2026-01-12", "met"),  # the Monday
        ("2026-01-13", "late"),
        ("2026-01-08", "missed"),  # a decision before it is not about it
        ("2026-01-12/2026-01-13", "cannot-tell"),
        ("2026-01-08/2026-01-09", "cannot-tell"),
        ("2026-01-09/2026-01-12", "met"),
        ("2026-01-13/2026-01-20", "late"),
        ("2026-01", "cannot-tell"),
        ("", "cannot-tell"),
    ],
)
def test_the_day_decides(happened, status):
    answer = decided(happened, recorded=datetime(2026, 2, 1, tzinfo=UTC))

    assert stands(DECIDED, "2026-02-03", REFERRED, answer) == {"baby": status}


@pytest.mark.parametrize(
    ("day", "status"),
    [("2026-01-09", "pending"), ("2026-01-12", "pending"), ("2026-01-13", "missed")],
)  # fmt: skip
def test_it_is_pending_until_its_last_day_is_over(day, status):
    assert stands(DECIDED, day, REFERRED) == {"baby": status}


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-04-02", "2026-04-07"),  # over Good Friday and Easter Monday
        ("2026-12-24", "2026-12-29"),  # Boxing Day is a Saturday, so the 28th is kept
        ("2026-05-22", "2026-05-26"),  # over the spring bank holiday
        ("2026-01-10", "2026-01-12"),  # from a Saturday
    ],
)
def test_working_days_leave_out_bank_holidays(start, due):
    [one] = owed(DECIDED, world_of(entry("e1", "referral.made", start)), start)

    assert date.fromordinal(one.due_last + date(1970, 1, 1).toordinal()).isoformat() == due


def test_another_thread_is_another_matter():
    other = entry("e2", "referral.decided", "2026-01-09", "csc", thread="e9")

    assert stands(DECIDED, "2026-02-03", REFERRED, other) == {"baby": "missed"}


@pytest.mark.parametrize(
    ("same", "about", "status"),
    [
        ("child", ("baby",), "met"),
        ("child", ("girl",), "missed"),
        ("family", ("girl",), "met"),
        ("family", ("mother",), "met"),
    ],
)
def test_for_the_same_child_or_anyone_of_the_family(same, about, status):
    one = safeguard("referral.made", follows("visit.made", "1 week", same))
    visit = entry("e2", "visit.made", "2026-01-10", about=about)

    assert stands(one, "2026-02-03", REFERRED, visit) == {"baby": status}


def test_naming_the_entry_that_started_it():
    one = safeguard("referral.made", follows("information.acknowledged", "1 week", "entry"))
    read = entry("e2", "information.acknowledged", "2026-01-10", "csc", entry="e1")

    assert stands(one, "2026-02-03", REFERRED, read) == {"baby": "met"}
    assert stands(one, "2026-02-03", REFERRED) == {"baby": "missed"}


@pytest.mark.parametrize(
    ("by", "agency", "status"),
    [
        ({"by": "recorder"}, "hv", "met"),
        ({"by": "recorder"}, "csc", "missed"),
        ({"by": "another"}, "csc", "met"),
        ({"by": "another"}, "hv", "missed"),
        ({"by": "sectors", "sectors": ("police",)}, "police", "met"),
        ({"by": "sectors", "sectors": ("police",)}, "csc", "missed"),
        ({"by": "named", "named": "to"}, "csc", "met"),
        ({"by": "named", "named": "to"}, "hv", "missed"),
    ],
)
def test_recorded_by_whom_it_should_be(by, agency, status):
    one = safeguard("referral.made", follows("visit.made", "1 week", "child", **by))
    visit = entry("e2", "visit.made", "2026-01-10", agency)

    assert stands(one, "2026-02-03", REFERRED, visit) == {"baby": status}


def test_naming_whoever_recorded_it():
    naming = {"naming": "to", "naming_whom": "recorder"}
    one = safeguard("referral.made", follows("referral.outcome-shared", "1 week", **naming))

    def shared(to):
        return entry(
            "e2", "referral.outcome-shared", "2026-01-10", "csc", thread="e1", to=to
        )

    assert stands(one, "2026-02-03", REFERRED, shared(["gp", "hv"])) == {"baby": "met"}
    assert stands(one, "2026-02-03", REFERRED, shared(["gp"])) == {"baby": "missed"}
    assert stands(one, "2026-02-03", REFERRED, shared(None)) == {"baby": "cannot-tell"}


def test_hours_are_counted_on_the_clock():
    one = safeguard("referral.made", follows("referral.decided", "4 hours"))
    start = entry("e1", "referral.made", "2026-03-29T00:30")  # the clocks go forward

    def at(happened):
        return stands(one, "2026-03-30", start, decided(happened))

    assert at("2026-03-29T05:30") == {"baby": "met"}  # 4:30 by the old clock
    assert at("2026-03-29T05:31") == {"baby": "late"}
    assert at("2026-03-29T00:29") == {"baby": "missed"}
    assert at("2026-03-29") == {"baby": "cannot-tell"}


def test_a_field_that_nobody_stated_is_not_held_against_them():
    where = (Condition("decision", "is", ("assessment",)),)
    one = safeguard("referral.made", follows("referral.decided", "1 week", where=where))

    def found(**data):
        return stands(one, "2026-02-03", REFERRED, decided("2026-01-10", **data))

    assert found(decision="assessment") == {"baby": "met"}
    assert found(decision="advice") == {"baby": "missed"}
    assert found(decision="not stated") == {"baby": "cannot-tell"}
    assert found(decision=None) == {"baby": "cannot-tell"}
    assert found() == {"baby": "missed"}


@pytest.mark.parametrize(
    ("happened", "status"),
    [("2026-01-10", "excused"), ("2026-01-12", "excused"), ("2026-01-13", "missed"),
     ("2026-01-12/2026-01-13", "cannot-tell"), ("2026-01-08", "missed")],
)  # fmt: skip
def test_it_is_excused_by_what_comes_before_it_falls_due(happened, status):
    one = safeguard(
        "referral.made",
        follows("referral.decided", "1 working day"),
        (Unless(Looked(("case.closed",)), "child"),),
    )
    closed = entry("x", "case.closed", happened, "csc")

    assert stands(one, "2026-02-03", REFERRED, closed) == {"baby": status}


def test_what_was_done_is_met_even_where_it_would_have_been_excused():
    one = safeguard(
        "referral.made",
        follows("referral.decided", "1 working day"),
        (Unless(Looked(("case.closed",)), "child"),),
    )
    entries = [
        REFERRED,
        decided("2026-01-12"),
        entry("x", "case.closed", "2026-01-10", "csc"),
    ]

    [found] = owed(one, world_of(*entries), "2026-02-03")

    assert (found.status, found.because, found.answered) == ("met", "found-in-time", "e2")


@pytest.mark.parametrize(
    ("happened", "status"),
    [("2026-01-09", "excused"), ("2026-01-02", "excused"), ("2026-01-01", "missed"),
     ("2026-01-10", "missed"), ("2026-01-01/2026-01-02", "cannot-tell")],
)  # fmt: skip
def test_it_is_excused_by_what_stands_already(happened, status):
    already = Unless(Looked(("plan.agreed",)), "child", True, Within.parse("1 week"))
    one = safeguard("referral.made", follows("visit.made", "1 day", "child"), (already,))
    plan = entry("x", "plan.agreed", happened, "csc", type="safety", child="baby")

    assert stands(one, "2026-02-03", REFERRED, plan) == {"baby": status}


def test_the_time_allowed_is_the_one_in_force_when_it_began():
    thresholds = (
        Threshold(Within.parse("10 days")),
        Threshold(Within.parse("2 days"), date(2026, 1, 10)),
    )
    one = safeguard(
        "referral.made", Follows((Looked(("visit.made",)),), "child", thresholds)
    )
    entries = [REFERRED, entry("e3", "referral.made", "2026-01-10")]

    assert [each.due_last for each in owed(one, world_of(*entries), "2026-01-10")] == [
        20462 + 10 - 0, 20463 + 2
    ]  # fmt: skip


def test_nothing_is_owed_for_what_happened_before_it_was_in_force():
    one = safeguard(
        "referral.made", follows("visit.made", "1 day", "child"), in_force=date(2026, 1, 10)
    )

    assert stands(one, "2026-02-03", REFERRED) == {}
    assert stands(one, "2026-02-03", entry("e1", "referral.made", "2026-01-10")) != {}


def test_a_start_of_which_nobody_knows_when_accuses_nobody():
    start = entry("e1", "referral.made", "", recorded=datetime(2026, 1, 9, tzinfo=UTC))

    [found] = owed(DECIDED, world_of(start), "2026-02-03")

    assert (found.status, found.because) == ("cannot-tell", "date-not-exact")


def test_a_year_that_no_calendar_reaches_accuses_nobody():
    one = safeguard(
        "referral.made", follows("visit.made", "1 working day"), in_force=date(1990, 1, 1)
    )
    old = entry("e1", "referral.made", "2009-01-05", about=("girl",))
    world = world_of(old, people=())

    assert [each.status for each in owed(one, world, "2026-02-03")] in ([], ["cannot-tell"])


@pytest.mark.parametrize(
    ("owner", "agency"),
    [
        (OwedBy("recorder"), "hv"),
        (OwedBy("named", named="to"), "csc"),
        (OwedBy("sectors", ("school", "early-years")), "school"),
        (OwedBy("sectors", ("police",)), "sector:police"),
    ],
)
def test_who_owes_it(owner, agency):
    one = safeguard("referral.made", DECIDED.expect, owed_by=owner)
    works = entry("i", "involvement.started", "2026-01-02", "school", role="teacher")
    over = entry("j", "involvement.started", "2026-01-02", "police", role="other")
    end = entry("k", "involvement.ended", "2026-01-05", "police", of="j")

    [found] = owed(one, world_of(works, over, end, REFERRED), "2026-02-03")

    assert found.owed_by == agency


def test_any_of_several_will_do():
    one = safeguard(
        "referral.made",
        Follows(
            (Looked(("visit.made",)), Looked(("contact.made",))), "child", within("1 week")
        ),
    )

    assert stands(
        one, "2026-02-03", REFERRED, entry("e2", "contact.made", "2026-01-12")
    ) == {"baby": "met"}
