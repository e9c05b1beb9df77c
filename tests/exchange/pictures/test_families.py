"""Does what was recorded become the family that it tells of, as at any day?"""

from __future__ import annotations

from datetime import date

import pytest

from sightline.drawing.family.households import Basis
from sightline.drawing.family.model import Family
from sightline.drawing.family.people import Flag, Lived
from sightline.drawing.family.ties import Ending, LinkKind, Paternity, UnionKind
from sightline.drawing.genogram.drawing import draw_genogram
from sightline.exchange.pictures.families import children_in, family_of
from tests.exchange.pictures.telling import DAY, Teller


@pytest.fixture
def tell() -> Teller:
    """A mother, a father and their child; nobody said that the two are a couple."""
    tell = Teller()
    tell.person("wren", "2020-04-03", "female")
    tell.person("alice", "1999", "female")
    tell.person("bryn", "1997-03", "male")
    tell.tie("alice", "parent", "wren", parental_responsibility=True)
    tell.tie("bryn", "parent", "wren")
    return tell


def drawn(tell: Teller, on: date = DAY) -> Family:
    return family_of(tell.facts, subjects=["wren"], on=on)


def test_two_parents_of_one_child_are_drawn_together_and_nothing_more_is_said(tell):
    family = drawn(tell)

    (union,) = family.unions
    assert set(union.partners) == {"alice", "bryn"}
    assert union.latest.kind is UnionKind.NOT_KNOWN
    assert family.parents_of("wren") == ("alice", "bryn")
    assert family.person["wren"].subject
    assert family.person["alice"].lived is Lived.FEMALE
    assert [(one.adult, one.child) for one in family.responsibilities] == [
        ("alice", "wren")
    ]


def test_a_couple_that_parted_has_the_day_it_ended(tell):
    tie = tell.tie("alice", "spouse", "bryn", happened="2019")
    tell("relationship.ended", "alice bryn", "2023-05-01", of=tie)

    (union,) = drawn(tell).unions

    period = union.latest
    assert (period.kind, period.ending) == (UnionKind.MARRIED, Ending.SEPARATED)
    assert period.span.until.first == date(2023, 5, 1)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("adoptive-parent", LinkKind.ADOPTED),
        ("foster-carer", LinkKind.FOSTER),
        ("kinship-carer", LinkKind.KINSHIP),
    ],
)
def test_who_brings_a_child_up_without_having_borne_it_has_a_line_of_its_own(
    tell, word, kind
):
    tell.person("opal", "1970", "female")
    tell.tie("opal", word, "wren")

    links = drawn(tell).links_of["wren"]

    assert {link.kind for link in links} == {LinkKind.BIRTH, kind}


def test_a_tie_is_the_same_told_from_either_end(tell):
    tell.person("cy", "2022", "male")
    tell("relationship.recorded", "cy alice", from_="cy", to="alice", type="child")

    assert drawn(tell).parents_of("cy") == ("alice",)


def test_a_father_who_is_only_suspected_is_drawn_as_disputed(tell):
    tell.person("dov", "2024", "male")
    tell.tie("bryn", "parent", "dov", certainty="suspected")

    (link,) = drawn(tell).links_of["dov"]
    assert link.paternity is Paternity.DISPUTED


def test_a_circumstance_is_drawn_while_it_held_and_not_before_or_after(tell):
    told = tell("circumstance.recorded", "alice", "2024-01-01", what="alcohol")
    tell("circumstance.ended", "alice", "2025-01-01", of=told)

    def flags(day: date) -> tuple[Flag, ...]:
        return drawn(tell, day).person["alice"].flags

    assert flags(date(2023, 12, 31)) == ()
    assert flags(date(2024, 6, 1)) == (Flag.SUBSTANCES,)
    assert flags(date(2025, 6, 1)) == ()


def test_who_was_seen_there_is_not_said_to_live_there(tell):
    tell.home("flat", "wren alice")
    tell.home("flat", "bryn", "2025-02-01", presence="observed")
    tell.home("flat", "bryn", "2025-03-01", presence="observed")

    (home,) = drawn(tell).households

    stays = {stay.person: stay for stay in home.stays}
    assert stays["alice"].basis is Basis.DECLARED
    assert (stays["bryn"].basis, stays["bryn"].seen) == (Basis.OBSERVED, "×2")


def test_whoever_left_a_home_is_there_until_that_day(tell):
    stay = tell.home("flat", "wren alice bryn")
    tell("residence.ended", "wren", "2025-05-01", of=stay)

    (home,) = drawn(tell).households

    assert all(one.span.holds_on(date(2025, 4, 30)) for one in home.stays)
    assert not any(one.span.holds_on(date(2025, 5, 2)) for one in home.stays)


def test_an_unborn_baby_is_drawn_as_expected(tell):
    tell("person.recorded", "bump", expected="2026-06-01")
    tell("pregnancy.booked", "alice bump=unborn", "2025-11-20", expected="2026-06-01")
    tell.tie("alice", "parent", "bump")

    family = drawn(tell)

    assert family.person["bump"].is_unborn
    assert "Unborn" in " ".join(draw_genogram(family, as_at=DAY).summary)


def test_an_id_that_is_a_name_can_be_drawn_and_stands_in_no_picture(tell):
    tell.person("Ash Alder", "1960", "male")
    tell("relationship.recorded", "alice", from_="Ash Alder", to="alice", type="parent")

    family = drawn(tell)

    assert "Ash Alder" not in family.person
    assert any(one.name == "Ash alder" for one in family.people)
    draw_genogram(family, as_at=DAY)


def test_children_are_found_with_who_is_most_spoken_of_first(tell):
    tell.person("cy", "2022", "male")
    for _ in range(9):
        tell("visit.made", "cy", child_seen=True)

    assert children_in(tell.facts, DAY) == ["cy", "wren"]
    assert children_in(tell.facts, date(2039, 1, 1)) == ["cy"]


def test_ties_that_contradict_each_other_stop_no_drawing(tell):
    """Each recorded as the other's parent, or somebody as their own: drawn all the same."""
    tell.tie("wren", "parent", "alice")
    tell.tie("alice", "parent", "alice")
    tell.tie("bryn", "grandparent", "alice")

    family = drawn(tell)

    people = draw_genogram(family, as_at=DAY).tables[0]
    assert {row[0] for row in people.rows} == {"Wren", "Alice", "Bryn"}
