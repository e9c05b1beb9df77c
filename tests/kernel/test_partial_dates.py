"""Does a partial date keep what was told, no more and no less?"""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kernel.local_time import LONDON
from sightline.kernel.partial_dates import NotADate, PartialDate, Precision, in_words
from tests.kernel.edtf_texts import edtf, moments
from tests.kernel.vectors_file import rows

parse = PartialDate.parse


@pytest.mark.parametrize(
    "row", rows("partial_dates.csv"), ids=lambda row: repr(row["text"])
)
def test_it_reads_what_was_told_and_says_it_in_words(row):
    """Text, bounds, precision, doubts and words are those worked out beforehand."""
    told = parse(row["text"])

    marks = "~" * told.approximate + "?" * told.uncertain
    bounds = [day.isoformat() if day else "" for day in (told.first, told.last)]
    assert told.text == row["canonical"]
    assert bounds == [row["first"], row["last"]]
    assert (told.precision.value, marks) == (row["precision"], row["marks"])
    assert in_words(told) == row["words"]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("05/01/2026", "does not put the year first", "write it as 2026-01-05"),
        ("5.1.26", "does not put the year first", "write it as 2026-01-05"),
        ("05-01-2026", "does not put the year first", "write it as 2026-01-05"),
        ("2026-13", "has no such month as 13", "01 to 12, or 21 to 24"),
        ("2026-00", "has no such month as 00", "01 to 12, or 21 to 24"),
        ("2026-25", "has no such month as 25", "01 to 12, or 21 to 24"),
        ("2026-21-05", "has no such month as 21", "01 to 12, or 21 to 24"),
        ("2026-02-29", "ends on 28 February 2026", "use days 01 to 28"),
        ("2026-04-31", "ends on 30 April 2026", "use days 01 to 30"),
        ("1900-02-29", "ends on 28 February 1900", "use days 01 to 28"),
        ("2026-01-00", "has no such day", "use days 01 to 31"),
        ("0000", "is in year 0", "0001 to 9999"),
        ("-0044", "is before year 1", "a year of four digits"),
        ("Y12026", "after 9999", "a year of four digits"),
        ("-0044-03-15/2026", "is before year 1", "a year of four digits"),
        ("XXXX", "leaves out a part in the middle", "from the right only"),
        ("20X6", "leaves out a part in the middle", "from the right only"),
        ("2XXX", "leaves out a part in the middle", "from the right only"),
        ("2026-XX-05", "leaves out a part in the middle", "from the right only"),
        ("2026-1X", "leaves out a part in the middle", "from the right only"),
        ("2026-01-1X", "leaves out a part in the middle", "from the right only"),
        ("202X-01", "leaves out a part in the middle", "from the right only"),
        ("2026-03-29T01:30", "was never shown by clocks in London", "or add Z"),
        ("2026-01-05T24:00", "a time that clocks do not show", "use 00:00 to 23:59"),
        ("2026-01-05T12:60", "a time that clocks do not show", "use 00:00 to 23:59"),
        ("2026-01-05T14", "is not a time that can be read", "2026-01-05T14:30"),
        ("2026-01T14:30", "is not a time that can be read", "2026-01-05T14:30"),
        ("2026-02-30T14:30", "ends on 28 February 2026", "use days 01 to 28"),
        ("2026-01-05T14:30+15:00", "an offset that no place keeps", "write Z"),
        ("2026-01-05T14:30+01:75", "an offset that no place keeps", "write Z"),
        ("0001-01-01T00:00+05:00", "falls outside years 1 to 9999", "2026-01-05"),
        ("9999-24", "ends after year 9999", "use an earlier year"),
        ("2026-01-05 14:30", "has a space before the time", "put a T there"),
        ("2026/2025", "ends before it starts", "put the earlier date first"),
        ("2026-01-09/2026-01-03", "ends before it starts", "put the earlier date first"),
        (
            "2026-01-05T16:00/2026-01-05T14:00",
            "ends before it starts",
            "earlier date first",
        ),
        ("/", "says nothing of when", "leave the date out"),
        ("../", "says nothing of when", "leave the date out"),
        ("2024/2025/2026", "is not a date that can be read", "write a day as 2026-01-05"),
        ("{2025,2026}", "is several dates at once", "an entry for each"),
        ("[2025,2026", "opens a choice and does not close it", "end it with ]"),
        ("[]", "is not a date that can be read", "write a day as 2026-01-05"),
        ("last spring", "“last spring” is not a date that can be read", "2026-01-05"),
        ("5 January 2026", "“5 January 2026” is not a date", "2026-01-05"),
        ("2026-1-5", "is not a date that can be read", "2026-01-05"),
        ("20260105", "is not a date that can be read", "2026-01-05"),
        ("٢٠٢٦", "is not a date that can be read", "2026-01-05"),
        ("2026-01-05\n2026-01-06", "is not a date that can be read", "2026-01-05"),
        ("2" * 201, "is 201 characters long", "use 200 at most"),
    ],
)
def test_it_refuses_what_is_not_a_date_and_says_what_would_be_right(text, wrong, right):
    """The refusal says what is wrong with this text and what to write instead."""
    with pytest.raises(NotADate) as refused:
        parse(text)

    assert wrong in refused.value.wrong
    assert right in refused.value.right
    assert str(refused.value) == f"{refused.value.wrong}; {refused.value.right}"


