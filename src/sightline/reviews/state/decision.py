"""What did the panel decide, who signed it, and who was told?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sightline.kernel.partial_dates import whole_day
from sightline.reviews.state.told import StepTold, standing


@dataclass(frozen=True)
class Decision:
    """The decision that stands, and those who signed it: never the one who wrote it."""

    step: StepTold
    signed_by: tuple[StepTold, ...] = ()

    @property
    def outcome(self) -> str:
        return str(self.step.data["outcome"])

    @property
    def is_signed(self) -> bool:
        """Somebody else than its author has agreed."""
        return bool(self.signed_by)


@dataclass(frozen=True)
class Proceedings:
    """Police, a court, an inquest or an employer looking at the same events."""

    started: StepTold
    ended: StepTold | None = None

    @property
    def holds_publication(self) -> bool:
        """It is going on, and nothing may be published until it ends."""
        return self.ended is None and bool(self.started.data["holds_publication"])


@dataclass(frozen=True)
class Deciding:
    """Everything about the meeting and what followed from it."""

    meetings: tuple[StepTold, ...] = ()
    decision: Decision | None = None
    alternative_done: StepTold | None = None
    letters: tuple[StepTold, ...] = ()
    sent_on: date | None = None
    answer: StepTold | None = None
    later: tuple[StepTold, ...] = ()
    proceedings: tuple[Proceedings, ...] = ()
    agreed: tuple[StepTold, ...] = ()
    packs: tuple[StepTold, ...] = ()  # sent to the national panel

    def agreed_to(self, digest: str) -> tuple[StepTold, ...]:
        """Who stands for the pack with this digest, and for no other."""
        return tuple(each for each in self.agreed if each.data["digest"] == digest)

    @property
    def held_by(self) -> tuple[Proceedings, ...]:
        """The proceedings that hold up publication, though not learning."""
        return tuple(each for each in self.proceedings if each.holds_publication)


def deciding_in(steps: Iterable[StepTold]) -> Deciding:
    """Fold the steps of a review into its meeting, decision and letters."""
    steps = standing(steps)
    sent = _of(steps, "letter.sent")
    return Deciding(
        meetings=_of(steps, "meeting.held"),
        decision=_decision(steps),
        alternative_done=_last(_of(steps, "alternative.finished")),
        letters=_of(steps, "letter.written"),
        sent_on=whole_day(sent[-1].data["on"]) if sent else None,
        answer=_last(_of(steps, "letter.answered")),
        later=_of(steps, "addendum.added"),
        proceedings=_proceedings(steps),
        agreed=_of(steps, "pack.agreed"),
        packs=_of(steps, "pack.sent"),
    )


def _decision(steps: list[StepTold]) -> Decision | None:
    made = _last(_of(steps, "decision.made"))
    if made is None:
        return None
    signed = (s for s in _of(steps, "decision.signed") if s.data["decision"] == made.id)
    return Decision(made, tuple(s for s in signed if s.post != made.post))


def _proceedings(steps: list[StepTold]) -> tuple[Proceedings, ...]:
    ended = {step.data["of"]: step for step in _of(steps, "proceedings.ended")}
    started = _of(steps, "proceedings.started")
    return tuple(Proceedings(step, ended.get(step.id)) for step in started)


def _of(steps: list[StepTold], kind: str) -> tuple[StepTold, ...]:
    return tuple(step for step in steps if step.kind == kind)


def _last(steps: tuple[StepTold, ...]) -> StepTold | None:
    return steps[-1] if steps else None
