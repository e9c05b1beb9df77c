"""What does a year of learning owe to reviews: how long it took, what came back, what runs?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from django.urls import reverse

from sightline.kernel.local_time import say_day
from sightline.learning.year import Done
from sightline.reviews.queries.kept_alive import KeptAlive
from sightline.reviews.queries.lags import Lag
from sightline.reviews.queries.recurring import Recurring
from sightline.vocabulary.themes import THEMES
from sightline.web.presenters.learning_year import NO_AGENCY, Counted

LAG_HEAD = ("Review", "Counted from", "On", "Days")
Told = Callable[[str], tuple[str, str]]


def talks_by_agency(talks: Sequence[Done], agencies: Mapping[str, str]) -> Counted:
    """Return how often teams of each agency talked, and how many people were said to be there.

    Each leads to the talks themselves, which stand on the same page.
    """
    times = Counter(talk.agency for talk in talks)
    people = Counter({a: sum(t.people or 0 for t in talks if t.agency == a) for a in times})
    rows = [
        [
            {"text": agencies.get(agency, NO_AGENCY), "href": "#talks"},
            {"text": str(count), "numeric": True},
            {"text": str(people[agency] or ""), "blank": "Not said"},
        ]
        for agency, count in times.most_common()
    ]
    return Counted("talks-by-agency", "Agencies whose teams talked",
                   ("Agency", "Talks", "People, where they said"), rows)  # fmt: skip


def lags_in(year: int, lags: Iterable[Lag]) -> list[Counted]:
    """Return the reviews that first shared or published learning in a year, with their days."""
    found = list(lags)
    shared = [(each, each.shared) for each in found if each.shared]
    public = [(each, each.published) for each in found if each.published]
    return [
        Counted("first-shared", "Reviews that first shared learning", LAG_HEAD,
                [_lag(lag, on) for lag, on in shared if on.year == year]),
        Counted("first-published", "Reviews with a first briefing published", LAG_HEAD,
                [_lag(lag, on) for lag, on in public if on.year == year]),
    ]  # fmt: skip


def _lag(lag: Lag, on: date) -> list[object]:
    late = lag.is_too_long(on, on)
    return [
        {"text": lag.review.code, "href": reverse("learning-timing")},
        say_day(lag.begun),
        say_day(on),
        {"text": str((on - lag.begun).days), "numeric": True}
        | ({"tag": "More than a year", "colour": "red"} if late else {}),
    ]


def came_back_in(year: int, recurring: Iterable[Recurring]) -> Counted:
    """Return the themes that a review of this year found wanting, as one had before."""
    rows: list[list[object]] = [
        [
            {
                "text": THEMES[each.theme].title,
                "href": f"{reverse('repeat-in-reviews')}#{each.theme}",
            },
            {"text": str(len(each.sources)), "numeric": True},
            say_day(each.sources[0].day),
            {
                "text": "" if each.is_of_briefings_alone else str(len(each.left)),
                "blank": "Not held here",
                "numeric": True,
            },
        ]
        for each in recurring
        if any(source.day.year == year for source in each.sources[1:])
    ]
    head = ("Theme", "Reviews in all", "First said on", "Things still left")
    return Counted("came-back", "Themes that came back", head, rows)


def kept_alive_in(year: int, found: Iterable[KeptAlive], told: Told) -> Counted:
    """Return the learning that was given a safeguard this year, and how often that is kept."""
    rows: list[list[object]] = []
    for each in found:
        if each.day.year == year:
            address, words = told(each.safeguard)
            rows.append(
                [
                    each.says,
                    {
                        "text": f"Review {each.review}",
                        "href": reverse("review-learning", kwargs={"review": each.review}),
                    },
                    {"text": words, **({"href": address} if address else {})},
                ]
            )
    head = ("Learning", "From", "Safeguard, and how often it is kept")
    return Counted("kept-alive", "Learning points given a safeguard", head, rows)
