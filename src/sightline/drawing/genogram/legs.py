"""From strip to strip, how does each line get from a couple to a child?

A line to the next row has one leg; a line to a row further down has a leg in every strip that
it goes through.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from sightline.drawing.genogram.lanes import Bar


class Role(Enum):
    """What a line says."""

    COUPLE = "couple"
    TRUNK = "trunk"
    BRANCH = "branch"
    SIDE = "side"
    SIBLINGS = "siblings"


@dataclass
class Exit:
    """Where a leg goes on: down to people (one, or twins who share the way), or to a leg."""

    x: float
    children: tuple[int, ...] = ()
    then: Leg | None = None


@dataclass
class Leg:
    """The part of a line within the strip below a row; -1 is the strip above the first."""

    strip: int
    entry: float | None
    exits: list[Exit] = field(default_factory=list)
    lane: int = 0

    @property
    def bar(self) -> Bar:
        return Bar(self.entry, tuple(way.x for way in self.exits))

    @property
    def has_twins(self) -> bool:
        return any(len(way.children) > 1 for way in self.exits)


@dataclass
class Route:
    """A line from its couple on: the role, the couple or tie, and the first leg."""

    role: Role
    number: int
    first: Leg
    side: str = ""

    def legs(self) -> Iterator[Leg]:
        """Give all legs, the first first."""
        waiting = [self.first]
        for leg in waiting:
            yield leg
            waiting += [way.then for way in leg.exits if way.then is not None]

    def ways_to(self, child: int) -> list[tuple[Leg, Exit]]:
        """Give the legs to a child, each with the exit that is taken."""
        return _search(self.first, child) or []


def _search(leg: Leg, child: int) -> list[tuple[Leg, Exit]] | None:
    for way in leg.exits:
        if child in way.children:
            return [(leg, way)]
        onward = _search(way.then, child) if way.then is not None else None
        if onward is not None:
            return [(leg, way), *onward]
    return None
