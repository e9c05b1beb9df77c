"""What does one agency's return tell, and what became of every part of it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sightline.documents.chronology.told import (
    Doubt,
    Event,
    Return,
    Someone,
    Standing,
    TellingAgency,
)
from sightline.documents.dates.order import order_of
from sightline.documents.dates.reading import Reading
from sightline.documents.dates.sequence import exact_day, settle
from sightline.documents.returns.agencies import agency_of, sector_of
from sightline.documents.returns.drafts import Draft
from sightline.documents.returns.flags import injury, seen
from sightline.documents.returns.overrides import NO_OVERRIDES, Overrides
from sightline.documents.returns.people import Finder, roster_of
from sightline.documents.returns.scope import scope_of
from sightline.documents.returns.walking import Walk
from sightline.documents.returns.wordings import plain
from sightline.documents.source.blocks import Source


def understand(
    source: Source,
    *,
    as_of: date,
    overrides: Overrides = NO_OVERRIDES,
    people: Sequence[Someone] = (),
) -> Return:
    """Understand one agency's return; `as_of` is the day on which it is read.

    `overrides` is what a person said of its columns; `people` are those known from a key or
    from other returns.
    """
    walk = Walk(source, as_of, overrides)
    walk.go()
    return _Telling(source, as_of, walk, people).told()


@dataclass
class _Telling:
    """Settles dates, agencies and people of what the walk found."""

    source: Source
    as_of: date
    walk: Walk
    known: Sequence[Someone]

    def told(self) -> Return:
        drafts = self.walk.drafts
        agency = agency_of(self.source)
        self._one_agency_unless_several()
        readings = self._dates()
        names = list(dict.fromkeys(draft.agency or agency for draft in drafts)) or [agency]
        keys = {name: f"a{n}" for n, name in enumerate(names, start=1)}
        roster = roster_of(self.source, drafts, self.walk.others, self.known, self.as_of)
        finder = Finder(roster)
        _mark_repeats(drafts)
        events = tuple(
            self._event(draft, reading, keys[draft.agency or agency], order, finder)
            for order, (draft, reading) in enumerate(
                zip(drafts, readings, strict=True), start=1
            )
        )
        return Return(
            self.source.file,
            tuple(TellingAgency(keys[name], name, sector_of(name)) for name in names),
            tuple(roster.people.values()),
            events,
            tuple(self.walk.mappings),
            tuple(self.walk.account),
            self.source.notices,
        )

    def _one_agency_unless_several(self) -> None:
        """A heading that names a team does not make another agency of it."""
        named = {draft.agency for draft in self.walk.drafts if draft.agency}
        sectors = {sector_of(name) for name in named} - {"other"}
        if len(sectors) < 2:
            for draft in self.walk.drafts:
                draft.agency = ""

    def _dates(self) -> list[Reading]:
        """Settle all rows as one sequence if they are in order, else part by part."""
        drafts = self.walk.drafts
        scope = scope_of(self.source, self.as_of)

        def settled(some: Sequence[Draft]) -> list[Reading]:
            return settle([one.told for one in some], as_of=self.as_of, scope=scope)

        parts = [
            list(some)
            for _, some in groupby(drafts, key=lambda one: (one.section, one.agency))
        ]
        whole = settled(drafts)
        several = len({one.section for one in drafts}) > 1
        order = order_of([exact_day(one) for one in whole])
        if not several or (order.way and not _parted_better(order.out, parts)):
            return whole
        by_section = groupby(drafts, key=lambda one: one.section)
        return [one for _, some in by_section for one in settled(list(some))]

    def _event(
        self, draft: Draft, reading: Reading, agency: str, order: int, finder: Finder
    ) -> Event:
        columns, says = draft.further(), draft.words
        words = "\n".join([says, *[column.text for column in columns]])
        plainly = plain(says)
        return Event(
            id=f"e{order}",
            happened=reading.happened,
            written=_written(draft, reading),
            agency=agency,
            says=says,
            standing=Standing(self.source.file, draft.place),
            order=order,
            author=draft.author,
            columns=columns,
            people=tuple(finder.find(words)),
            seen=seen(draft.seen, plainly),
            injury=injury(plainly),
            doubts=(*reading.doubts, *draft.doubts),
        )


def _parted_better(out: frozenset[int], parts: Sequence[Sequence[Draft]]) -> bool:
    """Whether what is out of order is so only where one part follows another."""
    starts, at = set(), 0
    for part in parts:
        starts |= {at, at - 1}
        at += len(part)
    return bool(out) and bool(out & starts)


def _written(draft: Draft, reading: Reading) -> str:
    return " ".join(part for part in (reading.written.strip(), draft.told.clock) if part)


def _mark_repeats(drafts: Sequence[Draft]) -> None:
    """Doubt a row that stands word for word above; hidden rows say that they were."""
    told: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        same = (draft.told.words, draft.told.clock, draft.words, *draft.columns)
        first = told.setdefault(same, draft)
        if first is not draft and draft.words:
            row = first.place.row or first.place.paragraph
            draft.doubts.append(Doubt("text", draft.words[:60], f"it repeats row {row}"))
        if draft.hidden:
            draft.doubts.append(Doubt("text", draft.words[:60], "it is hidden in the file"))
