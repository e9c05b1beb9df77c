"""Which date does someone mean who writes it in plain English, or only in part?"""

from __future__ import annotations

import re
from datetime import date, timedelta

from django import forms

from sightline.kernel.partial_dates import NotADate, PartialDate, in_words
from sightline.web.widgets import PartialDateInput

_FIRST = "january february march april may june"
_THEN = "july august september october november december"
MONTHS = (*_FIRST.split(), *_THEN.split())
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
RIGHT = "write it as 3 May 2024, May 2024, 2024, about 2019, or not known"

_NOT_KNOWN = ("not known", "unknown", "nk", "not sure", "don't know")
_ABOUT = re.compile(r"^(about|around|circa|approximately|approx\.?|roughly|c\.?)\s+")
_PERHAPS = re.compile(r"^(perhaps|possibly|maybe|probably)\s+")
_CLOCK = re.compile(
    r"^(?P<day>.+?),?\s+(?:at\s+)?(?P<clock>\d{1,2}[:.]\d{2}\s*(?:am|pm)?|\d{1,2}\s*(?:am|pm))$"
)
_TIME = re.compile(r"^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$")
_NUMBERS = re.compile(r"^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$")
_DAY = re.compile(
    r"^(?:[a-z]+day,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]+),?\s+(\d{4})$"
)
_MONTH = re.compile(r"^([a-z]+),?\s+(?:of\s+)?(\d{4})$")
_NUMBER_MONTH = re.compile(r"^(\d{1,2})/(\d{4})$")
_DECADE = re.compile(r"^(?:the\s+)?(\d{3})0s$")


def read_plain_date(text: str, *, today: date) -> PartialDate:
    """Read a date in plain English or EDTF; raises NotADate, saying what would be right."""
    said = " ".join(text.split())
    if not said or said.lower() in _NOT_KNOWN:
        return PartialDate.unknown()
    plain = _edtf_of(said.lower(), today)
    try:
        return PartialDate.parse(plain or said)
    except NotADate as no:
        raise NotADate(no.wrong if plain else f"“{said}” is not a date", RIGHT) from None


def with_time(day: PartialDate, clock: str) -> PartialDate:
    """Return the moment at this time of an exact day; raises NotADate for any other."""
    if not clock:
        return day
    if not day.is_exact_day or day.first is None:
        raise NotADate(
            "a time goes with one exact day", "give the day, or leave the time out"
        )
    return PartialDate.parse(f"{day.first.isoformat()}T{read_clock(clock)}")


def read_clock(text: str) -> str:
    """Read a time of day, such as 2:30pm or 14:30, as 14:30; raises NotADate."""
    found = _TIME.match(text.strip().lower())
    right = "write it as 2:30pm or 14:30"
    if not found:
        raise NotADate(f"“{text}” is not a time", right)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if hour > (12 if half else 23) or minute > 59 or (half and hour == 0):
        raise NotADate(f"“{text}” is not a time that clocks show", right)
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02d}:{minute:02d}"


def written(when: PartialDate) -> str:
    """Return the text that a box is filled with, to be read back as the same date."""
    if when.time is None and when.is_exact_day:
        return in_words(when)
    return when.text


def _edtf_of(said: str, today: date) -> str | None:
    for mark, pattern in (("~", _ABOUT), ("?", _PERHAPS)):
        if pattern.match(said):
            inner = _edtf_of(pattern.sub("", said), today)
            return f"{inner}{mark}" if inner else None
    return _span(said, today) or _point(said, today)


def _span(said: str, today: date) -> str | None:
    if found := re.match(r"^(?:some time )?(?:between|from) (.+?) (?:and|to) (.+)$", said):
        start, end = _point_within(found[1], found[2], today), _point(found[2], today)
        return f"{start}/{end}" if start and end else None
    if found := re.match(r"^before (.+)$", said):
        return _up_to_the_day_before(_point(found[1], today))
    if found := re.match(r"^(?:by|up to|until|on or before) (.+)$", said):
        return f"../{end}" if (end := _point(found[1], today)) else None
    if found := re.match(r"^(?:after|since|from|on or after) (.+?)(?: on)?$", said):
        return f"{start}/.." if (start := _point(found[1], today)) else None
    return None


def _up_to_the_day_before(end: str | None) -> str | None:
    first = PartialDate.parse(end).first if end else None
    return f"../{first - timedelta(days=1)}" if first and first > date.min else None


def _point_within(start: str, end: str, today: date) -> str | None:
    """Read the start of a span, which may leave out the month or year that its end says."""
    ends = end.split()
    tails = ("", " ".join(ends[-1:]), " ".join(ends[-2:]))
    return next(
        (found for tail in tails if (found := _point(f"{start} {tail}".strip(), today))),
        None,
    )


def _point(said: str, today: date) -> str | None:
    if said in ("today", "yesterday"):
        return (today - timedelta(days=said == "yesterday")).isoformat()
    if found := _CLOCK.match(said):
        day = _point(found["day"], today)
        return f"{day}T{read_clock(found['clock'])}" if day else None
    if found := _NUMBERS.match(said):
        return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"
    if found := _DAY.match(said):
        month = _month(found[2])
        return f"{found[3]}-{month:02d}-{found[1]:0>2}" if month else None
    return _coarser(said)


def _coarser(said: str) -> str | None:
    if found := _MONTH.match(said):
        month = _month(found[1]) or SEASONS.get(found[1])
        return f"{found[2]}-{month:02d}" if month else None
    if found := _NUMBER_MONTH.match(said):
        return f"{found[2]}-{found[1]:0>2}"
    if found := _DECADE.match(said):
        return f"{found[1]}X"
    return said.upper() if re.match(r"^\d{3}[\dx]\S*$", said) else None


def _month(word: str) -> int | None:
    if len(word) < 3:
        return None
    return next((n for n, name in enumerate(MONTHS, 1) if name.startswith(word)), None)


class PlainDateField(forms.CharField):
    """A date in people's own words, read into a PartialDate; blank is not known."""

    def __init__(self, *, today: date, **options: object) -> None:
        self.today = today
        super().__init__(widget=PartialDateInput(), max_length=200, **options)  # type: ignore[arg-type]

    def clean(self, value: object) -> PartialDate:
        text = super().clean(value)
        try:
            return read_plain_date(str(text or ""), today=self.today)
        except NotADate as no:
            raise forms.ValidationError(
                f"{no.wrong[:1].upper()}{no.wrong[1:]}: {no.right}"
            ) from None

    def prepare_value(self, value: object) -> object:
        return written(value) if isinstance(value, PartialDate) else value
