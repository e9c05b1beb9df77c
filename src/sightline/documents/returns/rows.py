"""Which rows of a table tell events, and which go on with the row above, head, sum or note?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sightline.documents.chronology.told import Accounted, Doubt
from sightline.documents.dates.reading import Known
from sightline.documents.dates.sequence import Told
from sightline.documents.returns.agencies import agency_named
from sightline.documents.returns.asides import (
    date_told,
    is_date,
    is_note,
    is_numbered,
    is_surely_note,
    is_total,
    leading_date,
    month_alone,
    period_of,
)
from sightline.documents.returns.clocks import clock_of, full_year, reads_as_clock
from sightline.documents.returns.context import Context
from sightline.documents.returns.drafts import Draft, main_words
from sightline.documents.returns.fields import within
from sightline.documents.returns.grids import Grid, Line
from sightline.documents.returns.headings import heading_of
from sightline.documents.returns.layouts import Layout, is_heading, reads_as_date
from sightline.documents.source.blocks import Cell

_EVENING, _MORNING = 18, 9


@dataclass
class Rows:
    """Tells the rows of one table, in the context of what stands above it.

    `holding` are the tables and rows that have a table inside them.
    """

    layout: Layout
    grid: Grid
    as_of: date
    context: Context
    section: int
    drafts: list[Draft]
    account: list[Accounted] = field(default_factory=list)
    broken: bool = False
    clock: str = ""
    holding: frozenset[tuple[int, int]] = frozenset()

    def tell(self) -> None:
        """Tell every line, accounting for each."""
        for number, line in enumerate(self.grid.lines):
            if number < self.layout.body:
                self._above_body(line)
                continue
            self._line(line)

    def _above_body(self, line: Line) -> None:
        period = period_of(line.lone, self.as_of) if line.lone else None
        if period:
            self.context.known = period
        self._became(line, "heading")

    def _became(self, line: Line, became: str, why: str = "") -> None:
        kind: tuple[str, ...] = (became,)
        self.account.append(Accounted(line.row.place, "row", kind[0], why))  # type: ignore[arg-type]

    def _line(self, line: Line) -> None:
        if not line.filled:
            self._became(line, "left-out", "the row is empty")
        elif self._is_repeated_heading(line):
            self._became(line, "heading", "the headings again")
            self.broken = True
        elif not self._aside(line):
            self._row(line)

    def _is_repeated_heading(self, line: Line) -> bool:
        if len(line.filled) < 2:
            return False
        if any(
            line.filled == above.filled
            and line.text(line.filled[0]) == above.text(above.filled[0])
            and line.texts == above.texts
            for above in self.grid.lines[: self.layout.body]
        ):
            return True
        dates = self.layout.dates
        said = line.text(dates[0]) if dates else ""
        if said:
            return (
                len(said) < 40
                and heading_of(said) is not None
                and is_heading(line, self.as_of)
            )
        short = all(len(line.text(n)) < 40 for n in line.filled)
        return short and is_heading(line, self.as_of)

    # ---- rows that are no events
    def _aside(self, line: Line) -> bool:
        first = line.text(line.filled[0])
        dated = self._is_dated(line)
        if not dated and is_total(first) and self._is_short(line):
            self._became(line, "left-out", "it is a total or a count")
            return True
        if len(line.filled) == 1:
            return self._lone(line, first, line.filled[0])
        if not dated and is_note(first) and self._is_note_row(line):
            self._became(line, "left-out", "it is a note, and tells no event")
            return True
        return False

    def _is_short(self, line: Line) -> bool:
        """Whether no cell of a row holds more than a label or a figure."""
        return all(len(line.text(n)) < 60 for n in line.filled)

    def _is_note_row(self, line: Line) -> bool:
        """“NB | the records of 2019 are lost” is a note; a row that tells an event is not."""
        events = self.layout.events
        return line.filled[0] in self.layout.dates or not set(events) & set(line.filled)

    def _is_dated(self, line: Line) -> bool:
        return any(
            isinstance(line.cells[n].value, date) or reads_as_date(line.text(n), self.as_of)
            for n in self.layout.dates
            if n < len(line.cells) and line.text(n)
        )

    def _lone(self, line: Line, said: str, column: int) -> bool:
        """A row with one filled cell: a heading, a note, a day for the rows below, or words."""
        cell = line.cells[column]
        spread = cell.spans >= max(2, self.grid.width - 1)
        if self._period(said) or self._agency(said, spread=spread):
            self._became(line, "heading", "it heads the rows below")
            return True
        if column in self.layout.dates:
            return self._lone_date(line, said, spread=spread)
        if not spread and column in self.layout.events:
            return self._note(line) if is_surely_note(said) else False
        if not spread and column and self.drafts and not is_surely_note(said):
            return False  # a word more of the row above
        if spread and is_date(said, self.as_of):
            self._dates_below(line, said)
            return True
        if spread and leading_date(said, self.as_of):
            return self._merged_event(line, said)
        self._became(line, "left-out", "it stands across the table and tells no event")
        return True

    def _note(self, line: Line) -> bool:
        self._became(line, "left-out", "it is a note, and tells no event")
        return True

    def _period(self, said: str) -> bool:
        period = period_of(said, self.as_of)
        if period:
            self.context.known, self.context.day = period, ""
            return True
        month = month_alone(said, self.as_of)
        if month and self.context.known:
            self.context.known = replace(self.context.known, month=month)
            return True
        return False

    def _agency(self, said: str, *, spread: bool) -> bool:
        name = agency_named(said) if spread and len(said) < 70 else ""
        if name:
            self.context.agency = name
        return bool(name)

    def _lone_date(self, line: Line, said: str, *, spread: bool) -> bool:
        if self._spot(line) in self.holding:
            return False  # what it tells stands in a table inside the row
        if reads_as_date(said, self.as_of):
            self._dates_below(line, said)
            return True
        if leading_date(said, self.as_of) and not is_numbered(said):
            return self._merged_event(line, said)
        return self._note(line)

    def _dates_below(self, line: Line, said: str) -> None:
        self.context.day, self.clock = said, ""
        self._became(line, "heading", "a date for the rows below")

    def _spot(self, line: Line) -> tuple[int, int]:
        return line.row.place.table, line.row.place.row

    def _merged_event(self, line: Line, said: str) -> bool:
        split = leading_date(said, self.as_of)
        if split is None:
            return False
        draft = self._draft(line, Told(split[0], known=self.context.known))
        draft.says.append(split[1])
        self._keep(line, draft)
        return True

    # ---- rows that tell
    def _row(self, line: Line) -> None:
        told = self._told(line)
        says, columns, marks = self._words(line)
        blank = not told.words.strip() and told.value is None
        undated = bool(self.context.day) or not self.layout.times or not self.layout.dates
        timed = undated and told.clock and reads_as_clock(told.clock)
        if blank and not timed and self.drafts and self._goes_on(line, told, says, columns):
            self._joined(line, says, columns)
            return
        if blank and not told.merged and self.context.day:
            told = replace(told, words=self.context.day)
        elif not blank:
            self.context.day = ""
        draft = self._draft(line, told)
        if blank and timed:
            self._over_midnight(draft, told.clock)
        if not says and columns:
            says, columns = main_words(columns)
        draft.says, draft.columns = says, columns
        draft.author, draft.people = marks["author"], marks["people"]
        draft.agency, draft.seen = marks["agency"] or self.context.agency, marks["seen"]
        self._keep(line, draft)

    def _over_midnight(self, draft: Draft, clock: str) -> None:
        """Doubt the day where the clock goes back under it: the next may have begun."""
        before, self.clock = self.clock, clock.strip()[:5]
        if before and before[:2].isdigit() and self.clock[:2].isdigit():
            hour, hour_before = int(self.clock[:2]), int(before[:2])
            if hour < _MORNING and hour_before >= _EVENING:
                why = (
                    "the time is earlier than that of the row above; it may be the next day"
                )
                draft.doubts.append(Doubt("date", clock, why))

    def _joined(self, line: Line, says: list[str], columns: list[tuple[str, str]]) -> None:
        above = self.drafts[-1]
        if says:
            why = f"row {line.row.place.row}, which has no date, was taken to go on with it"
            above.doubts.append(Doubt("text", says[0][:60], why))
        above.goes_on(says, columns)
        above.also.append(line.row.place)
        self._became(line, "continued")

    def _draft(self, line: Line, told: Told) -> Draft:
        return Draft(
            line.row.place,
            told,
            self.section,
            agency=self.context.agency,
            hidden=line.row.hidden or self.grid.table.hidden,
        )

    def _keep(self, line: Line, draft: Draft) -> None:
        self.drafts.append(draft)
        self.broken = False
        self._became(line, "read")

    def _told(self, line: Line) -> Told:
        layout = self.layout
        clock = " ".join(
            clock_of(line.cells[n]) for n in layout.times if n < len(line.cells)
        )
        if layout.dates and layout.meanings[layout.dates[0]] == "date":
            return self._told_in_one(line, layout.dates[0], clock.strip())
        if layout.dates:
            return self._told_in_parts(line, clock.strip())
        recorded = layout.columns("recorded")
        if recorded:
            return self._told_in_one(line, recorded[0], clock.strip())
        return self._told_in_words(line, clock.strip())

    def _told_in_words(self, line: Line, clock: str) -> Told:
        """Where no column holds the date, what tells of the event may begin or end with it."""
        for n in self.layout.events:
            split = date_told(line.text(n), self.as_of)
            if split:
                return Told(split[0], clock, known=self.context.known)
        return Told("", clock, known=self.context.known)

    def _told_in_one(self, line: Line, column: int, clock: str) -> Told:
        cell = line.cells[column] if column < len(line.cells) else Cell("")
        words = cell.text.strip()
        value = cell.value if isinstance(cell.value, (date, datetime)) else None
        ends = [
            end
            for n in self.layout.ends
            if (end := line.text(n)) and end != words and reads_as_date(end, self.as_of)
        ]
        known = self._period_beside(line)
        if ends and words and not clock:
            words, value = f"{words} to {ends[0]}", None
        if words.isdigit() and len(words) < 3 and known and known.month:
            words = f"{words}/{known.month}"  # the bare day, under a heading of its month
        if not clock and not value and ":" in words and reads_as_clock(words):
            words, clock = "", words  # under a dated row, only the time
        merged = cell.continues
        if merged:
            words, value = "", None
        return Told(words, clock, value, merged, known)

    def _period_beside(self, line: Line) -> Known | None:
        """What columns of the year or the month beside the date say, else the headings."""
        said = " ".join([line.text(n) for n in self.layout.periods]).strip()
        if said and (known := period_of(said, self.as_of)):
            self.context.known = known
        return self.context.known

    def _told_in_parts(self, line: Line, clock: str) -> Told:
        said: dict[str, str] = {}
        for part in ("day", "month", "year"):
            for n in self.layout.columns(part):
                said[part] = line.text(n)
        known = self.context.known
        year = said.get("year", "") or (str(known.year) if known else "")
        day, month = said.get("day", ""), said.get("month", "")
        if not (day or month):
            return Told("", clock, known=known)
        if year.isdigit():
            self.context.known = Known(full_year(int(year), self.as_of), sure=True)
        sign = "/" if month.isdigit() and day.isdigit() else " "
        words = sign.join(part for part in (day, month, year) if part)
        return Told(words, clock, known=self.context.known)

    def _words(self, line: Line) -> tuple[list[str], list[tuple[str, str]], dict[str, str]]:
        says: list[str] = []
        columns: list[tuple[str, str]] = []
        marks = {"author": "", "people": "", "agency": "", "seen": ""}
        for n in line.filled:
            meaning = self.layout.meanings[n] if n < len(self.layout.meanings) else ""
            text = line.text(n)
            if meaning == "event":
                says.append(text)
            elif not self._is_of_the_date(meaning, text):
                columns.append((self._heading(n), text))
            if meaning in marks:
                marks[meaning] = text
        return says, columns, marks

    def _is_of_the_date(self, meaning: str, text: str) -> bool:
        if meaning in ("month", "year"):
            return self.layout.meanings[self.layout.dates[0]] != "date"
        if meaning in ("date", "day", "weekday"):
            return True
        if meaning == "recorded" and not self.layout.dates:
            return True
        return meaning == "time" and reads_as_clock(text)

    def _heading(self, column: int) -> str:
        told = self.layout.headings[column] if column < len(self.layout.headings) else ""
        return " ".join(told.split()) or f"Column {column + 1}"

    def _goes_on(
        self, line: Line, told: Told, says: list[str], columns: list[tuple[str, str]]
    ) -> bool:
        """Whether a row without a date goes on with the words of the row above."""
        event = self.layout.events
        if event and event[0] < len(line.cells) and line.cells[event[0]].continues:
            return True
        if told.merged:
            return not says and self._only_more(columns)
        if not says:
            return self._only_more(columns)
        if not columns and _labelled_part(says[0]):
            return True
        return _goes_on(
            self.drafts[-1].words, says[0], alone=not columns, broken=self.broken
        )

    def _only_more(self, columns: list[tuple[str, str]]) -> bool:
        return bool(columns)


def _labelled_part(words: str) -> bool:
    """Whether a row says of itself that it is the action or outcome of the row above."""
    fields = within(words)
    found = heading_of(fields[0][0]) if fields else None
    return found is not None and found.meaning in (
        "action",
        "outcome",
        "analysis",
        "source",
    )


def _goes_on(above: str, words: str, *, alone: bool, broken: bool) -> bool:
    if re.match(r"\(?\s*(?:\.{2,}|…|cont(?:inued|'?d|\.)?\b)", words, re.IGNORECASE):
        return True
    begun = words[:1].islower() or words[:1] in ",;)…"
    ended = above.rstrip()[-1:] in ".!?”\"’')]" or not above
    if begun and not ended:
        return True
    # A row broken over a page goes on with no date, alone in its column.
    return alone and (begun or broken or not ended)
