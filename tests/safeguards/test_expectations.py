"""Before, who took part, what is held, who knows, sameness and rhythm."""

from datetime import UTC, datetime

import pytest

from sightline.kernel.deadlines import Within
from sightline.safeguards.model import (
    Attends,
    Condition,
    Differs,
    Holds,
    Knows,
    Looked,
    Precedes,
    Rhythm,
    Start,
    Unless,
)
from sightline.safeguards.recorded import Learnt
from tests.safeguards.stories import (
    entry,
    owed,
    safeguard,
    stands,
    within,
    world_of,
)

PLANNED = Looked(("meeting.held",), (Condition("type", "is", ("discharge-planning",)),))
HOME = entry("e1", "hospital.discharged", "2026-01-09", "gp")
LATE = "2026-06-01"
AFTERWARDS = datetime(2026, 5, 1, tzinfo=UTC)


def meeting(happened, type_="discharge-planning", id_="m", **data):
    return entry(
        id_, "meeting.held", happened, "csc", type=type_, recorded=AFTERWARDS, **data
    )


@pytest.mark.parametrize(
    ("happened", "status"),
    [("2026-01-09", "met"), ("2026-01-02", "met"), ("2026-01-01", "missed"),
     ("2026-01-10", "missed"), ("2026-01-09/2026-01-10", "cannot-tell"),
     ("2026-01-01/2026-01-03", "cannot-tell")],
)  # fmt: skip
def test_it_stood_before(happened, status):
    one = safeguard("hospital.discharged", Precedes((PLANNED,), "child", within("1 week")))

    assert stands(one, LATE, HOME, meeting(happened)) == {"baby": status}


def test_what_must_stand_before_is_missed_at_once():
    one = safeguard("hospital.discharged", Precedes((PLANNED,), "child"))

    assert stands(one, "2026-01-09", HOME) == {"baby": "missed"}
    assert stands(one, "2026-01-09", HOME, meeting("2026-01-05", "strategy")) == {
        "baby": "missed"
    }


def test_it_stood_before_and_since():
    one = safeguard(
        "hospital.discharged",
        Precedes((PLANNED,), "child", (), Looked(("hospital.admitted",))),
    )
    admitted = [
        entry("a0", "hospital.admitted", "2025-12-20", "gp"),
        entry("a1", "hospital.admitted", "2026-01-05", "gp"),
    ]

    assert stands(one, LATE, HOME, *admitted, meeting("2026-01-06")) == {"baby": "met"}
    assert stands(one, LATE, HOME, *admitted, meeting("2026-01-04")) == {"baby": "missed"}
    assert stands(one, LATE, HOME, meeting("2026-01-04")) == {"baby": "met"}


@pytest.mark.parametrize(
    ("attended", "status"),
    [
        (["csc", "police", "school"], "met"),
        (["csc", "police"], "missed"),
        (["police", "education-service"], "met"),
        (["police", "the head teacher"], "cannot-tell"),
        (["police", "mother"], "missed"),
        (["police", None], "cannot-tell"),
        ("not stated", "cannot-tell"),
        ([], "missed"),
        (["csc", "school"], "missed"),
    ],
)
def test_who_took_part(attended, status):
    groups = (("school", "education-service"), ("police",))
    one = safeguard("meeting.held", Attends(groups))

    assert stands(one, LATE, meeting("2026-01-09", "strategy", attended=attended)) == {
        "baby": status
    }


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"owner": "A. Manager", "rationale": "because"}, "met"),
        ({"owner": "A. Manager"}, "missed"),
        ({"owner": "A. Manager", "rationale": ""}, "missed"),
        ({"owner": "A. Manager", "rationale": "not stated"}, "cannot-tell"),
        ({"rationale": None}, "missed"),
    ],
)
def test_what_a_record_must_hold(data, status):
    one = safeguard(
        "case.closed",
        Holds((Condition("owner", "stated"), Condition("rationale", "stated"))),
    )

    assert stands(one, LATE, entry("e1", "case.closed", "2026-01-09", **data)) == {
        "baby": status
    }


@pytest.mark.parametrize(
    ("actions", "status"),
    [
        ([{"what": "ring", "owner": "hv", "due": "2026-01-12"}], "met"),
        ([{"what": "ring", "owner": "hv"}], "missed"),
        ([{"owner": "hv", "due": "2026-01-12"}, {"what": "ring", "owner": "hv"}], "missed"),
        ([{"owner": "hv", "due": "not stated"}], "cannot-tell"),
        ("not stated", "cannot-tell"),
        ([], None),
    ],
)
def test_what_each_item_must_hold(actions, status):
    one = safeguard("meeting.held", Holds(items="actions", names=("owner", "due")))

    found = stands(one, LATE, meeting("2026-01-09", actions=actions))

    assert found.get("baby") == status


def learnt(agency, since, acknowledged=None):
    return Learnt(
        agency,
        datetime.fromisoformat(f"{since}T12:00+00:00") if since else None,
        datetime.fromisoformat(f"{acknowledged}T12:00+00:00") if acknowledged else None,
    )


