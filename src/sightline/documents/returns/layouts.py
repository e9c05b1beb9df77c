"""Does a table tell events, and if so which of its columns holds what?

By what its headings say; where it has none, or none that are known, by what stands in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache

from sightline.documents.dates.order import order_of
from sightline.documents.dates.reading import read_written
from sightline.documents.returns.asides import date_told
from sightline.documents.returns.grids import Grid, Line
from sightline.documents.returns.headings import heading_of

LONGEST_DATE = 70
_SAMPLE = 80
_PARTS_OF_DATE = ("day", "month", "year")


@dataclass(frozen=True)
class Layout:
    """What each column means, what it is headed, and which lines are headings.

    `why_not` says why the table is no chronology, where it is none. `body` is the first line
    that may tell an event.
    """

    meanings: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    guessed: tuple[bool, ...] = ()
    body: int = 0
    why_not: str = ""
    inherited: bool = False
    above: tuple[int, ...] = field(default=())

    def columns(self, *meanings: str) -> list[int]:
        """Give the columns of these meanings, in order."""
        return [n for n, meaning in enumerate(self.meanings) if meaning in meanings]

    @cached_property
    def dates(self) -> list[int]:
        """The columns that the date stands in: one, or day, month and year."""
        return self.columns("date") or self.columns(*_PARTS_OF_DATE)

    @cached_property
    def ends(self) -> list[int]:
        """The columns of a second date, on which it ended."""
        return self.columns("ends")

    @cached_property
    def periods(self) -> list[int]:
        """The columns of the month and of the year, in that order."""
        return [*self.columns("month"), *self.columns("year")]

    @cached_property
    def events(self) -> list[int]:
        """The columns that tell what happened."""
        return self.columns("event")

    @cached_property
    def times(self) -> list[int]:
        """The columns of the time of day."""
        return self.columns("time")


@lru_cache(maxsize=32768)
def reads_as_date(text: str, as_of: date) -> bool:
    """Tell whether words are a date, or lean on one, and nothing else."""
    if not text or len(text) > LONGEST_DATE:
        return False
    reading = read_written(text, as_of=as_of)
    if any("not understood" in doubt.why for doubt in reading.doubts):
        return False
    if reading.happened.is_known or reading.lacks in ("year", "month", "step"):
        return True
    return any("no such day" in doubt.why for doubt in reading.doubts)


def layout_of(grid: Grid, as_of: date, before: Layout | None) -> Layout:
    """Work out the layout of a table; `before` is that of the chronology above it."""
    headed = _headed(grid, as_of)
    if headed is not None:
        return headed
    return _inherited(grid, as_of, before) or _headless(grid, as_of)


def is_heading(line: Line, as_of: date) -> bool:
    """Tell whether a line heads columns: known headings, mostly, and no date."""
    texts = [line.text(n) for n in line.filled]
    if not texts or any(
        reads_as_date(text, as_of) for text in texts if not _is_month_word(text)
    ):
        return False
    if any(line.cells[n].value is not None for n in line.filled):
        return False
    known = [found for text in texts if (found := heading_of(text))]
    whole = sum(found.whole for found in known)
    if len(texts) == 1:
        return False
    return len(known) >= 2 and whole >= 1 and 2 * len(known) >= len(texts)


def _is_month_word(text: str) -> bool:
    return text.casefold() in ("day", "month", "year")


def _headed(grid: Grid, as_of: date) -> Layout | None:
    found = next(
        (n for n, line in enumerate(grid.lines[:25]) if is_heading(line, as_of)), None
    )
    if found is None or _dated_above(grid, found, as_of):
        return None
    texts = [grid.lines[found].text(n) for n in range(grid.width)]
    body = found + 1
    while body < len(grid.lines) and _second_heading(grid.lines[body], as_of):
        lower = [grid.lines[body].text(n) for n in range(grid.width)]
        texts = [low or text for text, low in zip(texts, lower, strict=True)]
        body += 1
    known = [heading_of(text) if text else None for text in texts]
    meanings = [one.meaning if one else "" for one in known]
    guessed = [one is None or not one.whole for one in known]
    meanings = _settled(meanings, texts, grid.lines[body:], as_of)
    _time_by_content(meanings, grid.lines[body:])
    why_not = _why_not(meanings, grid.lines[body:], as_of)
    return Layout(tuple(meanings), tuple(texts), tuple(guessed), body, why_not)


def _dated_above(grid: Grid, found: int, as_of: date) -> bool:
    """Whether lines above a supposed heading already tell events."""
    told = [
        line
        for line in grid.lines[:found]
        if len(line.filled) > 1
        and any(reads_as_date(line.text(n), as_of) for n in line.filled)
    ]
    return len(told) > 1


def _second_heading(line: Line, as_of: date) -> bool:
    texts = [line.text(n) for n in line.filled]
    return len(texts) > 1 and is_heading(line, as_of) and all(len(t) < 40 for t in texts)


def _settled(
    meanings: list[str], texts: Sequence[str], lines: Sequence[Line], as_of: date
) -> list[str]:
    """Leave one date and at least one event among the columns."""
    settled = list(meanings)
    dates = [n for n, meaning in enumerate(settled) if meaning == "date"]
    if len(dates) > 1:
        shares = {n: _share(lines, n, as_of) for n in dates}
        best = max(dates, key=lambda n: (round(shares[n], 1), -n))
        for n in dates:
            if n != best:
                settled[n] = "ends" if n > best else ""
    parts = [n for n, meaning in enumerate(settled) if meaning in _PARTS_OF_DATE]
    if dates:
        for n in parts:
            settled[n] = "weekday" if settled[n] == "day" else settled[n]
    elif (
        not {settled[n] for n in parts} >= {"month"} and "recorded" not in settled
    ) or not parts:
        _date_by_content(settled, lines, as_of)
    if "event" not in settled:
        _event_by_content(settled, texts, lines)
    return settled


def _date_by_content(settled: list[str], lines: Sequence[Line], as_of: date) -> None:
    """Take the column that mostly holds dates, unless it says it holds births."""
    shares = [
        (_share(lines, n, as_of), -n)
        for n, meaning in enumerate(settled)
        if meaning not in ("born", "event", "count", "number", "due")
    ]
    share, place = max(shares, default=(0.0, 0))
    if share >= 0.5:
        settled[-place] = "date"


_OF_LISTS = {
    "family",
    "born",
    "meaning",
    "due",
    "question",
    "count",
    "contact-sheet",
    "people",
}


def _event_by_content(
    settled: list[str], texts: Sequence[str], lines: Sequence[Line]
) -> None:
    """Take the column with the most words: an unknown one first, else what was done."""
    dated = "date" in settled and not _OF_LISTS & set(settled)
    for wanted in (("",), ("action", "outcome", "analysis", "voice", "source", "people")):
        lengths = [
            (_length(lines, n), -n)
            for n, meaning in enumerate(settled)
            if meaning in wanted
        ]
        length, place = max(lengths, default=(0.0, 0))
        # Beside dates, one or two words are an event too; without any, they are a list.
        if length >= (1 if dated and wanted == ("",) else 12):
            settled[-place] = "event"
            return


def _sample(lines: Sequence[Line]) -> Sequence[Line]:
    step = max(1, len(lines) // _SAMPLE)
    return lines[::step]


def _share(lines: Sequence[Line], column: int, as_of: date) -> float:
    """How many of a column's cells that hold words read as dates."""
    told = [line for line in _sample(lines) if line.text(column) and len(line.filled) > 1]
    if not told:
        return 0.0
    dated = sum(
        isinstance(line.cells[column].value, (date, datetime))
        or reads_as_date(line.text(column), as_of)
        for line in told
    )
    return dated / len(told)


