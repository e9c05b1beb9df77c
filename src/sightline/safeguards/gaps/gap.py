"""What is a gap? A decision, a fact that bears on it, who held it, and when it was learned."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a fact could have reached those who decided.

    `how`: "meeting", "request", "referral" or "involvement"; `entry` is where it shows.
    """

    how: str
    entry: str
    day: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Something known to an agency, and not to those deciding. Days count from 1970-01-01.

    `deciders` are the agencies that decided, the recorder first. `also` knew it by then as
    well as `held_by`. `learned`: the day those who decided learned it later, if they did, by
    what means. `rank` is the place of what the fact is about, 1 first; never of a family.
    """

    decision: str
    decided: str
    decided_day: int
    deciders: tuple[str, ...]
    fact: str
    topic: str
    said: str
    rank: int
    child: str
    held_by: str
    since: int
    also: tuple[str, ...] = ()
    learned: int | None = None
    could_have: tuple[Way, ...] = ()

    @property
    def held_days(self) -> int:
        """For how many days it had been held when the decision was made."""
        return self.decided_day - self.since
