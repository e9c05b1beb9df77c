"""Is a date in plain English read as it was meant, and said to be unreadable where it is not?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kernel.local_time import say_day
from sightline.kernel.partial_dates import NotADate, PartialDate
from sightline.web.forms.plain_dates import (
    PlainDateField,
    read_clock,
    read_plain_date,
    with_time,
    written,
)

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("today", "2026-11-21"),
        ("Yesterday", "2026-11-20"),
        ("3rd of May 2024", "2024-05-03"),
        ("Friday 3 May 2024", "2024-05-03"),
        ("3/5/2024", "2024-05-03"),
        ("5/2024", "2024-05"),
        ("Sept 2023", "2023-09"),
        ("about 2019", "2019~"),
        ("c. May 2020", "2020-05~"),
        ("perhaps June 2020", "2020-06?"),
        ("winter 2022", "2022-24"),
        ("the 1990s", "199X"),
        ("between 3 and 9 January 2026", "2026-01-03/2026-01-09"),
        ("between March and May 2024", "2024-03/2024-05"),
        ("before 2020", "../2019-12-31"),
        ("by May 2020", "../2020-05"),
        ("since 5 May 2021", "2021-05-05/.."),
        ("3 May 2024 at 2:30pm", "2024-05-03T14:30"),
        ("2024-05~", "2024-05~"),
        ("not known", ""),
        ("", ""),
    ],
)
def test_it_reads_what_people_write(said, meant):
    """With no more precision than was written."""
    assert read_plain_date(said, today=TODAY).text == meant


@pytest.mark.parametrize(
    "said",
    ["the week of the fair", "31/2/2024", "3", "3 Octember 2024", "99/9999", "before 0001"],
)
def test_what_is_no_date_is_refused_with_what_would_be_right(said):
    """Nothing is guessed at."""
    with pytest.raises(NotADate) as refused:
        read_plain_date(said, today=TODAY)
    assert "write it as 3 May 2024" in str(refused.value)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_is_read_as_it_is_said(day):
    """In words, in numbers with the day first, and year first."""
    for said in (say_day(day), f"{day.day}/{day.month}/{day.year}", day.isoformat()):
        assert read_plain_date(said, today=TODAY) == PartialDate.on(day)


@given(st.text(max_size=40))
def test_no_text_breaks_it(said):
    """Whatever is pasted is read or refused."""
    try:
        when = read_plain_date(said, today=TODAY)
    except NotADate:
        return
    assert read_plain_date(written(when), today=TODAY) == when


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2:30pm", "14:30"),
        ("14.30", "14:30"),
        ("12am", "00:00"),
        ("12 pm", "12:00"),
        ("9", "09:00"),
    ],
)
def test_it_reads_the_time(said, meant):
    """As the telephone call was noted."""
    assert read_clock(said) == meant


@pytest.mark.parametrize("said", ["25:00", "13pm", "0am", "half past two", "2:75"])
def test_a_time_no_clock_shows_is_refused(said):
    """With what would be right."""
    with pytest.raises(NotADate):
        read_clock(said)


def test_a_time_goes_with_one_exact_day():
    """About May at half past two means nothing."""
    assert with_time(PartialDate.parse("2024-05-03"), "14:30").text == "2024-05-03T14:30"
    with pytest.raises(NotADate):
        with_time(PartialDate.parse("2024-05~"), "14:30")


def test_the_box_shows_again_what_would_be_read_the_same():
    """An entry that is corrected is filled in as people write."""
    field = PlainDateField(today=TODAY, required=False)
    assert field.prepare_value(PartialDate.parse("2024-05-03")) == "3 May 2024"
    assert field.prepare_value("as typed") == "as typed"
