"""What did several reviews find wanting, what was done each time, and what is still left?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sightline.access.actor import Actor
from sightline.kernel.local_time import london_day
from sightline.kernel.partial_dates import whole_day
from sightline.learning.across.repeats import FEWEST, Telling, telling_of
from sightline.learning.across.series import since
from sightline.learning.elsewhere import FromElsewhere, from_elsewhere
from sightline.learning.queries import published
from sightline.reviews.queries.opening import Opened, my_reviews
from sightline.reviews.state.learning import Action, LookBack, Point, Recommendation
from sightline.reviews.state.told import StepTold
from sightline.vocabulary.themes import THEMES

LeftSort = Literal[
    "no-recommendation",
    "no-action",
    "declined",
    "open",
    "late",
    "activity-only",
    "no-safeguard",
    "look-back",
]


@dataclass(frozen=True)
class Answered:
    """A recommendation on the theme, and the actions that were set for it."""

    recommendation: Recommendation
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class Source:
    """One review that found a theme wanting, or a published briefing of another.

    `review` is None where the reader does not sit in it: then its briefings alone speak.
    """

    code: str
    since: datetime
    review: Opened | None = None
    gaps: tuple[Point, ...] = ()
    answered: tuple[Answered, ...] = ()
    look_backs: tuple[LookBack, ...] = ()
    briefings: tuple[Telling, ...] = ()

    @property
    def day(self) -> date:
        """When it first said so."""
        return london_day(self.since)


@dataclass(frozen=True)
class Left:
    """One thing of the working gap that is left, and the step that says what it is about."""

    sort: LeftSort
    review: str
    about: StepTold
    step: StepTold


@dataclass(frozen=True)
class Recurring:
    """A theme that came back: its sources, the earliest first, and what is left to do."""

    theme: str
    sources: tuple[Source, ...]
    elsewhere: tuple[FromElsewhere, ...]
    left: tuple[Left, ...]

    @property
    def is_of_briefings_alone(self) -> bool:
        """The reader sits in none of the reviews: what was done after them is not held here."""
        return all(source.review is None for source in self.sources)


def recurring(actor: Actor, *, now: datetime) -> list[Recurring]:
    """Return every theme that two reviews or more found wanting, found most often first.

    Told of the reviews the actor sits in, authors' apart, and of published briefings of any.
    """
    today = london_day(now)
    reviews = [
        each
        for each in my_reviews(actor, now=now)
        if not each.is_author_only and not each.state.workspace.withdrawn
    ]
    public, elsewhere = published(), from_elsewhere()
    found = []
    for theme in THEMES:
        tellings = [
            telling
            for shown in public
            if theme in shown.themes and (telling := telling_of(shown, theme))
        ]
        sources = _sources(theme, reviews, tellings)
        if len(sources) >= FEWEST:
            others = tuple(each for each in elsewhere if theme in each.themes)
            left = tuple(one for source in sources for one in _left(source, today))
            found.append(Recurring(theme, tuple(sources), others, left))
    return sorted(found, key=lambda one: -len(one.sources))


def _sources(
    theme: str, reviews: Sequence[Opened], tellings: Sequence[Telling]
) -> list[Source]:
    """Return each review once, whether it speaks itself or through its briefings."""
    found = []
    for review in reviews:
        own = tuple(each for each in tellings if each.briefing.review == review.code)
        source = _of_review(review, theme, own)
        if source is not None:
            found.append(source)
    sat_in = {review.code for review in reviews}
    others: dict[str, list[Telling]] = {}
    for telling in tellings:
        if telling.briefing.review not in sat_in:
            others.setdefault(telling.source, []).append(telling)
    found += [
        Source(code, min(since(each.briefing) for each in told), briefings=tuple(told))
        for code, told in others.items()
    ]
    return sorted(found, key=lambda source: source.since)


def _of_review(review: Opened, theme: str, briefings: tuple[Telling, ...]) -> Source | None:
    learning = review.state.learning
    gaps = tuple(
        each for each in learning.points if each.is_gap and each.step.data["theme"] == theme
    )
    of_gaps = {each.step.id for each in gaps}
    answered = tuple(
        Answered(each, _actions_for(each, learning.actions))
        for each in learning.recommendations
        if each.step.data["theme"] == theme
        or of_gaps & set(each.step.data.get("learning", ()))
    )
    on_theme = [one.recommendation.step for one in answered]
    steps = [*(each.step for each in gaps), *on_theme]
    moments = [step.at for step in steps] + [since(each.briefing) for each in briefings]
    if not moments:
        return None
    looks = learning.look_backs if steps else ()
    return Source(review.code, min(moments), review, gaps, answered, looks, briefings)


def _actions_for(
    recommendation: Recommendation, actions: Iterable[Action]
) -> tuple[Action, ...]:
    id_ = recommendation.step.id
    return tuple(each for each in actions if each.step.data.get("recommendation") == id_)


def _left(source: Source, today: date) -> Iterator[Left]:
    """Yield what is still to do after one review: nothing is taken as done for being said."""
    answered = {
        id_
        for one in source.answered
        for id_ in one.recommendation.step.data.get("learning", ())
    }
    for gap in source.gaps:
        if gap.step.id not in answered:
            yield Left("no-recommendation", source.code, gap.step, gap.step)
        if not gap.safeguards:
            yield Left("no-safeguard", source.code, gap.step, gap.step)
    for one in source.answered:
        yield from _left_of_recommendation(source.code, one, today)
    for look in source.look_backs:
        on = whole_day(look.planned.data["on"])
        if look.done is None and on is not None and on <= today:
            yield Left("look-back", source.code, look.planned, look.planned)


def _left_of_recommendation(code: str, one: Answered, today: date) -> Iterator[Left]:
    made = one.recommendation.step
    for step in one.recommendation.declined:
        yield Left("declined", code, made, step)
    if not one.actions and not one.recommendation.declined:
        yield Left("no-action", code, made, made)
    for action in one.actions:
        if action.is_open:
            sort: LeftSort = "late" if action.is_late(today) else "open"
            yield Left(sort, code, action.step, action.step)
        elif action.is_finished and not action.outcome:
            yield Left("activity-only", code, action.step, action.step)
