"""Is a family refused that does not fit together, and cut down without leaving traces?"""

from dataclasses import replace
from datetime import date

import pytest

from sightline.drawing.family.as_at import as_at
from sightline.drawing.family.audience import AGENCY, CHILD, PANEL, PARENT_A, for_audience
from sightline.drawing.family.gaps import gaps_in
from sightline.drawing.family.kin import Kin
from sightline.drawing.family.merging import one_union_a_pair
from sightline.drawing.family.model import Family
from sightline.drawing.family.people import Loss, Person
from sightline.drawing.family.scoping import scoped
from sightline.drawing.family.ties import (
    ChildLink,
    Ending,
    Paternity,
    Twins,
    Union,
    UnionKind,
)
from sightline.drawing.genogram.drawing import draw_genogram
from sightline.drawing.ink.svg import to_svg
from sightline.kernel.errors import Refused
from tests.drawing.families.growing import TODAY
from tests.drawing.families.named import F, M, again, born, couple, day, large, one


def test_everything_that_does_not_fit_is_said_at_once():
    with pytest.raises(Refused) as refused:
        Family(
            (Person("a b"), Person("c"), Person("c")),
            (Union("u", ("c", "x")), Union("v", ("c", "c"))),
            (ChildLink("c", "u"), ChildLink("nobody", "w")),
            twins=(Twins(("c", "y")),),
        )
    told = str(refused.value)
    for part in (
        "“a b”",
        "“c”: is there 2 times",
        "“x”",
        "no such union",
        "own parent",
        "“y”",
    ):
        assert part in told


def test_one_pair_has_one_union_with_a_period_for_each_time():
    first = couple("u1", "a", "b", since="1911", until="1912", ending=Ending.DIVORCED)
    second = couple("u2", "b", "a", since="1914")
    people = (one("a"), one("b"), one("c"), one("d"))
    with pytest.raises(Refused, match="one_union_a_pair"):
        Family(people, (first, second))
    unions, links = one_union_a_pair((second, first), (*born("u1", "c"), *born("u2", "d")))
    family = Family(people, unions, links)
    assert [p.span.since.text for p in family.unions[0].periods] == ["1911", "1914"]
    assert {link.union for link in family.children} == {family.unions[0].id}


def test_a_day_shows_only_what_was_so():
    family = large()
    before = as_at(family, date(2015, 6, 1))
    assert {"c5", "c6", "c9", "half"}.isdisjoint(before.person)
    assert before.person["gf"].died is None
    assert before.union["u2"].latest.ending is None
    assert before.union["u1"].latest.ending is Ending.DIVORCED
    assert "u4" not in before.union
    assert not [
        link for link in before.children if link.union == "uc" and link.child == "c2"
    ]


def test_an_unborn_child_is_there_from_the_pregnancy_on():
    child = Person("k", born=day("2026-12-03"), expected=day("2026-12-01"))
    family = Family((one("m", F), child), (couple("u", "m"),), born("u", "k"))
    assert "k" not in as_at(family, date(2026, 1, 1)).person
    assert as_at(family, date(2026, 6, 1)).person["k"].is_unborn
    assert not as_at(family, date(2026, 12, 25)).person["k"].is_unborn


def test_what_is_withheld_leaves_no_trace():
    family = large()
    secret = frozenset({"parent-a"})
    people = tuple(
        replace(person, withheld_from=secret, name="Secretname")
        if person.id == "f2"
        else person
        for person in family.people
    )
    family = replace(family, people=people)
    drawn = draw_genogram(family, as_at=TODAY, audience=PARENT_A)
    said = to_svg(drawn.picture, prefix="g") + repr(drawn.summary) + repr(drawn.tables)
    assert "Secretname" not in said
    assert "f2" not in said
    assert "u2" in said  # the children are still their mother's
    assert "Secretname" in repr(draw_genogram(family, as_at=TODAY).tables)


