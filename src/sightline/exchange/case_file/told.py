"""What does a case file tell, once it is read? Plain values, checked, with the ids it uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sightline.kernel.errors import Fault
from sightline.record.content import Content

FILE_ORIGIN = "file"


@dataclass(frozen=True)
class AgencyTold:
    """One agency, as the file introduces it."""

    id: str
    name: str
    sector: str
    phone: str = ""
    out_of_hours: str = ""
    where: str = field(default="", compare=False)


@dataclass(frozen=True)
class KnownTold:
    """One other agency knows an entry. `since` is None where it acknowledged, and no more.

    `brought_by` and `acknowledged_by` name the entry whose recording brought the news, where
    that was another.
    """

    agency: str
    since: datetime | None
    how: str = "unknown"
    acknowledged: datetime | None = None
    brought_by: str | None = None
    acknowledged_by: str | None = None


@dataclass(frozen=True)
class EntryTold:
    """One entry: what it says, which other agencies know it, and whence it came.

    `whole` is false where something was left out of it, so that its hash no longer fits.
    """

    content: Content
    known_to: tuple[KnownTold, ...] = ()
    origin: str = FILE_ORIGIN
    whole: bool = field(default=True, compare=False)
    where: str = field(default="", compare=False)


@dataclass(frozen=True)
class PersonTold:
    """One person as the header of the file has them.

    `facts` is what the header states, in the words of a `person.recorded` entry. `told_by`,
    `told_at` and `told_after` are there where the file came out of a ledger that kept these
    facts as an entry: by whom, when, and after which listed entry.
    """

    id: str
    facts: dict[str, Any] = field(default_factory=dict)
    died: str = ""
    told_by: str = ""
    told_at: datetime | None = None
    told_after: str = ""
    where: str = field(default="", compare=False)


@dataclass(frozen=True)
class CaseFile:
    """A whole file, found to be without fault.

    `from_header` are the entries that the header's people come to, and `elsewhere` the ids
    of entries that the file refers to and says are not in it.
    """

    agencies: tuple[AgencyTold, ...] = ()
    people: tuple[PersonTold, ...] = ()
    entries: tuple[EntryTold, ...] = ()
    from_header: tuple[tuple[str, EntryTold], ...] = ()  # (told after, entry)
    title: str = ""
    as_of: date | None = None
    elsewhere: frozenset[str] = frozenset()
    notes: tuple[Fault, ...] = ()

    def in_order(self) -> Iterator[EntryTold]:
        """Yield all entries, those of the header too, in the order they enter a ledger."""
        waiting: dict[str, list[EntryTold]] = {}
        for after, entry in self.from_header:
            waiting.setdefault(after, []).append(entry)
        yield from waiting.get("", ())
        for entry in self.entries:
            yield entry
            yield from waiting.get(entry.content.id, ())

    @property
    def own_people(self) -> set[str]:
        """The ids of the people this file introduces."""
        recorded = (
            person
            for each in self.entries
            if each.content.kind == "person.recorded"
            for person, _ in each.content.about
        )
        return {person.id for person in self.people} | set(recorded)

    @property
    def own_entries(self) -> set[str]:
        """The ids of the entries in this file, those of its header included."""
        return {each.content.id for each in self.in_order()}
