"""What has to be talked about when a group meets next? Drawn up from where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.kernel.local_time import london_day
from sightline.learning.groups.state import Gap, GroupState
from sightline.learning.groups.step_kinds import QUESTIONS

# An answer older than this is asked for again.
ANSWERED_WITHIN = timedelta(days=90)
# What falls due so soon after the meeting is talked about at it, not after.
DUE_SOON = timedelta(days=28)


@dataclass(frozen=True)
class Item:
    """One thing to talk about. `owner` is an agency, `number` the step it comes from."""

    says: str
    due: date | None = None
    owner: str = ""
    late: bool = False
    why: str = ""
    number: int | None = None
    review: str = ""  # the code of the review it comes from, where it does


@dataclass(frozen=True)
class Agenda:
    """What a meeting on a day should talk about; each list in the order of its days."""

    day: date
    is_planned: bool
    where: str
    overdue: tuple[Item, ...]
    due: tuple[Item, ...]
    unanswered: tuple[Item, ...]
    look_backs: tuple[Item, ...]
    trials: tuple[Item, ...]  # pilots to be decided, and trainings to be measured
    from_reviews: tuple[Item, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing is due."""
        parts = (self.overdue, self.due, self.unanswered, self.look_backs, self.trials)
        return not any((*parts, self.from_reviews))


def agenda_of(
    state: GroupState, *, today: date, from_reviews: Iterable[Item] = ()
) -> Agenda:
    """Draw up the agenda of the next planned meeting, or of one today where none is.

    `from_reviews` are open actions and look-backs of reviews its reader sits in.
    """
    meeting = state.next_meeting(today)
    day = (meeting.day("on") if meeting else None) or today
    soon = day + DUE_SOON
    actions = _in_order(_actions(state, day))
    return Agenda(
        day=day,
        is_planned=meeting is not None,
        where=str(meeting.data.get("where", "")) if meeting else "",
        overdue=tuple(item for item in actions if item.late),
        due=tuple(i for i in actions if not i.late and (i.due is None or i.due <= soon)),
        unanswered=tuple(item for gap in state.gaps for item in _questions(gap, day)),
        look_backs=_in_order(i for i in _look_backs(state, day) if _by(i, soon)),
        trials=_in_order(i for i in _trials(state, day) if _by(i, soon)),
        from_reviews=_in_order(i for i in from_reviews if _by(i, soon)),
    )


def _actions(state: GroupState, day: date) -> Iterator[Item]:
    for each in state.actions:
        if each.is_open:
            data, late = each.step.data, each.is_late(day)
            why = _evidence_so_far(len(each.activity), len(each.outcome))
            yield Item(data["what"], each.due, data["owner"], late, why, each.step.number)


def _evidence_so_far(activity: int, outcome: int) -> str:
    if not activity and not outcome:
        return "No evidence yet"
    return f"Evidence so far: of activity {activity}, of outcome {outcome}"


def _questions(gap: Gap, day: date) -> Iterator[Item]:
    if gap.closed:
        return
    for code, question in QUESTIONS.items():
        answers = gap.answers_to(code)
        last = london_day(answers[-1].at) if answers else None
        if last is not None and day - last <= ANSWERED_WITHIN:
            continue
        why = f"Last answered {(day - last).days} days before" if last else "Never answered"
        yield Item(f"{gap.step.data['says']} {question}", why=why, number=gap.step.number)


def _look_backs(state: GroupState, day: date) -> Iterator[Item]:
    for each in state.look_backs:
        due = each.step.day("due")
        if each.done is None:
            late = due is not None and day > due
            yield Item(each.step.data["what"], due, late=late, number=each.step.number)


def _trials(state: GroupState, day: date) -> Iterator[Item]:
    for pilot in state.pilots:
        due = pilot.step.day("due")
        if pilot.decided is None:
            says = f"Pilot to be decided: {pilot.step.data['question']}"
            late = due is not None and day > due
            yield Item(says, due, late=late, number=pilot.step.number)
    for training in state.trainings:
        due = training.step.day("due")
        if not training.measured:
            says = f"Training to be measured: {training.step.data['measure']}"
            late = due is not None and day > due
            yield Item(says, due, late=late, number=training.step.number)


def _by(item: Item, day: date) -> bool:
    return item.due is None or item.due <= day


def _in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: item.due or date.max))
