"""Which points, spans and choices does EDTF text stand for?"""

from __future__ import annotations

from sightline.kernel.date_points import NotADate, Point
from sightline.kernel.date_points_reading import read_point, unreadable
from sightline.kernel.date_spans import Choice, Span

LONGEST = 200
OPEN = ".."

_LETTERS = frozenset("0123456789TXYZ-+:./,[]{}~?%")


Meaning = Point | Span | Choice | None


def read(text: str) -> Meaning:
    """Read EDTF text; blank text means that nothing is known, and gives None."""
    plain = _plain(text)
    if not plain:
        return None
    if plain.startswith("{"):
        raise NotADate(
            f"“{text}” is several dates at once", "make an entry for each of them"
        )
    if plain.startswith("["):
        return _read_choice(plain)
    return _read_part(plain)


def _plain(text: str) -> str:
    if len(text) > LONGEST:
        raise NotADate(f"the date is {len(text)} characters long", f"use {LONGEST} at most")
    plain = text.strip().upper().replace(", ", ",")
    if not _LETTERS.issuperset(plain):
        raise unreadable(text.strip())
    return plain.replace("?~", "%").replace("~?", "%")


def _read_part(text: str) -> Point | Span:
    if "/" not in text:
        return read_point(text)
    ends = text.split("/")
    if len(ends) != 2:
        raise unreadable(text)
    return _read_span(text, *ends)


def _read_span(text: str, start: str, end: str) -> Span:
    if start in ("", OPEN) and end in ("", OPEN) and text != f"{OPEN}/{OPEN}":
        raise NotADate(
            f"“{text}” says nothing of when", "leave the date out if it is not known"
        )
    span = Span(text, _read_end(start), _read_end(end))
    if span.start and span.end and _begins_after(span.start, span.end):
        raise NotADate(f"“{text}” ends before it starts", "put the earlier date first")
    canonical = f"{_end_text(start, span.start)}/{_end_text(end, span.end)}"
    return Span(canonical, span.start, span.end)


def _read_end(text: str) -> Point | None:
    return None if text in ("", OPEN) else read_point(text)


def _end_text(text: str, point: Point | None) -> str:
    return point.text if point else text


def _begins_after(start: Point, end: Point) -> bool:
    if start.moment and end.moment:
        return start.moment > end.moment
    return start.first > end.last


def _read_choice(text: str) -> Choice:
    if not text.endswith("]"):
        raise NotADate(f"“{text}” opens a choice and does not close it", "end it with ]")
    options = tuple(_read_option(part.strip()) for part in text[1:-1].split(","))
    return Choice(f"[{','.join(_option_text(option) for option in options)}]", options)


def _read_option(text: str) -> Point | Span:
    start, dots, end = text.partition(OPEN)
    if not dots:
        return read_point(text)
    return _read_span(f"{start or OPEN}/{end or OPEN}", start or OPEN, end or OPEN)


def _option_text(option: Point | Span) -> str:
    if isinstance(option, Point):
        return option.text
    ends = (end.text if end else "" for end in (option.start, option.end))
    return OPEN.join(ends)
