"""How agencies write a day, and every reading of it that is right.

Each wording gives what is written, the readings that are right in EDTF, the window that
vague words allow, and whether a doubt is owed, allowed or needless.
"""

# ruff: noqa: E501  (the words stand as agencies write them, on one line)

from __future__ import annotations

import random
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

Owing = Literal["needless", "allowed", "owed"]


@dataclass(frozen=True)
class Written:
    """One way to write a day. `value` is what a spreadsheet holds instead of words."""

    words: str
    accept: tuple[str | None, ...]
    form: str
    doubt: Owing = "needless"
    window: tuple[str, str, str, str] | None = None
    value: date | datetime | None = None


def nth(day: int) -> str:
    ending = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _plain(form: str, write: Callable[[datetime], str]) -> Callable[[datetime], Written]:
    return lambda at: Written(write(at), (f"{at:%Y-%m-%d}",), form)


def _timed(form: str, write: Callable[[datetime], str]) -> Callable[[datetime], Written]:
    return lambda at: Written(write(at), (f"{at:%Y-%m-%dT%H:%M}",), form)


def _month_window(at: datetime, low: int, high: int) -> tuple[str, str, str, str]:
    last = monthrange(at.year, at.month)[1]
    month = f"{at:%Y-%m}"
    inside = (max(1, low - 4), min(last, high + 5))
    middle = (low + min(high, last)) // 2
    return (f"{month}-{middle:02d}", f"{month}-{middle:02d}",
            f"{month}-{inside[0]:02d}", f"{month}-{inside[1]:02d}")  # fmt: skip


CLEAR: tuple[Callable[[datetime], Written], ...] = (
    _plain("dd/mm/yyyy", lambda d: f"{d:%d/%m/%Y}"),
    _plain("d.m.yy", lambda d: f"{d.day}.{d.month}.{d:%y}"),
    _plain("d/m/yy", lambda d: f"{d.day}/{d.month}/{d:%y}"),
    _plain("dd-mm-yyyy", lambda d: f"{d:%d-%m-%Y}"),
    _plain("iso", lambda d: f"{d:%Y-%m-%d}"),
    _plain("nth Month yyyy", lambda d: f"{nth(d.day)} {d:%B %Y}"),
    _plain("nth of Month yyyy", lambda d: f"{nth(d.day)} of {d:%B %Y}"),
    _plain("Weekday nth Month yyyy", lambda d: f"{d:%A} {nth(d.day)} {d:%B %Y}"),
    _plain("Wd d/m/yy", lambda d: f"{d:%a} {d.day}/{d.month}/{d:%y}"),
    _plain("d-Mmm-yy", lambda d: f"{d.day}-{d:%b-%y}"),
    _plain("dd MMM yyyy", lambda d: f"{d:%d %b %Y}".upper()),
    _plain("Month d, yyyy", lambda d: f"{d:%B} {d.day}, {d.year}"),
    _plain("dd / mm / yyyy", lambda d: f"{d:%d / %m / %Y}"),
    _plain("dd.mm.yyyy.", lambda d: f"{d:%d.%m.%Y}."),
    _plain("Date: dd/mm/yyyy", lambda d: f"on {d:%d/%m/%Y}"),
    _plain("yyyy/mm/dd", lambda d: f"{d:%Y/%m/%d}"),
    _plain("Wday, d Month yyyy", lambda d: f"{d:%a}, {d.day} {d:%B %Y}"),
    _plain("nth Mmm. ’yy", lambda d: f"{nth(d.day)} {d:%b}. ’{d:%y}"),
    _plain("ddMmmyyyy", lambda d: f"{d:%d%b%Y}"),
)
TIMED: tuple[Callable[[datetime], Written], ...] = (
    _timed("dd/mm/yyyy hh:mm", lambda d: f"{d:%d/%m/%Y %H:%M}"),
    _timed("dd/mm/yy hh.mmhrs", lambda d: f"{d:%d/%m/%y %H.%M}hrs"),
    _timed("dd/mm/yyyy at hhmm hours", lambda d: f"{d:%d/%m/%Y} at {d:%H%M} hours"),
    _timed("hh:mm dd/mm/yyyy", lambda d: f"{d:%H:%M %d/%m/%Y}"),
    _timed("d Mmm yyyy, h:mm am", lambda d: f"{d.day} {d:%b %Y}, {int(d.strftime('%I'))}:{d:%M%p}".lower().capitalize()),
    _timed("iso time", lambda d: f"{d:%Y-%m-%d %H:%M:%S}" if not d.second else ""),
    _timed("dd-Mmm-yyyy hh:mm", lambda d: f"{d:%d-%b-%Y %H:%M}"),
)  # fmt: skip


def _week(at: datetime) -> Written:
    monday = at - timedelta(days=at.weekday())
    ends = [f"{monday + timedelta(days=n):%Y-%m-%d}" for n in (4, 6)]
    accept = tuple(f"{monday:%Y-%m-%d}/{end}" for end in ends)
    return Written(f"w/c {monday:%d/%m/%y}", accept, "w/c", "allowed")


