"""What is somebody to do about what was learned, and what shows that it was done, or helped?

Reviews and working groups set actions alike: each tells them by steps of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from sightline.kernel.partial_dates import whole_day


class Told(Protocol):
    """A step that says something."""

    @property
    def data(self) -> Mapping[str, Any]:
        """What it says, by field."""


Step = TypeVar("Step", bound=Told)


@dataclass(frozen=True)
class EvidencedAction(Generic[Step]):
    """Something to be done, with evidence of activity kept apart from evidence of outcome."""

    step: Step
    evidence: tuple[Step, ...] = ()
    dropped: Step | None = None

    @property
    def due(self) -> date | None:
        return whole_day(self.step.data.get("due"))

    @property
    def activity(self) -> tuple[Step, ...]:
        """What shows that something was done."""
        return tuple(each for each in self.evidence if each.data["type"] == "activity")

    @property
    def outcome(self) -> tuple[Step, ...]:
        """What shows that something changed."""
        return tuple(each for each in self.evidence if each.data["type"] == "outcome")

    @property
    def is_finished(self) -> bool:
        """Some evidence finishes it, and that is more than an assurance."""
        return any(
            each.data.get("finishes") and each.data["how"] != "assertion"
            for each in self.evidence
        )

    @property
    def is_open(self) -> bool:
        return not self.is_finished and self.dropped is None

    def is_late(self, today: date) -> bool:
        """It is open and its day has passed."""
        return self.is_open and self.due is not None and today > self.due
