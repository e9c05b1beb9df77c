"""A group's step without a database, and which steps count: those not taken down in error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sightline.kernel.partial_dates import whole_day

STRUCK = "step.struck"


@dataclass(frozen=True, slots=True)
class GroupStepTold:
    """One step of a group: what happened or was said, by which post, when it was taken down."""

    number: int
    kind: str
    at: datetime
    agency: str
    post: str
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What later steps call it by."""
        return str(self.number)

    def day(self, name: str) -> date | None:
        """Return the whole day that a field says; None where it says none."""
        return whole_day(self.data.get(name))


def struck_in(steps: Iterable[GroupStepTold]) -> dict[str, GroupStepTold]:
    """Return what was taken down in error, by its number, with the step that says so."""
    return {str(step.data["step"]): step for step in steps if step.kind == STRUCK}


def standing(steps: Iterable[GroupStepTold]) -> list[GroupStepTold]:
    """Return the steps that count, in order."""
    steps = list(steps)
    struck = struck_in(steps)
    return [step for step in steps if step.name not in struck and step.kind != STRUCK]
