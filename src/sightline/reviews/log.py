"""How do steps get into a review's log, and out of it? Nothing is ever changed in it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from sightline.access.actor import Actor
from sightline.access.write_queue import transaction_in_turn
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.ids import new_id
from sightline.kernel.json_text import canonical
from sightline.reviews.codes import neutral_code
from sightline.reviews.models import Review, Step
from sightline.reviews.state.told import StepTold
from sightline.reviews.step_kinds import STEP_KINDS
from sightline.vocabulary.checking import check_data

START = "0" * 64


@dataclass(frozen=True)
class Taken:
    """A step about to be taken: its kind, what it says, and the step it puts right."""

    kind: str
    data: Mapping[str, Any] = field(default_factory=dict)
    corrects: str | None = None


def begin(actor: Actor, steps: Iterable[Taken], *, at: datetime) -> str:
    """Start a review with its first steps and return its id."""
    with transaction_in_turn():
        review = Review.objects.create(
            id=new_id(at, secrets.randbits), code=_free_code(), started_at=at
        )
        _write(actor, review, list(steps), at)
    return review.id


def take(actor: Actor, review_id: str, *steps: Taken, at: datetime) -> list[str]:
    """Add steps to a review, all or none, and return their ids; raises Refused.

    The caller has made sure that the actor may (`policies`).
    """
    with transaction_in_turn():
        review = Review.objects.select_for_update().get(pk=review_id)
        return _write(actor, review, list(steps), at)


def steps_of(review_id: str, *, known_at: datetime | None = None) -> tuple[StepTold, ...]:
    """Return a review's steps in order, as far as they were taken by a moment."""
    rows = Step.objects.filter(review=review_id).order_by("number")
    if known_at is not None:
        rows = rows.filter(at__lte=known_at)
    return tuple(_told(row) for row in rows)


def code_of(review_id: str) -> str:
    """Return the neutral code of a review."""
    return Review.objects.get(pk=review_id).code


def broken_at(review_id: str) -> int | None:
    """Return the number of the first step that is not as it was sealed; None if all are."""
    previous = START
    rows = Step.objects.filter(review=review_id).order_by("number")
    for number, row in enumerate(rows, start=1):
        if row.number != number or row.chain != _chain(previous, row):
            return number
        previous = row.chain
    return None


def _free_code() -> str:
    while True:
        code = neutral_code(secrets.randbelow)
        if not Review.objects.filter(code=code).exists():
            return code


def _write(actor: Actor, review: Review, steps: list[Taken], at: datetime) -> list[str]:
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("Steps are taken in a transaction.")
    last = Step.objects.filter(review=review).order_by("-number").first()
    faults = [fault for step in steps for fault in _faults(review, step)]
    if faults:
        raise Refused(*faults)
    number, previous = (last.number, last.chain) if last else (0, START)
    rows = []
    for step in steps:
        row = _row(actor, review, step, at, number := number + 1)
        row.chain = previous = _chain(previous, row)
        rows.append(row)
    Step.objects.bulk_create(rows)
    return [row.id for row in rows]


def faults_of(step: Taken) -> list[Fault]:
    """Return what is wrong with what a step says, of itself."""
    kind = STEP_KINDS[step.kind]
    return list(check_data(kind, step.data, where="", from_file=False).faults)


def _faults(review: Review, step: Taken) -> list[Fault]:
    faults = faults_of(step)
    if step.corrects is not None:
        put_right = Step.objects.filter(review=review, pk=step.corrects).first()
        if put_right is None or put_right.kind != step.kind:
            faults.append(
                Fault("", "what it puts right is not there", "open the review again")
            )
        elif Step.objects.filter(corrects=step.corrects).exists():
            wrong = "someone else put this right while you were writing"
            faults.append(Fault("", wrong, "read theirs, and put that right if need be"))
    return faults


def _row(actor: Actor, review: Review, step: Taken, at: datetime, number: int) -> Step:
    return Step(
        id=new_id(at, secrets.randbits),
        review=review,
        number=number,
        kind=step.kind,
        at=at,
        agency=actor.agency,
        post=actor.post,
        author=actor.name,
        data=dict(step.data),
        corrects=step.corrects,
    )


def _chain(previous: str, row: Step) -> str:
    # In UTC, as the database gives it back, whatever zone it was given in.
    at = row.at.astimezone(UTC).isoformat()
    said = [row.id, row.kind, at, row.agency, row.post, row.author]
    text = canonical([previous, row.number, *said, row.data, row.corrects])
    return hashlib.sha256(text.encode()).hexdigest()


def _told(row: Step) -> StepTold:
    return StepTold(
        id=row.id,
        number=row.number,
        kind=row.kind,
        at=row.at,
        agency=row.agency,
        post=row.post,
        author=row.author,
        data=row.data,
        corrects=row.corrects,
    )
