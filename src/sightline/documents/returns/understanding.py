"""What does one agency's return tell, and what became of every part of it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sightline.documents.chronology.told import (
    Event,
    Return,
    Standing,
    TellingAgency,
)
from sightline.documents.dates.order import order_of
from sightline.documents.dates.reading import Reading
from sightline.documents.dates.sequence import exact_day, settle
from sightline.documents.returns.agencies import agency_of, sector_of
from sightline.documents.returns.drafts import Draft
from sightline.documents.returns.overrides import NO_OVERRIDES, Overrides
from sightline.documents.returns.walking import Walk
from sightline.documents.source.blocks import Source


def understand(
    source: Source,
    *,
    as_of: date,
    overrides: Overrides = NO_OVERRIDES,
) -> Return:
    """Understand one agency's return; `as_of` is the day on which it is read."""
    walk = Walk(source, as_of, overrides)
    walk.go()
    return _Telling(source, as_of, walk).told()


@dataclass
class _Telling:
    """Settles dates, agencies and people of what the walk found."""

    source: Source
    as_of: date
    walk: Walk

    def told(self) -> Return:
        drafts = self.walk.drafts
        readings = self._dates()
        agency = agency_of(self.source)
        self._one_agency_unless_several(agency)
        names = list(dict.fromkeys(draft.agency or agency for draft in drafts)) or [agency]
        keys = {name: f"a{n}" for n, name in enumerate(names, start=1)}
        events = tuple(
            self._event(draft, reading, keys[draft.agency or agency], order)
            for order, (draft, reading) in enumerate(
                zip(drafts, readings, strict=True), start=1
            )
        )
        return Return(
            self.source.file,
            tuple(TellingAgency(keys[name], name, sector_of(name)) for name in names),
            (),
            events,
            tuple(self.walk.mappings),
            tuple(self.walk.account),
            (*self.source.notices,),
        )

    def _one_agency_unless_several(self, agency: str) -> None:
        """A heading that names a team does not make another agency of it."""
        named = {draft.agency for draft in self.walk.drafts if draft.agency}
        sectors = {sector_of(name) for name in named} - {"other"}
        if len(sectors) < 2:
            for draft in self.walk.drafts:
                draft.agency = ""

    def _dates(self) -> list[Reading]:
        rows = [draft.told for draft in self.walk.drafts]
        whole = settle(rows, as_of=self.as_of)
        if order_of([exact_day(one) for one in whole]).way:
            return whole
        parts: list[Reading] = []
        for _, drafts in groupby(self.walk.drafts, key=lambda draft: draft.section):
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
