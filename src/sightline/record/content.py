"""What does an entry say? Its content apart from any database, as it is hashed and carried."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sightline.kernel.partial_dates import PartialDate
from sightline.record.chain import digest_of, moment_text


@dataclass(frozen=True)
class Content:
    """One entry's own content: the same, to the letter, wherever it is kept."""

    id: str
    kind: str
    happened: PartialDate
    recorded_at: datetime
    agency: str
    author: str = ""
    post: str = ""
    about: tuple[tuple[str, str], ...] = ()  # (person, part)
    thread: str = ""
    corrects: str | None = None
    data: dict[str, Any] = field(default_factory=dict)
    says: str = ""
    handling: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """The SHA-256 of everything above, in hex."""
        return digest_of(self.as_hashed())

    def as_hashed(self) -> dict[str, Any]:
        """Return the content as the digest covers it; `docs/explanation` gives the order."""
        return {
            "id": self.id,
            "kind": self.kind,
            "happened": self.happened.text,
            "recorded": moment_text(self.recorded_at),
            "by": self.agency,
            "author": self.author,
            "post": self.post,
            "about": [list(pair) for pair in self.about],
            "thread": self.thread,
            "corrects": self.corrects or "",
            "data": self.data,
            "says": self.says,
            "handling": list(self.handling),
            "extra": self.extra,
        }

    def same_but_for_time(self, other: Content) -> bool:
        """Whether the other says the same, recorded perhaps at another moment.

        A form sent twice, or sent again after a dropped connection, differs in that alone.
        """
        mine, theirs = self.as_hashed(), other.as_hashed()
        return {**mine, "recorded": ""} == {**theirs, "recorded": ""}


@dataclass(frozen=True)
class Known:
    """One agency comes to know one entry (an entry already in the ledger, or this one)."""

    entry: str
    agency: str
    since: datetime
    how: str


@dataclass(frozen=True)
class Received:
    """One agency acknowledges one entry."""

    entry: str
    agency: str
    at: datetime


@dataclass(frozen=True)
class Arrivals:
    """The knowledge and receipts that are written with one entry."""

    known: tuple[Known, ...] = ()
    received: tuple[Received, ...] = ()
