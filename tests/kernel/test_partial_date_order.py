"""What may be said of before and after, when dates are only partly told?"""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kernel.partial_dates import PartialDate
from tests.kernel.edtf_texts import days, edtf, moments

parse = PartialDate.parse


@pytest.mark.parametrize(
    ("one", "other", "certainly", "possibly"),
    [
        ("2026-01-05", "2026-01-06", True, True),
        ("2026-01-06", "2026-01-05", False, False),
        ("2026-01-05", "2026-01-05", False, True),
        ("2026-01", "2026-02-01", True, True),
        ("2026-01", "2026-01-31", False, True),
        ("2026-01-31", "2026-01", False, True),
        ("2026-02-01", "2026-01", False, False),
        ("2025", "2026", True, True),
        ("199X", "2000", True, True),
        ("2024-02-29", "2024-03", True, True),
        ("2026-01-05T14:30", "2026-01-05T14:31", True, True),
        ("2026-01-05T14:31", "2026-01-05T14:30", False, False),
        ("2026-01-05T14:30", "2026-01-05T14:30", False, True),
        ("2026-01-05T14:30:10", "2026-01-05T14:30:11", True, True),
        ("2026-01-05T14:30", "2026-01-05T14:30:30", False, True),
        ("2026-01-05T23:59", "2026-01-05", False, True),
        ("2026-01-05", "2026-01-05T00:01", False, True),
        ("2026-10-25T00:50Z", "2026-10-25T01:10Z", True, True),
        ("2026-10-25T01:50+01:00", "2026-10-25T01:10+00:00", True, True),
        ("2026-03-29T00:59", "2026-03-29T02:00", True, True),
        ("2026-01-03/2026-01-09", "2026-01-10", True, True),
        ("2026-01-03/2026-01-09", "2026-01-09", False, True),
        ("2026-01-03/2026-01-09", "2026-01-03", False, True),
        ("../2025", "2026-01-01", True, True),
        ("../2025", "2025-12-31", False, True),
        ("2026-01-01", "../2025", False, False),
        ("2025-12-31", "2026-01-01/..", True, True),
        ("2026-01-05/..", "2030", False, True),
        ("2026-01-05/..", "2026-01-01", False, False),
        ("[2026-01-03,2026-01-05]", "2026-01-06", True, True),
        ("[2026-01-03,2026-01-05]", "2026-01-04", False, True),
        ("", "2026-01-05", False, True),
        ("2026-01-05", "", False, True),
        ("", "", False, True),
        ("../..", "2026-01-05", False, True),
    ],
)
def test_it_tells_certainly_before_from_possibly_before(one, other, certainly, possibly):
    """Each pair is as it was worked out beforehand, read from either side."""
    assert parse(one).certainly_before(parse(other)) is certainly
    assert parse(one).possibly_before(parse(other)) is possibly
    assert parse(other).certainly_after(parse(one)) is certainly
    assert parse(other).possibly_after(parse(one)) is possibly


@pytest.mark.parametrize(
    ("one", "other", "certainly"),
    [
        ("2026-01-05~", "2026-01-12", False),
        ("2026-01-05~", "2026-01-13", True),
        ("2026-01-05?", "2026-01-12", False),
        ("2026-01-05?", "2026-01-13", True),
        ("2026-01-05%", "2026-01-19", False),
        ("2026-01-05%", "2026-01-20", True),
        ("2026-01~", "2026-03-03", False),
        ("2026-01~", "2026-03-04", True),
        ("2025~", "2026-12-31", False),
        ("2025~", "2027-01-02", True),
        ("199X~", "2004-12-31", False),
        ("199X~", "2005-01-05", True),
        ("2026-01-05T14:30~", "2026-01-05T16:00", False),
        ("2026-01-05T14:30~", "2026-01-05T16:31", True),
        ("2026-01-05T23:30~", "2026-01-06T01:00", False),
        ("2026-01-05T23:30~", "2026-01-06T01:31", True),
        ("2004?-06-11", "2005-06-12", False),
        ("2004?-06-11", "2005-06-13", True),
        ("2004-06~-11", "2004-07-12", False),
        ("2004-06~-11", "2004-07-13", True),
        ("2004-06-11", "~2004-06-12", False),
        ("2024-21", "2024-07-01", False),
        ("2024-21", "2024-07-02", True),
        ("2025-01-01", "2025-24", False),
        ("2024-12-31", "2025-24", True),
        ("2026-01-01~/2026-01-03~", "2026-01-10", False),
        ("2026-01-01~/2026-01-03~", "2026-01-11", True),
    ],
)
def test_doubt_leaves_room_before_anything_is_certain(one, other, certainly):
    """A date marked about or doubtful is certain only beyond the room it is given."""
    assert parse(one).certainly_before(parse(other)) is certainly
    assert parse(one).possibly_before(parse(other))