def _length(lines: Sequence[Line], column: int) -> float:
    told = [len(line.text(column)) for line in _sample(lines) if line.text(column)]
    return sum(told) / len(told) if told else 0.0


_OTHER_TABLES = (
    (("family", "born"), "it tells who belongs to the family"),
    (("meaning",), "it explains abbreviations"),
    (("due",), "it plans actions, and tells no events"),
    (("question",), "it asks for an analysis, not for events"),
    (("count",), "it counts, and tells no events"),
    (("contact-sheet",), "it tells how people are reached"),
)


def _why_not(meanings: Sequence[str], lines: Sequence[Line], as_of: date) -> str:
    held = set(meanings)
    dated = "date" in held or {"month"} <= held
    share = max(
        (_share(lines, n, as_of) for n, one in enumerate(meanings) if one == "date"),
        default=0.0,
    )
    for others, why in _OTHER_TABLES:
        if held & set(others) and (not dated or "event" not in held or share < 0.3):
            return why
    if not dated and "time" not in held:
        undated = "recorded" not in held and not _begins_with_dates(meanings, lines, as_of)
        return "it holds no dates" if undated or "event" not in held else ""
    if "event" not in held:
        return "no column tells what happened"
    return ""


def _begins_with_dates(meanings: Sequence[str], lines: Sequence[Line], as_of: date) -> bool:
    """Whether what the column of events says mostly begins or ends with a date."""
    for n, meaning in enumerate(meanings):
        told = [text for line in _sample(lines) if (text := line.text(n))]
        if meaning == "event" and len(told) > 1:
            begun = sum(date_told(text, as_of) is not None for text in told)
            if begun >= 0.6 * len(told):
                return True
    return False


