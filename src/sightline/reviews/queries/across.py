"""What do reviews say beside each other: incidents alike, and learning that was there before?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sightline.access.actor import Actor
from sightline.kernel.ages import completed_years
from sightline.kernel.partial_dates import PartialDate
from sightline.learning.queries import Shown, published
from sightline.record.queries.people import births_of
from sightline.reviews.queries.opening import Opened, my_reviews
from sightline.reviews.state.clusters import Cluster, Told, clusters_in
from sightline.reviews.state.incident import Incident
from sightline.reviews.state.told import StepTold
from sightline.reviews.step_kinds import STEP_KINDS
from sightline.vocabulary.age_bands import band_of


@dataclass(frozen=True)
class Before:
    """A learning point or a recommendation of another review, on the same theme."""

    code: str
    step: StepTold


@dataclass(frozen=True)
class SeenBefore:
    """What is already published, and what reviews that the reader sits in found, on a theme."""

    theme: str
    briefings: tuple[Shown, ...]
    points: tuple[Before, ...]
    recommendations: tuple[Before, ...]


def seen_before(actor: Actor, review: Opened, *, now: datetime) -> tuple[SeenBefore, ...]:
    """Return, for each theme of a review's learning, where the same was found before."""
    learning = review.state.learning
    steps = [one.step for one in learning.points]
    steps += [one.step for one in learning.recommendations]
    themes = dict.fromkeys(step.data["theme"] for step in steps)
    others = [each for each in my_reviews(actor, now=now) if each.id != review.id]
    shown = published() if themes else []
    return tuple(
        SeenBefore(
            theme=theme,
            briefings=tuple(
                one for one in shown if theme in one.themes and one.review != review.code
            ),
            points=_of_theme(others, theme, "points"),
            recommendations=_of_theme(others, theme, "recommendations"),
        )
        for theme in themes
    )


def clusters(actor: Actor, *, now: datetime) -> tuple[Cluster, ...]:
    """Return incidents alike within ninety days, among the reviews the reader sits in."""
    reviews = [
        each
        for each in my_reviews(actor, now=now)
        if not each.state.workspace.withdrawn and not each.is_author_only
    ]
    born = births_of(each.state.incident.child for each in reviews)
    told = [
        Told(each.code, day, _age(born.get(incident.child), day), _type(incident))
        for each in reviews
        for incident in [each.state.incident]
        for day in [_day(incident)]
        if day is not None
    ]
    return clusters_in(told)


def _of_theme(reviews: list[Opened], theme: str, part: str) -> tuple[Before, ...]:
    return tuple(
        Before(review.code, one.step)
        for review in reviews
        if not review.is_author_only
        for one in getattr(review.state.learning, part)
        if one.step.data["theme"] == theme
    )


def _day(incident: Incident) -> date | None:
    happened = incident.happened
    return happened.first if happened.is_exact_day else incident.aware_on


def _age(born: PartialDate | None, on: date) -> str:
    if born is None:
        return "age not recorded"
    lowest, highest = (band_of(max(years, 0)) for years in completed_years(born, on))
    return lowest if lowest == highest else "age not recorded"


def _type(incident: Incident) -> str:
    """Say how an incident is alike to others: by injuries, by sleep, or else by the harm."""
    if incident.facts.get("injuries"):
        return "injured"
    if incident.facts.get("sleep_place"):
        return "died or was found unresponsive in their sleep"
    return STEP_KINDS["incident.noticed"].field("harm").title_of(incident.harm).lower()
