"""Which time of day does a piece of writing give, and is it told exactly?"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HALF = r"(?: ?(?P<half{n}>[ap])\.?m\b\.?)"
_TIME = re.compile(
    r"(?<![\d:.@£])(?:"
    r"(?P<noon>(?:12 ?)?(?:noon|midday))"
    r"|(?P<midnight>(?:12 ?)?midnight)"
    r"|(?P<past>half past|quarter past"
    r"|quarter to) (?P<past_hour>\d{1,2})(?: ?(?P<past_half>[ap])\.?m\b\.?)?"
    r"|(?P<hour>\d{1,2}) ?(?P<sign>[:.;]"
    r"|h(?=\d)) ?(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?(?!\d)(?: ?(?P<half>[ap])\.?m\b\.?"
    r"| ?(?P<hrs>h(?:(?:ou)?rs?)?\b\.?))?(?: ?(?P<zone>utc|gmt|bst|z)\b)?"
    r"|(?P<four>\d{4})(?!\d)(?: ?(?P<four_half>[ap])\.?m\b\.?"
    r"| ?(?P<four_hrs>h(?:ou)?rs?\b\.?))?(?: ?(?P<four_zone>utc|gmt|bst|z)\b)?"
    r"|(?P<open>\d{1,2}) ?(?=(?:-|to|/) ?\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b)"
    r"|(?P<only>\d{1,2}) ?(?:(?P<only_half>[ap])\.?m\b\.?|(?P<clock>o'? ?clock)"
    r"|(?P<only_hrs>h(?:ou)?rs\b\.?))"
    r")"
)
_ABOUT = re.compile(
    r"(?:approx(?:imately|\.)?|about|around|circa|c\.?|roughly|~|just (?:before|after))\s*$"
)
_LIMIT = re.compile(r"\b(?:after|before|by|until|till|since|prior to|onwards from)\s*$")
_BETWEEN = re.compile(r"^\s*(?:-|to|and|until|till|/)\s*$")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as EDTF writes it (`14:30`, `13:30Z`), "" where none; and what is unsure."""

    first: str = ""
    last: str = ""
    about: bool = False
    why: str = ""


def take_clock(text: str, *, alone: bool = False) -> tuple[Clock, str]:
    """Take the time of day out of plain text; return it and the words that are left.

    `alone`: the text stands in a column of times, so that bare figures are a time too.
    """
    found = [one for one in _TIME.finditer(text) if _is_time(one, text, alone=alone)]
    if not found:
        return Clock(), text
    one, rest = found[0], found[1:]
    start, end, last = one.start(), one.end(), None
    if rest and _BETWEEN.match(text[end : rest[0].start()]):
        last, end = rest[0], rest[0].end()
    limit = _LIMIT.search(text[:start])
    before = _ABOUT.search(text[:start])
    start = next((told.start() for told in (limit, before) if told), start)
    ahead = re.sub(r"\b(?:at|time|between|from)\s*:?\s*$", "", text[:start])
    left = re.sub(r" {2,}", " ", f"{ahead} {text[end:]}").strip()
    if limit:
        why = f"“{limit[0].strip()} {one[0].strip()}” is no time; it was left out"
        return Clock(why=why), left
    return _clock(one, last, about=before is not None), left


def _is_time(one: re.Match[str], text: str, *, alone: bool) -> bool:
    if one["sign"] == "." and not (alone or one["half"] or one["hrs"]):
        beside = re.search(r"(?:\bat|@)\s*$", text[: one.start()]) or "@" in text
        return bool(beside) or len(one["hour"]) == 2
    return True


def _clock(one: re.Match[str], last: re.Match[str] | None, *, about: bool) -> Clock:
    half = _half(last) if last and not _half(one) else ""
    first, why = _told(one, half)
    if last is None:
        return Clock(first, "", about, why)
    ends, why_last = _told(last, "")
    if first and ends and ends > first:
        return Clock(first, ends, about, why or why_last)
    return Clock(first, "", about, why or why_last)


def _half(one: re.Match[str]) -> str:
    return next(
        (one[n] for n in ("half", "four_half", "only_half", "past_half") if one[n]), ""
    )


def _told(one: re.Match[str], half: str) -> tuple[str, str]:
    if one["noon"]:
        return "12:00", ""
    if one["midnight"]:
        return "", "midnight may be the start or the end of the day; the time was left out"
    hour, minute = _figures(one)
    half = _half(one) or half
    if hour > 23 or minute > 59:
        return "", f"“{one[0].strip()}” is no time of day; the time was left out"
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif _unsaid_half(one, hour):
        why = f"“{one[0].strip()}” may be morning or afternoon; the time was left out"
        return "", why
    zone = one["zone"] or one["four_zone"] or ""
    return f"{hour:02d}:{minute:02d}{'Z' if zone in ('utc', 'z') else ''}", ""


def _figures(one: re.Match[str]) -> tuple[int, int]:
    if one["past"]:
        hour = int(one["past_hour"])
        past = {"half past": 30, "quarter past": 15, "quarter to": -15}[one["past"]]
        return (hour, past) if past > 0 else ((hour - 1) % 24, 45)
    if one["four"]:
        return int(one["four"][:2]), int(one["four"][2:])
    if one["only"] or one["open"]:
        return int(one["only"] or one["open"]), 0
    return int(one["hour"]), int(one["minute"])


def _unsaid_half(one: re.Match[str], hour: int) -> bool:
    """Whether a time like 3.30 leaves open which half of the day it is in."""
    if one["four"] or one["hrs"] or one["only_hrs"]:
        return False
    told = one["hour"] or one["only"] or one["open"] or one["past_hour"]
    return len(told) == 1 and 1 <= hour <= 7
