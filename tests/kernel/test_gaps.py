"""Is the time between two dates said in words that are never too much?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kernel.gaps import gap_in_words, whole_months
from sightline.kernel.partial_dates import PartialDate


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2021-03-04", date(2023, 4, 10), "2 years 1 month"),
        ("2021-03-04", date(2023, 3, 4), "2 years"),
        ("2021-03-31", date(2021, 4, 30), "4 weeks 2 days"),
        ("2021-03-04", date(2021, 3, 5), "1 day"),
        ("2021-03-04", date(2021, 3, 4), ""),
        ("2021", date(2023, 12, 31), "at least 2 years"),
        ("2021", date(2021, 6, 1), ""),
        ("2021-05", date(2021, 7, 2), "at least 1 month"),
        ("", date(2021, 7, 2), ""),
        ("2021-05-01/..", date(2023, 7, 2), ""),
    ],
)
def test_it_says_no_more_than_the_dates_do(since, until, words):
    """Years and months, else weeks and days; the shortest it can have been where unsure."""
    told = PartialDate.parse(since) if since else PartialDate.unknown()

    assert gap_in_words(told, until) == words


DAYS = st.dates(date(1950, 1, 1), date(2060, 1, 1))


@given(DAYS, DAYS)
def test_between_two_days_it_always_says_something_but_backwards(begun, until):
    """Only no time at all, or less, is nothing."""
    assert bool(gap_in_words(PartialDate.on(begun), until)) == (begun < until)


@given(DAYS, DAYS, DAYS)
def test_a_longer_time_never_counts_fewer_months(begun, one, other):
    """Counting goes one way only."""
    first, second = sorted((one, other))

    assert whole_months(begun, first) <= whole_months(begun, second)