def test_losses_flags_and_addresses_are_for_few():
    family = large()
    home = replace(family.households[0], address="1 Madeup Row")
    lost = Person("l3", born=day("2021"), loss=Loss.TERMINATION)
    family = replace(
        family,
        people=(*family.people, lost),
        children=(*family.children, *born("u4", "l3")),
        households=(home, *family.households[1:]),
    )
    shown = {
        who.name: for_audience(family, who) for who in (PANEL, AGENCY, PARENT_A, CHILD)
    }
    assert not any("l3" in one.person for one in shown.values())
    assert ["l1" in one.person for one in shown.values()] == [True, False, False, False]
    assert ["l2" in one.person for one in shown.values()] == [True, True, True, False]
    assert [bool(one.households[0].address) for one in shown.values()] == [True] + [
        False
    ] * 3
    assert [bool(one.person["mum"].flags) for one in shown.values()] == [
        True,
        True,
        False,
        False,
    ]


def test_whoever_is_further_away_is_counted():
    near = scoped(large())
    away = {"aunt", "newp", "half", "fos", "kin"}
    assert set(large().person) - set(near.person) == away
    assert near.beyond == {"gm": 1, "gf": 1, "f1": 2, "fc1": 1, "fc2": 1}
    drawn = draw_genogram(near, as_at=TODAY)
    assert "+2 not drawn" in to_svg(drawn.picture, prefix="g")
    assert "6 relatives further away not drawn" in drawn.summary[0]


def test_kin_are_named_as_people_say():
    kin = Kin(large(), "c9")
    said = {who: kin.of(who) for who in large().person}
    assert said["mum"] == "mother"
    assert said["f4"] == "father (said)"
    assert said["gm"] == "maternal grandmother"
    assert said["aunt"] == "aunt"
    assert said["f1"] == "mother’s ex-partner"
    assert said["f3"] == "mother’s former partner"
    assert said["newp"] == "mother’s ex-partner’s partner"
    assert said["c7"] == "brother"
    assert said["c1"] == "half-sister"
    assert said["c5"] == "half-sibling"
    assert said["fos"] == "half-brother’s foster brother"
    assert said["fc1"] == "half-brother’s foster carer"
    assert said["hv"] == "not kin"


def test_gaps_are_found_by_rule():
    child = one("k", F, "2026-01-01", subject=True)
    family = Family((one("m", F, "2000"), child), (couple("u", "m"),), born("u", "k"))
    missing = {gap.missing for gap in gaps_in(family, TODAY)}
    assert "father not recorded" in missing
    assert "no man is recorded within one step of this child" in missing
    father = replace(
        family,
        people=(*family.people, one("f", M, "1999")),
        unions=(couple("u", "m", "f", kind=UnionKind.CO_PARENTS),),
    )
    assert gaps_in(father, TODAY) == []


def test_doubtful_fathers_and_several_links_are_kept_apart():
    family = again()
    assert [link.kind.value for link in family.links_of["y"]] == ["birth", "adopted"]
    links = (
        ChildLink("y", "ab", paternity=Paternity.DISPUTED),
        ChildLink("y", "kk", paternity=Paternity.SAID),
    )
    rest = tuple(link for link in family.children if link.child != "y")
    disputed = replace(family, children=(*rest, *links))
    assert disputed.links_of["y"][0].paternity is Paternity.SAID


def test_the_summary_and_the_tables_say_what_is_drawn():
    drawn = draw_genogram(large(), as_at=TODAY)
    assert "Ivy Notreal, 10 weeks 3 days" in drawn.summary[0]
    assert "Seen at home A, not recorded there: Kit Notreal." in drawn.summary[0]
    captions = [table.caption for table in drawn.tables]
    assert captions == ["People", "Couples", "Parents and carers", "Homes", "Not recorded"]
    people = drawn.tables[0].rows
    assert len(people) == len(large().people)
    assert (
        "Cal",
        "half-brother",
        "14 years",
        "home A, 4 nights a week; home C, 3 nights a week",
    ) in [row[:4] for row in people]


def test_people_can_be_links_with_a_sentence_each():
    hrefs = {"c9": "/people/9"}
    svg = to_svg(draw_genogram(large(), as_at=TODAY, hrefs=hrefs).picture, prefix="g")
    assert 'href="/people/9"' in svg
    assert "Ivy Notreal, subject, 10 weeks 3 days, lives in home A" in svg
    assert 'role="group"' in svg
