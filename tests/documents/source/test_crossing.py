"""Does a source come back from the child as it was, and nothing else as one?"""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.documents.source.blocks import (
    Cell,
    Link,
    Notice,
    Paragraph,
    Place,
    Row,
    Source,
    Table,
)
from sightline.documents.source.crossing import NotASource, decode, encode

small = st.integers(0, 9)
text = st.text(max_size=5)
places = st.builds(Place, small, small, small, small, small, small, text)
links = st.lists(st.builds(Link, text, text), max_size=2).map(tuple)
values = st.none() | st.dates() | st.datetimes() | st.times() | st.floats(allow_nan=False)
cells = st.builds(
    Cell, text, values, st.integers(1, 3), st.booleans(), st.booleans(), links
)
rows = st.builds(
    Row, st.lists(cells, max_size=3).map(tuple), places, st.booleans(), st.booleans()
)
tables = st.builds(
    Table,
    st.lists(rows, max_size=4).map(tuple),
    places,
    text,
    st.booleans(),
    st.none() | places,
)
paragraphs = st.builds(
    Paragraph,
    text,
    places,
    st.sampled_from(["body", "comment"]),
    small,
    st.booleans(),
    links,
)
sources = st.builds(
    Source,
    text,
    st.sampled_from(["docx", "csv"]),
    st.lists(tables | paragraphs, max_size=3).map(tuple),
    st.lists(st.builds(Notice, text, text, places), max_size=2).map(tuple),
)


@given(sources)
def test_a_source_crosses_unchanged(source):
    assert decode(json.loads(json.dumps(encode(source)))) == source


def test_plain_cells_and_rows_cross_as_bare_text():
    row = Row((Cell("3 May"), Cell("seen")), Place(table=1, row=4))
    table = Table((row,), Place(table=1))
    crossed = encode(Source("a.csv", "csv", (table,)))

    assert crossed["blocks"][0]["rows"] == [4, ["3 May", "seen"]]


GOOD = encode(Source("a", "csv", (Paragraph("x", Place()),
              Table((Row((Cell("x", datetime(2031, 5, 3)),), Place(1, 1)),), Place(1)))))  # noqa: DTZ001  # fmt: skip


def changes(value, path=()):
    """Every place in a JSON value, to put something wrong there."""
    yield path
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from changes(value[key], (*path, key))


@pytest.mark.parametrize("path", list(changes(GOOD)))
def test_anything_of_another_shape_is_not_a_source(path):
    whole = {"whole": json.loads(json.dumps(GOOD))}
    *before, last = ("whole", *path)
    holder = whole
    for key in before:
        holder = holder[key]
    holder[last] = {"unlike": 1.5}

    with pytest.raises(NotASource):
        decode(whole["whole"])
