"""What is one thing that is kept, in one of its wordings? Plain values, with no table behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sightline.learning.kept.sorts import SORTS


@dataclass(frozen=True)
class Worded:
    """One thing that is kept, in one of its wordings."""

    code: str
    what: str
    number: int
    says: Mapping[str, str]
    worded_at: datetime
    post: str

    @property
    def title(self) -> str:
        """What it is known by."""
        return self.says.get(SORTS[self.what].known_by, "")

    @property
    def ended(self) -> str:
        """Why it is no longer shown; "" while it is."""
        return self.says.get("ended", "").strip()

    @property
    def until(self) -> date | None:
        """The day until which a contact is known to be right."""
        told = self.says.get("until", "")
        return date.fromisoformat(told) if told else None

    def is_being_checked(self, today: date) -> bool:
        """The day until which it was known to be right has passed."""
        return self.until is not None and today > self.until
