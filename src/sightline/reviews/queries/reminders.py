"""What has been left lying after reviews: a look back, an action, an alternative to a review?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sightline.access.actor import Actor
from sightline.kernel.local_time import london_day
from sightline.kernel.partial_dates import whole_day
from sightline.learning.across.reminders import Reminder, reminders_of_learning
from sightline.reviews.queries.opening import Opened, my_reviews


def reminders(actor: Actor, *, now: datetime) -> list[Reminder]:
    """Return everything left that the actor owes or looks after, the longest left first."""
    today = london_day(now)
    found = [
        reminder
        for review in my_reviews(actor, now=now)
        if not review.is_author_only and not review.state.workspace.withdrawn
        for reminder in _of_review(review, today)
    ]
    found += reminders_of_learning(actor, now=now)
    return sorted(found, key=lambda one: one.since or today)


def _of_review(review: Opened, today: date) -> Iterator[Reminder]:
    learning = review.state.learning
    for look in learning.look_backs:
        on = whole_day(look.planned.data["on"])
        if look.done is None and on is not None and on <= today:
            what = str(look.planned.data.get("what") or "Whether anything changed")
            yield Reminder("look-back", what, review.code, on)
    for action in learning.actions:
        if action.is_late(today):
            step = action.step.data
            yield Reminder(
                "action-late", str(step["what"]), review.code, action.due,
                ((str(step["owner"]), ""),), owner=str(step["owner_role"]),
            )  # fmt: skip
    yield from _alternative(review)


def _alternative(review: Opened) -> Iterator[Reminder]:
    """What was chosen in place of a review is open until somebody says what came of it."""
    deciding = review.state.deciding
    if deciding.decision is None or deciding.alternative_done is not None:
        return
    chosen = str(deciding.decision.step.data.get("alternative") or "")
    if chosen:
        yield Reminder(
            "alternative", chosen, review.code, london_day(deciding.decision.step.at)
        )
