"""Are the check digits of identifiers worked out rightly?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.vocabulary.identifiers import is_nhs_number, is_upn


@pytest.mark.parametrize(
    "text", ["943 476 5919", "9434765919", "943-476-5919", "9990000018"]
)
def test_it_takes_an_nhs_number_with_its_check_digit(text):
    """Known good numbers pass, however they are spaced."""
    assert is_nhs_number(text)


@pytest.mark.parametrize(
    "text", ["999 123 4560", "943476591", "94347659190", "", "943476591x", "٩٤٣٤٧٦٥٩١٩"]
)
def test_it_refuses_an_nhs_number_that_fails(text):
    """A wrong check digit, a wrong length or other characters fail."""
    assert not is_nhs_number(text)


@given(st.integers(0, 9), st.integers(1, 9))
def test_it_notices_any_one_mistyped_digit(place, by):
    """Changing one digit of a good number always breaks it."""
    digits = [int(digit) for digit in "9434765919"]
    digits[place] = (digits[place] + by) % 10

    assert not is_nhs_number("".join(map(str, digits)))


def test_it_takes_a_upn_with_its_check_letter():
    """A known good number passes, in either case."""
    assert is_upn("A123456789012")
    assert is_upn("a123456789012")


@pytest.mark.parametrize(
    "text",
    [
        "B123456789012",
        "A12345678901",
        "A12345678901I",
        "A1234567890é2",
        "²123456789012",
        "",
    ],
)
def test_it_refuses_a_upn_that_fails(text):
    """A wrong letter, length or character fails."""
    assert not is_upn(text)


def test_it_takes_a_temporary_upn_with_one_letter_for_its_last_place():
    """Of all check letters, exactly one fits a temporary number."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

    assert len([letter for letter in letters if is_upn(f"{letter}12345678901A")]) == 1
