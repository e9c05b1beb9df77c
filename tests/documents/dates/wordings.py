"""Ways of writing a day, each with the days that the words allow."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

_MONTHS = (
    "January February March April May June July August September October November December"
)
MONTHS = _MONTHS.split(" ")
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
WEEKDAYS = _WEEKDAYS.split(" ")


@dataclass(frozen=True)
class Wording:
    """`write` gives the words for a day; `allows` the first and last day they may mean.

    `clear`: anybody would read it so, and a doubt would waste a reader's time.
    """

    name: str
    write: Callable[[date], str]
    allows: Callable[[date], tuple[date, date]]
    clear: bool = True


def the_day(day):
    return day, day


def the_month(day):
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def the_year(day):
    return date(day.year, 1, 1), date(day.year, 12, 31)


def the_week(day):
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(6)


def nth(day):
    ending = (
        "th" if 11 <= day.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    )
    return f"{day.day}{ending}"


def month(day):
    return MONTHS[day.month - 1]


def weekday(day):
    return WEEKDAYS[day.weekday()]


def monday(day):
    return the_week(day)[0]


def sunday(day):
    return the_week(day)[1]


def later(days):
    return lambda day: (day, day + timedelta(days))


DAYS = [
    Wording("dd/mm/yyyy", lambda d: f"{d:%d/%m/%Y}", the_day),
    Wording("d/m/yy", lambda d: f"{d.day}/{d.month}/{d:%y}", the_day),
    Wording("dd.mm.yyyy", lambda d: f"{d:%d.%m.%Y}", the_day),
    Wording("d-m-yyyy", lambda d: f"{d.day}-{d.month}-{d.year}", the_day),
    Wording("spaced slashes", lambda d: f"{d.day} / {d.month} / {d.year}", the_day),
    Wording("iso", lambda d: d.isoformat(), the_day),
    Wording("d-Mon-yy", lambda d: f"{d.day}-{month(d)[:3]}-{d:%y}", the_day),
    Wording("dd MON yyyy", lambda d: f"{d:%d} {month(d)[:3].upper()} {d.year}", the_day),
    Wording("nth Month yyyy", lambda d: f"{nth(d)} {month(d)} {d.year}", the_day),
    Wording("nth of Month", lambda d: f"{nth(d)} of {month(d)}, {d.year}", the_day),
    Wording("Month nth yyyy", lambda d: f"{month(d)} {nth(d)}, {d.year}", the_day),
    Wording("curly year", lambda d: f"{d.day} {month(d)} ’{d:%y}", the_day),
    Wording("hard spaces", lambda d: f"{d.day}\u00a0{month(d)}\u00a0{d.year}", the_day),
    Wording("weekday", lambda d: f"{weekday(d)} {nth(d)} {month(d)} {d.year}", the_day),
    Wording("short weekday", lambda d: f"{weekday(d)[:3]}. {d:%d/%m/%y}", the_day),
    Wording("weekday after", lambda d: f"{d:%d/%m/%Y} ({weekday(d)})", the_day),
    Wording("evening", lambda d: f"{d:%d/%m/%Y} (evening)", the_day),
    Wording("pm", lambda d: f"{d:%d/%m/%y} pm", the_day),
]
SPANS = [
    Wording("Month yyyy", lambda d: f"{month(d)} {d.year}", the_month),
    Wording("Mon-yy", lambda d: f"{month(d)[:3]}-{d:%y}", the_month),
    Wording("mm/yyyy", lambda d: f"{d:%m/%Y}", the_month),
    Wording("day left out", lambda d: f"??/{d:%m/%Y}", the_month),
    Wording("yyyy", lambda d: f"{d.year}", the_year),
    Wording("during yyyy", lambda d: f"during {d.year}", the_year),
    Wording("w/c", lambda d: f"w/c {monday(d):%d/%m/%y}", the_week),
    Wording(
        "week commencing",
        lambda d: f"Week commencing {nth(monday(d))} {month(monday(d))} {monday(d).year}",
        the_week,
    ),
    Wording("w/e", lambda d: f"w/e {sunday(d):%d.%m.%Y}", the_week),
    Wording(
        "week ending",
        lambda d: f"week ending {sunday(d).day} {month(sunday(d))} {sunday(d).year}",
        the_week,
    ),
    Wording("overnight", lambda d: f"overnight {d:%d/%m/%Y}", later(1)),
    Wording("d to d", lambda d: f"{d:%d/%m/%y} - {d + timedelta(9):%d/%m/%y}", later(9)),
    Wording(
        "between",
        lambda d: f"between {d.day} {month(d)} {d.year} and {d + timedelta(40):%d/%m/%Y}",
        later(40),
    ),
]
DOUBTFUL = [
    Wording("queried", lambda d: f"{d:%d/%m/%Y} (?)", the_day, clear=False),
    Wording("run together", lambda d: f"{d:%d%m%y}", the_day, clear=False),
    Wording(
        "as Excel stores it",
        lambda d: str((d - date(1899, 12, 30)).days),
        the_day,
        clear=False,
    ),
    Wording(
        "letters for digits",
        lambda d: f"{d:%d/%m/%Y}".replace("0", "O").replace("1", "l"),
        the_day,
        clear=False,
    ),
    Wording(
        "late entry",
        lambda d: f"{d:%d/%m/%y} - recorded {d + timedelta(20):%d/%m/%y}",
        the_day,
        clear=False,
    ),
    Wording("unknown words", lambda d: f"{d:%d/%m/%Y} zebra", the_day, clear=False),
    Wording(
        "week before",
        lambda d: f"the week before {d + timedelta(7):%d/%m/%Y}",
        the_day,
        clear=False,
    ),
    Wording(
        "not before",
        lambda d: f"some while after {d - timedelta(30):%d/%m/%Y}",
        the_day,
        clear=False,
    ),
]

days = st.dates(date(1950, 1, 1), date(2025, 10, 1))
recent = st.dates(date(1990, 1, 1), date(2025, 10, 1))
clocks = st.tuples(st.integers(0, 23), st.integers(0, 59))
