"""What do a span between two points, and a choice among several, say of when?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sightline.kernel.date_points import Point, Precision, Reach


@dataclass(frozen=True)
class Span:
    """Some time from one point to another; None where the start or the end is not told."""

    text: str
    start: Point | None
    end: Point | None

    @property
    def first(self) -> date | None:
        """The first day it may literally mean."""
        return self.start.first if self.start else None

    @property
    def last(self) -> date | None:
        """The last day it may literally mean."""
        return self.end.last if self.end else None

    @property
    def begins(self) -> datetime | None:
        """The first moment it may literally mean, in UTC."""
        return self.start.begins if self.start else None

    @property
    def precision(self) -> Precision:
        """Whether both ends are told."""
        return Precision.SPAN if self.start and self.end else Precision.OPEN

    @property
    def points(self) -> tuple[Point, ...]:
        """The ends that are told."""
        return tuple(end for end in (self.start, self.end) if end)

    @property
    def reach(self) -> Reach:
        """Where this may lie, the doubts of both ends allowed for."""
        start = self.start.reach if self.start else Reach()
        end = self.end.reach if self.end else Reach()
        return Reach(start.first, end.last, start.first_moment, end.last_moment)


@dataclass(frozen=True)
class Choice:
    """One of several points or spans; it is not known which."""

    text: str
    options: tuple[Point | Span, ...]

    @property
    def first(self) -> date | None:
        """The first day that any option may literally mean."""
        return _earliest(option.first for option in self.options)

    @property
    def last(self) -> date | None:
        """The last day that any option may literally mean."""
        return _latest(option.last for option in self.options)

    @property
    def begins(self) -> datetime | None:
        """The first moment that any option may literally mean, in UTC."""
        return _earliest(option.begins for option in self.options)

    @property
    def precision(self) -> Precision:
        """Whether every option is told at both ends."""
        return Precision.SPAN if self.first and self.last else Precision.OPEN

    @property
    def points(self) -> tuple[Point, ...]:
        """Every point told in any option."""
        return tuple(point for option in self.options for point in points_of(option))

    @property
    def reach(self) -> Reach:
        """Where this may lie; times of day within it are not compared."""
        reaches = [option.reach for option in self.options]
        return Reach(_earliest(r.first for r in reaches), _latest(r.last for r in reaches))


def points_of(part: Point | Span | Choice) -> tuple[Point, ...]:
    """Give every point that is told in a point, span or choice."""
    return (part,) if isinstance(part, Point) else part.points


Day = TypeVar("Day", bound=date)


def _earliest(days: Iterable[Day | None]) -> Day | None:
    told = list(days)
    return None if None in told else min(day for day in told if day)


def _latest(days: Iterable[date | None]) -> date | None:
    told = list(days)
    return None if None in told else max(day for day in told if day)
