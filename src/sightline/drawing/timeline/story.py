"""What happened, to whom, recorded by whom, and who knew? The values a timeline is drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from sightline.drawing.ink.colours import SECTOR_COLOURS
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.partial_dates import PartialDate

UNKNOWN_DAY = PartialDate.unknown()


class Shape(Enum):
    """What kind of event it is, as far as its mark can say."""

    REFERRAL = "referral"
    CONTACT = "contact"
    INCIDENT = "incident"
    MEETING = "meeting or assessment"
    MISSED = "missed or was not brought"
    DOCUMENT = "document or message"
    PLAN_CHANGE = "change of plan"


class Standing(Enum):
    """A child's standing for a while, drawn as a band."""

    PREGNANCY = "pregnancy"
    EARLY_HELP = "early help"
    CHILD_IN_NEED = "child in need plan"
    CHILD_PROTECTION = "child protection plan"
    LOOKED_AFTER = "looked after"


@dataclass(frozen=True)
class Lane:
    """An agency: its letters, its name and one of the four sectors of `ink.colours`."""

    code: str
    name: str
    sector: str


@dataclass(frozen=True)
class Knew:
    """That an agency knew of an event since a day; acknowledged on a day, or never."""

    agency: str
    since: date
    how: str = ""
    acknowledged: date | None = None


@dataclass(frozen=True)
class Event:
    """One event, numbered as in the table; `agency` is the code of its lane."""

    id: str
    number: int
    when: PartialDate
    agency: str
    shape: Shape
    words: str
    significant: bool = False
    children: tuple[str, ...] = ()
    known: tuple[Knew, ...] = ()

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and last day it may have been; one end stands for an open other."""
        first, last = self.when.first, self.when.last
        if first is None or last is None:
            only = first or last
            return (only, only) if only else None
        return (first, last)


@dataclass(frozen=True)
class Band:
    """A standing from a day to a day; no last day means that it goes on."""

    standing: Standing
    first: date
    last: date | None = None
    words: str = ""


@dataclass(frozen=True)
class Milestone:
    """A day worth a tick on a child's strip: booking, discharge, the visit on day 12."""

    day: date
    words: str


@dataclass(frozen=True)
class Child:
    """A child's own strip. `expected` is the date of birth that was expected."""

    id: str
    name: str
    born: PartialDate = UNKNOWN_DAY
    expected: PartialDate = UNKNOWN_DAY
    bands: tuple[Band, ...] = ()
    milestones: tuple[Milestone, ...] = ()


@dataclass(frozen=True)
class Story:
    """A whole story. `of_events` is how many there are before any filter, said in the key
    line together with `filters`, the filter in words.
    """

    title: str
    lanes: tuple[Lane, ...]
    events: tuple[Event, ...]
    children: tuple[Child, ...]
    as_at: date
    of_events: int | None = None
    filters: str = ""

    def __post_init__(self) -> None:
        faults = list(self._faults())
        if faults:
            raise Refused(*faults)

    @cached_property
    def by_code(self) -> Mapping[str, Lane]:
        """The lanes by the letters of their agencies."""
        return {lane.code: lane for lane in self.lanes}

    @cached_property
    def in_order(self) -> list[Event]:
        """The events, the earliest possible first."""
        return sorted(self.events, key=lambda event: (event.when.sort_key, event.number))

    def _faults(self) -> Iterable[Fault]:
        codes = [lane.code for lane in self.lanes]
        if len(set(codes)) < len(codes):
            yield Fault("lanes", "two agencies have the same letters", "give each its own")
        for lane in self.lanes:
            if lane.sector not in SECTOR_COLOURS:
                right = f"choose one of {', '.join(SECTOR_COLOURS)}"
                yield Fault(lane.name, f"“{lane.sector}” is no sector", right)
        children = {child.id for child in self.children}
        for event in self.events:
            if event.agency not in codes:
                yield Fault(
                    f"event {event.number}", "its agency has no lane", "add the lane"
                )
            if not children.issuperset(event.children):
                yield Fault(
                    f"event {event.number}", "its child has no strip", "add the child"
                )