@pytest.mark.parametrize(
    ("one", "other", "may_share"),
    [
        ("2026-01-05", "2026-01-05T14:30", True),
        ("2026-01-05T09:00", "2026-01-05T14:30", True),
        ("2026-01-05", "2026-01-06", False),
        ("2026-01-05", "2026-01", True),
        ("2026-01-05~", "2026-01-12", True),
        ("2026-01-05~", "2026-01-13", False),
        ("2026-01-03/2026-01-09", "2026-01-09/2026-01-12", True),
        ("2026-01-03/2026-01-08", "2026-01-09/2026-01-12", False),
        ("../2025", "2025-12-31", True),
        ("../2025", "2026-01-01", False),
        ("", "2026-01-05", True),
    ],
)
def test_it_tells_what_may_have_happened_on_one_day(one, other, may_share):
    """Two dates may share a day when some day lies in both."""
    assert parse(one).possibly_same_day(parse(other)) is may_share
    assert parse(other).possibly_same_day(parse(one)) is may_share


@given(edtf, edtf)
def test_what_is_certain_is_possible(one, other):
    """Certainly before is never impossible, and rules out the same day."""
    a, b = parse(one), parse(other)

    if a.certainly_before(b):
        assert a.possibly_before(b)
        assert not b.possibly_before(a)
        assert not b.certainly_before(a)


@given(edtf, edtf)
def test_nothing_is_certainly_both_before_and_after(one, other):
    """Certainty goes one way at most, and one of two orders is always possible."""
    a, b = parse(one), parse(other)

    assert not (a.certainly_before(b) and b.certainly_before(a))
    assert a.possibly_before(b) or b.possibly_before(a) or a.moment == b.moment


@given(edtf)
def test_nothing_is_certainly_before_itself(text):
    """A date cannot be before itself for certain."""
    assert not parse(text).certainly_before(parse(text))


@given(edtf, edtf, edtf)
def test_certainty_carries_over(one, other, third):
    """Before something that is before a third is before the third."""
    a, b, c = parse(one), parse(other), parse(third)

    if a.certainly_before(b) and b.certainly_before(c):
        assert a.certainly_before(c)


@given(days, days)
def test_exact_days_compare_as_days_do(one, other):
    """For exact days, certain and possible differ only on one and the same day."""
    a, b = PartialDate.on(one), PartialDate.on(other)

    assert a.certainly_before(b) is (one < other)
    assert a.possibly_before(b) is (one <= other)
    assert a.possibly_same_day(b) is (one == other)


@given(moments, moments)
def test_moments_compare_as_moments_do(one, other):
    """For moments a minute or more apart, the order is the order of the moments."""
    a, b = PartialDate.at(one), PartialDate.at(other)

    if abs(one - other) >= timedelta(minutes=1):
        assert a.certainly_before(b) is (one < other)


def test_dates_sort_by_their_earliest_moment_with_the_unknown_last():
    """Open starts come first, then what begins earlier, then what is over sooner."""
    in_order = [
        "../2025",
        "199X",
        "1999",
        "2025-12-31",
        "2026-01-01",
        "2026-01",
        "2026",
        "2026/..",
        "2026-01-01T00:01",
        "2026-01-05T14:30",
        "2026-01-05T15:00/2026-01-06",
        "2026-01-06",
        "2026-10-25T01:30+01:00",
        "2026-10-25T01:10+00:00",
        "9999-12-31",
        "",
    ]

    backwards = in_order[::-1]

    assert sorted(backwards, key=lambda text: parse(text).sort_key) == in_order


@given(edtf)
def test_sort_keys_are_digits_of_one_length(text):
    """A database puts them in the same order as Python, whatever its language."""
    key = parse(text).sort_key

    assert len(key) == 22
    assert key.isascii()
    assert key.isdigit()


@given(moments, moments)
def test_sort_keys_keep_the_order_of_moments(one, other):
    """An earlier moment never sorts after a later one, to the second."""
    earlier, later = sorted((one, other))

    assert PartialDate.at(earlier).sort_key <= PartialDate.at(later).sort_key


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)))
def test_a_day_sorts_before_every_moment_in_it(day):
    """A day without a time comes first among that day's entries."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)

    assert PartialDate.on(day).sort_key < PartialDate.at(noon).sort_key
