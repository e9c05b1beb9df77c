"""Are there several incidents alike within a short time?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

WITHIN_DAYS = 90
ENOUGH = 3


@dataclass(frozen=True)
class Told:
    """An incident as it is compared. `type` is how it is alike to others, in words."""

    code: str
    on: date
    age: str
    type: str


@dataclass(frozen=True)
class Cluster:
    """Incidents alike in age and type, each within the given days of the first."""

    age: str
    type: str
    incidents: tuple[Told, ...]

    @property
    def first(self) -> date:
        return self.incidents[0].on

    @property
    def last(self) -> date:
        return self.incidents[-1].on


def clusters_in(incidents: Iterable[Told]) -> tuple[Cluster, ...]:
    """Return every group of enough incidents alike, the latest first."""
    alike: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for each in sorted(incidents, key=lambda one: (one.on, one.code)):
        alike[each.age, each.type].append(each)
    found = [
        Cluster(age, type_, tuple(group))
        for (age, type_), told in alike.items()
        for group in _near(told)
    ]
    return tuple(sorted(found, key=lambda cluster: cluster.last, reverse=True))


def _near(told: list[Told]) -> Iterable[list[Told]]:
    """Yield the longest runs of incidents that fit in the days, none a part of another."""
    ended = 0
    for start, first in enumerate(told):
        until = first.on + timedelta(days=WITHIN_DAYS)
        run = [each for each in told[start:] if each.on <= until]
        if len(run) >= ENOUGH and start + len(run) > ended:
            ended = start + len(run)
            yield run
