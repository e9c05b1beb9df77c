"""Does the world hold what was known at a moment, and no more?"""

import time
from datetime import date, datetime

from sightline.safeguards.recorded import Learnt
from sightline.safeguards.world import CircumstanceRow, FamilyRow, KnowsRow
from sightline.safeguards.world_building.building import build
from sightline.safeguards.world_building.spans import day_number
from tests.safeguards.stories import (
    AGENCIES,
    PEOPLE,
    entry,
    parent,
    someone,
    world_of,
)


def tie(one, other, type_):
    return entry(
        f"{one}-{other}", "relationship.recorded", "2026-01-01", about=(),
        from_=one, to=other, type=type_,
    )  # fmt: skip


def number(text):
    return day_number(date.fromisoformat(text))


def at(text):
    return datetime.fromisoformat(f"{text}+00:00")


def found(world, id_):
    [row] = [row for row in world.entries if row.id == id_]
    return row


def test_only_what_was_recorded_by_then_is_there():
    late = entry("e1", "visit.made", "2026-01-05", recorded=at("2026-02-01T09:00:00"))

    assert [e.id for e in world_of(late, at=at("2026-02-01T09:00:00")).entries][-1] == "e1"
    assert "e1" not in [e.id for e in world_of(late, at=at("2026-02-01T08:59:59")).entries]


def test_what_was_corrected_is_gone_and_the_correction_stays_on_its_thread():
    first = entry("e1", "referral.made", "2026-01-05")
    second = entry("e2", "referral.made", "2026-01-06", corrects="e1")
    third = entry("e3", "referral.made", "2026-01-07", corrects="e2")

    world = world_of(first, second, third)

    assert [e.id for e in world.entries if e.kind == "referral.made"] == ["e3"]
    assert found(world, "e3").thread == "e1"
    before = world_of(first, second, third, at=at("2026-01-07T00:00:00"))
    assert [e.id for e in before.entries if e.kind == "referral.made"] == ["e2"]


def test_what_was_recorded_had_happened_by_then():
    about = entry("e1", "visit.made", "2026-01-05~", recorded=at("2026-01-06T10:00:00"))
    unknown = entry("e2", "visit.made", "", recorded=at("2026-01-06T10:00:00"))
    ahead = entry("e3", "meeting.called", "2026-02-02", recorded=at("2026-01-06T10:00:00"))

    world = world_of(about, unknown, ahead)

    span = found(world, "e1")
    assert (span.first_day, span.last_day) == (number("2025-12-29"), number("2026-01-06"))
    assert (found(world, "e2").first_day, found(world, "e2").last_day) == (
        None, number("2026-01-06"),
    )  # fmt: skip
    assert (
        found(world, "e3").first_day == found(world, "e3").last_day == number("2026-02-02")
    )


def test_a_time_is_exact_to_the_second_and_a_day_spans_all_of_it():
    told = entry("e1", "visit.made", "2026-07-05T14:30")
    day = entry("e2", "visit.made", "2026-07-05")

    world = world_of(told, day)

    exact, whole = found(world, "e1"), found(world, "e2")
    assert (
        exact.first_second == exact.last_second == int(at("2026-07-05T13:30").timestamp())
    )
    assert whole.last_second - whole.first_second == 24 * 3600 - 1


def test_what_the_data_says_has_a_row_for_each_value():
    meeting = entry(
        "e1", "meeting.held", "2026-01-05", "csc",
        type="strategy", attended=["police", "mother", "a neighbour", None], apologies=[],
        actions=[{"what": "ring", "owner": "hv"}, {"what": "write", "owner": "not stated"}],
        decisions="not stated",
    )  # fmt: skip
    world = world_of(meeting)
    n = found(world, "e1").n

    rows = {(t.field, t.item): (t.value, t.stated) for t in world.told if t.n == n}

    assert rows["type", 0] == ("strategy", True)
    assert rows["attended", 3] == ("", False)
    assert rows["attended#sector", 0] == ("police", True)
    assert ("attended#sector", 1) not in rows  # a person is of no sector
    assert rows["attended#sector", 2] == ("", False)
    assert rows["actions.owner", 0] == ("hv", True)
    assert rows["actions.owner", 1] == ("", False)
    assert rows["decisions", 0] == ("", False)
    assert not [field for field, _ in rows if field.startswith("apologies")]


def test_true_false_and_numbers_are_told_as_text():
    visit = entry("e1", "visit.made", "2026-01-05", child_seen=False, no_access=True)
    raised = entry("e2", "disagreement.raised", "2026-01-05", stage=2)

    told = {(t.field, t.value) for t in world_of(visit, raised).told}

    assert {("child_seen", "false"), ("no_access", "true"), ("stage", "2")} <= told


