"""Do words, colours, hatches and boxes measure what they should?"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.drawing.ink.boxes import Box, overlapping
from sightline.drawing.ink.colours import (
    ALARM,
    FAINT,
    GREY,
    INK,
    MARK_CONTRAST,
    PAPER,
    SECTOR_COLOURS,
    SECTOR_TITLES,
    TEXT_CONTRAST,
    contrast_ratio,
    text_on,
)
from sightline.drawing.ink.hatching import Hatch, hatched
from sightline.drawing.ink.legends import LegendEntry, draw_legend
from sightline.drawing.ink.marks import Group, Rect, Words
from sightline.drawing.ink.metrics import is_drawable, text_width
from sightline.drawing.ink.sectors import DRAWN_SECTORS
from sightline.drawing.ink.spreading import spread
from sightline.drawing.ink.wording import ELLIPSIS, words_in_box
from sightline.vocabulary.sectors import SECTORS

# Helvetica's own widths, in thousandths, from its published metrics.
HELVETICA = {
    " ": 278,
    "a": 556,
    "i": 222,
    "W": 944,
    "m": 833,
    "5": 556,
    "@": 1015,
    ".": 278,
}
HELVETICA_BOLD = {" ": 278, "a": 556, "i": 278, "W": 944, "m": 889, "5": 556, "@": 975}


@pytest.mark.parametrize(("sign", "width"), HELVETICA.items())
def test_words_are_as_wide_as_in_helvetica(sign, width):
    assert text_width(sign, 1000) == pytest.approx(width, abs=1)


@pytest.mark.parametrize(("sign", "width"), HELVETICA_BOLD.items())
def test_bold_words_are_as_wide_as_in_helvetica_bold(sign, width):
    assert text_width(sign, 1000, bold=True) == pytest.approx(width, abs=1)


def test_names_of_europe_can_be_printed_and_other_scripts_are_given_room():
    assert all(is_drawable(sign) for sign in "ÀéîøŁśžğıțŷΩЖ–’“…£€")
    assert text_width("李", 10) == 10


@given(st.text(max_size=80), st.floats(20, 300), st.integers(1, 3))
def test_fitted_words_fit_and_say_when_they_were_cut(text, width, lines):
    fitted = words_in_box(text, width, 12, lines=lines)

    assert len(fitted.lines) <= lines
    assert all(text_width(line, 12) <= width for line in fitted.lines)
    if fitted.shortened:
        assert any(line.endswith(ELLIPSIS) for line in fitted.lines)
    else:
        assert " ".join(fitted.lines).split() == text.split()


def test_contrast_is_that_of_wcag():
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_ratio("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast_ratio("#ffffff", "#000000") == pytest.approx(21)


@pytest.mark.parametrize("colour", [*SECTOR_COLOURS.values(), FAINT, GREY, ALARM, INK])
def test_every_colour_that_means_something_is_seen_on_paper(colour):
    assert contrast_ratio(colour, PAPER) >= MARK_CONTRAST


@pytest.mark.parametrize("colour", [GREY, ALARM, INK])
def test_every_colour_of_text_can_be_read_on_paper(colour):
    assert contrast_ratio(colour, PAPER) >= TEXT_CONTRAST


@given(st.integers(0, 0xFFFFFF))
def test_words_on_any_fill_have_the_better_of_black_and_white(value):
    fill = f"#{value:06x}"

    best = max(contrast_ratio(INK, fill), contrast_ratio(PAPER, fill))
    assert contrast_ratio(text_on(fill), fill) == best >= 4.4


@pytest.mark.parametrize("fill", SECTOR_COLOURS.values())
def test_words_on_the_colour_of_a_sector_can_be_read(fill):
    assert contrast_ratio(text_on(fill), fill) >= TEXT_CONTRAST


def test_every_kind_of_agency_has_a_sector_on_paper():
    assert set(DRAWN_SECTORS) == set(SECTORS)
    assert set(DRAWN_SECTORS.values()) == set(SECTOR_COLOURS) == set(SECTOR_TITLES)


lengths = st.floats(0, 300)


@given(st.sampled_from(Hatch), lengths, lengths, lengths, lengths)
def test_hatching_keeps_inside_its_box(hatch, x, y, width, height):
    box = Box(x, y, width, height)

    for step in hatched(box, hatch).steps:
        _, at_x, at_y = step
        assert box.x - 1e-6 <= at_x <= box.right + 1e-6
        assert box.y - 1e-6 <= at_y <= box.bottom + 1e-6


def test_hatches_can_be_told_apart_without_colour():
    drawn = [hatched(Box(0, 0, 30, 20), hatch).steps for hatch in Hatch]

    assert all(drawn)
    assert len(set(drawn)) == len(Hatch)


places = st.lists(
    st.tuples(st.floats(-500, 500), st.floats(1, 60)), min_size=1, max_size=12
)


@given(places)
def test_spread_things_never_overlap(wanted):
    wishes, room = [w for w, _ in wanted], [r for _, r in wanted]
    placed = spread(wishes, room)

    pairs = pairwise(zip(placed, room, strict=True))
    assert all(b - a >= (ra + rb) / 2 - 1e-6 for (a, ra), (b, rb) in pairs)


@given(places)
def test_no_small_change_brings_spread_things_nearer_to_their_wishes(wanted):
    wishes, room = [w for w, _ in wanted], [r for _, r in wanted]
    placed = spread(wishes, room)

    def cost(at):
        return sum((p - w) ** 2 for p, w in zip(at, wishes, strict=True))

    def keeps_apart(at):
        pairs = pairwise(zip(at, room, strict=True))
        return all(b - a >= (ra + rb) / 2 - 1e-9 for (a, ra), (b, rb) in pairs)

    for first in range(len(placed)):
        for last in range(first + 1, len(placed) + 1):
            for by in (-0.5, 0.5):
                moved = [p + by * (first <= n < last) for n, p in enumerate(placed)]
                assert not keeps_apart(moved) or cost(moved) >= cost(placed) - 1e-6


def test_things_that_do_not_touch_stay_where_they_wish():
    assert spread([0, 100, 200], [10, 10, 10]) == [0, 100, 200]


@given(st.lists(st.text(max_size=60), max_size=20), st.floats(200, 1500))
def test_the_entries_of_a_legend_never_overlap(texts, width):
    entries = [
        LegendEntry(str(n), text, (Rect(0, 0, 36, 20),)) for n, text in enumerate(texts)
    ]
    drawn = draw_legend(entries, 10, 10, width)

    boxes = []
    for group in drawn.marks:
        assert isinstance(group, Group)
        words = group.children[-1]
        assert isinstance(words, Words)
        boxes.append(Box(group.shift[0], group.shift[1], words.box.right, 20))
    assert overlapping(boxes) == []
    assert all(box.bottom <= 10 + drawn.height for box in boxes)
