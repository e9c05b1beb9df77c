"""All writes of reviews: start one, take a step in it, take in a return."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime

from sightline.access.actor import Actor
from sightline.access.database_scope import whole_record
from sightline.access.write_queue import transaction_in_turn
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.ids import new_id
from sightline.learning import actions as learning
from sightline.learning.queries import briefings_from, in_work_under
from sightline.reviews import log, policies, seats
from sightline.reviews.codes import neutral_code
from sightline.reviews.evidence.kept_files import Told, keep_reading, read_files
from sightline.reviews.evidence.typed_rows import NAME, TypedRow, as_file
from sightline.reviews.log import Taken
from sightline.reviews.material import written_from
from sightline.reviews.models import KeptFile
from sightline.reviews.queries.chronology import combined_chronology
from sightline.reviews.queries.opening import Opened
from sightline.reviews.queries.safety import WAIT, children_waiting
from sightline.reviews.state.told import StepTold
from sightline.reviews.state.whole import ReviewState, state_of
from sightline.reviews.state.workspace import SeatHeld
from sightline.reviews.step_kinds import STEP_KINDS

MB = 1024 * 1024
LARGEST = 25 * MB  # of a return; those seen are under one
STARTS_REVIEWS = "partnership-manager"


class NoSeat(LookupError):
    """Raised when the actor has no seat in a review: for them it is not there."""


def start(actor: Actor, noticed: Taken, *, at: datetime) -> str:
    """Start a review with the incident that someone noticed, and return its id.

    Whoever starts it is its business manager, until they give that seat to another.
    """
    if actor.role.code != STARTS_REVIEWS:
        wrong = "only the partnership's manager begins a review"
        raise Refused(Fault("", wrong, "tell them of the incident"))
    seat = Taken("seat.given", {"post": actor.post, "part": policies.BUSINESS_MANAGER})
    # Nobody sits in it yet, so that nobody could read the steps that give the first seat.
    with transaction_in_turn(), whole_record():
        review = log.begin(actor, [noticed, seat], at=at)
        seats.refresh(review, log.steps_of(review))
    return review


def take(actor: Actor, review_id: str, *steps: Taken, at: datetime) -> list[str]:
    """Take steps in a review, all or none, and return their ids.

    Raises NoSeat, or Refused with every fault.
    """
    with transaction_in_turn():
        mine = seats.seats_of(actor, review_id, now=at)
        if not mine:
            raise NoSeat(review_id)
        _raise(_objections(actor, review_id, mine, steps, at))
        if any(step.kind in WAIT for step in steps):
            state = state_of([*log.steps_of(review_id), *_as_told(actor, steps, at)])
            _raise(children_waiting(actor, state, now=at))
        _raise(_about_no_row(review_id, mine, steps))
        before = state_of(log.steps_of(review_id))
        taken = log.take(actor, review_id, *steps, at=at)
        if any(step.kind.startswith("seat.") for step in steps):
            seats.refresh(review_id, log.steps_of(review_id))
        if any(step.kind.startswith("proceedings.") for step in steps):
            _hold_briefings(actor, review_id, before, at)
    return taken


def receive_return(
    actor: Actor,
    review_id: str,
    agency: str,
    name: str,
    content: bytes,
    *,
    at: datetime,
    read: Told | None = None,
) -> str:
    """Keep a file as an agency's return, in place of its earlier one, and return its id.

    `read` is what `read_content` made of it; give it wherever a transaction is open already,
    so that reading holds nobody up. A file that cannot be read is kept too:
    `queries.agency_return` tells why.
    """
    if len(content) > LARGEST:
        right = "leave pictures out of it, or save it anew, and send it again"
        raise Refused(Fault("file", f"it is larger than {LARGEST // MB} MB", right))
    with transaction_in_turn():
        board = state_of(log.steps_of(review_id)).board
        before = board.of(agency)
        file = KeptFile(
            id=new_id(at, secrets.randbits),
            review_id=review_id,
            agency=agency,
            name=name[:255],
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
            kept_at=at,
        )
        said = {"agency": agency, "file": file.id}
        if before and before.file:
            said["replaces"] = before.file
        take(actor, review_id, Taken("return.received", said), at=at)
        file.save(force_insert=True)
        if read is not None:
            keep_reading(file, read)
    if read is None:
        read_files([file.id])
    return file.id


def receive_typed(
    actor: Actor,
    review_id: str,
    agency: str,
    rows: Sequence[TypedRow],
    *,
    at: datetime,
    read: Told | None = None,
) -> str:
    """Keep rows that were typed in as an agency's return, and return the file's id.

    They take the place of what it sent before: give all rows, the earlier ones too.
    """
    content = as_file(rows)
    return receive_return(actor, review_id, agency, NAME, content, at=at, read=read)


def start_briefing(
    actor: Actor, review_id: str, template: str, title: str, *, at: datetime
) -> str:
    """Begin a briefing from what the review learned, and return its neutral code.

    Publication of it is held as long as other proceedings hold the review's.
    """
    with transaction_in_turn():
        state = state_of(log.steps_of(review_id))
        code = _free_briefing_code(actor)
        take(actor, review_id, Taken("briefing.made", {"briefing": code}), at=at)
        briefing = learning.start(
            actor,
            code,
            template,
            written_from(state, template, title),
            at=at,
            review=log.code_of(review_id),
        )
        if why := _held_by(state):
            learning.hold(actor, briefing, why, at=at)
    return code


def _free_briefing_code(actor: Actor) -> str:
    while True:
        code = neutral_code(secrets.randbelow)
        if in_work_under(actor, code) is None:
            return code


def _held_by(state: ReviewState) -> str:
    field = STEP_KINDS["proceedings.started"].field("type")
    types = (field.title_of(one.started.data["type"]) for one in state.deciding.held_by)
    return ", ".join(dict.fromkeys(types))


def _hold_briefings(
    actor: Actor, review_id: str, before: ReviewState, at: datetime
) -> None:
    """Hold what was written from the review, or let it go, as proceedings begin and end."""
    why = _held_by(state_of(log.steps_of(review_id)))
    if why == _held_by(before):
        return
    for briefing in briefings_from(log.code_of(review_id)):
        learning.hold(actor, briefing, why, at=at)


def _objections(
    actor: Actor,
    review_id: str,
    mine: tuple[SeatHeld, ...],
    steps: Sequence[Taken],
    at: datetime,
) -> list[Fault]:
    """Each step is judged by the state that the ones before it leave."""
    told = list(log.steps_of(review_id))
    faults: list[Fault] = []
    for taken, step in zip(steps, _as_told(actor, steps, at), strict=True):
        faults += log.faults_of(taken) or policies.objections(
            state_of(told), mine, actor.post, step
        )
        told.append(step)
    return faults


def _as_told(actor: Actor, steps: Iterable[Taken], at: datetime) -> list[StepTold]:
    """Return steps as they will be told, before they are written."""
    return [
        StepTold(
            id=f"new-{number}",
            number=number,
            kind=taken.kind,
            at=at,
            agency=actor.agency,
            post=actor.post,
            author=actor.name,
            data=taken.data,
            corrects=taken.corrects,
        )
        for number, taken in enumerate(steps, start=1)
    ]


def _about_no_row(
    review_id: str, mine: tuple[SeatHeld, ...], steps: Iterable[Taken]
) -> list[Fault]:
    """What is said of a row is said of one that is there, and that its sayer may read."""
    about = [event for step in steps if (event := step.data.get("event"))]
    if not about:
        return []
    state = state_of(log.steps_of(review_id))
    review = Opened(review_id, log.code_of(review_id), mine, state)
    there = {row.event.id for row in combined_chronology(review).rows}
    wrong = "this row is in no return that you may read, as it was last sent"
    right = "open the chronology again, and choose the row there"
    return [Fault("event", wrong, right) for event in about if event not in there]


def _raise(faults: list[Fault]) -> None:
    if faults:
        raise Refused(*faults)
