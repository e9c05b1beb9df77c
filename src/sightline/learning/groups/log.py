"""How do steps get into a group's log, and out of it? Nothing is ever changed in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sightline.learning.groups.told import GroupStepTold
from sightline.learning.models import Group, GroupStep


@dataclass(frozen=True)
class Say:
    """A step about to be taken: its kind and what it says."""

    kind: str
    data: Mapping[str, Any] = field(default_factory=dict)


def steps_of(group: Group) -> tuple[GroupStepTold, ...]:
    """Return a group's steps in order."""
    return tuple(_told(row) for row in sorted(group.steps.all(), key=lambda r: r.number))


def keep(group: Group, steps: Iterable[GroupStepTold]) -> None:
    """Add steps to a group; the caller has made sure that they may be taken."""
    GroupStep.objects.bulk_create(
        GroupStep(
            group=group,
            number=step.number,
            kind=step.kind,
            data=dict(step.data),
            agency=step.agency,
            post=step.post,
            at=step.at,
        )
        for step in steps
    )


def _told(row: GroupStep) -> GroupStepTold:
    return GroupStepTold(
        number=row.number,
        kind=row.kind,
        at=row.at,
        agency=row.agency,
        post=row.post,
        data=row.data,
    )
