"""A step without a database, and which steps count: those that no other puts right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class StepTold:
    """One step: what was done or found, by whom, when."""

    id: str
    number: int
    kind: str
    at: datetime
    agency: str
    post: str
    author: str
    data: Mapping[str, Any] = field(default_factory=dict)
    corrects: str | None = None


def standing(steps: Iterable[StepTold], *kinds: str) -> list[StepTold]:
    """Return the steps of these kinds (of all, if none is named) that nothing puts right."""
    steps = list(steps)
    put_right = {step.corrects for step in steps if step.corrects}
    return [
        step
        for step in steps
        if step.id not in put_right and (not kinds or step.kind in kinds)
    ]
