"""Does the same value always have the same canonical text?"""

import json
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kernel.json_text import LARGEST, NotCanonical, canonical

whole = st.integers(-LARGEST, LARGEST)
text = st.text(st.characters(codec="utf-8"))
measures = st.floats(-LARGEST, LARGEST)
values = st.recursive(
    st.none() | st.booleans() | whole | measures | text,
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abcdé"), inner),
    max_leaves=20,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "null"),
        (True, "true"),
        (0, "0"),
        (-7, "-7"),
        ("Wren", '"Wren"'),
        ([], "[]"),
        ({}, "{}"),
        ((1, 2), "[1,2]"),
        ({"b": 1, "a": [True, None]}, '{"a":[true,null],"b":1}'),
        ({"B": 1, "a": 2, "é": 3}, '{"B":1,"a":2,"é":3}'),
        ("Zoe\u0308", '"Zo\u00eb"'),
        ({"cafe\u0301": 1}, '{"caf\u00e9":1}'),
        ('a "quote"\n', '"a \\"quote\\"\\n"'),
        ("£5 – ok", '"£5 – ok"'),
        (LARGEST, "9007199254740991"),
        (2.5, "2.5"),
        (0.1, "0.1"),
        (-0.0, "0"),
        (3.0, "3"),
        (1e-7, "1e-07"),
    ],
)
def test_it_writes_the_text_that_was_expected(value, expected):
    """Sorted keys, no spaces, accents composed, nothing escaped without need."""
    assert canonical(value) == expected


@given(values)
def test_its_text_is_a_fixed_point(value):
    """Reading the text and writing it again changes nothing."""
    assert canonical(json.loads(canonical(value))) == canonical(value)


@given(st.dictionaries(st.text("abcdef"), whole))
def test_the_order_of_keys_does_not_matter(value):
    """Two dictionaries that are equal have one text."""
    backwards = dict(reversed(value.items()))

    assert canonical(value) == canonical(backwards)


@given(text)
def test_how_accents_were_typed_does_not_matter(value):
    """Composed and decomposed text is the same text."""
    assert canonical(unicodedata.normalize("NFD", value)) == canonical(value)


@given(values)
def test_its_text_can_be_hashed(value):
    """The text is always valid UTF-8."""
    assert canonical(value).encode("utf-8")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (float("nan"), "the value is nan, which JSON does not have"),
        ({"a": [1, float("inf")]}, r"the value\.a\[1\] is inf"),
        (1e300, "write so large a number as text"),
        ({1: "a"}, "has the key 1; keys must be text"),
        ({"\u00e9": 1, "e\u0301": 2}, "twice, differing only in accents"),
        ("\ud800", "half of a character"),
        (LARGEST + 1, "write so large a number as text"),
        (-LARGEST - 1, "write so large a number as text"),
        (date(2026, 1, 5), "is a date, which JSON does not have"),
        (Decimal("1.5"), "is a Decimal"),
        (b"bytes", "is a bytes"),
        ({1, 2}, "is a set"),
    ],
)
def test_it_refuses_what_has_no_one_text(value, message):
    """The refusal says where the trouble is and what to do about it."""
    with pytest.raises(NotCanonical, match=message):
        canonical(value)


def test_it_refuses_what_is_nested_too_deep():
    """A hostile file is refused, not a crash."""
    value = []
    for _ in range(5000):
        value = [value]

    with pytest.raises(NotCanonical, match="nested more than 64 deep"):
        canonical(value)
