"""What sets of facts add up to: the pure functions behind every view and page."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kernel.partial_dates import PartialDate
from sightline.record.assembly.circumstances import circumstances, current
from sightline.record.assembly.facts import Fact, latest_of_each, standing
from sightline.record.assembly.homes import latest_stays, stays
from sightline.record.assembly.involvements import involvements
from sightline.record.assembly.people import describe, eighteenth
from sightline.record.assembly.ties import second_parent, siblings, ties
from sightline.record.queries.family import age_of

START = datetime(2026, 1, 1, tzinfo=UTC)


class Facts(list):
    """Facts recorded a minute apart."""

    def add(
        self, kind_, *people, happened="2026-01-01", corrects=None, agency="hv", **data
    ):
        id_ = f"f{len(self) + 1}"
        self.append(
            Fact(
                id=id_,
                kind=kind_,
                happened=PartialDate.parse(happened),
                recorded_at=START + timedelta(minutes=len(self)),
                agency=agency,
                about=tuple((p.split("=")[0], [*p.split("="), ""][1]) for p in people),
                data={k.rstrip("_"): v for k, v in data.items()},
                corrects=corrects,
            )
        )
        return id_


def parent(facts, one, other, type_="parent"):
    return facts.add("relationship.recorded", other, one, from_=one, to=other, type=type_)


def test_names_are_kept_over_time_and_the_last_is_used():
    """A mother who changed her name is found under both."""
    facts = Facts()
    facts.add("person.recorded", "alice", names="Alice Rowan", happened="2019")
    facts.add("person.recorded", "alice", names="Alice Alder", happened="2024-06-01")

    alice = describe("alice", facts)

    assert [name.text for name in alice.names] == ["Alice Rowan", "Alice Alder"]
    assert alice.name == "Alice Alder"


def test_an_unborn_baby_becomes_the_child_that_was_born():
    """One person from expected to born; the due date is not mistaken for a birthday."""
    facts = Facts()
    facts.add("pregnancy.booked", "alice", "bump=unborn", expected="2026-09-10")
    before = describe("bump", facts)
    facts.add(
        "birth.recorded",
        "bump",
        "alice=parent",
        happened="2026-08-02",
        gestation_weeks="34+3",
    )
    facts.add("person.recorded", "bump", names="Wren Rowan")
    after = describe("bump", facts)

    assert before.unborn
    assert before.name == "Unborn baby"
    assert age_of(before, date(2026, 5, 1)).startswith("expected 10 September 2026")
    assert not after.unborn
    assert after.name == "Wren Rowan"
    assert age_of(after, date(2026, 10, 11)) == "10 weeks (4 weeks corrected)"


def test_a_mother_is_not_born_by_her_babys_birth():
    """A birth entry is about the baby, whoever else it names."""
    facts = Facts()
    facts.add("birth.recorded", "wren", "alice=parent", happened="2026-08-02")

    assert describe("wren", facts).born.text == "2026-08-02"
    assert not describe("alice", facts).born.is_known


def test_someone_who_died_has_the_age_they_died_at():
    """PF-03: the dead are shown, at the age they were."""
    facts = Facts()
    facts.add("person.recorded", "wren", names="Wren Rowan", born="2026-01-01")
    facts.add("person.died", "wren", happened="2026-01-29")

    assert age_of(describe("wren", facts), date(2026, 6, 1)) == "died, 4 weeks"


def test_a_correction_takes_the_place_of_what_it_corrects():
    """And a correction of the correction takes the place of both."""
    facts = Facts()
    first = facts.add("person.recorded", "alice", born="1998")
    second = facts.add("person.recorded", "alice", born="1999", corrects=first)
    third = facts.add("person.recorded", "alice", born="1999-04", corrects=second)

    assert [fact.id for fact in standing(facts)] == [third]
    assert describe("alice", facts).born.text == "1999-04"
    assert latest_of_each(facts) == {first: third, second: third}


def test_half_and_full_siblings_come_from_recorded_parents_alone():
    """PF-04: sharing both parents, one, or only a roof."""
    facts = Facts()
    for child in ("ash", "elm"):
        parent(facts, "alice", child)
        parent(facts, "bryn", child)
    parent(facts, "alice", "wren")
    facts.add(
        "residence.recorded", "ash", "lodger", household="h", people=["ash", "lodger"]
    )

    found = {(s.one, s.other): s for s in siblings(ties(facts))}

    assert not found["ash", "elm"].half
    assert found["ash", "wren"].half
    assert found["ash", "wren"].one_parent_missing
    assert all("lodger" not in pair for pair in found)


def test_relationships_read_both_ways():
    """Alice is the parent of Ash; Ash is the child of Alice."""
    facts = Facts()
    parent(facts, "alice", "ash")
    tie = ties(facts)[0]

    assert tie.seen_from("ash") == ("alice", "parent")
    assert tie.seen_from("alice") == ("ash", "child")


@pytest.mark.parametrize("outcome", ["being-sought", "known-not-recorded", "none"])
def test_the_second_parent_is_never_simply_blank(outcome):
    """PF-05: what was asked, by whom, when and why."""
    facts = Facts()
    parent(facts, "alice", "wren")
    assert second_parent("wren", ties(facts), facts).status == "not-asked"

    facts.add(
        "parent.asked-about", "wren", outcome=outcome, reason="Alice's choice", who="father"
    )
    asked = second_parent("wren", ties(facts), facts)
    assert (asked.status, asked.reason, asked.agency) == (outcome, "Alice's choice", "hv")

    parent(facts, "bryn", "wren")
    assert second_parent("wren", ties(facts), facts).person == "bryn"


def test_the_second_parent_is_the_father_whoever_was_recorded_first():
    """A father recorded before the mother is still the one to show."""
    facts = Facts()
    facts.add("person.recorded", "alice", names="Alice Rowan", sex="female")
    parent(facts, "bryn", "wren")
    parent(facts, "alice", "wren")

    assert second_parent("wren", ties(facts), facts).person == "bryn"


def test_being_seen_somewhere_is_kept_apart_from_living_there():
    """PF-07, PF-08: declared elsewhere and seen here are both shown."""
    facts = Facts()
    facts.add("residence.recorded", "bryn", household="bryn's flat", people=["bryn"])
    facts.add(
        "residence.recorded",
        "bryn",
        household="alice's home",
        people=["bryn"],
        kind="stays",
        presence="observed",
        agency="housing",
    )

    found = latest_stays(stays(facts))

    assert [(s.household, s.observed) for s in found] == [
        ("bryn's flat", False),
        ("alice's home", True),
    ]


def test_a_stay_that_ended_is_not_where_someone_lives():
    """And where they sleep is the last that was recorded."""
    facts = Facts()
    old = facts.add(
        "residence.recorded", "wren", household="h", people=["wren"], sleeping="cot"
    )
    facts.add(
        "residence.recorded",
        "wren",
        household="h",
        people=["wren"],
        sleeping="parents' bed",
    )
    gone = facts.add("residence.recorded", "bryn", household="h", people=["bryn"])
    facts.add("residence.ended", "bryn", of=gone)

    found = latest_stays(stays(facts))

    assert [(s.person, s.sleeping) for s in found] == [("wren", "parents' bed")]
    assert old in {s.entry for s in stays(facts)}


def test_circumstances_end_and_keep_their_source():
    """PF-21, PF-26: what, since when, who says so, and what it means for the child."""
    facts = Facts()
    alcohol = facts.add(
        "circumstance.recorded",
        "alice",
        what="alcohol",
        effect_on_caring="may sleep through the night feed",
    )
    facts.add("circumstance.recorded", "alice", what="smoking")
    facts.add("circumstance.ended", "alice", of=alcohol)

    now = current(circumstances(facts), ["alice"])

    assert [(c.what, c.agency) for c in now] == [("smoking", "hv")]


def test_an_involvement_is_never_open_ended_and_can_be_renewed():
    """26 weeks unless it says otherwise; a renewal moves the date."""
    facts = Facts()
    started = facts.add("involvement.started", "wren", role="health-visitor")
    assert involvements(facts)[0].until == START + timedelta(weeks=26)

    facts.add("involvement.renewed", "wren", of=started, until="2027-03-01")
    assert involvements(facts)[0].until.date() == date(2027, 3, 1)


def test_what_a_source_did_not_state_is_unknown_and_not_words():
    """A file may say "not stated"; that is no name, no date and no place."""
    facts = Facts()
    facts.add("person.recorded", "alice", names="not stated", born="not stated", sex=None)

    alice = describe("alice", facts)

    assert alice.name == "Name not recorded"
    assert not alice.born.is_known


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_everyone_turns_eighteen_once_on_a_day_that_exists(born):
    """Leap days included: a child of 29 February is eighteen on 1 March."""
    birthday = eighteenth(born)

    assert birthday.year == born.year + 18
    assert (birthday.month, birthday.day) in ((born.month, born.day), (3, 1))


@given(st.permutations(range(6)))
def test_the_order_of_facts_given_makes_no_difference(order):
    """What was recorded when decides, not how the rows came back."""
    facts = Facts()
    first = facts.add("person.recorded", "alice", names="Alice Rowan", born="1998")
    facts.add("person.recorded", "alice", names="Alice Alder")
    facts.add("person.recorded", "alice", born="1999", names="Alice Rowan", corrects=first)
    parent(facts, "alice", "wren")
    parent(facts, "bryn", "wren")
    facts.add("person.died", "bryn", happened="2025")

    shuffled = [facts[place] for place in order]

    assert describe("alice", shuffled) == describe("alice", facts)
    assert ties(shuffled) == ties(facts)
