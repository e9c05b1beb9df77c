"""What did our reviews find again, how long did learning take, and what has been left lying?"""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse
from django.urls import reverse

from sightline.access.queries import directory
from sightline.kernel.local_time import london_day
from sightline.learning.across.good_practice import sought
from sightline.learning.across.published_lags import published_lags
from sightline.learning.elsewhere import from_elsewhere
from sightline.learning.queries import published
from sightline.obligations.queries.library import one_listed
from sightline.reviews.queries.lags import lags, spread_of_published, spread_of_shared
from sightline.reviews.queries.recurring import recurring
from sightline.reviews.queries.reminders import reminders as every_reminder
from sightline.reviews.queries.strengths import strengths_of_reviews
from sightline.vocabulary.sectors import SECTORS
from sightline.web.page import Asking, acting
from sightline.web.presenters.across import strength_lines
from sightline.web.presenters.looking_back import (
    ANSWERED_HEAD,
    LAG_HEAD,
    OTHERS_HEAD,
    REMINDER_HEAD,
    lag_rows,
    published_rows,
    recurring_told,
    reminder_rows,
    spread_said,
)
from sightline.web.presenters.narrowing import Select, groups_of
from sightline.web.presenters.reviews.opening import reads

SAYS = "Those who sit in reviews, of the reviews they sit in"


@acting(may=reads, says=SAYS)
def repeat_in_reviews(asking: Asking) -> HttpResponse:
    """Show themes that came back, what was done each time, and what is left to do."""
    names = {agency.id: agency.name for agency in directory(now=asking.now)}

    def safeguard(code: str) -> tuple[str, str]:
        return safeguard_told(code, asking.now)

    found = recurring(asking.actor, now=asking.now)
    context: dict[str, object] = {
        "recurring": [recurring_told(each, names, safeguard) for each in found],
        "answered_head": ANSWERED_HEAD,
    }
    return asking.page("learning/repeat-in-reviews.html", context)


@acting(may=reads, says=SAYS)
def good_practice_in_reviews(asking: Asking) -> HttpResponse:
    """List what worked well by the reviews one sits in, by words and agency."""
    words = asking.request.GET.get("words", "")[:100]
    asked = asking.request.GET.get("agency", "")
    agency = asked if asked in SECTORS else ""
    every = strengths_of_reviews(asking.actor, now=asking.now)
    there = {code for each in every for code in each.sectors}
    options = [(code, SECTORS[code].title) for code in SECTORS if code in there]
    here = reverse("good-practice-in-reviews")
    context: dict[str, object] = {
        "words": words,
        "selects": [Select("agency", "Agency", "Any agency", agency, options)],
        "groups": groups_of({"agency": agency}, here, words=words),
        "lines": strength_lines(sought(every, words, agency=agency)),
        "how_many": len(every),
        "here": here,
        "of_reviews": True,
    }
    return asking.page("learning/good-practice.html", context)


@acting(may=reads, says=SAYS)
def timing(asking: Asking) -> HttpResponse:
    """Show how long it took from each incident until learning was shared and published."""
    found = lags(asking.actor, now=asking.now)
    context: dict[str, object] = {
        "head": LAG_HEAD,
        "rows": lag_rows(found, london_day(asking.now)),
        "spreads": [
            spread_said("First learning shared", spread_of_shared(found)),
            spread_said("First briefing published", spread_of_published(found)),
        ],
        "others_head": OTHERS_HEAD,
        "others": published_rows(published_lags([*published(), *from_elsewhere()])),
    }
    return asking.page("learning/timing.html", context)


@acting(says="Anyone acting in a post: what they, their team or their reviews have left")
def reminders(asking: Asking) -> HttpResponse:
    """List what has been left lying, the longest first."""
    listed = directory(now=asking.now)
    names = {agency.id: agency.name for agency in listed}
    teams = {team.id: team.name for agency in listed for team in agency.teams}
    found = every_reminder(asking.actor, now=asking.now)
    context: dict[str, object] = {
        "head": REMINDER_HEAD,
        "rows": reminder_rows(found, names, teams),
    }
    return asking.page("learning/reminders.html", context)


def safeguard_told(code: str, now: datetime) -> tuple[str, str]:
    """Return the address of a safeguard, and its title with how often it was kept."""
    listed = one_listed(code, now=now)
    if listed is None:
        return "", f"{code}: it is no longer there"
    address = reverse("safeguard", kwargs={"code": code})
    title = listed.safeguard.title
    if listed.runs is None:
        return address, f"{title}: not adopted"
    since = f"adopted {listed.runs.adopted_at:%Y}"
    if listed.kept is None:
        return (
            address,
            f"{title}: {since}; too little has fallen due to say how often it is kept",
        )
    return (
        address,
        f"{title}: {since}; done in time for about {listed.kept} of 100 that fell due",
    )
