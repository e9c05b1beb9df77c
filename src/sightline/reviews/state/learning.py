"""What was learned, what was recommended, and what came of it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sightline.learning.evidenced import EvidencedAction
from sightline.reviews.state.told import StepTold, standing


@dataclass(frozen=True)
class SentEarly:
    """A learning point on its way before the review ends, and the receipt once there is one."""

    step: StepTold
    receipt: StepTold | None = None


@dataclass(frozen=True)
class Point:
    """A learning point, whom it was sent to early, and the safeguards that keep it alive."""

    step: StepTold
    sent_early: tuple[SentEarly, ...] = ()
    safeguards: tuple[str, ...] = ()

    @property
    def is_gap(self) -> bool:
        return str(self.step.data["type"]) == "gap"


@dataclass(frozen=True)
class Recommendation:
    """A recommendation, and which of the agencies it is addressed to declined it, with why."""

    step: StepTold
    declined: tuple[StepTold, ...] = ()


Action = EvidencedAction[StepTold]


@dataclass(frozen=True)
class LookBack:
    """A day on which somebody looks whether anything changed, and what they found."""

    planned: StepTold
    done: StepTold | None = None


@dataclass(frozen=True)
class Learning:
    """All that a review led to."""

    points: tuple[Point, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    actions: tuple[Action, ...] = ()
    look_backs: tuple[LookBack, ...] = ()
    briefings: tuple[str, ...] = ()
    tried: Mapping[str, StepTold] = field(default_factory=dict)  # the last trial of each

    def actions_on(self, point: Point) -> tuple[Action, ...]:
        """Return the actions set for recommendations that answer a learning point."""
        answering = {
            one.step.id
            for one in self.recommendations
            if point.step.id in one.step.data.get("learning", ())
        }
        return tuple(
            each
            for each in self.actions
            if each.step.data.get("recommendation") in answering
        )


def learning_in(steps: Iterable[StepTold]) -> Learning:
    """Fold the steps of a review into its learning and what came of it."""
    by_kind: dict[str, list[StepTold]] = {}
    for step in standing(steps):
        by_kind.setdefault(step.kind, []).append(step)

    def about(kind: str, name: str, id_: str) -> tuple[StepTold, ...]:
        return tuple(step for step in by_kind.get(kind, []) if step.data[name] == id_)

    return Learning(
        points=tuple(
            Point(
                step,
                tuple(
                    SentEarly(
                        sent, next(iter(about("learning.received", "sent", sent.id)), None)
                    )
                    for sent in about("learning.sent-early", "learning", step.id)
                ),
                tuple(
                    link.data["safeguard"]
                    for link in about("safeguard.linked", "learning", step.id)
                ),
            )
            for step in by_kind.get("learning.drawn", [])
        ),
        recommendations=tuple(
            Recommendation(
                step, about("recommendation.declined", "recommendation", step.id)
            )
            for step in by_kind.get("recommendation.made", [])
        ),
        actions=tuple(
            Action(
                step,
                about("action.evidenced", "action", step.id),
                next(iter(about("action.dropped", "action", step.id)), None),
            )
            for step in by_kind.get("action.set", [])
        ),
        look_backs=_look_backs(by_kind),
        briefings=tuple(s.data["briefing"] for s in by_kind.get("briefing.made", [])),
        tried={s.data["safeguard"]: s for s in by_kind.get("safeguard.tried", [])},
    )


def _look_backs(by_kind: dict[str, list[StepTold]]) -> tuple[LookBack, ...]:
    """Pair each look back with the next that was done, in the order both were."""
    done = iter(by_kind.get("lookback.done", []))
    planned = by_kind.get("lookback.set", [])
    return tuple(LookBack(step, next(done, None)) for step in planned)
