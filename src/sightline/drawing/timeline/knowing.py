"""Which events did an agency know of by a day? The guard against hindsight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sightline.drawing.timeline.story import Event


@dataclass(frozen=True)
class Knowing:
    """The view of one agency as at one day."""

    agency: str
    by: date

    def knew(self, event: Event) -> bool:
        """Tell whether the agency knew of the event by the day."""
        since = known_since(event, self.agency)
        return since is not None and since <= self.by


def known_since(event: Event, agency: str) -> date | None:
    """Give the day since which an agency is known to have known of an event.

    An agency's own event counts from the last day it may have happened, unless it is told
    when the agency learned of it.
    """
    told = [one.since for one in event.known if one.agency == agency]
    if told:
        return min(told)
    return event.when.last if event.agency == agency else None
