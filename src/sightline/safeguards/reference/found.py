"""One thing owed, with its day and how it stands, before it is said who owes it."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.safeguards.reference.judging import Begun, Verdict
from sightline.safeguards.reference.timing import Due


@dataclass(frozen=True, slots=True)
class Found:
    """A clock, when it falls due, and the verdict on it."""

    begun: Begun
    due: Due
    verdict: Verdict
