"""Are deadlines counted as the guidance counts them?"""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kernel.deadlines import (
    NotADuration,
    Unit,
    Within,
    due,
    due_with_reason,
    last_moment,
)
from sightline.kernel.local_time import LONDON
from sightline.kernel.working_days import NotCovered, england_and_wales
from tests.kernel.vectors_file import reason, rows

CALENDAR = england_and_wales()
WORKING_DAYS = Unit.WORKING_DAYS

days = st.dates(date(2018, 9, 4), date(2027, 12, 31))
amounts = st.integers(0, 60)
moments = st.integers(0, 8 * 365 * 24 * 60).map(
    lambda minutes: datetime(2019, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@pytest.mark.parametrize("row", rows("deadlines.csv"), ids=reason)
def test_it_agrees_with_dates_worked_out_beforehand(row):
    """Each vector falls due on the day, and the weekday, that was worked out for it."""
    start = date.fromisoformat(row["start"])

    falls_due = due(start, Within.parse(row["within"]), CALENDAR)

    assert falls_due == date.fromisoformat(row["due"])
    assert f"{start:%a} {falls_due:%a}" == f"{row['start_weekday']} {row['due_weekday']}"


@pytest.mark.parametrize("row", rows("hours.csv"), ids=reason)
def test_it_counts_hours_that_pass_whatever_the_clocks_do(row):
    """An hour is an hour that passes, also when the clocks change."""
    start = datetime.fromisoformat(row["start"])

    falls_due = due(start, Within(int(row["hours"]), Unit.HOURS), CALENDAR)

    assert falls_due == datetime.fromisoformat(row["due"])
    assert falls_due.utcoffset() == timedelta(0)


def test_it_counts_hours_in_london_s_own_zone_as_hours_that_pass():
    """A start that carries London's zone is not added to by the wall clock."""
    start = datetime(2026, 10, 24, 12, tzinfo=LONDON)

    falls_due = due(start, Within(24, Unit.HOURS), CALENDAR)

    assert falls_due == datetime(2026, 10, 25, 11, tzinfo=UTC)


def test_it_counts_hours_from_the_end_of_a_day_without_a_time():
    """A day alone is the end of that day, in London."""
    falls_due = due(date(2026, 7, 1), Within(4, Unit.HOURS), CALENDAR)

    assert falls_due == datetime(2026, 7, 2, 2, 59, 59, 999999, tzinfo=UTC)


@pytest.mark.parametrize("row", rows("late_evenings.csv"), ids=reason)
def test_it_starts_counting_from_the_day_it_is_in_london(row):
    """The trigger day is London's day, not the day in UTC."""
    start = datetime.fromisoformat(row["start"])

    falls_due = due(start, Within.parse(row["within"]), CALENDAR)

    assert falls_due == date.fromisoformat(row["due"])


def test_there_are_at_least_two_hundred_vectors_beyond_the_published_five():
    """The tables stay as full as the issue asks."""
    named = ("deadlines.csv", "hours.csv", "late_evenings.csv", "school_days.csv")

    assert sum(len(rows(name)) for name in named) - 5 >= 200


@given(days, days, amounts, st.sampled_from(list(Unit)))
def test_a_later_start_is_never_due_earlier(one, other, amount, unit):
    """Deadlines keep the order of what set them off."""
    earlier, later = sorted((one, other))
    within = Within(amount, unit)

    assert due(earlier, within, CALENDAR) <= due(later, within, CALENDAR)


@given(moments, moments, amounts, st.sampled_from(list(Unit)))
def test_a_later_moment_is_never_due_earlier(one, other, amount, unit):
    """The same holds for moments, over every change of the clocks."""
    earlier, later = sorted((one, other))
    within = Within(amount, unit)

    assert due(earlier, within, CALENDAR) <= due(later, within, CALENDAR)


@given(days, amounts, st.sampled_from(list(Unit)))
def test_one_more_is_never_due_earlier(start, amount, unit):
    """A longer time is due later, or for none and one from a day off, on the same day."""
    fewer = due(start, Within(amount, unit), CALENDAR)
    more = due(start, Within(amount + 1, unit), CALENDAR)

    assert fewer < more if amount else fewer <= more


@given(days, amounts)
def test_working_days_never_end_on_a_day_off(start, amount):
    """A deadline in working days is a working day."""
    assert CALENDAR.is_working_day(due(start, Within(amount, WORKING_DAYS), CALENDAR))


@given(days, amounts)
def test_school_days_never_end_on_a_day_when_schools_are_shut(start, amount):
    """A deadline in school days is a school day."""
    assert CALENDAR.is_school_day(due(start, Within(amount, Unit.SCHOOL_DAYS), CALENDAR))


@given(days, st.integers(0, 240))
def test_months_end_on_the_same_day_of_the_month_or_on_its_last(start, amount):
    """Months clamp to the end of a shorter month and never run into the next."""
    falls_due = due(start, Within(amount, Unit.MONTHS), CALENDAR)

    months = (falls_due.year - start.year) * 12 + falls_due.month - start.month
    assert months == amount
    assert falls_due.day == start.day or (falls_due + timedelta(days=1)).day == 1


def test_it_refuses_a_moment_without_an_offset():
    """A moment that could mean two moments is not guessed at."""
    with pytest.raises(ValueError, match="does not say its offset"):
        due(datetime(2026, 1, 5, 12), Within(1, Unit.HOURS), CALENDAR)  # noqa: DTZ001


def test_it_says_so_when_the_deadline_is_beyond_the_calendar():
    """A deadline past the last known bank holiday is refused, not guessed."""
    with pytest.raises(NotCovered, match="add those of later years"):
        due(date(2028, 12, 20), Within(10, WORKING_DAYS), CALENDAR)


@pytest.mark.parametrize("within", ["1 hour", "1 day", "1 week", "1 month"])
def test_it_says_so_when_the_deadline_is_beyond_all_calendars(within):
    """A date that stands for "never" is refused like any that is out of reach."""
    with pytest.raises(NotCovered, match="past the year 9999"):
        due(date(9999, 12, 31), Within.parse(within), CALENDAR)


@pytest.mark.parametrize(
    ("text", "amount", "unit", "said"),
    [
        ("1 working day", 1, Unit.WORKING_DAYS, "1 working day"),
        ("15 working days", 15, Unit.WORKING_DAYS, "15 working days"),
        ("45 working-days", 45, Unit.WORKING_DAYS, "45 working days"),
        ("1 school day", 1, Unit.SCHOOL_DAYS, "1 school day"),
        ("5 school-days", 5, Unit.SCHOOL_DAYS, "5 school days"),
        ("72 hours", 72, Unit.HOURS, "72 hours"),
        ("1 hour", 1, Unit.HOURS, "1 hour"),
        ("0 days", 0, Unit.DAYS, "0 days"),
        ("14 days", 14, Unit.DAYS, "14 days"),
        ("6 weeks", 6, Unit.WEEKS, "6 weeks"),
        ("3 Months", 3, Unit.MONTHS, "3 months"),
        ("  1   month ", 1, Unit.MONTHS, "1 month"),
    ],
)
def test_it_reads_and_says_lengths_of_time(text, amount, unit, said):
    """What is written in a safeguard is read, and said back in plain words."""
    within = Within.parse(text)

    assert within == Within(amount, unit)
    assert str(within) == said


@given(amounts, st.sampled_from(list(Unit)))
def test_it_reads_back_what_it_says(amount, unit):
    """Every length of time is read from its own words."""
    within = Within(amount, unit)

    assert Within.parse(str(within)) == within


@pytest.mark.parametrize(
    "text", ["", "soon", "days", "-1 days", "1.5 days", "3 fortnights"]
)
def test_it_refuses_what_is_not_a_length_of_time(text):
    """The refusal names what was written and what would be right."""
    with pytest.raises(NotADuration, match="whole number and one of hours, days"):
        Within.parse(text)


@pytest.mark.parametrize("amount", [-1, 10_000])
def test_it_refuses_an_amount_that_makes_no_sense(amount):
    """Nothing is owed before it is asked for, nor in a hundred years."""
    with pytest.raises(NotADuration, match="from 0 to 9999"):
        Within(amount, Unit.DAYS)


@pytest.mark.parametrize(
    ("start", "within", "because"),
    [
        (
            date(2026, 12, 24),
            "5 working days",
            "5 working days after Thursday 24 December 2026, leaving out weekends and "
            "25 and 28 December and 1 January (bank holidays), is Tuesday 5 January 2027.",
        ),
        (
            date(2026, 5, 1),
            "1 working day",
            "1 working day after Friday 1 May 2026, leaving out weekends and "
            "4 May (a bank holiday), is Tuesday 5 May 2026.",
        ),
        (
            date(2026, 6, 8),
            "1 working day",
            "1 working day after Monday 8 June 2026 is Tuesday 9 June 2026.",
        ),
        (
            date(2026, 6, 12),
            "1 working day",
            "1 working day after Friday 12 June 2026, leaving out weekends, is "
            "Monday 15 June 2026.",
        ),
        (
            date(2026, 1, 31),
            "1 month",
            "1 month after Saturday 31 January 2026 is Saturday 28 February 2026.",
        ),
        (
            datetime(2026, 10, 24, 11, tzinfo=UTC),
            "24 hours",
            "24 hours after 24 October 2026 at midday is 25 October 2026 at 11am.",
        ),
    ],
)
def test_it_says_how_the_deadline_was_counted(start, within, because):
    """A reader can follow the count, with every bank holiday that was left out named."""
    deadline = due_with_reason(start, Within.parse(within), CALENDAR)

    assert deadline.because == because
    assert deadline.due == due(start, Within.parse(within), CALENDAR)


@given(days, amounts, st.sampled_from(list(Unit)))
def test_it_can_always_say_how_it_counted(start, amount, unit):
    """Every deadline comes with one sentence."""
    deadline = due_with_reason(start, Within(amount, unit), CALENDAR)

    assert deadline.because.startswith(str(Within(amount, unit)))
    assert deadline.because.endswith(".")


def test_what_is_due_on_a_day_is_in_time_until_the_day_ends_in_london():
    """In summer the day ends at eleven at night in UTC."""
    assert last_moment(date(2026, 7, 1)) == datetime(
        2026, 7, 1, 22, 59, 59, 999999, tzinfo=UTC
    )
    assert last_moment(datetime(2026, 7, 1, 9, tzinfo=UTC)).hour == 9