@given(edtf)
def test_its_text_is_a_fixed_point(text):
    """What is written out and read again is the same, to the letter."""
    told = parse(text)
    again = parse(told.text)

    assert again.text == told.text
    assert again == told
    assert (again.first, again.last, again.time) == (told.first, told.last, told.time)
    assert (again.moment, again.reach) == (told.moment, told.reach)


@given(st.text(st.sampled_from("0123456789-/T:.XZ~?%[],+Y {}"), max_size=30) | st.text())
def test_any_text_is_read_or_refused_with_a_reason(text):
    """No text at all makes it fail in any other way."""
    told = _read_or_refused(text)

    if isinstance(told, NotADate):
        assert told.wrong
        assert told.right
    else:
        assert parse(told.text) == told


@given(edtf)
def test_its_literal_bounds_lie_within_its_reach(text):
    """Doubt widens what it may mean, and never narrows it."""
    told = parse(text)

    assert told.reach.first is None or told.first is None or told.reach.first <= told.first
    assert told.reach.last is None or told.last is None or told.last <= told.reach.last
    assert not (told.first and told.last) or told.first <= told.last


@given(edtf)
def test_it_can_always_be_said_in_words(text):
    """Every date has words, with no code left in them."""
    said = in_words(parse(text))

    assert said
    assert not set(said) & set("~?%X[]_")


@given(st.dates())
def test_a_day_is_that_day_and_no_other(day):
    """A day made from a day is exact."""
    told = PartialDate.on(day)

    assert told == parse(day.isoformat())
    assert (told.first, told.last, told.time) == (day, day, None)
    assert told.is_exact_day


@given(moments)
def test_a_moment_is_kept_to_the_microsecond(moment):
    """The moment that comes out is the one that went in, in whatever hour it fell."""
    told = PartialDate.at(moment)

    assert told.moment == moment
    assert parse(told.text).moment == moment
    assert told.first == moment.astimezone(LONDON).date()


def test_the_time_is_london_s_wall_clock():
    """A time told with an offset is kept as London's clocks showed it."""
    told = parse("2026-07-05T14:30Z")

    assert told.time == time(15, 30)
    assert told.moment == datetime(2026, 7, 5, 14, 30, tzinfo=UTC)


def test_a_moment_without_an_offset_is_refused():
    """A moment that could mean two moments is not guessed at."""
    with pytest.raises(ValueError, match="does not say its offset"):
        PartialDate.at(datetime(2026, 1, 5, 12))  # noqa: DTZ001


def test_a_moment_is_not_taken_for_a_day():
    """Which day a moment is depends on the zone, so the caller has to say."""
    with pytest.raises(TypeError, match=r"PartialDate\.at"):
        PartialDate.on(datetime(2026, 1, 5, 12, tzinfo=UTC))


def test_an_unknown_date_is_blank_text():
    """What is missing is unknown, and is not a date at all."""
    unknown = PartialDate.unknown()

    assert unknown == parse("") == parse("  ")
    assert unknown.precision is Precision.UNKNOWN
    assert not unknown.is_known
    assert str(unknown) == ""


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("2026-01-05", True),
        ("2026-01-05T14:30", True),
        ("2026-01-05~", False),
        ("2026-01-05?", False),
        ("2026-01", False),
        ("2026-01-05/2026-01-05", False),
        ("", False),
    ],
)
def test_it_knows_whether_it_names_one_day(text, exact):
    """Only an unmarked day, with or without a time, is exact."""
    assert parse(text).is_exact_day is exact


def test_two_dates_are_equal_when_their_texts_are():
    """A month and a month with its days left out are told differently, and kept so."""
    assert parse("2026-01-05T14:30Z") == parse("2026-01-05T14:30")
    assert parse("2026-01") != parse("2026-01-XX")
    assert len({parse("2026-01"), parse("2026-01"), parse("2026-02")}) == 2
    assert parse("2026-01-05").first == date(2026, 1, 5)


def _read_or_refused(text):
    try:
        return parse(text)
    except NotADate as refused:
        return refused
