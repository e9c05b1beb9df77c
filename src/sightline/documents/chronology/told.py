"""What returns told: events with their sources and doubts. Plain values for every writer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sightline.documents.chronology.gists import Gist
from sightline.documents.source.blocks import Notice, Place
from sightline.kernel.partial_dates import PartialDate

About = Literal["date", "person", "agency", "column", "conflict", "text"]

# How a doubt about a date ends whose day and month stand the wrong way round, very likely.
TURNED = "day and month swapped, would be in order"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something guessed or contradictory: about what, the words in question, and why."""

    about: About
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an event stands in which file."""

    file: str
    place: Place


@dataclass(frozen=True, slots=True)
class Column:
    """One further column of the row, under the heading the agency gave it."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """One row of a return that tells something that happened.

    `happened` is unknown where no date could be read; `written` is the date as it stands in
    the file. `says` holds the words of what happened, `columns` every other word of the row,
    so that none is lost. `people` and `same_as` are ids: of `Chronology.people`, of events.
    `order` is the event's place in its file, and breaks ties within a day. `gist` is what its
    words come to, if that is worked out already: whoever changes the words sets it to None.
    """

    id: str
    happened: PartialDate
    written: str
    agency: str
    says: str
    standing: Standing
    order: int
    author: str = ""
    columns: tuple[Column, ...] = ()
    people: tuple[str, ...] = ()
    kind: str = "contact.made"
    facts: tuple[tuple[str, str | bool], ...] = ()  # of the kind's own fields
    seen: bool | None = None  # the child was seen, was not, or it is not told
    injury: bool | None = None
    doubts: tuple[Doubt, ...] = ()
    same_as: tuple[str, ...] = ()
    tells_of: tuple[str, ...] = ()  # events told here only second-hand
    gist: Gist | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TellingAgency:
    """An agency whose return was read. `mark` is two to four letters, unlike any other's."""

    key: str
    name: str
    sector: str = "other"
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Someone:
    """A person the returns speak of, as far as files or a key say who they are."""

    key: str
    name: str = ""
    role: str = ""
    born: PartialDate = field(default_factory=PartialDate.unknown)
    sex: str = "unknown"


@dataclass(frozen=True, slots=True)
class Mapping:
    """How one table's columns were taken: each heading, what it was taken to mean, and why."""

    file: str
    table: int
    headings: tuple[str, ...]
    meanings: tuple[str, ...]
    guessed: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Accounted:
    """What became of one table, row or paragraph: read, heading, or left out and why."""

    place: Place
    what: Literal["table", "row", "paragraph"]
    became: Literal["read", "heading", "continued", "left-out"]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Return:
    """One file, understood."""

    file: str
    agencies: tuple[TellingAgency, ...]
    people: tuple[Someone, ...]
    events: tuple[Event, ...]
    mappings: tuple[Mapping, ...] = ()
    account: tuple[Accounted, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Silence:
    """A span in which an agency told nothing, the child was not seen, or no receipt stands."""

    what: Literal["no-contact", "child-not-seen", "no-receipt"]
    agency: str
    first: str  # an ISO day
    last: str
    days: int
    after: str = ""  # the event it follows
    says: str = ""  # one sentence


@dataclass(frozen=True, slots=True)
class Chronology:
    """Every return in one time order. Dates that could not be read come last in their agency."""

    title: str
    agencies: tuple[TellingAgency, ...]
    people: tuple[Someone, ...]
    events: tuple[Event, ...]
    silences: tuple[Silence, ...] = ()
    mappings: tuple[Mapping, ...] = ()
    notices: tuple[Notice, ...] = ()
    as_of: date | None = None
