"""Do columns stand as tall as their numbers, and does the table have what may be told?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sightline.drawing.columns import FEW, HEIGHT, Layer, draw_columns
from sightline.drawing.ink.marks import Rect
from sightline.drawing.ink.svg import to_svg

NUMBERS = some.lists(
    some.tuples(*[some.none() | some.integers(0, 500)] * 3), min_size=1, max_size=12
)


def drawn_from(rows):
    layers = [
        Layer(name, tuple(row[place] for row in rows))
        for place, name in enumerate(("In time", "Late", "Not done"))
    ]
    return draw_columns("By month", "Month", [f"M{n} 26" for n in range(len(rows))], layers)


@given(NUMBERS)
def test_each_number_is_in_the_table_and_as_tall_as_it_is(rows):
    """The tallest column fills the height; what may not be told is not drawn, and said so."""
    drawn = drawn_from(rows)

    [table] = drawn.tables
    assert [row[1:] for row in table.rows] == [
        tuple(FEW if each is None else str(each) for each in row) for row in rows
    ]
    tall = [mark.height for mark in drawn.picture.marks if isinstance(mark, Rect)]
    shown = [each for row in rows for each in row if each]
    most = max(sum(each or 0 for each in row) for row in rows)
    assert tall == pytest.approx([HEIGHT * each / most for each in shown])
    assert to_svg(drawn.picture, prefix="p").startswith("<svg")


def test_a_layer_of_another_length_is_refused():
    with pytest.raises(ValueError, match="one number for each period"):
        draw_columns("t", "Month", ["Jan 26"], [Layer("a", (1, 2))])
    with pytest.raises(ValueError, match="three layers"):
        draw_columns("t", "Month", ["Jan 26"], [Layer("a", (1,))] * 4)


def test_the_legend_names_every_layer_and_nothing_else():
    assert [each.words for each in drawn_from([(1, 2, 3)]).legend] == [
        "In time",
        "Late",
        "Not done",
    ]
