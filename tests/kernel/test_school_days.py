"""Are school days those of the local authority's terms?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kernel.calendar_data import Term
from sightline.kernel.working_days import NotCovered, england_and_wales
from tests.kernel.vectors_file import reason, rows

SHIPPED = england_and_wales()
TERMS = (
    Term("autumn, first half", date(2026, 9, 2), date(2026, 10, 23)),
    Term("autumn, second half", date(2026, 11, 2), date(2026, 12, 18)),
    Term("spring, first half", date(2027, 1, 5), date(2027, 2, 12)),
    Term("spring, second half", date(2027, 2, 22), date(2027, 3, 25)),
    Term("summer, first half", date(2027, 4, 12), date(2027, 5, 28)),
    Term("summer, second half", date(2027, 6, 7), date(2027, 7, 20)),
)
SCHOOL = SHIPPED.with_terms(TERMS, closures=[date(2026, 10, 23)])


@pytest.mark.parametrize("row", rows("school_days.csv"), ids=reason)
def test_it_agrees_with_days_worked_out_beforehand(row):
    """Each vector falls on the school day that was worked out for it."""
    start, falls_on = (date.fromisoformat(row[key]) for key in ("start", "falls_on"))

    counted = SCHOOL.add_school_days(start, int(row["n"]))

    assert counted == falls_on
    assert f"{start:%a} {counted:%a}" == f"{row['start_weekday']} {row['weekday']}"


@pytest.mark.parametrize(
    ("day", "opens"),
    [
        (date(2026, 9, 2), True),
        (date(2026, 9, 5), False),
        (date(2026, 10, 23), False),
        (date(2026, 10, 28), False),
        (date(2026, 12, 18), True),
        (date(2026, 12, 25), False),
        (date(2027, 5, 3), False),
        (date(2027, 7, 20), True),
    ],
)
def test_it_opens_on_weekdays_in_term_that_are_no_holiday_nor_closure(day, opens):
    """Weekends, bank holidays, closures and holidays between terms are not school days."""
    assert SCHOOL.is_school_day(day) is opens


@given(st.dates(date(2026, 9, 2), date(2027, 6, 1)), st.integers(1, 20))
def test_counting_the_school_days_between_undoes_adding_them(day, n):
    """Between a day and n school days on there are n school days."""
    assert SCHOOL.school_days_between(day, SCHOOL.add_school_days(day, n)) == n


@given(st.dates(date(2026, 9, 2), date(2027, 7, 20)))
def test_every_school_day_is_a_working_day(day):
    """Schools do not open on a bank holiday or at the weekend."""
    assert SCHOOL.is_working_day(day) or not SCHOOL.is_school_day(day)


@pytest.mark.parametrize("day", [date(2026, 9, 1), date(2027, 7, 21)])
def test_it_refuses_days_outside_the_terms_it_was_given(day):
    """A summer without the next year's terms is not taken for an endless holiday."""
    with pytest.raises(NotCovered, match="school terms are held for 2 September 2026"):
        SCHOOL.is_school_day(day)


def test_it_refuses_to_count_past_the_last_term():
    """The next school day after the last term is not known."""
    with pytest.raises(NotCovered, match="1 school days after 20 July 2027 is beyond"):
        SCHOOL.add_school_days(date(2027, 7, 20), 1)


def test_it_says_when_no_terms_are_held():
    """A calendar without terms says what to add."""
    with pytest.raises(NotCovered, match="add your local authority's"):
        SHIPPED.with_terms(()).is_school_day(date(2026, 9, 2))


def test_the_shipped_terms_are_marked_as_a_placeholder():
    """Whoever shows a date counted in school days can say that the terms are invented."""
    assert SHIPPED.terms_are_placeholder
    assert not SCHOOL.terms_are_placeholder


@pytest.mark.parametrize("year", range(2019, 2029))
def test_the_shipped_terms_make_whole_school_years(year):
    """Each invented year has about as many school days as a real one."""
    whole = [
        day for day in SHIPPED.school_days if date(year - 1, 9, 1) <= day < date(year, 9, 1)
    ]

    assert 180 <= len(whole) <= 195


def test_it_refuses_a_term_that_ends_before_it_starts():
    """A term typed the wrong way round is caught when it is entered."""
    with pytest.raises(ValueError, match="ends before it starts"):
        Term("autumn", date(2026, 12, 18), date(2026, 9, 2))
