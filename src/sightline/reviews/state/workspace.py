"""Which review is it, is it open, who sits in it, and what does it ask?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sightline.kernel.partial_dates import whole_day
from sightline.reviews.state.told import StepTold, standing


@dataclass(frozen=True)
class SeatHeld:
    """A seat: which post, in which part, since and until when."""

    post: str
    part: str
    agency: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True)
class Line:
    """A line of enquiry, what is tied to it, and the answer."""

    id: str
    question: str
    rows: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    answer: str = ""


@dataclass(frozen=True)
class Workspace:
    """The review as it stands: its type, its days, its seats and its lines of enquiry."""

    type: str = ""
    starts_from: str = ""
    starts_on: date | None = None
    opened_on: date | None = None
    told: dict[str, Any] = field(default_factory=dict)
    withdrawn: str = ""
    closed_on: date | None = None
    seats: tuple[SeatHeld, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def is_open(self) -> bool:
        """It was opened, and neither withdrawn nor closed."""
        return bool(self.type) and not self.withdrawn and self.closed_on is None


def workspace_in(steps: Iterable[StepTold]) -> Workspace:
    """Fold the steps of a review into its workspace."""
    every = list(steps)
    steps = standing(every)
    seats = seats_in(steps)
    opened = [step for step in steps if step.kind == "review.opened"]
    if not opened:
        return Workspace(seats=seats)
    last = opened[-1]
    first = _first_opened(every, last)
    withdrawn = [step.data["why"] for step in steps if step.kind == "review.withdrawn"]
    closed = [step.at.date() for step in steps if step.kind == "review.closed"]
    return Workspace(
        type=last.data["type"],
        starts_from=last.data["starts_from"],
        starts_on=whole_day(last.data["starts_on"]),
        # Put right or not, it was opened when it was first opened as a review of this type.
        opened_on=first.at.date(),
        told=dict(last.data),
        withdrawn=withdrawn[-1] if withdrawn else "",
        closed_on=closed[-1] if closed else None,
        seats=seats,
        lines=_lines(steps),
    )


def _first_opened(steps: list[StepTold], last: StepTold) -> StepTold:
    """Return when this type of review was opened first, through whatever put that right."""
    told = {step.id: step for step in steps}
    origin = last
    while origin.corrects in told:
        origin = told[origin.corrects]
    alike = [
        step
        for step in steps
        if step.kind == "review.opened" and step.data["type"] == last.data["type"]
    ]
    return min([origin, *alike], key=lambda step: step.number)


def seats_in(steps: Iterable[StepTold]) -> tuple[SeatHeld, ...]:
    """Return every seat that was given, with when it ended if it did."""
    seats: list[SeatHeld] = []
    for step in steps:
        if step.kind == "seat.given":
            agency = step.data.get("agency", "")
            seats.append(SeatHeld(step.data["post"], step.data["part"], agency, step.at))
        elif step.kind == "seat.ended":
            seats = [_ended(seat, step) for seat in seats]
    return tuple(seats)


def _ended(seat: SeatHeld, step: StepTold) -> SeatHeld:
    if seat.until is not None or seat.post != step.data["post"]:
        return seat
    return SeatHeld(seat.post, seat.part, seat.agency, seat.since, step.at)


def _lines(steps: list[StepTold]) -> tuple[Line, ...]:
    return tuple(_line(step, steps) for step in steps if step.kind == "line.set")


def _line(set_: StepTold, steps: list[StepTold]) -> Line:
    tied = [s for s in steps if s.kind == "line.tied" and s.data["line"] == set_.id]
    answers = [s for s in steps if s.kind == "line.answered" and s.data["line"] == set_.id]
    return Line(
        id=set_.id,
        question=set_.data["question"],
        rows=tuple(step.data["event"] for step in tied if step.data.get("event")),
        gaps=tuple(step.data["gap"] for step in tied if step.data.get("gap")),
        answer=answers[-1].data["answer"] if answers else "",
    )
