"""Do identifiers sort by when they were made, and stay apart?"""

import random
import secrets
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kernel.ids import ALPHABET, LENGTH, new_id

JANUARY = datetime(2026, 1, 5, 16, 20, tzinfo=UTC)
milliseconds = st.integers(0, 2**45).map(
    lambda passed: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=passed)
)


def test_it_makes_the_identifier_that_was_worked_out_by_hand():
    """Ten characters of milliseconds, then ten of randomness."""
    just_after_1970 = datetime(1970, 1, 1, 0, 0, 0, 33_000, tzinfo=UTC)

    assert new_id(just_after_1970, lambda bits: (1 << bits) - 1) == "0000000011zzzzzzzzzz"


def test_it_gives_the_same_identifier_for_the_same_moment_and_seed():
    """A seeded run can be repeated."""
    first, second = (new_id(JANUARY, random.Random(7).getrandbits) for _ in range(2))

    assert first == second


def test_it_gives_different_identifiers_in_one_millisecond():
    """Two entries made at once are still two."""
    made = {new_id(JANUARY, secrets.randbits) for _ in range(1000)}

    assert len(made) == 1000


@given(milliseconds, milliseconds, st.integers(0, 2**50 - 1), st.integers(0, 2**50 - 1))
def test_an_earlier_moment_sorts_first(one, other, drawn, drawn_again):
    """The order of identifiers is the order in which they were made."""
    earlier, later = sorted((one, other))
    first = new_id(earlier, lambda bits: drawn)
    second = new_id(later, lambda bits: drawn_again)

    assert first < second or earlier == later


@given(milliseconds, st.integers(0, 2**50 - 1))
def test_it_is_twenty_characters_that_cannot_be_mistaken_for_others(at, drawn):
    """No i, l, o or u, and never shorter or longer."""
    made = new_id(at, lambda bits: drawn)

    assert len(made) == LENGTH
    assert set(made) <= set(ALPHABET)
    assert not set("ilou") & set(made)


def test_the_zone_that_a_moment_is_told_in_does_not_matter():
    """One moment gives one identifier, wherever it is told."""
    elsewhere = JANUARY.astimezone(timezone(timedelta(hours=5, minutes=30)))

    assert new_id(JANUARY, lambda bits: 1) == new_id(elsewhere, lambda bits: 1)


def test_it_refuses_a_moment_without_an_offset():
    """A moment that could mean two moments cannot be put in order."""
    with pytest.raises(ValueError, match="does not say its offset"):
        new_id(JANUARY.replace(tzinfo=None), secrets.randbits)


def test_it_refuses_a_moment_before_1970():
    """Milliseconds are counted from 1970."""
    with pytest.raises(ValueError, match="use a time from 1970 on"):
        new_id(datetime(1969, 12, 31, tzinfo=UTC), secrets.randbits)


@pytest.mark.parametrize("drawn", [-1, 2**50])
def test_it_refuses_randomness_of_the_wrong_size(drawn):
    """A source that gives more or less than it was asked for is not trusted."""
    with pytest.raises(ValueError, match="not 50 bits"):
        new_id(JANUARY, lambda bits: drawn)
