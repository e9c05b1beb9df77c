"""Which blocks of a file tell events? Walks them in reading order, accounting for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sightline.documents.chronology.told import Accounted, Mapping
from sightline.documents.dates.sequence import Told
from sightline.documents.returns.agencies import agency_named
from sightline.documents.returns.asides import day_headed, month_alone, period_of
from sightline.documents.returns.context import Context
from sightline.documents.returns.drafts import Draft, main_words
from sightline.documents.returns.fields import Field, cards_in, draft_of
from sightline.documents.returns.grids import Grid, grid_of
from sightline.documents.returns.layouts import Layout, layout_of
from sightline.documents.returns.overrides import Overrides
from sightline.documents.returns.paragraphs import Prose, end_in_dates, tells_events
from sightline.documents.returns.rows import Rows
from sightline.documents.source.blocks import Block, Paragraph, Place, Source, Table

_ASIDES = {"footnote": "Footnote", "comment": "Comment in the file"}


@dataclass
class Walk:
    """Reads a file's blocks into drafts of events and an account of everything."""

    source: Source
    as_of: date
    overrides: Overrides
    drafts: list[Draft] = field(default_factory=list)
    account: list[Accounted] = field(default_factory=list)
    mappings: list[Mapping] = field(default_factory=list)
    others: list[tuple[Grid, Layout]] = field(default_factory=list)
    context: Context = field(default_factory=Context)
    before: Layout | None = None
    section: int = 0
    prose: Prose | None = None
    closing: bool = False

    def go(self) -> None:
        """Walk the whole file."""
        blocks = self.source.blocks
        prose = self._is_prose(blocks)
        for number, block in enumerate(blocks):
            if isinstance(block, Table):
                self._close()
                self._table(block)
            elif block.part in _ASIDES:
                self._aside(block)
            elif block.part in ("header", "footer"):
                self._left_out(block, "it is a page header or footer")
            elif prose:
                self._telling(block)
            else:
                self._heading(block, blocks[number + 1 : number + 3])
        self._close()
        self._drop_wordless()

    def _is_prose(self, blocks: Sequence[Block]) -> bool:
        body = [
            one
            for one in blocks
            if isinstance(one, Paragraph) and one.part in ("body", "text-box")
        ]
        self.closing = end_in_dates(body, self.as_of)
        tables = any(isinstance(one, Table) for one in blocks)
        return self.closing or tells_events(body, self.as_of, tables=tables)

    def _left_out(self, paragraph: Paragraph, why: str) -> None:
        if paragraph.text.strip():
            self.account.append(Accounted(paragraph.place, "paragraph", "left-out", why))

    # ---- paragraphs
    def _telling(self, paragraph: Paragraph) -> None:
        if self.prose is None:
            self.section += 1
            self.prose = Prose(
                self.as_of, self.context, self.section, self.drafts, self.account
            )
            self.prose.closing = self.closing
        self.prose.tell(paragraph)

    def _close(self) -> None:
        if self.prose is not None:
            self.prose.close()
            self.prose = None

    def _heading(self, paragraph: Paragraph, following: Sequence[Block]) -> None:
        """A paragraph that is no event may head the table below it."""
        text = paragraph.text.strip()
        if not text:
            return
        heads = paragraph.level > 0 or any(isinstance(one, Table) for one in following)
        if heads and self._frames(text):
            self.account.append(
                Accounted(paragraph.place, "paragraph", "heading", "it heads what follows")
            )
            return
        self._left_out(paragraph, "it tells no event")

    def _frames(self, text: str) -> bool:
        said = text.rstrip(": ")
        period = period_of(said, self.as_of)
        month = month_alone(said, self.as_of)
        if period:
            self.context.known, self.context.day = period, ""
        elif month and self.context.known:
            self.context.known = self.context.known.in_month(month)
        elif day := day_headed(said, self.as_of):
            self.context.day = day
        elif len(said) < 90 and (name := agency_named(said)):
            self.context.agency = name
        else:
            return False
        return True

    def _aside(self, paragraph: Paragraph) -> None:
        """A footnote or a comment belongs to the row that refers to it."""
        owner = self._owner(paragraph.place)
        text = paragraph.text.strip()
        if not text:
            return
        if owner is None:
            self._left_out(paragraph, "no event refers to it")
            return
        owner.columns.append((_ASIDES[paragraph.part], text))
        self.account.append(Accounted(paragraph.place, "paragraph", "continued"))

    def _owner(self, place: Place) -> Draft | None:
        for draft in reversed(self.drafts):
            if any(_same_spot(place, own) for own in (draft.place, *draft.also)):
                return draft
        return None

    # ---- tables
    def _table(self, table: Table) -> None:
        grid = grid_of(table)
        if table.place.sheet:
            # A sheet is a part of its own; its name may be a year or an agency.
            self.context = Context()
            self._frames(table.place.sheet)
        if table.inside is not None and (owner := self._owner(table.inside)):
            self._within(grid, owner)
            return
        cards = cards_in(grid, self.as_of, dated_above=bool(self.context.day))
        if cards and table.place.table not in self.overrides.columns:
            self._cards(table, cards)
            return
        layout = self.overrides.applied(
            layout_of(grid, self.as_of, self.before), table.place.table
        )
        self._mapped(table, layout.headings, layout.meanings, layout.guessed)
        if layout.why_not and not self._is_dated_above(layout):
            self.others.append((grid, layout))
            self.account.append(Accounted(table.place, "table", "left-out", layout.why_not))
            return
        if not layout.inherited:
            self.section += 1
            self.before = layout
        rows = Rows(layout, grid, self.as_of, self.context, self.section, self.drafts)
        rows.holding = frozenset(
            (inner.inside.table, inner.inside.row)
            for inner in self.source.tables()
            if inner.inside is not None
        )
        rows.tell()
        self.account.append(Accounted(table.place, "table", "read"))
        self.account += rows.account

    def _is_dated_above(self, layout: Layout) -> bool:
        return bool(
            self.context.day
            and layout.why_not == "it holds no dates"
            and "event" in layout.meanings
        )

    def _mapped(
        self,
        table: Table,
        headings: Sequence[str],
        meanings: Sequence[str],
        guessed: Sequence[bool],
    ) -> None:
        self.mappings.append(
            Mapping(
                self.source.file,
                table.place.table,
                tuple(headings),
                tuple(meanings),
                tuple(guessed),
            )
        )

    def _within(self, grid: Grid, owner: Draft) -> None:
        """A table inside an event's cell is part of what the event tells."""
        said = "\n".join(
            " | ".join(text for text in line.texts if text) for line in grid.lines
        ).strip()
        if said:
            owner.columns.append(("Table inside the row", said))
        self.account.append(
            Accounted(grid.table.place, "table", "continued", "it stands inside a row")
        )

    def _cards(self, table: Table, cards: Sequence[Sequence[Field]]) -> None:
        self.section += 0 if self.before is None else 1
        labels = {one.heading: one.meaning for card in cards for one in card}
        self._mapped(table, tuple(labels), tuple(labels.values()), ())
        for card in cards:
            told = Told(self.context.day, known=self.context.known)
            draft = draft_of(list(card), told, self.section)
            draft.agency = draft.agency or self.context.agency
            draft.hidden = table.hidden
            self.drafts.append(draft)
        self.context.day = ""
        self.account.append(Accounted(table.place, "table", "read", "field by field"))
        used = {one.place for card in cards for one in card}
        for row in table.rows:
            if row.place in used:
                self.account.append(Accounted(row.place, "row", "read"))
            else:
                why = "it is no field of an event"
                self.account.append(Accounted(row.place, "row", "left-out", why))

    def _drop_wordless(self) -> None:
        """A date with no words, nor a note on it, tells nothing."""
        kept = []
        for draft in self.drafts:
            if not draft.words.strip() and draft.columns:
                draft.says, draft.columns = main_words(draft.columns)
            if draft.words.strip():
                kept.append(draft)
                continue
            why = "it holds a date and no words"
            self.account.append(Accounted(draft.place, "row", "left-out", why))
        self.drafts[:] = kept


def _same_spot(place: Place, own: Place) -> bool:
    if place.table or own.table:
        return (place.table, place.row) == (own.table, own.row)
    return bool(place.paragraph) and place.paragraph == own.paragraph
