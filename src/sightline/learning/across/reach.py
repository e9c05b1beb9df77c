"""When did learning from a review first reach anyone, and when everyone?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sightline.kernel.local_time import london_day
from sightline.learning.models import Decided, Sent


@dataclass(frozen=True)
class FirstReached:
    """The first day on which a team was sent a briefing, and on which one was published.

    With each stands the code of the briefing; empty where it has not come to that.
    """

    sent: date | None = None
    sent_briefing: str = ""
    published: date | None = None
    published_briefing: str = ""


def first_reached(review: str) -> FirstReached:
    """Return when briefings from the review with this code first went out."""
    sent = Sent.objects.filter(briefing__review=review).order_by("at", "id")
    told = Decided.objects.filter(briefing__review=review, what="published")
    first, public = (
        rows.select_related("briefing").first()
        for rows in (sent, told.order_by("at", "id"))
    )
    return FirstReached(
        london_day(first.at) if first else None,
        first.briefing.code if first else "",
        london_day(public.at) if public else None,
        public.briefing.code if public else "",
    )
