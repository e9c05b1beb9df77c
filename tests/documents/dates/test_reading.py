"""Does a date as people write it come out as it was meant, no more exact, or doubted?"""

from datetime import date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sightline.documents.dates.reading import Known, read_value, read_written
from tests.documents.dates.wordings import DAYS, DOUBTFUL, SPANS, clocks, recent

# A busy machine is no fault of what is tried.
UNHURRIED = settings(deadline=None)

AS_OF = date(2026, 1, 1)


def read(words, **more):
    return read_written(words, as_of=AS_OF, **more)


def named(wordings):
    return pytest.mark.parametrize("wording", wordings, ids=lambda one: one.name)


@named(DAYS)
@UNHURRIED
@given(day=recent)
def test_a_day_clearly_written_is_that_day_without_a_doubt(wording, day):
    reading = read(wording.write(day))
    assert (reading.happened.text, reading.doubts) == (day.isoformat(), ())


@named(SPANS)
@UNHURRIED
@given(day=recent)
def test_a_span_clearly_written_is_that_span_without_a_doubt(wording, day):
    reading = read(wording.write(day))
    bounds = (reading.happened.first, reading.happened.last)
    assert (bounds, reading.doubts) == (wording.allows(day), ())


@named(DOUBTFUL)
@UNHURRIED
@given(day=recent.filter(lambda day: set("01") & set(f"{day:%d/%m/%Y}")))
def test_what_had_to_be_guessed_is_doubted(wording, day):
    assert read(wording.write(day)).doubts


@named(DAYS)
@UNHURRIED
@given(day=recent, clock=clocks)
def test_a_time_of_day_belongs_to_the_day(wording, day, clock):
    if wording.name in ("evening", "pm"):
        return
    reading = read(f"{wording.write(day)} at {clock[0]:02d}:{clock[1]:02d}")
    if reading.happened.time is None:  # the hour that the clocks jump over in spring
        assert reading.doubts
        assert day.month == 3
    else:
        assert reading.happened.first == day
        assert reading.happened.time.strftime("%H:%M") == f"{clock[0]:02d}:{clock[1]:02d}"


@UNHURRIED
@given(
    day=recent,
    before=st.text(max_size=25),
    after=st.text(max_size=25),
    wording=st.sampled_from(DAYS),
)
@example(date(2021, 5, 3), "not ", "", DAYS[0])
@example(date(2021, 5, 3), "week before ", "", DAYS[0])
def test_words_about_a_date_never_make_it_wrong_without_a_doubt(
    day, before, after, wording
):
    """Whatever stands beside a day: the day is allowed for, or there is a doubt."""
    reading = read(f"{before} {wording.write(day)} {after}")
    if any(sign.isdigit() for sign in before + after) or not reading.happened.is_known:
        return
    first, last = reading.happened.first, reading.happened.last
    held = (first is None or first <= day) and (last is None or day <= last)
    assert held or reading.doubts


@UNHURRIED
@given(st.text(max_size=60))
def test_any_words_at_all_are_read_or_left(words):
    reading = read(words)
    assert reading.written == words


@UNHURRIED
@given(st.text(alphabet="0123456789/.- 'XOl?:amptowce,JanFebMrysd", max_size=24))
def test_what_looks_like_a_date_never_stops_the_reader(words):
    reading = read(words)
    if reading.happened.is_known and reading.happened.first and reading.happened.last:
        assert reading.happened.first <= reading.happened.last


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("3–5 May 2020", "2020-05-03/2020-05-05"),
        ("12-14/05/2021", "2021-05-12/2021-05-14"),
        ("30 Apr–2 May 2021", "2021-04-30/2021-05-02"),
        ("overnight 3/4 May 2021", "2021-05-03/2021-05-04"),
        ("May–June 2020", "2020-05/2020-06"),
        ("Nov 20 - Jan 21", "2020-11/2021-01"),
        ("28 Dec - 3 Jan 2021", "2020-12-28/2021-01-03"),
        ("15 or 16 September 2022", "[2022-09-15,2022-09-16]"),
        ("early June 21", "2021-06-01/2021-06-10"),
        ("mid-2021", "2021-05-01/2021-08-31"),
        ("end of May/beginning of June 2021", "2021-05-22/2021-06-07"),
        ("last week of June 2021", "2021-06-24/2021-06-30"),
        ("summer 2020", "2020-06-01/2020-08-31"),
        ("Winter 2020/21", "2020-12-01/2021-02-28"),
        ("Easter Sunday 2019", "2019-04-21"),
        ("Good Friday 2024", "2024-03-29"),
        ("Boxing Day 2020", "2020-12-26"),
        ("between Xmas & New Year 2020", "2020-12-25/2021-01-01"),
        ("New Year 2021", "2020-12-31/2021-01-02"),
        ("until December 2020", "../2020-12-31"),
        ("by 12/05/21", "../2021-05-12"),
        ("after 22/06/21", "2021-06-22/.."),
        ("March 2019 onwards", "2019-03-01/.."),
        ("1990s", "199X"),
        ("c. 1998", "1998~"),
        ("cNov 2021", "2021-11~"),
        ("approx 3-5 May 2021", "2021-05-03~/2021-05-05~"),
        ("3/5/21 approx 3pm", "2021-05-03T15:00~"),
        ("3/5/21 2-3pm", "2021-05-03T14:00/2021-05-03T15:00"),
        ("11/6/20 @ 4.30pm", "2020-06-11T16:30"),
        ("17/05/2022 0152", "2022-05-17T01:52"),
        ("00:38 on 27/06/22", "2022-06-27T00:38"),
        ("3/5/21 noon", "2021-05-03T12:00"),
        ("30.5.21\n3:25 AM", "2021-05-30T03:25"),
        ("2021-07-03T13:30:00Z", "2021-07-03T14:30"),
        ("2021-01-13T00:00:00", "2021-01-13"),
        ("FY 2020/21", "2020-04-01/2021-03-31"),
        ("academic year 2020/21", "2020-09-01/2021-08-31"),
        ("the day before 3/5/21", "2021-05-02"),
        ("12/05/2020¹", "2020-05-12"),
        ("week ending Friday 27th March 2020", "2020-03-23/2020-03-27"),
        ("Febuary 3rd 2021", "2021-02-03"),
    ],
)
def test_a_wording_of_the_field_means_what_it_means(words, edtf):
    reading = read(words)
    assert (reading.happened.text, reading.doubts) == (edtf, ())


