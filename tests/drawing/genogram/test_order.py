"""Do people stand where a reader expects them, and stay there?"""

from dataclasses import replace
from random import Random
from statistics import mean, median

import pytest

from sightline.drawing.family.model import Family
from sightline.drawing.genogram.drawing import draw_genogram
from sightline.drawing.genogram.layout import layout_of
from sightline.drawing.genogram.symbols import SYMBOL
from sightline.drawing.ink.svg import to_svg
from tests.drawing.families.growing import TODAY, houses, only, pedigree, sample
from tests.drawing.families.named import large
from tests.drawing.genogram.measuring import quality_of
from tests.drawing.genogram.reading import crossings, read


@pytest.fixture(scope="module")
def pedigrees() -> list[Family]:
    return [pedigree(seed) for seed in range(20)]


def test_ordinary_pedigrees_are_drawn_as_well_as_can_be(pedigrees):
    found = [quality_of(family) for family in pedigrees]
    assert sum(one.crossings == 0 for one in found) >= 0.95 * len(found)
    assert sum(one.beside for one in found) >= 0.98 * sum(one.couples for one in found)
    assert sum(one.unbroken for one in found) >= 0.98 * sum(one.sibships for one in found)


def test_intermarried_houses_cross_seldom():
    found = [quality_of(sample(houses(seed), seed, 30)) for seed in range(5)]
    assert mean(one.crossings for one in found) <= 4
    assert sum(one.beside for one in found) >= 0.85 * sum(one.couples for one in found)


def test_children_hang_under_their_parents(pedigrees):
    off = []
    for family in pedigrees:
        drawn = draw_genogram(family, as_at=TODAY)
        seen = read(to_svg(drawn.picture, prefix="g"))
        for union in family.unions:
            children = [link.child for link in family.links_from[union.id]]
            if children and len(union.partners) == 2:
                couple = mean(seen.midline(one) for one in union.partners)
                ends = [seen.midline(one) for one in children]
                off.append(abs((min(ends) + max(ends)) / 2 - couple) / SYMBOL)
    assert median(off) <= 0.5


def test_the_same_family_gives_the_same_bytes(pedigrees):
    for family in (pedigrees[0], sample(houses(1), 1, 24), large()):
        shuffled = _shuffled(family, 1)
        first, again, other = (
            to_svg(draw_genogram(one, as_at=TODAY).picture, prefix="g")
            for one in (family, family, shuffled)
        )
        assert first == again
        assert abs(crossings(read(first)) - crossings(read(other))) <= 1


def _shuffled(family: Family, seed: int) -> Family:
    chance = Random(seed)
    parts = {
        part: tuple(chance.sample(getattr(family, part), len(getattr(family, part))))
        for part in ("people", "unions", "children")
    }
    return replace(family, **parts)


def test_other_ids_give_much_the_same_order():
    for seed in range(4):
        family = pedigree(seed, 40)
        ids = [person.id for person in family.people]
        other = dict(zip(ids, reversed(ids), strict=True))
        renamed = replace(
            family,
            people=tuple(replace(one, id=other[one.id]) for one in family.people),
            unions=tuple(
                replace(one, partners=tuple(other[p] for p in one.partners))
                for one in family.unions
            ),
            children=tuple(replace(one, child=other[one.child]) for one in family.children),
        )
        difference = quality_of(family).crossings - quality_of(renamed).crossings
        assert abs(difference) <= 1


def test_adding_one_person_moves_nobody_past_anybody():
    flipped = pairs = 0
    for seed in range(9):
        whole = pedigree(seed, 40) if seed % 3 else sample(houses(seed), seed, 30)
        leaf = _leaf(whole, seed)
        before = layout_of(only(whole, set(whole.person) - {leaf}), TODAY).arrangement
        after = layout_of(whole, TODAY, before).arrangement
        place = {one: n for row in after.rows for n, one in enumerate(row)}
        for row in before.rows:
            for n, left in enumerate(row):
                for right in row[n + 1 :]:
                    pairs += 1
                    flipped += place[left] > place[right]
    assert flipped <= 0.01 * pairs


def _leaf(family: Family, seed: int) -> str:
    leaves = [one for one in sorted(family.person) if not family.unions_of[one]]
    return Random(seed).choice(leaves)


def test_what_was_put_by_hand_is_kept():
    family = pedigree(2)
    rows = layout_of(family, TODAY).arrangement.rows
    left, right = rows[-1][0], rows[-1][-1]
    moved = replace(family, left_of=((right, left),))
    after = next(row for row in layout_of(moved, TODAY).arrangement.rows if left in row)
    assert after.index(right) < after.index(left)
