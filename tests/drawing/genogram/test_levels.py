"""Are the generations the cheapest there are, and do impossible records still get some?"""

import numpy as np
import pytest
from scipy.optimize import linprog

from sightline.drawing.genogram.levels import (
    Tie,
    Wish,
    best_levels,
    cost_of,
    levels_of,
    ties_of,
)
from sightline.drawing.genogram.pedigree import pedigree_of
from tests.drawing.families.growing import houses, pedigree, sample
from tests.drawing.families.named import NAMED, large

FAMILIES = {
    **NAMED,
    **{f"pedigree {n}": lambda n=n: pedigree(n) for n in range(4)},
    **{f"houses {n}": lambda n=n: sample(houses(n), n, 60) for n in range(8)},
}


@pytest.mark.parametrize("name", FAMILIES)
def test_no_other_rows_are_cheaper(name):
    people = pedigree_of(FAMILIES[name]())
    ties = ties_of(people)
    assert cost_of(ties, best_levels(people.count, ties)) == round(
        _cheapest(people.count, ties)
    )


def _cheapest(count: int, ties: list[Tie]) -> float:
    """Solve the same wishes as a linear programme: a slack for each absolute value."""
    cost = np.zeros(count + len(ties))
    rows, limits = [], []
    for n, tie in enumerate(ties):
        want = {Wish.SAME: 0, Wish.NEAR: 1}.get(tie.wish)
        if want is None:
            cost[tie.second] += tie.weight
            cost[tie.first] -= tie.weight
            rows.append(_row(cost.size, {tie.first: 1, tie.second: -1}))
            limits.append(-1)
            continue
        cost[count + n] = tie.weight
        rows.append(_row(cost.size, {tie.second: 1, tie.first: -1, count + n: -1}))
        rows.append(_row(cost.size, {tie.second: -1, tie.first: 1, count + n: -1}))
        limits += [want, -want]
    if not ties:
        return 0.0
    solved = linprog(cost, A_ub=np.array(rows), b_ub=limits, bounds=(0, 200))
    return solved.fun


def _row(size: int, entries: dict[int, int]) -> np.ndarray:
    row = np.zeros(size)
    for at, value in entries.items():
        row[at] = value
    return row


def test_a_child_in_care_stands_with_the_children_of_the_carers():
    people = pedigree_of(large())
    levels = dict(zip(people.ids, levels_of(people), strict=True))
    assert levels["c2"] == levels["c1"] == levels["fos"] == levels["fc1"] + 1
    assert levels["lodger"] == levels["mum"]
    assert levels["c4"] == levels["c5"]
