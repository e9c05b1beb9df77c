"""Does the picture say what the family says, and can it be read?"""

import pytest

from sightline.drawing.family.model import Family
from sightline.drawing.genogram.drawing import draw_genogram
from sightline.drawing.ink.svg import to_svg
from tests.drawing.families.growing import TODAY, at_home, houses, pedigree, sample
from tests.drawing.families.named import NAMED
from tests.drawing.genogram.reading import (
    Seen,
    intruders,
    left_out,
    lines_through,
    overlaps,
    read,
)

FAMILIES = {
    **NAMED,
    **{f"pedigree {n}": lambda n=n: pedigree(n) for n in range(6)},
    **{f"houses {n}": lambda n=n: sample(houses(n), n) for n in range(4)},
    **{f"at home {n}": lambda n=n: at_home(pedigree(n, 30), n) for n in range(6)},
}


@pytest.fixture(scope="module", params=FAMILIES, ids=str)
def drawn(request) -> tuple[Family, Seen]:
    family = FAMILIES[request.param]()
    picture = draw_genogram(family, as_at=TODAY).picture
    return family, read(to_svg(picture, prefix="g"))


def test_everybody_is_there_once(drawn):
    family, seen = drawn
    assert set(seen.people) == set(family.person)


def test_couples_and_children_read_back_as_they_are(drawn):
    family, seen = drawn
    assert seen.unions == {one.id: frozenset(one.partners) for one in family.unions}
    stated = {(link.child, link.union, link.kind.value) for link in family.children}
    assert seen.children == stated


def test_twins_siblings_and_homes_read_back(drawn):
    family, seen = drawn
    assert set(seen.twins) == {frozenset(twins.people) for twins in family.twins}
    kinless = {frozenset(tie.people) for tie in family.siblings}
    for union in family.unions:
        children = frozenset(link.child for link in family.links_from[union.id])
        kinless |= {children} if not union.partners and len(children) > 1 else set()
    assert set(seen.siblings) == kinless
    homes = {
        one: home.id
        for home in family.households
        for stay in home.stays
        for one in [stay.person]
        if family.stays_of[one][0][0].id == home.id and stay.basis.value != "observed"
    }
    read_back = {one: home for home, members in seen.homes.items() for one in members}
    assert read_back == homes


def test_nothing_overlaps(drawn):
    assert overlaps(drawn[1]) == []


def test_a_generation_stands_on_one_line(drawn):
    _, seen = drawn
    tops = {
        (row["data-generation"], round(seen.symbols[one].y))
        for one, row in seen.people.items()
        if row["data-mark"]
        != "person-outside"  # drawn lower than others, on the same middle
    }
    assert len(tops) == len({generation for generation, _ in tops})


def test_no_line_runs_through_anybody(drawn):
    assert lines_through(drawn[1]) == []


def test_nobody_is_inside_a_home_that_is_not_theirs(drawn):
    assert intruders(drawn[1]) == []
    assert left_out(drawn[1]) == []


def test_the_key_lists_exactly_the_marks_used(drawn):
    _, seen = drawn
    assert sorted(seen.legend) == sorted(seen.marks)
