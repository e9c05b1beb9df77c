"""What of a case could tell who the family are? Names, dates, places, numbers, words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Sort = Literal[
    "name",
    "initials",
    "staff",
    "date",
    "age",
    "place",
    "setting",
    "agency",
    "number",
    "rare-fact",
    "combination",
    "quotation",
]


@dataclass(frozen=True)
class Known:
    """A person of the case: their name, other names, and who they are in general words.

    `staff`: someone who works with the family, and not one of it.
    """

    name: str
    instead: str
    also: tuple[str, ...] = ()
    born: date | None = None
    staff: bool = False
    where: str = ""


@dataclass(frozen=True)
class Place:
    """A place, school or agency by its own name, and what to write instead."""

    name: str
    sort: Sort
    instead: str
    where: str = ""


@dataclass(frozen=True)
class KnownDay:
    """A day on which something happened in the case."""

    day: date
    what: str
    where: str = ""


@dataclass(frozen=True)
class KnownCase:
    """All of it. `words` are what entries say, to find what was copied from them.

    `incident` is the day of it; `numbers` are identifiers and telephone numbers; `rare` are
    facts few families share, each with what to write instead.
    """

    people: tuple[Known, ...] = ()
    places: tuple[Place, ...] = ()
    days: tuple[KnownDay, ...] = ()
    numbers: tuple[str, ...] = ()
    rare: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, str], ...] = field(default=())  # (where, text)
    incident: date | None = None


@dataclass(frozen=True, order=True)
class Hit:
    """Something in the text that may give the family away.

    `start` and `end` count its characters; `matches` says what in the record it matches and
    where; `instead` is what to write.
    """

    start: int
    end: int
    sort: Sort
    found: str
    matches: str
    instead: str


def without_overlaps(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Keep, of hits on the same words, the longest; combinations stand beside the others."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: (one.start, -(one.end - one.start), one.sort)):
        spanning = hit.sort == "combination"
        inside = any(
            hit.start < other.end and other.start < hit.end and other.sort != "combination"
            for other in kept
        )
        if spanning or not inside:
            kept.append(hit)
    return tuple(sorted(set(kept)))
