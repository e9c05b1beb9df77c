"""Which entries count? Facts without a database, with corrections put in their place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sightline.kernel.partial_dates import PartialDate


@dataclass(frozen=True)
class Fact:
    """One entry, as far as what it adds up to is concerned."""

    id: str
    kind: str
    happened: PartialDate
    recorded_at: datetime
    agency: str
    about: tuple[tuple[str, str], ...] = ()  # (person, part), in the entry's own order
    data: dict[str, Any] = field(default_factory=dict)
    corrects: str | None = None
    thread: str = ""
    opens_to: int = 0
    handling: tuple[str, ...] = ()
    author: str = ""
    says: str = ""
    position: int = 0  # its place in the ledger, and its address

    @property
    def people(self) -> tuple[str, ...]:
        """The people it concerns, without their parts."""
        return tuple(person for person, _ in self.about)

    def told(self, name: str) -> Any:
        """Return a field of the entry's data, or None where the source did not state it."""
        value = self.data.get(name)
        return None if value in ("", "not stated") else value


def standing(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts that no other of them corrects, earliest recorded first."""
    facts = sorted(facts, key=lambda fact: (fact.recorded_at, fact.position, fact.id))
    corrected = {fact.corrects for fact in facts if fact.corrects}
    return [fact for fact in facts if fact.id not in corrected]


def latest_of_each(facts: Iterable[Fact]) -> dict[str, str]:
    """Map each corrected entry to the last correction in its line."""
    onward = {fact.corrects: fact.id for fact in facts if fact.corrects}
    return {start: _end_of_line(start, onward) for start in onward}


def _end_of_line(entry: str, onward: dict[str, str]) -> str:
    while entry in onward:
        entry = onward[entry]
    return entry
