"""Is a picture written as SVG that is safe, complete and always the same?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.drawing.ink.marks import (
    Circle,
    Group,
    Line,
    Path,
    Pen,
    Picture,
    Polygon,
    Polyline,
    Rect,
    Words,
)
from sightline.drawing.ink.svg import id_of, number, to_svg
from tests.drawing.ink.reading import HOSTILE, SURVIVING, data_of, parsed, tags_of

SVG = "{http://www.w3.org/2000/svg}"
ALL = (
    Rect(1, 2, 3, 4, rounded=2),
    Circle(5, 5, 2),
    Line(0, 0, 9, 9),
    Polyline(((0, 0), (1, 1))),
    Polygon(((0, 0), (1, 1), (2, 0))),
    Path((("M", 0, 0), ("A", 2, 2, 0, 0, 1, 4, 4), ("Z",)), Pen(dash=(2, 3))),
    Words(1, 1, "words", bold=True, anchor="end"),
)


def picture(*marks, title="A title", description="A description"):
    return Picture(100, 50, marks, title, description)


def test_only_what_survives_everywhere_is_written():
    svg = to_svg(picture(Group(ALL, name="g", label="All")), prefix="p")

    assert tags_of(svg) <= SURVIVING
    assert tags_of(svg) >= {"rect", "circle", "line", "polyline", "polygon", "path", "text"}


def test_nothing_that_a_content_security_policy_refuses_is_written():
    root = parsed(to_svg(picture(*ALL), prefix="p"))

    names = {name for element in root.iter() for name in element.attrib}
    assert "style" not in names
    assert not [name for name in names if name.startswith("on")]


def test_a_still_picture_is_an_image_with_a_title_and_a_description():
    root = parsed(to_svg(picture(*ALL, title="Tree", description="Long words"), prefix="a"))

    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "Tree"
    assert root.find(f"{SVG}desc").text == "Long words"
    assert root.get("aria-labelledby") == root.find(f"{SVG}title").get("id") == "a-title"
    assert root.get("aria-describedby") == root.find(f"{SVG}desc").get("id")


def test_a_picture_with_links_is_a_group_whose_links_can_be_reached():
    link = Group(
        (Circle(1, 1, 1),), name="x", href="/family/1?a=b&c=d", label="Ada, 3 years"
    )
    root = parsed(to_svg(picture(Group((link,))), prefix="a"))

    assert root.get("role") == "group"
    found = root.find(f".//{SVG}a")
    assert found.get("href") == "/family/1?a=b&c=d"
    assert found.get("aria-label") == "Ada, 3 years"


def test_a_link_that_nobody_could_hear_is_refused():
    with pytest.raises(ValueError, match="no label"):
        to_svg(picture(Group((), href="/x")), prefix="a")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " JavaScript:x", "data:text/html,x"]
)
def test_a_link_leads_only_to_a_page(address):
    with pytest.raises(ValueError, match="only lead to a page"):
        to_svg(picture(Group((), href=address, label="x")), prefix="a")


def test_a_colour_that_is_no_colour_is_refused():
    with pytest.raises(ValueError, match="#rrggbb"):
        to_svg(picture(Circle(1, 1, 1, Pen('red" onload="x'))), prefix="a")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_stay_words(hostile):
    marks = Group(
        (Words(1, 1, hostile),),
        name=hostile,
        data={"person": hostile},
        label=hostile or "x",
    )
    svg = to_svg(picture(marks, title=hostile, description=hostile), prefix=hostile)

    assert tags_of(svg) == {"svg", "title", "desc", "rect", "g", "text"}
    kept = "".join(c if c >= " " and c != "\ufffe" else "\ufffd" for c in hostile)
    assert parsed(svg).find(f".//{SVG}text").text == (kept or None)
    assert data_of(svg, "person") == [kept]


def test_every_id_bears_the_prefix_of_its_picture():
    svg = to_svg(picture(Group((), name="one"), Group((), name="two")), prefix="tree7")

    ids = [str(one) for one in parsed(svg).xpath("//@id")]
    assert len(ids) == len(set(ids)) == 4
    assert all(one.startswith("tree7-") for one in ids)


@given(st.text(), st.text())
def test_different_names_never_share_an_id(one, other):
    assert (id_of(one) == id_of(other)) == (one == other)
    assert not set(id_of(one)) & set(" \t\n\"'<>&")


@given(st.floats(-1e6, 1e6))
def test_numbers_are_written_one_way_and_nearly_exactly(value):
    written = number(value)

    assert abs(float(written) - value) <= 0.0051
    assert written == number(float(written))
    assert "e" not in written
    assert written != "-0"


@given(st.lists(st.text(max_size=30), max_size=5))
def test_the_same_picture_gives_the_same_bytes(texts):
    marks = [Words(1, 1, text) for text in texts]

    assert to_svg(picture(*marks), prefix="p") == to_svg(picture(*marks), prefix="p")