def _days(at: datetime) -> Written:
    until = at + timedelta(days=2)
    words = (
        f"{at.day}-{until.day}/{at.month}/{at:%y}"
        if at.month == until.month
        else f"{at:%d/%m/%y} - {until:%d/%m/%y}"
    )
    return Written(words, (f"{at:%Y-%m-%d}/{until:%Y-%m-%d}",), "days", "allowed")


def _about(at: datetime) -> Written:
    return Written(f"approx {at:%d/%m/%Y}", (f"{at:%Y-%m-%d}~",), "approx", "allowed")


def _month(at: datetime) -> Written:
    return Written(f"{at:%B %Y}", (f"{at:%Y-%m}",), "Month yyyy", "allowed")


def _month_figures(at: datetime) -> Written:
    return Written(f"{at:%m/%Y}", (f"{at:%Y-%m}",), "mm/yyyy", "allowed")


def _early(at: datetime) -> Written:
    window = _month_window(at, 1, 10)
    return Written(f"Early {at:%B %Y}", (), "early Month", "allowed", window)


def _late(at: datetime) -> Written:
    window = _month_window(at, 21, 31)
    return Written(f"end of {at:%b %Y}", (f"{at:%Y-%m}-{monthrange(at.year, at.month)[1]}~",),
                   "end of Month", "allowed", window)  # fmt: skip


def _queried(at: datetime) -> Written:
    day = f"{at:%Y-%m-%d}"
    return Written(f"{at:%d/%m/%Y}?", (day, f"{day}~", f"{day}%"), "queried", "owed")


def _before(at: datetime) -> Written:
    day, eve = f"{at:%Y-%m-%d}", f"{at - timedelta(days=1):%Y-%m-%d}"
    return Written(f"before {at:%d/%m/%Y}", (f"../{day}", f"../{eve}"), "before", "allowed")


def _after(at: datetime) -> Written:
    day, morrow = f"{at:%Y-%m-%d}", f"{at + timedelta(days=1):%Y-%m-%d}"
    return Written(
        f"since {at:%d/%m/%Y}", (f"{day}/..", f"{morrow}/.."), "since", "allowed"
    )


def _either(at: datetime) -> Written:
    other = at + timedelta(days=1)
    if other.month != at.month:
        return _about(at)
    days = f"{at:%Y-%m-%d}", f"{other:%Y-%m-%d}"
    return Written(
        f"{at.day} or {other.day} {at:%B %Y}",
        (f"{days[0]}/{days[1]}", f"[{days[0]},{days[1]}]"),
        "either day", "allowed",
    )  # fmt: skip


def _wrong_weekday(at: datetime) -> Written:
    day, other = at, at + timedelta(days=2)
    near = [f"{day + timedelta(days=n):%Y-%m-%d}" for n in range(-6, 7)]
    return Written(
        f"{other:%A} {day:%d/%m/%Y}", tuple(near), "wrong weekday", "owed"
    )  # fmt: skip


def _late_entry(at: datetime) -> Written:
    noted = at + timedelta(days=5)
    return Written(
        f"{at:%d/%m/%Y} (recorded {noted:%d/%m/%Y})", (f"{at:%Y-%m-%d}",),
        "late entry", "allowed",
    )  # fmt: skip


def _part_of_day(at: datetime) -> Written:
    day = f"{at:%Y-%m-%d}"
    part = "am" if at.hour < 12 else "pm"
    hours = ("00:00", "12:59") if part == "am" else ("12:00", "23:59")
    return Written(f"{at:%d/%m/%Y} {part}", (day,), "am or pm", "allowed",
                   (f"{at:%Y-%m-%dT%H:%M}", f"{at:%Y-%m-%dT%H:%M}",
                    f"{day}T{hours[0]}", f"{day}T{hours[1]}"))  # fmt: skip


def _no_day(at: datetime) -> Written:
    return Written("Not known", (None,), "unknown", "allowed")


def _no_year(at: datetime) -> Written:
    return Written(f"{at.day}/{at.month}", (f"{at:%Y-%m-%d}",), "no year", "allowed")


VAGUE: tuple[Callable[[datetime], Written], ...] = (
    _week, _days, _about, _month, _month_figures, _early, _late, _queried, _before, _after,
    _either, _wrong_weekday, _late_entry, _part_of_day, _no_day, _no_year,
)  # fmt: skip


def write_day(at: datetime, dice: random.Random, mess: float, usual: int) -> Written:
    """One way to write the day, mostly this agency's usual way; `mess` says how often not."""
    chance = dice.random()
    if chance < mess / 2:
        return dice.choice(VAGUE)(at)
    if chance < mess:
        return dice.choice((*CLEAR, *TIMED))(at)
    return CLEAR[usual % len(CLEAR)](at)