@pytest.mark.parametrize(
    ("known", "acknowledged", "status"),
    [
        ((), False, "missed"),
        ((learnt("gp", "2026-01-16"),), False, "met"),
        ((learnt("gp", "2026-01-17"),), False, "late"),
        ((learnt("police", "2026-01-10"),), False, "missed"),
        ((learnt("gp", None),), False, "cannot-tell"),
        ((learnt("gp", "2026-01-10"),), True, "missed"),
        ((learnt("gp", "2026-01-10", "2026-01-12"),), True, "met"),
        ((learnt("gp", "2026-01-10", "2026-02-12"),), True, "late"),
    ],
)
def test_the_news_arrives(known, acknowledged, status):
    one = safeguard(
        "birth.recorded",
        Knows(
            "sectors", within("1 week"), ("general-practice",), acknowledged=acknowledged
        ),
    )
    born = entry("e1", "birth.recorded", "2026-01-09", "hv", known_to=known)

    assert stands(one, LATE, born) == {"baby": status}


def test_whoever_recorded_it_knows_it_and_the_one_named_must():
    birth = entry("e1", "birth.recorded", "2026-01-09", "gp")
    one = safeguard(
        "birth.recorded", Knows("sectors", within("1 week"), ("general-practice",))
    )
    assert stands(one, LATE, birth) == {"baby": "met"}

    told = safeguard("referral.made", Knows("named", within("1 week"), named="to"))
    heard = (learnt("csc", "2026-01-10"),)
    referral = entry("e1", "referral.made", "2026-01-09", to="csc", known_to=heard)
    assert stands(told, LATE, referral) == {"baby": "met"}
    assert stands(told, LATE, entry("e1", "referral.made", "2026-01-09", to="gp")) == {
        "baby": "missed"
    }
    assert stands(told, LATE, entry("e1", "referral.made", "2026-01-09", to=None)) == {
        "baby": "cannot-tell"
    }


WORDS = "Keep the children safe at home, and ring us."


@pytest.mark.parametrize(
    ("girl", "baby", "status"),
    [
        (WORDS, WORDS, "missed"),
        (WORDS, "KEEP the children: safe at home and ring us", "missed"),
        (WORDS, "Keep the baby safe at home, and ring us.", "met"),
        ("Keep them safe", "Keep them safe", "met"),
        (WORDS, "not stated", "cannot-tell"),
    ],
)
def test_two_children_do_not_share_one_plans_words(girl, baby, status):
    one = safeguard(
        Start(Looked(("plan.agreed",))), Differs("what", Within.parse("1 month"))
    )
    plans = [
        entry("p1", "plan.agreed", "2026-01-05", "csc", ("girl",), what=girl),
        entry("p2", "plan.agreed", "2026-01-09", "csc", ("baby",), what=baby),
    ]

    assert stands(one, LATE, *plans) == {"girl": "met", "baby": status}


def test_the_same_words_long_ago_are_no_matter():
    one = safeguard(
        Start(Looked(("plan.agreed",))), Differs("what", Within.parse("1 month"))
    )
    plans = [
        entry("p1", "plan.agreed", "2025-12-08", "csc", ("girl",), what=WORDS),
        entry("p2", "plan.agreed", "2026-01-09", "csc", ("baby",), what=WORDS),
    ]

    assert stands(one, LATE, *plans) == {"girl": "met", "baby": "met"}


RHYTHM = safeguard(
    "plan.agreed",
    Rhythm((Looked(("supervision.held",)),), "child", within("6 weeks"), ("plan.ended",)),
)
PLAN = entry("p", "plan.agreed", "2026-01-05", "csc", type="child-in-need", child="baby")


def supervised(*days):
    return [entry(f"s{n}", "supervision.held", day, "csc") for n, day in enumerate(days)]


def rhythm(day, *entries):
    return [(o.started, o.status) for o in owed(RHYTHM, world_of(PLAN, *entries), day)]


def test_each_that_came_starts_the_next_clock():
    came = supervised("2026-02-16", "2026-03-30")

    assert rhythm("2026-05-11", *came) == [("p", "met"), ("s0", "met"), ("s1", "pending")]
    assert rhythm("2026-05-12", *came) == [("p", "met"), ("s0", "met"), ("s1", "missed")]


def test_one_too_late_starts_a_clock_all_the_same():
    assert rhythm("2026-03-01", *supervised("2026-02-20")) == [
        ("p", "late"),
        ("s0", "pending"),
    ]


def test_two_on_one_day_do_not_answer_each_other():
    assert rhythm("2026-05-01", *supervised("2026-02-10", "2026-02-10")) == [
        ("p", "met"), ("s0", "met"), ("s1", "missed"),
    ]  # fmt: skip


def test_the_end_of_the_work_excuses_the_clock_that_runs():
    ended = entry("x", "plan.ended", "2026-03-02", "csc", thread="p")
    after = supervised("2026-02-10", "2026-03-09")

    assert rhythm("2026-06-01", *after, ended) == [("p", "met"), ("s0", "met")]
    assert rhythm("2026-06-01", after[0], ended) == [("p", "met"), ("s0", "excused")]
    late = entry("x", "plan.ended", "2026-02-17", "csc", thread="p")
    assert rhythm("2026-06-01", late) == [("p", "missed")]


def test_what_is_judged_at_once_may_be_excused_too():
    excused = Unless(Looked(("oversight.recorded",)), "child", True, Within.parse("1 week"))
    one = safeguard("meeting.held", Attends((("school",),)), (excused,))
    why = entry(
        "o", "oversight.recorded", "2026-01-05", "csc", decision="without the school"
    )

    held = meeting("2026-01-09", "strategy", attended=["csc"])
    assert stands(one, LATE, why, held) == {"baby": "excused"}
    assert stands(one, LATE, held) == {"baby": "missed"}
