"""What does one agency's return tell, and what became of every part of it?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from sightline.documents.chronology.told import (
    Accounted,
    Event,
    Mapping,
    Return,
    Standing,
    TellingAgency,
)
from sightline.documents.dates.order import order_of
from sightline.documents.dates.reading import Reading
from sightline.documents.dates.sequence import exact_day, settle
from sightline.documents.returns.agencies import agency_of, sector_of
from sightline.documents.returns.drafts import Draft
from sightline.documents.returns.grids import grid_of
from sightline.documents.returns.layouts import Layout, layout_of
from sightline.documents.returns.rows import Context, Rows
from sightline.documents.source.blocks import Notice, Paragraph, Source, Table


def understand(source: Source, *, as_of: date) -> Return:
    """Understand one agency's return; `as_of` is the day on which it is read."""
    reader = _Reader(source, as_of)
    reader.read()
    return reader.told()


@dataclass
class _Reader:
    source: Source
    as_of: date
    drafts: list[Draft] = field(default_factory=list)
    account: list[Accounted] = field(default_factory=list)
    mappings: list[Mapping] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    context: Context = field(default_factory=Context)
    before: Layout | None = None
    section: int = 0

    def read(self) -> None:
        for block in self.source.blocks:
            if isinstance(block, Table):
                self._table(block)
            else:
                self._paragraph(block)

    def _paragraph(self, paragraph: Paragraph) -> None:
        if paragraph.text.strip():
            self.account.append(
                Accounted(paragraph.place, "paragraph", "left-out", "it tells no event")
            )

    def _table(self, table: Table) -> None:
        grid = grid_of(table)
        layout = layout_of(grid, self.as_of, self.before)
        self.mappings.append(
            Mapping(
                self.source.file,
                table.place.table,
                layout.headings,
                layout.meanings,
                layout.guessed,
            )
        )
        if layout.why_not:
            self.account.append(Accounted(table.place, "table", "left-out", layout.why_not))
            return
        if not layout.inherited:
            self.section += 1
            self.before = layout
        rows = Rows(layout, grid, self.as_of, self.context, self.section, self.drafts)
        rows.tell()
        self.account.append(Accounted(table.place, "table", "read"))
        self.account += rows.account

    # ---- what the whole tells
    def told(self) -> Return:
        readings = self._dates()
        agency = agency_of(self.source)
        names = list(dict.fromkeys(draft.agency or agency for draft in self.drafts)) or [
            agency
        ]
        keys = {name: _key(name, n) for n, name in enumerate(names, start=1)}
        events = tuple(
            self._event(draft, reading, keys[draft.agency or agency], order)
            for order, (draft, reading) in enumerate(
                zip(self.drafts, readings, strict=True), start=1
            )
        )
        return Return(
            self.source.file,
            tuple(TellingAgency(keys[name], name, sector_of(name)) for name in names),
            (),
            events,
            tuple(self.mappings),
            tuple(self.account),
            (*self.source.notices, *self.notices),
        )

    def _dates(self) -> list[Reading]:
        rows = [draft.told for draft in self.drafts]
        whole = settle(rows, as_of=self.as_of)
        if order_of([exact_day(one) for one in whole]).way:
            return whole
        parts: list[Reading] = []
        for _, drafts in groupby(self.drafts, key=lambda draft: draft.section):
            parts += settle([draft.told for draft in drafts], as_of=self.as_of)
        return parts

    def _event(self, draft: Draft, reading: Reading, agency: str, order: int) -> Event:
        return Event(
            id=f"e{order}",
            happened=reading.happened,
            written=_written(draft, reading),
            agency=agency,
            says=draft.words,
            standing=Standing(self.source.file, draft.place),
            order=order,
            author=draft.author,
            columns=draft.further(),
            doubts=(*reading.doubts, *draft.doubts),
        )


def _written(draft: Draft, reading: Reading) -> str:
    return " ".join(part for part in (reading.written.strip(), draft.told.clock) if part)


def _key(name: str, number: int) -> str:
    return f"a{number}"