def _inherited(grid: Grid, as_of: date, before: Layout | None) -> Layout | None:
    """A table with no headings under a chronology of as many columns goes on with it."""
    if before is None or before.why_not or len(before.meanings) != grid.width:
        return None
    dates = before.dates
    if not dates or not grid.lines:
        return None
    share = max(_share(grid.lines, n, as_of) for n in dates)
    blank = all(not line.text(dates[0]) for line in grid.lines)
    if share < 0.4 and not (blank and len(grid.lines) <= 3):
        return None
    return Layout(before.meanings, before.headings, before.guessed, 0, "", inherited=True)


def _headless(grid: Grid, as_of: date) -> Layout:
    lines = grid.lines
    nothing = Layout(("",) * grid.width, ("",) * grid.width, why_not="it holds no dates")
    meanings = [""] * grid.width
    if grid.width > 1:
        _date_by_content(meanings, lines, as_of)
    if "date" not in meanings:
        _event_by_content(meanings, nothing.headings, lines)
        if not _begins_with_dates(meanings, lines, as_of):
            return nothing
        return Layout(tuple(meanings), nothing.headings, (True,) * grid.width)
    dated = meanings.index("date")
    lengths = [(_length(lines, n), -n) for n in range(grid.width) if n != dated]
    length, place = max(lengths)
    short = length < 15 and not _dated_by_heading(lines, dated, as_of)
    if short and not _terse(lines, dated, -place, as_of):
        return Layout(
            tuple(meanings), nothing.headings, why_not="no column tells what happened"
        )
    meanings[-place] = "event"
    _time_by_content(meanings, lines)
    body = 0
    first = lines[0] if lines else None
    texts = [""] * grid.width
    if first and len(first.filled) > 1 and _unknown_heading(first, lines, dated, as_of):
        texts = [first.text(n) for n in range(grid.width)]
        body = 1
    return Layout(tuple(meanings), tuple(texts), (True,) * grid.width, body)


def _terse(lines: Sequence[Line], dated: int, column: int, as_of: date) -> bool:
    """Whether short words beside dates in order are events, and not names beside births."""
    days = [
        read_written(line.text(dated), as_of=as_of).happened.first
        for line in lines
        if line.text(dated)
    ]
    names = sum(line.text(column).istitle() for line in lines)
    told = len([day for day in days if day])
    return told > 2 and order_of(days).way != 0 and names < 0.5 * len(lines)


def _dated_by_heading(lines: Sequence[Line], dated: int, as_of: date) -> bool:
    """Whether the first line calls the column of dates just that: when it happened."""
    found = heading_of(lines[0].text(dated)) if lines else None
    says = found is not None and found.whole and found.meaning == "date"
    return says and _unknown_heading(lines[0], lines, dated, as_of)


def _unknown_heading(first: Line, lines: Sequence[Line], dated: int, as_of: date) -> bool:
    said = first.text(dated)
    if not said or reads_as_date(said, as_of) or any(c.isdigit() for c in said):
        return False
    return (
        all(len(text) < 40 for text in first.texts)
        and _share(lines[1:], dated, as_of) > 0.7
    )


def _time_by_content(meanings: list[str], lines: Sequence[Line]) -> None:
    for column, meaning in enumerate(meanings):
        if meaning:
            continue
        told = [line.text(column) for line in _sample(lines) if line.text(column)]
        timed = sum(_is_clock(text) for text in told)
        if told and timed > 0.7 * len(told):
            meanings[column] = "time"


@lru_cache(maxsize=8192)
def _is_clock(text: str) -> bool:
    digits = sum(c.isdigit() for c in text)
    return (
        len(text) <= 12
        and 1 <= digits <= 6
        and any(sign in text for sign in (":", "am", "pm", "hrs"))
    )
