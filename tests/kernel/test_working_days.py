"""Are working days those of England and Wales, and is anything beyond the data refused?"""

from datetime import date, timedelta

import holidays
import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays
from hypothesis import given
from hypothesis import strategies as st

from sightline.kernel.calendar_data import shipped_bank_holidays
from sightline.kernel.working_days import Calendar, NotCovered, england_and_wales
from tests.kernel.vectors_file import reason, rows

CALENDAR = england_and_wales()
EIGHT_IN_2029 = [
    (date(2029, 1, 1), "New Year's Day"),
    (date(2029, 3, 30), "Good Friday"),
    (date(2029, 4, 2), "Easter Monday"),
    (date(2029, 5, 7), "Early May bank holiday"),
    (date(2029, 5, 28), "Spring bank holiday"),
    (date(2029, 8, 27), "Summer bank holiday"),
    (date(2029, 12, 25), "Christmas Day"),
    (date(2029, 12, 26), "Boxing Day"),
]

covered = st.dates(CALENDAR.first, CALENDAR.last)
well_inside = st.dates(date(2013, 6, 1), date(2027, 6, 1))


def test_it_has_the_bank_holidays_that_the_government_lists():
    """The shipped days are exactly the published ones for England and Wales."""
    published = BankHolidays(use_cached_holidays=True).get_holidays("england-and-wales")

    assert CALENDAR.bank_holidays == {holiday["date"] for holiday in published}


def test_it_differs_from_a_second_opinion_only_at_weekends():
    """Another package lists the same weekdays, and besides them the days not kept."""
    second = set(holidays.country_holidays("GB", subdiv="ENG", years=range(2012, 2029)))

    assert second - CALENDAR.bank_holidays == {day for day in second if day.weekday() > 4}
    assert second >= CALENDAR.bank_holidays


@pytest.mark.parametrize("year", range(2012, 2029))
def test_it_keeps_eight_or_more_bank_holidays_a_year_and_all_on_weekdays(year):
    """No year is short of one, and a weekend holiday is listed on its substitute."""
    kept = [day for day in CALENDAR.bank_holidays if day.year == year]

    assert len(kept) == 8 + {2012: 1, 2022: 2, 2023: 1}.get(year, 0)
    assert all(day.weekday() < 5 for day in kept)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2012, 6, 4), "Spring bank holiday, for the Diamond Jubilee"),
        (date(2012, 6, 5), "Diamond Jubilee of Queen Elizabeth II"),
        (date(2020, 5, 8), "Early May bank holiday, for 75 years since VE Day"),
        (date(2022, 6, 2), "Spring bank holiday, for the Platinum Jubilee"),
        (date(2022, 6, 3), "Platinum Jubilee of Queen Elizabeth II"),
        (date(2022, 9, 19), "State funeral of Queen Elizabeth II"),
        (date(2023, 5, 8), "Coronation of King Charles III"),
        (date(2026, 12, 28), "Boxing Day (substitute day)"),
        (date(2027, 12, 27), "Christmas Day (substitute day)"),
        (date(2028, 1, 3), "New Year's Day (substitute day)"),
    ],
)
def test_it_names_days_that_were_moved_or_added(day, name):
    """Moved, added and substitute days are there under their names."""
    assert CALENDAR.names[day] == name
    assert not CALENDAR.is_working_day(day)


@pytest.mark.parametrize(
    "day", [date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30), date(2026, 12, 24)]
)
def test_it_works_on_days_that_a_holiday_was_moved_from(day):
    """The Monday that lost its bank holiday is a working day, and so is Christmas Eve."""
    assert CALENDAR.is_working_day(day)


@pytest.mark.parametrize("row", rows("counting_back.csv"), ids=reason)
def test_it_counts_back_to_dates_worked_out_beforehand(row):
    """Counting back begins with the day before."""
    start, falls_on = (date.fromisoformat(row[key]) for key in ("start", "falls_on"))

    counted = CALENDAR.add_working_days(start, -int(row["working_days_before"]))

    assert counted == falls_on
    assert f"{start:%a} {counted:%a}" == f"{row['start_weekday']} {row['weekday']}"


@given(covered)
def test_working_days_are_weekdays_that_are_no_bank_holiday(day):
    """There is no third reason for a day off."""
    off = day.weekday() > 4 or day in shipped_bank_holidays()

    assert CALENDAR.is_working_day(day) is not off


@given(well_inside, st.integers(-250, 250).filter(bool))
def test_counting_the_days_between_undoes_adding_them(day, n):
    """Between a day and n working days on there are n working days."""
    assert CALENDAR.working_days_between(day, CALENDAR.add_working_days(day, n)) == n


