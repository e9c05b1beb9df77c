"""From when until when did it hold? What ended a relationship or a stay, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sightline.drawing.family.ties import Span
from sightline.kernel.ids import ref_of
from sightline.kernel.partial_dates import PartialDate
from sightline.record.assembly.facts import Fact, standing

_ENDS = ("relationship.ended", "residence.ended", "circumstance.ended", "involvement.ended")


class Dated(Protocol):
    """Anything an entry said, with since when and whether it is over."""

    @property
    def entry(self) -> str: ...
    @property
    def since(self) -> PartialDate: ...
    @property
    def ended(self) -> bool: ...


class Endings:
    """When each entry's fact came to an end, as far as another entry says so."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._ended = {
            str(fact.told("of")): fact.happened
            for fact in standing(facts)
            if fact.kind in _ENDS
        }

    def span(self, said: Dated) -> Span:
        """Return from when until when it held; an end without a date is an unknown one."""
        since = said.since if said.since.is_known else None
        if not said.ended:
            return Span(since)
        return Span(since, self._ended.get(said.entry, PartialDate.unknown()))


def drawn_id(id_: str) -> str:
    """Return the id that a picture may carry: the same, unless it has a space in it."""
    return ref_of(id_) if any(sign.isspace() for sign in id_) else id_
