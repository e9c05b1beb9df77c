"""Are moments told in London's time, over both changes of the clocks?"""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kernel.local_time import (
    LONDON,
    end_of_day,
    is_shown_twice,
    is_skipped,
    london_day,
    say_moment,
    start_of_day,
)

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 1, 5, 16, 20, tzinfo=UTC), "5 January 2026 at 4:20pm"),
        (datetime(2026, 7, 5, 16, 20, tzinfo=UTC), "5 July 2026 at 5:20pm"),
        (datetime(2026, 1, 5, 9, 0, tzinfo=UTC), "5 January 2026 at 9am"),
        (datetime(2026, 1, 5, 9, 5, tzinfo=UTC), "5 January 2026 at 9:05am"),
        (datetime(2026, 1, 5, 12, 0, tzinfo=UTC), "5 January 2026 at midday"),
        (datetime(2026, 1, 5, 12, 1, tzinfo=UTC), "5 January 2026 at 12:01pm"),
        (datetime(2026, 1, 5, 0, 1, tzinfo=UTC), "5 January 2026 at 12:01am"),
        (datetime(2026, 1, 5, tzinfo=UTC), "5 January 2026 at midnight (start of the day)"),
        (datetime(2026, 7, 4, 23, 30, tzinfo=UTC), "5 July 2026 at 12:30am"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "25 October 2026 at 1:30am BST"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "25 October 2026 at 1:30am GMT"),
        (datetime(2026, 10, 25, 2, 0, tzinfo=UTC), "25 October 2026 at 2am"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "29 March 2026 at 2am"),
    ],
)
def test_it_says_a_moment_in_london_s_time(moment, said):
    """The words are London's, and say which half past one when there were two."""
    assert say_moment(moment) == said


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 7, 4, 22, 59, tzinfo=UTC), date(2026, 7, 4)),
        (datetime(2026, 7, 4, 23, 0, tzinfo=UTC), date(2026, 7, 5)),
        (datetime(2026, 1, 4, 23, 59, tzinfo=UTC), date(2026, 1, 4)),
        (datetime(2026, 1, 5, 0, 0, tzinfo=UTC), date(2026, 1, 5)),
    ],
)
def test_it_knows_which_day_it_is_in_london(moment, day):
    """In summer the day begins at eleven at night in UTC."""
    assert london_day(moment) == day


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2024, 2, 29), 24)],
)
def test_a_day_has_as_many_hours_as_its_clocks_show(day, hours):
    """A day is 23 hours long in spring and 25 in autumn."""
    assert end_of_day(day) - start_of_day(day) == timedelta(hours=hours, microseconds=-1)


@given(days)
def test_a_day_ends_just_before_the_next_begins(day):
    """No moment falls between two days, or in both."""
    gap = start_of_day(day + timedelta(days=1)) - end_of_day(day)

    assert gap == timedelta(microseconds=1)
    assert london_day(start_of_day(day)) == london_day(end_of_day(day)) == day
    assert end_of_day(day).utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("wall", "skipped", "twice"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=LONDON), False, False),
        (datetime(2026, 3, 29, 1, 0, tzinfo=LONDON), True, False),
        (datetime(2026, 3, 29, 1, 59, tzinfo=LONDON), True, False),
        (datetime(2026, 3, 29, 2, 0, tzinfo=LONDON), False, False),
        (datetime(2026, 10, 25, 0, 59, tzinfo=LONDON), False, False),
        (datetime(2026, 10, 25, 1, 0, tzinfo=LONDON), False, True),
        (datetime(2026, 10, 25, 1, 59, tzinfo=LONDON), False, True),
        (datetime(2026, 10, 25, 2, 0, tzinfo=LONDON), False, False),
    ],
)
def test_it_knows_the_hours_that_clocks_skip_and_show_twice(wall, skipped, twice):
    """One hour is skipped in spring and one shown twice in autumn."""
    assert is_skipped(wall) is skipped
    assert is_shown_twice(wall) is twice


@pytest.mark.parametrize("question", [london_day, say_moment])
def test_it_refuses_a_moment_without_an_offset(question):
    """A moment that could mean two moments is not guessed at."""
    with pytest.raises(ValueError, match="add a time zone"):
        question(datetime(2026, 1, 5, 12))  # noqa: DTZ001
