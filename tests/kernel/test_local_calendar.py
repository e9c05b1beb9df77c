"""A partnership's own bank holidays and school terms."""

from datetime import date

import pytest

from sightline.kernel.errors import Refused
from sightline.kernel.local_calendar import read_local_calendar

GOOD = """
moved_from = [2027-05-31]
closures = [2026-09-21]

[bank_holidays]
2027-06-18 = "Proclaimed in May"

[[terms]]
name = "Autumn, first half"
first = 2026-09-03
last = 2026-10-23
"""


def test_a_proclaimed_day_is_left_out_of_the_count():
    """And the day it replaced counts again."""
    calendar = read_local_calendar(GOOD)

    assert not calendar.is_working_day(date(2027, 6, 18))
    assert calendar.is_working_day(date(2027, 5, 31))


def test_a_partnerships_own_terms_replace_the_placeholder():
    """School days are then the local authority's, and no longer said to be invented."""
    calendar = read_local_calendar(GOOD)

    assert not calendar.terms_are_placeholder
    assert calendar.is_school_day(date(2026, 9, 22))
    assert not calendar.is_school_day(date(2026, 9, 21))


def test_an_empty_file_changes_nothing():
    """The shipped calendar, placeholder terms and all."""
    assert read_local_calendar("").terms_are_placeholder


def test_every_fault_is_named():
    """Where, what is wrong and what would be right, all at once."""
    with pytest.raises(Refused) as refused:
        read_local_calendar(
            'holidays = 1\nmoved_from = ["soon"]\n[bank_holidays]\nEaster = "x"\n'
            '[[terms]]\nname = "x"\nfirst = 2026-10-01\nlast = 2026-09-01\n[[terms]]\nname = "y"\n'
        )

    assert len(refused.value.faults) == 5


def test_a_file_that_is_not_toml_says_where():
    """The line is named."""
    with pytest.raises(Refused, match="line 1"):
        read_local_calendar("bank holidays: none")