def test_a_family_is_everyone_within_two_steps_and_their_parents():
    ties = [
        parent("mother", "baby"),
        parent("mother", "half"),
        parent("dad", "half"),
        parent("gran", "mother"),
        parent("great", "gran"),
        entry(
            "f",
            "relationship.recorded",
            "2026-01-01",
            from_="lodger",
            to="dad",
            type="friend",
        ),
    ]

    world = build(ties, PEOPLE[:1], AGENCIES, as_known_at=at("2026-03-01T00:00:00"))

    family = {row.member for row in world.families if row.person == "baby"}
    assert family == {"baby", "mother", "half", "dad", "gran", "great"}
    assert FamilyRow("dad", "baby") in world.families
    assert FamilyRow("dad", "gran") not in world.families


def test_one_home_ties_people_until_they_leave_it():
    home = entry(
        "h", "residence.recorded", "2026-01-01", household="flat", people=["baby", "lodger"]
    )
    left = entry("x", "residence.ended", "2026-02-01", of="h")

    together = world_of(home)
    apart = world_of(home, left)

    assert FamilyRow("baby", "lodger") in together.families
    assert FamilyRow("baby", "lodger") not in apart.families
    [row] = together.homes
    assert (row.child, row.adult, row.until_day) == ("baby", "lodger", None)
    assert apart.homes[0].until_day == number("2026-02-01")


def test_circumstances_follow_from_plans_and_orders_and_age():
    entries = [
        entry("p", "plan.agreed", "2026-01-05", "csc", ("girl",), type="child-protection",
              child="girl"),
        entry("q", "plan.ended", "2026-03-02", "csc", ("girl",), thread="p"),
        entry("o", "order.made", "2026-02-02", "csc", ("girl",), type="care"),
        entry("c", "circumstance.recorded", "2026-01-07", "gp", ("mother",), what="alcohol"),
        entry("d", "circumstance.ended", "2026-02-07", "gp", ("mother",), of="c"),
    ]  # fmt: skip

    rows = set(world_of(*entries).circumstances)
    agreed, ended = number("2026-01-05"), number("2026-03-02")

    assert rows == {
        CircumstanceRow("girl", "child-protection-plan", agreed, ended),
        CircumstanceRow("girl", "looked-after", number("2026-02-02"), None),
        CircumstanceRow("mother", "alcohol", number("2026-01-07"), number("2026-02-07")),
        CircumstanceRow("baby", "not-mobile", number("2025-12-02"), number("2026-06-01")),
        CircumstanceRow("girl", "not-mobile", number("2017-03-01"), number("2017-08-31")),
        CircumstanceRow("mother", "not-mobile", number("1994-05-06"), number("1994-11-05")),
    }  # fmt: skip


def test_who_knows_as_known_then():
    known = (
        Learnt("csc", at("2026-01-06T09:00:00"), at("2026-01-08T09:00:00")),
        Learnt("gp", at("2026-01-09T09:00:00")),
        Learnt("hv", at("2026-01-05T09:00:00")),
    )
    told = entry("e1", "referral.made", "2026-01-05", known_to=known)

    world = world_of(told, at=at("2026-01-07T00:00:00"))

    day, second = number("2026-01-06"), int(at("2026-01-06T09:00:00").timestamp())
    assert world.knows == (KnowsRow(found(world, "e1").n, "csc", day, second),)


def test_children_and_grown_people_where_no_birth_is_recorded():
    entries = [
        tie("dad", "child", "parent"),
        tie("dad", "friend", "partner"),
        entry("a", "absence.recorded", "2026-01-01", "school", ("pupil",)),
        entry("v", "visit.made", "2026-01-01", about=("passer-by",)),
    ]  # fmt: skip

    world = build(entries, (), AGENCIES, as_known_at=at("2026-03-01T00:00:00"))

    assert {row.person: row.grown for row in world.people} == {
        "dad": True, "child": False, "friend": True, "pupil": False, "passer-by": True,
    }  # fmt: skip


def test_a_birth_is_better_told_by_the_entry_that_records_it():
    entries = [
        entry("b", "pregnancy.booked", "2025-06-01", expected="2025-12-10"),
        entry("c", "birth.recorded", "2025-12-02"),
    ]

    def born(when):
        world = build(entries, [someone("baby")], (), as_known_at=at(when))
        [row] = world.people
        return row.born_first, row.expected_first

    # Whom a booking is about need not be the child, so it says nothing of who is expected.
    assert born("2025-07-01T00:00:00") == (None, None)
    assert born("2026-01-01T00:00:00") == (number("2025-12-02"), None)


def test_a_long_record_is_built_quickly():
    """Five hundred entries are built many times over while a page is waited for."""
    entries = [
        entry(
            f"e{n}", "visit.made", f"2026-{1 + n % 9:02}-{1 + n % 27:02}", child_seen=True
        )
        for n in range(500)
    ]
    world_of(*entries)
    begun = time.perf_counter()

    world = world_of(*entries)

    assert len(world.entries) == 502
    assert time.perf_counter() - begun < 0.25
