"""How are the reviews of Northshire put in place? By the steps that its posts take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sightline.access.actor import Actor, actor_in
from sightline.demo.invented import person_id
from sightline.demo.reviews.stories import (
    RECEIVED,
    ReviewStep,
    ReviewStory,
    review_stories,
    text_of_return,
)
from sightline.kernel.errors import Fault, Refused
from sightline.reviews import actions, letter, log
from sightline.reviews.log import Taken
from sightline.reviews.queries.chronology import combined_chronology
from sightline.reviews.queries.opening import Opened
from sightline.reviews.seats import seats_of
from sightline.reviews.state.whole import state_of


def tell_reviews(holders: Mapping[str, int]) -> dict[str, str]:
    """Live through every review, and return the code that each story's came to have.

    `holders` maps a post to the user who holds it. Raises Refused, naming the story and
    the step, where a story does what the workspace does not allow.
    """
    return {story.name: _Telling(story, holders).tell_all() for story in review_stories()}


class _Telling:
    """Takes the steps of one review, and knows those that were taken."""

    def __init__(self, story: ReviewStory, holders: Mapping[str, int]) -> None:
        self._story = story
        self._holders = holders
        self._review = ""
        self._ids: dict[str, str] = {}

    def tell_all(self) -> str:
        for number, step in enumerate(self._story.steps, start=1):
            try:
                self._take(step)
            except Refused as refused:
                where = f"{self._story.name}, step {number} ({step.kind})"
                raise Refused(
                    *(Fault(f"{where} {f.where}", f.wrong, f.right) for f in refused.faults)
                ) from refused
        return log.code_of(self._review)

    def _take(self, step: ReviewStep) -> None:
        actor = actor_in(step.by, user_id=self._holders[step.by], now=step.at)
        if not self._review:
            said = Taken(step.kind, self._meant(step.says, actor, step))
            self._review = actions.start(actor, said, at=step.at)
        elif step.kind == RECEIVED:
            content = text_of_return(step.file).encode()
            agency = step.says["agency"]
            actions.receive_return(
                actor, self._review, agency, step.name, content, at=step.at
            )
        else:
            said = Taken(step.kind, self._meant(step.says, actor, step))
            [id_] = actions.take(actor, self._review, said, at=step.at)
            self._ids[step.key or id_] = id_

    def _meant(self, value: Any, actor: Actor, step: ReviewStep) -> Any:
        """Put ids in place of `step:`, `row:` and `person:`, and the draft of `letter:`."""
        if isinstance(value, Mapping):
            return {name: self._meant(each, actor, step) for name, each in value.items()}
        if isinstance(value, list):
            return [self._meant(each, actor, step) for each in value]
        verb, colon, rest = str(value).partition(":")
        meaning = self._meanings(actor, step).get(verb) if colon else None
        return meaning(rest) if meaning else value

    def _meanings(self, actor: Actor, step: ReviewStep) -> dict[str, Callable[[str], str]]:
        return {
            "step": self._ids.__getitem__,
            "person": lambda name: person_id(self._story.family, name),
            "row": lambda words: self._row(words, self._opened(actor, step)),
            "letter": lambda _: self._letter(self._opened(actor, step)),
        }

    def _opened(self, actor: Actor, step: ReviewStep) -> Opened:
        return Opened(
            self._review,
            log.code_of(self._review),
            seats_of(actor, self._review, now=step.at),
            state_of(log.steps_of(self._review)),
        )

    def _row(self, where: str, review: Opened) -> str:
        """Find a row by who sent it and some of its words: `csc:one home visit`."""
        agency, _, words = where.partition(":")
        found = [
            row.event.id
            for row in combined_chronology(review).rows
            if row.sent_by == agency and words in row.event.says
        ]
        if len(found) != 1:
            wrong = f"{len(found)} rows of {agency} say “{words}”"
            raise Refused(Fault("", wrong, "use words that are in one row"))
        return found[0]

    def _letter(self, review: Opened) -> str:
        return letter.draft_of(review.state, review.code)
