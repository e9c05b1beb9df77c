"""What is handed to the safeguards: entries, people and agencies, from a file or a ledger.

The record and the case file are built on top of these engines, so they are asked here in
plain values for what the engines need of them, and for nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sightline.kernel.partial_dates import PartialDate


@dataclass(frozen=True, slots=True)
class Learnt:
    """Another agency learned of an entry: since when, and when it said so, if it did."""

    agency: str
    since: datetime | None
    acknowledged: datetime | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """One entry as it was recorded; `about` pairs a person with the part they have in it.

    `recorded_assumed`: nobody said when it was recorded, so that bounds nothing.
    """

    id: str
    kind: str
    happened: PartialDate
    recorded_at: datetime
    agency: str
    author: str = ""
    about: tuple[tuple[str, str], ...] = ()
    thread: str = ""
    corrects: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    known_to: tuple[Learnt, ...] = ()
    recorded_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Someone:
    """A person, as far as something other than an entry tells of them."""

    id: str
    name: str = ""
    born: PartialDate = PartialDate.unknown()
    expected: PartialDate = PartialDate.unknown()


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency and its sector."""

    id: str
    sector: str
    name: str = ""
