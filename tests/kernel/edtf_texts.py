"""Which EDTF texts might anybody write? (Generated for property tests.)"""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

marks = st.sampled_from(["", "", "", "~", "?", "%"])
days = st.dates(date(1890, 1, 1), date(2060, 12, 31))
moments = st.integers(0, 2 * 10**15).map(
    lambda passed: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(microseconds=passed)
) | st.integers(0, 240).map(
    # The hours around both changes of the clocks, minute by minute.
    lambda passed: datetime(2026, 10, 24, 23, tzinfo=UTC) + timedelta(minutes=passed)
)


def _day(day, year_mark, month_mark, day_mark):
    return f"{day.year:04d}{year_mark}-{day.month:02d}{month_mark}-{day.day:02d}{day_mark}"


exact_days = days.map(date.isoformat)
marked_days = st.builds(_day, days, marks, marks, marks)
months = st.builds(
    "{:04d}-{:02d}{}".format, st.integers(1, 9999), st.integers(1, 12), marks
)
unspecified = st.builds(
    "{:04d}-{}".format, st.integers(1, 9999), st.just("XX")
) | st.builds("{:04d}-{:02d}-XX".format, st.integers(1, 9999), st.integers(1, 12))
seasons = st.builds("{:04d}-{}{}".format, st.integers(1, 9998), st.integers(21, 24), marks)
years = st.builds("{:04d}{}".format, st.integers(1, 9999), marks)
decades = st.builds("{:03d}X{}".format, st.integers(1, 999), marks)
centuries = st.builds("{:02d}XX{}".format, st.integers(1, 99), marks)
times = moments.map(lambda moment: moment.isoformat()) | st.builds(
    "{:%Y-%m-%dT%H:%M}Z{}".format, moments, marks
)

points = st.one_of(
    exact_days, marked_days, months, unspecified, seasons, years, decades, centuries, times
)
ordered_days = st.tuples(exact_days, exact_days).map(sorted)
spans = st.one_of(
    ordered_days.map("/".join),
    st.tuples(st.just(".."), points).map("/".join),
    st.tuples(points, st.sampled_from(["..", ""])).map("/".join),
)
choices = st.one_of(
    st.lists(points, min_size=1, max_size=3).map(lambda each: f"[{','.join(each)}]"),
    ordered_days.map(lambda each: f"[{'..'.join(each)}]"),
)
edtf = st.one_of(points, spans, choices, st.just(""))
