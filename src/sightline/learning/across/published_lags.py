"""How long after the events was a briefing published, by what it tells itself?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sightline.kernel.local_time import london_day
from sightline.kernel.partial_dates import PartialDate
from sightline.learning.elsewhere import FromElsewhere
from sightline.learning.search import AnyBriefing

TOO_LONG = 365  # days


@dataclass(frozen=True)
class PublishedLag:
    """A briefing, when it tells that things happened, when it was published, and the days.

    Where a date is a month or a year the days lie between `least` and `most`.
    `of_review` says that the year is that of its review: what happened was before it.
    """

    briefing: AnyBriefing
    happened: PartialDate
    published: PartialDate
    least: int
    most: int
    of_review: bool

    @property
    def is_too_long(self) -> bool:
        """Certainly more than a year."""
        return self.least > TOO_LONG


def published_lags(briefings: Iterable[AnyBriefing]) -> list[PublishedLag]:
    """Return it for each briefing that comes from no review here and tells both dates.

    The longest first, by the fewest days that it can have been.
    """
    found = (_lag(*each) for each in _told(briefings))
    return sorted((each for each in found if each), key=lambda one: -one.least)


def _told(
    briefings: Iterable[AnyBriefing],
) -> Iterator[tuple[AnyBriefing, PartialDate, PartialDate, bool]]:
    for briefing in briefings:
        if isinstance(briefing, FromElsewhere):
            yield briefing, briefing.happened, briefing.published, False
        elif not briefing.review and briefing.standing.first_published_at:
            public = PartialDate.on(london_day(briefing.standing.first_published_at))
            year = str(briefing.facts.get("year", ""))
            if year.isdigit():
                yield briefing, PartialDate.parse(year), public, True


def _lag(
    briefing: AnyBriefing, happened: PartialDate, published: PartialDate, of_review: bool
) -> PublishedLag | None:
    if not (happened.first and happened.last and published.first and published.last):
        return None
    least = max(0, (published.first - happened.last).days)
    most = (published.last - happened.first).days
    if most < 0:
        return None  # it was read wrongly: nothing is published before it happens
    return PublishedLag(briefing, happened, published, least, most, of_review)
