"""How are the reviews of Northshire put in place? By the steps that its posts take."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from sightline.access.actor import Actor, actor_in
from sightline.access.database_scope import as_actor
from sightline.demo.reviews.meaning import Meaning, names_steps
from sightline.demo.reviews.stories import (
    RECEIVED,
    ReviewStep,
    ReviewStory,
    review_stories,
    text_of_return,
)
from sightline.kernel.errors import Fault, Refused
from sightline.reviews import actions, log
from sightline.reviews.log import Taken
from sightline.reviews.queries.opening import Opened
from sightline.reviews.seats import seats_of
from sightline.reviews.state.whole import state_of
from sightline.reviews.trying import try_safeguard

TRIED = "safeguard.tried"  # its figures are counted and never told


def tell_reviews(holders: Mapping[str, int]) -> dict[str, str]:
    """Live through every review, and return the code that each story's came to have.

    `holders` maps a post to the user who holds it. Raises Refused, naming the story and
    the moment, where a story does what the workspace does not allow.
    """
    return {story.name: _Telling(story, holders).tell() for story in review_stories()}


class _Telling:
    """Takes the steps of one review, and knows those that were taken."""

    def __init__(self, story: ReviewStory, holders: Mapping[str, int]) -> None:
        self._story = story
        self._holders = holders
        self._review = ""
        self._ids: dict[str, str] = {}

    def tell(self) -> str:
        sittings = groupby(self._story.steps, key=lambda step: (step.at, step.by))
        for (at, by), steps in sittings:
            actor = actor_in(by, user_id=self._holders[by], now=at)
            try:
                with as_actor(actor, now=at):
                    self._sit(actor, list(steps))
            except Refused as refused:
                where = f"{self._story.name}, {at:%Y-%m-%d %H:%M} UTC"
                raise Refused(
                    *(Fault(f"{where} {f.where}", f.wrong, f.right) for f in refused.faults)
                ) from refused
        return log.code_of(self._review)

    def _sit(self, actor: Actor, steps: list[ReviewStep]) -> None:
        """Take what one post did at one moment, as much of it together as can be."""
        waiting: list[ReviewStep] = []
        for step in steps:
            if not self._review:
                self._begin(actor, step)
            elif step.kind == RECEIVED:
                self._receive(actor, step)
            elif step.kind == TRIED:
                try_safeguard(actor, self._review, step.says["safeguard"], at=step.at)
            else:
                if names_steps(step.says) & {each.key for each in waiting if each.key}:
                    self._take(actor, waiting)
                    waiting = []
                waiting.append(step)
        self._take(actor, waiting)

    def _begin(self, actor: Actor, step: ReviewStep) -> None:
        said = self._meaning(actor, step).of(step.says)
        self._review = actions.start(actor, Taken(step.kind, said), at=step.at)

    def _receive(self, actor: Actor, step: ReviewStep) -> None:
        content = text_of_return(step.file).encode()
        agency = step.says["agency"]
        actions.receive_return(actor, self._review, agency, step.name, content, at=step.at)

    def _take(self, actor: Actor, steps: list[ReviewStep]) -> None:
        if not steps:
            return
        meaning = self._meaning(actor, steps[0])
        taken = [Taken(step.kind, meaning.of(step.says)) for step in steps]
        ids = actions.take(actor, self._review, *taken, at=steps[0].at)
        keyed = zip(steps, ids, strict=True)
        self._ids |= {step.key: id_ for step, id_ in keyed if step.key}

    def _meaning(self, actor: Actor, step: ReviewStep) -> Meaning:
        def opening() -> Opened:
            return Opened(
                self._review,
                log.code_of(self._review),
                seats_of(actor, self._review, now=step.at),
                state_of(log.steps_of(self._review)),
            )

        return Meaning(self._story.family, self._ids, opening)
