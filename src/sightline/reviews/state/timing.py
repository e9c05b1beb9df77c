"""How long did it take from the incident until anyone could learn from it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sightline.kernel.local_time import london_day
from sightline.reviews.state.told import standing
from sightline.reviews.state.whole import ReviewState

FIRSTS = {
    "learning.drawn": "First learning point",
    "learning.sent-early": "Learning first sent on",
    "decision.made": "Decision",
    "letter.sent": "Letter to the panel",
    "briefing.made": "Briefing",
}


@dataclass(frozen=True)
class Reached:
    """The first time a review reached something: when, and how many days after it began."""

    what: str
    on: date
    days: int


def reached(state: ReviewState) -> tuple[Reached, ...]:
    """Return what a review has reached, counted from the incident.

    Counted from the day it became known where nobody knows when it happened; nothing where
    neither is known.
    """
    happened = state.incident.happened
    begun = happened.last if happened.is_exact_day else state.incident.aware_on
    if begun is None:
        return ()
    found = []
    for kind, what in FIRSTS.items():
        days = [london_day(step.at) for step in standing(state.steps, kind)]
        if days:
            found.append(Reached(what, min(days), (min(days) - begun).days))
    return tuple(sorted(found, key=lambda each: each.on))
