"""How long is it from an incident until anyone could learn from it? By review, and overall."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from sightline.access.actor import Actor
from sightline.kernel.local_time import london_day
from sightline.kernel.partial_dates import whole_day
from sightline.learning.across.reach import FirstReached, first_reached
from sightline.reviews.queries.opening import Opened, my_reviews
from sightline.reviews.state.told import standing

TOO_LONG = 365  # days: a year after the incident nobody should still be waiting
FEW = 5  # reviews: fewer say nothing of a trend


@dataclass(frozen=True)
class Lag:
    """One review: the day it is counted from, and the days on which it reached others.

    `from_incident` is False where nobody knows the day of the incident, and the day on which
    it became known is taken. `shared_step` is the step that says so, empty where a briefing
    was the first; `briefings` has the dates of briefings.
    """

    review: Opened
    begun: date
    from_incident: bool
    shared: date | None
    shared_step: str
    briefings: FirstReached

    @property
    def published(self) -> date | None:
        """When anyone could first read a briefing of it."""
        return self.briefings.published

    def days_until(self, day: date | None, today: date) -> int:
        """Return the days until then, or the days waited so far."""
        return ((day or today) - self.begun).days

    def is_too_long(self, day: date | None, today: date) -> bool:
        """Whether more than a year went by until then, or has gone by without it."""
        return self.days_until(day, today) > TOO_LONG


@dataclass(frozen=True)
class Spread:
    """Of those that came to it: how many, the median, the shortest and the longest, in days."""

    count: int
    median: float = 0
    shortest: int = 0
    longest: int = 0

    @property
    def are_few(self) -> bool:
        """Too few to tell a trend from chance."""
        return self.count < FEW


def lags(actor: Actor, *, now: datetime) -> list[Lag]:
    """Return it for each review the actor sits in, but authors', the longest ago first."""
    found = (
        lag_of(each, today=london_day(now))
        for each in my_reviews(actor, now=now)
        if not each.is_author_only and not each.state.workspace.withdrawn
    )
    return sorted((lag for lag in found if lag), key=lambda lag: lag.begun)


def lag_of(review: Opened, *, today: date) -> Lag | None:
    """Return it for one review; None where neither its day nor when it was known is told."""
    incident = review.state.incident
    happened = incident.happened
    exact = happened.first if happened.is_exact_day else None
    begun = exact or incident.aware_on
    if begun is None:
        return None
    briefings = first_reached(review.code)
    early = [
        (day, step.id)
        for step in standing(review.state.steps, "learning.sent-early")
        if (day := whole_day(step.data["on"])) is not None and day <= today
    ]
    early += [(day, "") for day in (briefings.sent, briefings.published) if day]
    shared, step = min(early, default=(None, ""))
    return Lag(review, begun, exact is not None, shared, step, briefings)


def spread(days: Iterable[int]) -> Spread:
    """Return how some numbers of days spread."""
    told: Sequence[int] = sorted(days)
    if not told:
        return Spread(0)
    return Spread(len(told), median(told), told[0], told[-1])


def spread_of_shared(found: Iterable[Lag]) -> Spread:
    """Return how long it took until the first learning was shared, where it was."""
    return spread((each.shared - each.begun).days for each in found if each.shared)


def spread_of_published(found: Iterable[Lag]) -> Spread:
    """Return how long it took until a briefing was published, where one was."""
    return spread((each.published - each.begun).days for each in found if each.published)
