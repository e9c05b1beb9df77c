"""What a safeguard runs on: entries, people and knowledge as plain rows of whole numbers.

Days count from 1970-01-01 and seconds from its start in UTC, so that one text of SQL runs on
every engine. A date that is not exact has a first and a last day; an unknown one has None.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One standing entry (corrected ones are left out), `n` its place in the ledger.

    `first_day`..`last_day`: when it happened, at the earliest and the latest.
    `first_second`, `last_second`: the same on the clock; equal where the time is exact.
    """

    n: int
    id: str
    kind: str
    thread: str
    agency: str
    first_day: int | None
    last_day: int | None
    first_second: int | None
    last_second: int | None
    recorded_day: int
    recorded_second: int


@dataclass(frozen=True, slots=True)
class AboutRow:
    """A person an entry is about, and the part they have in it."""

    n: int
    person: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class ToldRow:
    """One value of one field of an entry's data; a list has a row for each item.

    Items that are objects have the field "actions.owner" and the item's number; `stated` is
    false for a field that the source did not state, and `value` is then "".
    """

    n: int
    field: str
    item: int
    value: str
    stated: bool = True


@dataclass(frozen=True, slots=True)
class KnowsRow:
    """Another agency than the recorder knows an entry since a day; acknowledged it, or not."""

    n: int
    agency: str
    since_day: int | None
    since_second: int | None
    acknowledged_day: int | None = None
    acknowledged_second: int | None = None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person. Birth (or the day it is expected) between two days, if known at all.

    `child_until_first`, `child_until_last`: the eighteenth birthday, likewise; None with
    `grown` true for an adult of unknown age, with `grown` false for a child of unknown age.
    `born` is false while the person is unborn as far as the record tells.
    """

    person: str
    born_first: int | None
    born_last: int | None
    expected_first: int | None
    expected_last: int | None
    child_until_first: int | None
    child_until_last: int | None
    grown: bool


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """Two people of one family, both ways round, each also with themselves."""

    person: str
    member: str


@dataclass(frozen=True, slots=True)
class HomeRow:
    """A grown person who lives with a child, between two days (None: no end told)."""

    child: str
    adult: str
    from_day: int
    until_day: int | None


@dataclass(frozen=True, slots=True)
class CircumstanceRow:
    """Something that holds for a person between two days (None: no end told).

    Where its dates are not exact, a row with "#may" after `what` has the widest days.
    """

    person: str
    what: str
    from_day: int
    until_day: int | None


@dataclass(frozen=True, slots=True)
class InvolvedRow:
    """An agency involved with a person between two days (None: no end told)."""

    person: str
    agency: str
    role: str
    from_day: int
    until_day: int | None


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """An agency and its sector."""

    agency: str
    sector: str


@dataclass(frozen=True, slots=True)
class World:
    """All of it: one family's, or a county's."""

    entries: tuple[EntryRow, ...] = ()
    about: tuple[AboutRow, ...] = ()
    told: tuple[ToldRow, ...] = ()
    knows: tuple[KnowsRow, ...] = ()
    people: tuple[PersonRow, ...] = ()
    families: tuple[FamilyRow, ...] = ()
    homes: tuple[HomeRow, ...] = ()
    circumstances: tuple[CircumstanceRow, ...] = ()
    involved: tuple[InvolvedRow, ...] = ()
    agencies: tuple[AgencyRow, ...] = ()
    names: dict[str, str] = field(default_factory=dict)  # of people and agencies, for words