@given(well_inside, st.integers(0, 40))
def test_it_agrees_with_counting_one_day_at_a_time(day, n):
    """The quick count is the slow and obvious one."""
    counted, at = 0, day
    while counted < n or not CALENDAR.is_working_day(at):
        at += timedelta(days=1)
        counted += CALENDAR.is_working_day(at) if n else 0

    assert CALENDAR.add_working_days(day, n) == at


@given(covered, covered)
def test_the_days_between_are_those_after_the_first_up_to_the_second(one, other):
    """The count leaves out the first day and includes the second."""
    a, b = sorted((one, other))
    passed = (a + timedelta(days=n) for n in range(1, (b - a).days + 1))

    assert CALENDAR.working_days_between(a, b) == sum(map(CALENDAR.is_working_day, passed))


@given(covered, covered, covered)
def test_stretches_of_working_days_add_up(one, other, third):
    """Counting to a day in between and on from it gives the same."""
    a, b, c = sorted((one, other, third))
    between = CALENDAR.working_days_between

    assert between(a, b) + between(b, c) == between(a, c)


@pytest.mark.parametrize("day", [date(2011, 12, 31), date(2029, 1, 1), date(1999, 6, 1)])
def test_it_refuses_days_that_its_data_does_not_cover(day):
    """A year without data is never taken for a year without bank holidays."""
    assert not CALENDAR.covers(day)
    for question in (
        CALENDAR.is_working_day,
        CALENDAR.is_bank_holiday,
        lambda each: CALENDAR.add_working_days(each, 1),
        lambda each: CALENDAR.working_days_between(each, date(2026, 1, 1)),
        lambda each: CALENDAR.working_days_between(date(2026, 1, 1), each),
    ):
        with pytest.raises(NotCovered, match="held for 1 January 2012 to 31 December 2028"):
            question(day)


def test_it_refuses_to_count_back_before_its_data():
    """The first covered year is an edge as well."""
    with pytest.raises(NotCovered, match="add those of earlier years"):
        CALENDAR.add_working_days(date(2012, 1, 3), -1)


def test_an_administrator_can_add_a_one_off_day():
    """A proclaimed day moves every deadline that runs over it."""
    extended = england_and_wales([(date(2026, 6, 15), "A day of celebration (invented)")])

    assert CALENDAR.add_working_days(date(2026, 6, 12), 1) == date(2026, 6, 15)
    assert extended.add_working_days(date(2026, 6, 12), 1) == date(2026, 6, 16)
    assert extended.names[date(2026, 6, 15)] == "A day of celebration (invented)"
    assert extended.last == CALENDAR.last


def test_an_administrator_can_move_a_bank_holiday():
    """A day that a proclamation moves is worked again, and the new one is not."""
    moved = england_and_wales(
        [(date(2027, 5, 7), "Early May bank holiday, moved (invented)")], [date(2027, 5, 3)]
    )

    assert moved.is_working_day(date(2027, 5, 3))
    assert not moved.is_working_day(date(2027, 5, 7))
    assert not CALENDAR.is_working_day(date(2027, 5, 3))


def test_an_administrator_may_repeat_what_is_shipped():
    """Changes made by hand stay right when a later release ships them as well."""
    repeated = england_and_wales([(date(2020, 5, 8), "VE Day")], [date(2020, 5, 4)])

    assert repeated == CALENDAR


def test_an_administrator_can_add_a_year():
    """A further year is covered once it has its eight bank holidays, and not before."""
    short = england_and_wales(EIGHT_IN_2029[:-1])
    full = england_and_wales(EIGHT_IN_2029)

    assert not short.covers(date(2029, 1, 2))
    assert full.add_working_days(date(2028, 12, 29), 1) == date(2029, 1, 2)


def test_an_administrator_cannot_skip_a_year():
    """A year after a gap is not covered, however complete it is."""
    skipped = [(day.replace(year=2030), name) for day, name in EIGHT_IN_2029]

    assert not england_and_wales(skipped).covers(date(2030, 6, 3))


def test_an_administrator_cannot_rename_a_shipped_day():
    """The shipped list wins, so that an old reason reads as it did."""
    renamed = england_and_wales([(date(2026, 12, 25), "Something else")])

    assert renamed.names[date(2026, 12, 25)] == "Christmas Day"


def test_a_calendar_covers_the_years_of_its_bank_holidays_unless_told():
    """A calendar made by hand covers whole years, and none at all when it is empty."""
    by_hand = Calendar(frozenset({date(2026, 12, 25)}))

    assert (by_hand.first, by_hand.last) == (date(2026, 1, 1), date(2026, 12, 31))
    assert by_hand.is_working_day(date(2026, 12, 28))
    assert not Calendar(frozenset()).covers(date(2026, 1, 1))
