"""Are ages said as practitioners say them, and not known when they are not?"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kernel.ages import (
    OLDEST,
    UNBORN,
    age_in_words,
    completed_years,
    expected_in_words,
    is_under,
)
from sightline.kernel.partial_dates import PartialDate
from tests.kernel.edtf_texts import days, edtf

parse = PartialDate.parse
ON = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("born", "said"),
    [
        ("2026-03-31", "0 days"),
        ("2026-03-30", "1 day"),
        ("2026-03-25", "6 days"),
        ("2026-03-24", "1 week"),
        ("2026-03-23", "1 week 1 day"),
        ("2026-01-10", "11 weeks 3 days"),
        ("2026-01-10T09:15", "11 weeks 3 days"),
        ("2025-04-01", "52 weeks"),
        ("2025-03-31", "1 year"),
        ("2025-02-28", "1 year 1 month"),
        ("2024-12-02", "1 year 3 months"),
        ("2024-11-30", "1 year 4 months"),
        ("2024-04-01", "1 year 11 months"),
        ("2024-03-31", "2 years"),
        ("2022-07-01", "3 years"),
        ("2008-03-31", "18 years"),
        ("2008-04-01", "17 years"),
        ("1999", "about 27"),
        ("1999~", "about 27"),
        ("2025-12", "about 3 months"),
        ("2025-12-02~", "about 4 months"),
        ("2026-03", "about 2 weeks"),
        ("2024-12?", "about 15 months"),
        ("199X", "between 26 and 36"),
        ("../2008", "at least 17"),
        ("2008/..", "at most 18"),
        ("", "age not known"),
        ("2026-04-05", "not born yet (born 5 April 2026)"),
        ("2027", "not born yet (born 2027)"),
    ],
)
def test_it_says_an_age_as_practitioners_say_it(born, said):
    """Weeks and days under one, months under two, then years; vague where birth is."""
    assert age_in_words(parse(born), ON) == said


@pytest.mark.parametrize(
    ("born", "weeks_early", "said"),
    [
        ("2026-01-10", 6, "11 weeks 3 days (5 weeks 3 days corrected)"),
        ("2026-01-10", 4, "11 weeks 3 days (7 weeks 3 days corrected)"),
        ("2026-01-10", 3, "11 weeks 3 days"),
        ("2026-01-10", 0, "11 weeks 3 days"),
        ("2026-03-21", 6, "1 week 3 days (4 weeks 4 days before the due date)"),
        ("2026-02-17", 6, "6 weeks (0 days corrected)"),
        ("2025-03-31", 8, "1 year (44 weeks 1 day corrected)"),
        ("2024-12-02", 8, "1 year 3 months (1 year 2 months corrected)"),
        ("2024-04-01", 8, "1 year 11 months (1 year 10 months corrected)"),
        ("2024-03-31", 8, "2 years"),
        ("2026-01", 8, "about 2 months"),
    ],
)
def test_it_corrects_the_age_of_a_child_born_before_37_weeks(born, weeks_early, said):
    """The corrected age stands beside the real one until the child is two."""
    assert age_in_words(parse(born), ON, weeks_early) == said


@pytest.mark.parametrize(
    ("expected", "on", "said"),
    [
        ("2026-09-10", date(2026, 5, 7), "expected 10 September 2026 (22 weeks pregnant)"),
        ("2026-09-10", date(2026, 5, 13), "expected 10 September 2026 (22 weeks pregnant)"),
        ("2026-09-10", date(2026, 5, 14), "expected 10 September 2026 (23 weeks pregnant)"),
        ("2026-09-10", date(2026, 9, 10), "expected 10 September 2026 (40 weeks pregnant)"),
        ("2026-09-10", date(2025, 12, 11), "expected 10 September 2026 (1 week pregnant)"),
        ("2026-09-10", date(2025, 9, 1), "expected 10 September 2026"),
        (
            "2026-09-10",
            date(2026, 9, 24),
            "expected 10 September 2026 (that date has passed)",
        ),
        (
            "2026-09~",
            date(2026, 5, 7),
            "expected about September 2026 (about 19 to 23 weeks pregnant)",
        ),
        (
            "2026-09",
            date(2026, 9, 29),
            "expected September 2026 (39 to 44 weeks pregnant)",
        ),
        ("", date(2026, 5, 7), "expected, date not known"),
        ("../2026-09", date(2026, 5, 7), "expected, by the end of September 2026"),
    ],
)
def test_it_says_when_a_birth_is_expected_and_how_far_along(expected, on, said):
    """Weeks are counted back from forty at the expected date."""
    assert expected_in_words(parse(expected), on) == said


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        ("2024-02-29", date(2025, 2, 28), (0, 0)),
        ("2024-02-29", date(2025, 3, 1), (1, 1)),
        ("2024-02-29", date(2028, 2, 28), (3, 3)),
        ("2024-02-29", date(2028, 2, 29), (4, 4)),
        ("2008-06-15", date(2026, 6, 14), (17, 17)),
        ("2008-06-15", date(2026, 6, 15), (18, 18)),
        ("2008-06", date(2026, 6, 15), (17, 18)),
        ("2008", date(2026, 6, 15), (17, 18)),
        ("2008", date(2026, 12, 31), (18, 18)),
        ("2008-06-15~", date(2026, 6, 15), (17, 18)),
        ("2008-06-15~", date(2026, 6, 22), (18, 18)),
        ("199X", date(2026, 3, 31), (26, 36)),
        ("../2008", date(2026, 3, 31), (17, OLDEST)),
        ("2008/..", date(2026, 3, 31), (0, 18)),
        ("2027/..", date(2026, 3, 31), (UNBORN, UNBORN)),
        ("2026-06-15", date(2026, 6, 14), (UNBORN, UNBORN)),
        ("2026-06", date(2026, 6, 14), (UNBORN, 0)),
        ("", date(2026, 3, 31), (0, OLDEST)),
        ("1820", date(2026, 3, 31), (OLDEST, OLDEST)),
    ],
)
def test_it_gives_the_lowest_and_highest_age_in_years(born, on, years):
    """A birthday counts from the day itself, and on 1 March for one on the leap day."""
    assert completed_years(parse(born), on) == years


@pytest.mark.parametrize(
    ("born", "years", "on", "under"),
    [
        ("2008-06-15", 18, date(2026, 6, 14), True),
        ("2008-06-15", 18, date(2026, 6, 15), False),
        ("2008", 18, date(2025, 12, 31), True),
        ("2008", 18, date(2026, 6, 15), None),
        ("2008", 18, date(2026, 12, 31), False),
        ("2008-06-15?", 18, date(2026, 6, 15), None),
        ("", 18, ON, None),
        ("../2008", 18, ON, None),
        ("../2000", 18, ON, False),
        ("2020/..", 18, ON, True),
        ("2026-09", 1, ON, True),
    ],
)
def test_it_says_whether_somebody_is_under_an_age_or_that_it_cannot_be_told(
    born, years, on, under
):
    """True, False, or None where the date of birth does not settle it."""
    assert is_under(parse(born), years, on) is under


@given(edtf, days)
def test_the_lowest_age_is_never_above_the_highest(born, on):
    """The range is a range, within what people live to."""
    lowest, highest = completed_years(parse(born), on)

    assert UNBORN <= lowest <= highest <= OLDEST


@given(edtf, days, st.integers(1, 30))
def test_nobody_grows_younger(born, on, later):
    """Ages do not fall as days pass."""
    told = parse(born)
    before, after = (completed_years(told, day) for day in (on, on + timedelta(days=later)))

    assert before[0] <= after[0]
    assert before[1] <= after[1]


@given(edtf, days, st.integers(0, 16))
def test_an_age_can_always_be_said(born, on, weeks_early):
    """Every date of birth has words for the age on every day."""
    assert age_in_words(parse(born), on, weeks_early)
    assert expected_in_words(parse(born), on).startswith("expected")
