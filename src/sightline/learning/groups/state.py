"""Where does a group stand? Folded from its steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sightline.learning.evidenced import EvidencedAction
from sightline.learning.groups.told import GroupStepTold, standing

Steps = tuple[GroupStepTold, ...]


@dataclass(frozen=True)
class Member:
    """A post that works in the group; `left` is the step that ended it."""

    post: str
    part: str
    joined: GroupStepTold
    left: GroupStepTold | None = None


@dataclass(frozen=True)
class Gap:
    """Something missing, with every answer to the two standing questions, the latest last."""

    step: GroupStepTold
    answers: Steps = ()
    closed: GroupStepTold | None = None

    def answers_to(self, question: str) -> Steps:
        """Return the answers to one of the questions, the latest last."""
        return tuple(each for each in self.answers if each.data["question"] == question)


GroupAction = EvidencedAction[GroupStepTold]


@dataclass(frozen=True)
class Pilot:
    """Something tried, what was found, and what was decided; the last decision counts."""

    step: GroupStepTold
    measured: Steps = ()
    decided: GroupStepTold | None = None


@dataclass(frozen=True)
class Training:
    """A training: who was reached, and what the measure of practice showed later."""

    step: GroupStepTold
    reached: Steps = ()
    measured: Steps = ()

    @cached_property
    def people(self) -> dict[str, int]:
        """How many people of each agency were reached, as that was last said."""
        return {step.data["agency"]: int(step.data["people"]) for step in self.reached}


@dataclass(frozen=True)
class GroupLookBack:
    """A day on which somebody looks whether anything changed, and what they found."""

    step: GroupStepTold
    done: GroupStepTold | None = None


@dataclass(frozen=True)
class GroupState:
    """A group as it stands. `steps` is everything, also what was taken down in error."""

    steps: Steps
    formed: GroupStepTold
    members: tuple[Member, ...] = ()
    planned: Steps = ()
    held: Steps = ()
    gaps: tuple[Gap, ...] = ()
    actions: tuple[GroupAction, ...] = ()
    pilots: tuple[Pilot, ...] = ()
    trainings: tuple[Training, ...] = ()
    look_backs: tuple[GroupLookBack, ...] = ()
    closed: GroupStepTold | None = None

    @property
    def title(self) -> str:
        return str(self.formed.data["title"])

    def part_of(self, post: str) -> str:
        """Return as what a post works in the group now; empty where it does not."""
        now = [each.part for each in self.members if each.post == post and not each.left]
        return now[-1] if now else ""

    def next_meeting(self, today: date) -> GroupStepTold | None:
        """Return the next meeting that is planned from today on."""
        coming = [step for step in self.planned if (day := step.day("on")) and day >= today]
        return min(coming, key=lambda step: str(step.data["on"]), default=None)


def group_state(steps: Iterable[GroupStepTold]) -> GroupState:
    """Fold a group's steps; the last that formed or changed it says what it is."""
    told = _Told(steps)
    return GroupState(
        steps=told.everything,
        formed=[*told.of("group.formed"), *told.of("group.changed")][-1],
        members=tuple(_members([*told.of("member.joined"), *told.of("member.left")])),
        planned=told.of("meeting.planned"),
        held=told.of("meeting.held"),
        gaps=tuple(told.gap(step) for step in told.of("gap.taken-up")),
        actions=tuple(told.action(step) for step in told.of("action.set")),
        pilots=tuple(told.pilot(step) for step in told.of("pilot.begun")),
        trainings=tuple(told.training(step) for step in told.of("training.held")),
        look_backs=tuple(told.look_back(step) for step in told.of("lookback.set")),
        closed=next(reversed(told.of("group.closed")), None),
    )


class _Told:
    """A group's steps by their kinds, without what was taken down in error."""

    def __init__(self, steps: Iterable[GroupStepTold]) -> None:
        self.everything = tuple(steps)
        self._by_kind: dict[str, list[GroupStepTold]] = {}
        for step in standing(self.everything):
            self._by_kind.setdefault(step.kind, []).append(step)

    def of(self, kind: str) -> Steps:
        return tuple(self._by_kind.get(kind, ()))

    def gap(self, step: GroupStepTold) -> Gap:
        answers = self._about("gap.answered", "gap", step)
        return Gap(step, answers, self._last("gap.closed", "gap", step))

    def action(self, step: GroupStepTold) -> GroupAction:
        evidence = self._about("action.evidenced", "action", step)
        return GroupAction(step, evidence, self._last("action.dropped", "action", step))

    def pilot(self, step: GroupStepTold) -> Pilot:
        measured = self._about("pilot.measured", "pilot", step)
        return Pilot(step, measured, self._last("pilot.decided", "pilot", step))

    def training(self, step: GroupStepTold) -> Training:
        reached = self._about("training.reached", "training", step)
        return Training(step, reached, self._about("training.measured", "training", step))

    def look_back(self, step: GroupStepTold) -> GroupLookBack:
        return GroupLookBack(step, self._last("lookback.done", "lookback", step))

    def _about(self, kind: str, name: str, step: GroupStepTold) -> Steps:
        return tuple(each for each in self.of(kind) if each.data[name] == step.name)

    def _last(self, kind: str, name: str, step: GroupStepTold) -> GroupStepTold | None:
        return next(reversed(self._about(kind, name, step)), None)


def _members(steps: Iterable[GroupStepTold]) -> Iterable[Member]:
    """Return each stretch that a post worked in the group, in the order they began."""
    stretches: list[Member] = []
    for step in sorted(steps, key=lambda each: each.number):
        post = step.data["post"]
        for place, each in enumerate(stretches):
            if each.post == post and each.left is None:
                stretches[place] = Member(each.post, each.part, each.joined, step)
        if step.kind == "member.joined":
            stretches.append(Member(post, step.data["part"], step))
    return stretches
