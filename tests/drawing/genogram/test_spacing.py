"""Is everybody as near to where they are drawn as the distances allow?"""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import nnls

from sightline.drawing.genogram.layout import layout_of
from sightline.drawing.genogram.placing import spread_of
from sightline.drawing.genogram.spacing import TETHER, Pull, Spacing, Spread
from tests.drawing.families.growing import TODAY, houses, pedigree, sample
from tests.drawing.families.named import large

FAMILIES = [pedigree(1), pedigree(4), sample(houses(2), 2), large()]


@pytest.mark.parametrize("family", FAMILIES, ids=range(len(FAMILIES)))
def test_a_family_is_placed_as_an_exact_solver_places_it(family):
    layout = layout_of(family, TODAY)
    rows = [list(row) for row in layout.rows]
    _compare(spread_of(layout.pedigree, layout.ranks, rows, layout.room, {}))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_rows_are_placed_as_an_exact_solver_places_them(data):
    sizes = data.draw(st.lists(st.integers(1, 5), min_size=1, max_size=4))
    rows, count = [], 0
    for size in sizes:
        rows.append(list(range(count, count + size)))
        count += size
    apart = [[data.draw(st.floats(1, 80)) for _ in row[1:]] for row in rows]
    row_of = {node: n for n, row in enumerate(rows) for node in row}
    ends = st.integers(0, count - 1)
    pairs = data.draw(st.lists(st.tuples(ends, ends), max_size=10))
    pulls = [
        Pull(a, b, data.draw(st.floats(0.1, 2)), data.draw(st.floats(-50, 50)))
        for a, b in pairs
        if row_of[a] != row_of[b]
    ]
    _compare(Spread(count, rows, apart, pulls))


def test_a_leap_of_a_hair_brings_nobody_nearer_than_they_may_be():
    """Sums of a sweep differ by the last bit, and far along such a way is very far."""
    _compare(Spread(5, [[0, 1, 2, 3, 4]], [[66.5, 33.0, 33.625, 69.0]], []))


def _compare(spread: Spread) -> None:
    spacing = Spacing(spread)
    x = spacing.solve()
    for row, least in zip(spread.rows, spread.apart, strict=True):
        for (one, two), gap in zip(pairwise(row), least, strict=True):
            assert x[two] - x[one] >= gap - 1e-6
    assert spacing.objective() <= _exact(spread) * 1.001 + 1e-6


def _exact(spread: Spread) -> float:
    """Minimise x'Hx + 2g'x + c under Ax >= b by least distance programming."""
    n = spread.count
    h, g, c = np.eye(n) * TETHER, np.zeros(n), 0.0
    for pull in spread.pulls:
        way = np.zeros(n)
        way[pull.first], way[pull.second] = 1, -1
        h += pull.weight * np.outer(way, way)
        g -= pull.weight * pull.offset * way
        c += pull.weight * pull.offset**2
    rows = []
    least = []
    for row, apart in zip(spread.rows, spread.apart, strict=True):
        for at, gap in enumerate(apart):
            way = np.zeros(n)
            way[row[at + 1]], way[row[at]] = 1, -1
            rows.append(way)
            least.append(gap)
    lower = np.linalg.cholesky(h)
    start = np.linalg.solve(h, g)
    if not rows:
        return float(c - g @ start)
    a = np.array(rows)
    m = np.linalg.solve(lower, a.T).T
    d = np.array(least) + a @ start
    goal = np.zeros(n + 1)
    goal[-1] = 1
    system = np.vstack([m.T, d])
    u, _ = nnls(system, goal, maxiter=200 * n)
    rest = system @ u - goal
    y = -rest[:-1] / rest[-1]
    x = np.linalg.solve(lower.T, y) - start
    return float(x @ h @ x + 2 * g @ x + c)
