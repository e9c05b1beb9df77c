"""Events told outside tables: “3 May: …”, a date over paragraphs, or fields line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sightline.documents.chronology.told import Accounted
from sightline.documents.dates.sequence import Told
from sightline.documents.returns.agencies import agency_named, sector_of
from sightline.documents.returns.asides import (
    closing_date,
    is_date,
    is_note,
    is_total,
    leading_date,
    month_alone,
    period_of,
)
from sightline.documents.returns.context import Context
from sightline.documents.returns.drafts import Draft
from sightline.documents.returns.fields import within
from sightline.documents.returns.headings import heading_of
from sightline.documents.source.blocks import Paragraph

Part = Literal["blank", "date", "dated", "timed", "fields", "period", "agency", "words"]
_FEWEST = 3
_TIMED = re.compile(
    r"(?P<clock>\d{1,2}(?:[:.]\d\d ?(?:[ap]m|hrs)?| ?[ap]m)|\d{4} ?hrs)\s*[-–—:,]\s*(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def part_of(paragraph: Paragraph, as_of: date) -> Part:
    """Say what a paragraph may be in a chronology written as paragraphs."""
    text = paragraph.text.strip()
    if not text:
        return "blank"
    if period_of(text.rstrip(":"), as_of):
        return "period"
    if len(text) < 70 and is_date(text, as_of):
        return "date"
    return _longer_part(paragraph, text, as_of)


def _longer_part(paragraph: Paragraph, text: str, as_of: date) -> Part:
    if agency_before(text, as_of):
        return "dated"
    labelled = within(text)
    if labelled and (len(labelled) > 1 or heading_of(labelled[0][0])):
        return "fields"
    if leading_date(text, as_of):
        return "dated"
    if _TIMED.match(text):
        return "timed"
    short = paragraph.level > 0 or len(text) < 60
    return "agency" if short and agency_named(text) else "words"


_BEFORE = re.compile(
    r"(?P<agency>[A-Z][\w&’'/ -]{1,50}?)\s*[:–-]\s+(?P<rest>.*)", re.DOTALL
)


def agency_before(text: str, as_of: date) -> tuple[str, str] | None:
    """Split “Police: 3 May 2021 attended…” into the agency and what it tells."""
    found = _BEFORE.match(text)
    if found is None:
        return None
    said = found["agency"]
    unknown = sector_of(said) == "other"
    if unknown and (len(said.split()) > 2 or heading_of(said) or is_note(said)):
        return None
    named = said if unknown else agency_named(said)
    if not named or leading_date(found["rest"], as_of) is None:
        return None
    return named, found["rest"]


def tells_events(paragraphs: Sequence[Paragraph], as_of: date, *, tables: bool) -> bool:
    """Tell whether these paragraphs are a chronology: enough of them begin with a date."""
    parts = [part_of(one, as_of) for one in paragraphs]
    dated = sum(part in ("date", "dated") for part in parts)
    cards = sum(
        part == "fields" and _field_meaning(one) == "date"
        for part, one in zip(parts, paragraphs, strict=True)
    )
    return max(dated, cards) >= (_FEWEST if tables else 2)


def end_in_dates(paragraphs: Sequence[Paragraph], as_of: date) -> bool:
    """Tell whether these paragraphs are a chronology in which each ends with its date."""
    told = [one.text for one in paragraphs if len(one.text) > 30 and not one.level]
    closed = sum(closing_date(text, as_of) is not None for text in told)
    return closed >= _FEWEST and 2 * closed > len(told)


def _field_meaning(paragraph: Paragraph) -> str:
    labelled = within(paragraph.text.strip())
    found = heading_of(labelled[0][0]) if labelled else None
    return found.meaning if found else ""


@dataclass
class Prose:
    """Tells a run of paragraphs as events, in the context of the headings among them."""

    as_of: date
    context: Context
    section: int
    drafts: list[Draft]
    account: list[Accounted] = field(default_factory=list)
    open: Draft | None = None
    day: str = ""
    closing: bool = False
    waiting: list[Paragraph] = field(default_factory=list)

    def tell(self, paragraph: Paragraph) -> None:
        """Tell one paragraph: it begins an event, goes on with one, or heads some."""
        text = paragraph.text.strip()
        part = self._part(paragraph)
        if part == "blank" or self._ended(paragraph, part, text):
            return
        if paragraph.level and part == "words":
            self._head(paragraph, text)
        elif part in ("period", "agency"):
            self._frame(paragraph, part, text)
        elif part == "date":
            self.close()
            self.day = text.rstrip(": ")
            self.open = self._draft(paragraph, Told(self.day, known=self.context.known))
            self._became(paragraph, "heading", "a date for what follows")
        elif part == "dated":
            self.day = ""
            self._dated(paragraph, text)
        elif part == "timed":
            self._timed(paragraph, text)
        elif part == "fields":
            self._fields(paragraph, text)
        else:
            self._words(paragraph, text)

    def _part(self, paragraph: Paragraph) -> Part:
        part = part_of(paragraph, self.as_of)
        begun = self.open is not None and not self.open.says
        if part == "agency" and begun and not paragraph.level:
            return "words"  # the first words under a date tell what happened
        if part == "timed" and not self.day:
            return "words"
        return part

    def close(self) -> None:
        """End the event that is open, keeping it if it tells anything."""
        if self.open and (self.open.says or self.open.columns):
            if not self.open.says:
                heading, said = max(self.open.columns, key=lambda one: len(one[1]))
                self.open.columns.remove((heading, said))
                self.open.says.append(said)
            self.drafts.append(self.open)
        self.open = None
        if not self.closing:
            return
        for one in self.waiting:
            self._became(one, "left-out", "no date follows it")
        self.waiting.clear()

    def _draft(self, paragraph: Paragraph, told: Told) -> Draft:
        return Draft(paragraph.place, told, self.section, agency=self.context.agency)

    def _became(
        self,
        paragraph: Paragraph,
        became: Literal["read", "heading", "continued", "left-out"],
        why: str = "",
    ) -> None:
        self.account.append(Accounted(paragraph.place, "paragraph", became, why))

    def _head(self, paragraph: Paragraph, text: str) -> None:
        self.close()
        month = month_alone(text, self.as_of)
        if month and self.context.known:
            self.context.known = self.context.known.in_month(month)
        self._became(paragraph, "heading", "it heads what follows")

    def _frame(self, paragraph: Paragraph, part: Part, text: str) -> None:
        self.close()
        if part == "period":
            self.context.known = period_of(text.rstrip(":"), self.as_of)
        else:
            self.context.agency = agency_named(text)
        self._became(paragraph, "heading", "it heads what follows")

    def _dated(self, paragraph: Paragraph, text: str) -> None:
        self.close()
        if named := agency_before(text, self.as_of):
            self.context.agency, text = named
        split = leading_date(text, self.as_of)
        if split is None:
            return
        self.open = self._draft(paragraph, Told(split[0], known=self.context.known))
        fields = within(split[1])
        if fields:
            self._put(fields)
        else:
            self.open.says.append(split[1])
        self._became(paragraph, "read")

    def _ended(self, paragraph: Paragraph, part: Part, text: str) -> bool:
        """Tell a paragraph of a chronology in which dates end the events."""
        if not self.closing:
            return False
        if part in ("period", "agency") and closing_date(text, self.as_of) is None:
            return False
        self._until_its_date(paragraph, text)
        return True

    def _until_its_date(self, paragraph: Paragraph, text: str) -> None:
        """Where events end with their dates, keep the words of one until its date comes."""
        split = closing_date(text, self.as_of)
        if split is None and paragraph.level:
            self._head(paragraph, text)
            return
        if split is None:
            self.waiting.append(paragraph)
            return
        self.open = self._draft(paragraph, Told(split[0], known=self.context.known))
        for one in self.waiting:
            # What stands above the first event is a title, not part of it.
            if self.drafts:
                self.open.says.append(one.text.strip())
                self._became(one, "continued")
            else:
                self._became(one, "left-out", "it tells no event")
        self.waiting.clear()
        self.open.says.append(split[1])
        self._became(paragraph, "read")
        self.close()

    def _timed(self, paragraph: Paragraph, text: str) -> None:
        """Under a day's heading, a paragraph that begins with a time is an event of its own."""
        found = _TIMED.match(text)
        if found is None:
            return
        self.close()
        told = Told(self.day, found["clock"], known=self.context.known)
        self.open = self._draft(paragraph, told)
        self.open.says.append(found["rest"].strip())
        self._became(paragraph, "read")

    def _fields(self, paragraph: Paragraph, text: str) -> None:
        fields = within(text)
        found = heading_of(fields[0][0])
        begins = found is not None and found.meaning == "date"
        if begins:
            self.close()
            told = Told(fields[0][1], known=self.context.known)
            self.open = self._draft(paragraph, told)
            fields = fields[1:]
        if self.open is None:
            self._became(paragraph, "left-out", "it tells no event")
            return
        self._put(fields)
        self._became(paragraph, "read" if begins else "continued")

    def _put(self, fields: list[tuple[str, str]]) -> None:
        if self.open is None:
            return
        for label, said in fields:
            found = heading_of(label)
            meaning = found.meaning if found else ""
            if not said:
                continue
            if meaning == "time" and not self.open.told.clock:
                self.open.told = Told(self.open.told.words, said, known=self.context.known)
            elif meaning == "event":
                self.open.says.append(said)
            else:
                self.open.columns.append((label, said))
            if meaning in ("author", "people", "agency", "seen"):
                setattr(self.open, meaning, said)

    def _words(self, paragraph: Paragraph, text: str) -> None:
        if self.open is None:
            self._became(paragraph, "left-out", "it tells no event")
        elif is_note(text) or is_total(text):
            self.close()
            self._became(paragraph, "left-out", "it is a note, and tells no event")
        else:
            self.open.says.append(text)
            self._became(paragraph, "continued")
