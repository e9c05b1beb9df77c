"""How long was something known before each agency learned of it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sightline.kernel.gaps import gap_in_words
from sightline.kernel.local_time import london_day
from sightline.kernel.partial_dates import NotADate, PartialDate

KNOWN_OVER_TIME = frozenset({"circumstance.recorded", "diagnosis.recorded"})


@dataclass(frozen=True)
class FirstKnown:
    """Which agency knew it first, and since when."""

    agency: str
    since: PartialDate

    def lag(self, agency: str, learned: datetime) -> str:
        """Say how much later this agency learned it; empty for the first, or if at once."""
        if agency == self.agency:
            return ""
        return gap_in_words(self.since, london_day(learned))


def first_known(
    kind: str, data: Mapping[str, Any], *, happened: PartialDate, agency: str
) -> FirstKnown | None:
    """Return who knew it first, or None where the entry is nothing that is known over time."""
    if kind not in KNOWN_OVER_TIME:
        return None
    held_by = data.get("held_by")
    return FirstKnown(
        agency=held_by if isinstance(held_by, str) and held_by else agency,
        since=_date(data.get("known_since")) or happened,
    )


def _date(text: object) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if isinstance(text, str) and text else None
    except NotADate:  # a file may carry a date nobody could read; it stays in the entry
        return None
