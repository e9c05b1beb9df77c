"""Does what a date leaves out come from the rows around it, with a doubt?"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.documents.dates.order import order_of
from sightline.documents.dates.reading import Known
from sightline.documents.dates.sequence import Told, settle

AS_OF = date(2026, 1, 1)


def told(*words, scope=None):
    return settle([Told(one) for one in words], as_of=AS_OF, scope=scope)


def texts(readings):
    return [one.happened.text for one in readings]


def test_a_year_comes_from_the_rows_around_and_goes_on_over_new_year():
    found = told("22/9/21", "28/9", "28/12/21", "7/1", "7/4/22")
    assert texts(found)[1] == "2021-09-28?"
    assert texts(found)[3] == "2022-01-07?"
    assert all(found[place].doubts for place in (1, 3))
    assert not any(found[place].doubts for place in (0, 2, 4))


def test_newest_first_is_an_order_too():
    found = told("3/2/21", "28/12", "7/11/20", "1/10/20", "5/9/20")
    assert texts(found)[1] == "2020-12-28?"
    assert not any(found[place].doubts for place in (0, 2, 3, 4))


def test_a_weekday_helps_to_find_the_year():
    assert texts(told("Fri 29 Oct", scope=(date(2019, 1, 1), date(2023, 1, 1)))) == [
        "2021-10-29?"
    ]


def test_with_nothing_to_go_by_there_is_no_year():
    (found,) = told("28/9")
    assert found.happened.text == ""
    assert "no row around tells it" in found.doubts[0].why


def test_a_blank_is_guessed_to_be_the_day_above():
    found = told("3/5/21", "", "4/5/21")
    assert texts(found)[1] == "2021-05-03?"
    assert found[1].doubts


def test_a_merged_cell_is_no_guess():
    found = settle([Told("3/5/21"), Told("", merged=True)], as_of=AS_OF)
    assert texts(found) == ["2021-05-03", "2021-05-03"]
    assert not found[1].doubts


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("same day", "2021-05-03"),
        ("Same day, later", "2021-05-03"),
        ("ditto", "2021-05-03"),
        ("As above", "2021-05-03"),
        ('"', "2021-05-03"),
        ("same day 3pm", "2021-05-03T15:00"),
        ("next day", "2021-05-04"),
        ("the following day at 10:15", "2021-05-04T10:15"),
        ("day before", "2021-05-02"),
        ("three days later", "2021-05-06"),
        ("2 weeks later", "2021-05-17~"),
        ("the following week", "2021-05-10/2021-05-16"),
        ("Friday", "2021-05-07"),
    ],
)
def test_what_leans_on_the_row_above_is_worked_out(words, edtf):
    assert texts(told("3/5/21", words, "4/6/21"))[1] == edtf


def test_leaning_on_nothing_is_doubted():
    (found,) = told("next day")
    assert (found.happened.text, bool(found.doubts)) == ("", True)


def test_leaning_on_a_guess_is_a_guess():
    found = told("3/5/21", "9 May", "next day", "1/6/21")
    assert texts(found)[2] == "2021-05-10?"
    assert found[2].doubts


def test_a_year_that_nobody_saw_is_mended_if_one_alike_fits_the_rows_around():
    found = told("11/08/2020", "12/08/2200", "13/08/2020")
    assert texts(found)[1] == "2020-08-12?"
    assert "cannot be right" in found[1].doubts[0].why


def test_a_year_that_nobody_saw_is_no_date_where_nothing_alike_fits():
    assert texts(told("11/08/2020", "12/08/2987", "13/08/2020"))[1] == ""
    assert texts(told("11/08/2020", "12/10/2200", "13/08/2020"))[1] == ""
    assert texts(told("12/10/2200")) == [""]


def test_a_day_still_to_come_is_doubted():
    assert told("3/5/2027")[0].doubts


def test_day_and_month_turned_round_by_excel_are_doubted_and_the_rest_are_not():
    typed = ["18/05/2021", "25/05/2021", "14/06/2021", "20/07/2021"]
    true = [date(2021, 1, 6), date(2021, 3, 7)]
    rows = [Told(words) for words in typed]
    rows[2:2] = [Told(f"{day:%d/%m/%Y}", value=day) for day in true]
    found = settle(rows, as_of=AS_OF)
    assert [bool(one.doubts) for one in found] == [False, False, True, True, False, False]


def test_a_column_written_month_first_is_doubted_where_it_can_be_read_both_ways():
    found = told("01/13/2021", "02/03/2021", "03/25/2021", "04/04/2021")
    assert [bool(one.doubts) for one in found] == [True, True, True, False]


@given(
    start=st.dates(date(2000, 1, 1), date(2015, 1, 1)),
    gaps=st.lists(st.integers(0, 90), min_size=5, max_size=30),
    back=st.booleans(),
)
def test_days_in_order_raise_no_doubts(start, gaps, back):
    days = [start]
    for gap in gaps:
        days.append(days[-1] + timedelta(gap))
    written = [f"{day:%d/%m/%Y}" for day in (reversed(days) if back else days)]
    assert not [one for one in told(*written) if one.doubts]


@given(
    start=st.dates(date(2000, 1, 1), date(2010, 1, 1)),
    gaps=st.lists(st.integers(1, 60), min_size=8, max_size=25),
    at=st.integers(1, 100),
    out=st.sampled_from((-800, -366, 366, 800)),
)
def test_a_year_mistyped_in_the_middle_is_doubted(start, gaps, at, out):
    days = [start]
    for gap in gaps:
        days.append(days[-1] + timedelta(gap))
    place = 1 + at % (len(days) - 2)
    days[place] += timedelta(out)
    if days[place - 1] <= days[place] <= days[place + 1]:
        return
    found = told(*[f"{day:%d/%m/%Y}" for day in days])
    assert found[place].doubts


@given(
    st.lists(st.dates(date(2010, 1, 1), date(2025, 1, 1)), min_size=1, max_size=20),
    st.data(),
)
def test_a_day_without_its_year_is_found_or_doubted(days, data):
    days = sorted(days)
    place = data.draw(st.integers(0, len(days) - 1))
    words = [f"{day:%d/%m/%Y}" for day in days]
    words[place] = f"{days[place].day} {days[place]:%B}"
    found = told(*words)[place]
    assert found.doubts
    if found.happened.first:
        assert (found.happened.first.day, found.happened.first.month) in (
            (days[place].day, days[place].month),
            (1, days[place].month),
        )


@pytest.mark.parametrize(
    "words", ["29 Feb", "29/2", "Sat 29 Feb", "w/c 29 Feb", "28 - 29 Feb"]
)
def test_the_29th_of_february_without_its_year(words):
    found = told("1/2/2020", words, "3/3/2020")[1]
    assert found.doubts
    assert found.happened.first in (date(2020, 2, 29), date(2020, 2, 28))
    assert told("1/2/2021", words, "3/3/2021")[1].doubts


@pytest.mark.parametrize(
    "words", ["31/12/9999", "1/1/0001", "w/c 31/12/9999", "winter 2999/00"]
)
def test_years_beyond_all_bounds_stop_nothing(words):
    (found,) = told(words)
    assert found.doubts


def test_a_heading_gives_month_and_year():
    june = Known(2021, 6, sure=True)
    rows = [Told("3rd", known=june), Told("w/c 14th", known=june)]
    found = settle(rows, as_of=AS_OF)
    assert texts(found) == ["2021-06-03", "2021-06-14/2021-06-20"]
    assert not any(one.doubts for one in found)


@given(
    st.lists(
        st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2025, 1, 1))), max_size=40
    )
)
def test_what_is_sure_of_an_order_is_in_order(days):
    order = order_of(days)
    sure = [days[place] for place in sorted(order.sure)]
    assert not order.sure & order.out
    assert sure == sorted(sure, reverse=order.way < 0)