@pytest.mark.parametrize(
    ("words", "edtf", "why"),
    [
        ("Wednesday 7th April 2022", "2022-04-07", "was a Thursday"),
        ("31/02/2021", "2021-02", "has no day 31"),
        ("29/02/2022", "2022-02", "has no day 29"),
        ("07/15/22", "2022-07-15", "no month 15"),
        ("45/05/2021", "", "no such day"),
        ("12/05/20201", "2020-05-12", "a digit too many"),
        ("2020/21", "2020-04-01/2021-08-31", "financial or a school year"),
        ("1998/9", "1998-04-01/1999-08-31", "financial or a school year"),
        ("5/21", "2021-05", "a month and a year"),
        ("12 & 14 May 2021", "2021-05-12/2021-05-14", "two dates"),
        ("3/5/21, 5/5/21 and 9/5/21", "2021-05-03/2021-05-09", "several dates"),
        ("recorded 03/05/21", "2021-05-03", "of the entry"),
        ("05/05/2021 (late entry for 03/05/2021)", "2021-05-03", "the event's was taken"),
        ("3/5/21 at 3.30", "2021-05-03", "morning or afternoon"),
        ("3/5/21 midnight", "2021-05-03", "start or the end"),
        ("3/5/21 after 3pm", "2021-05-03", "left out"),
        ("various dates in 2021", "2021", "not understood"),
        ("since birth", "", "no date"),
    ],
)
def test_a_doubt_says_what_is_the_matter(words, edtf, why):
    reading = read(words)
    assert reading.happened.text.rstrip("?") == edtf
    assert any(why in doubt.why for doubt in reading.doubts)
    assert all(doubt.about == "date" and doubt.text == words for doubt in reading.doubts)


@pytest.mark.parametrize("words", ["", " ", "-", "–", "..."])
def test_a_blank_is_a_blank(words):
    assert read(words).lacks == "blank"


@pytest.mark.parametrize(
    "words", ["undated", "n/k", "Not recorded", "various", "date unknown"]
)
def test_a_date_that_is_said_to_be_unknown_is_none_and_no_guess(words):
    reading = read(words)
    assert (reading.happened.text, reading.lacks, reading.doubts) == ("", "date", ())


def test_a_year_known_from_a_heading_is_no_guess_and_one_from_a_neighbour_is():
    sure = read("Thu 1 Oct", known=Known(2020, sure=True))
    guessed = read("Thu 1 Oct", known=Known(2020))
    assert (sure.happened.text, sure.doubts) == ("2020-10-01", ())
    assert guessed.happened.text == "2020-10-01"
    assert "the year is not written" in guessed.doubts[0].why


def test_a_column_of_times_gives_the_time():
    assert read("3/5/21", clock="0807hrs").happened.text == "2021-05-03T08:07"
    assert read("w/c 3/5/21", clock="08:07").happened.text == "2021-05-03/2021-05-09"


def test_a_true_date_is_told_no_more_exactly_than_the_file_shows_it():
    assert read_value(date(2021, 2, 1), "Feb-21", as_of=AS_OF).happened.text == "2021-02"
    assert (
        read_value(date(2021, 2, 3), "03/02/2021", as_of=AS_OF).happened.text
        == "2021-02-03"
    )
    moment = datetime(2021, 2, 3, 14, 30)  # noqa: DTZ001 - what a spreadsheet holds
    assert (
        read_value(moment, "03/02/2021 14:30", as_of=AS_OF).happened.text
        == "2021-02-03T14:30"
    )
