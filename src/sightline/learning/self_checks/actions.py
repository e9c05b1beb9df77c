"""All writes of self-checks: make one, and answer its questions."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sightline.access.actor import Actor
from sightline.access.write_queue import transaction_in_turn
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.ids import new_id
from sightline.kernel.local_time import london_day
from sightline.learning.models import SelfCheck, SelfCheckAnswer
from sightline.learning.self_checks import policies
from sightline.learning.self_checks.answers import ANSWERS, ASKED_BESIDES, Ask
from sightline.learning.self_checks.queries import check_of

MOST_LETTERS = 4_000
MOST_QUESTIONS = 60


@dataclass(frozen=True)
class Given:
    """What an agency says of one question."""

    answer: str
    evidence: str = ""


def make(actor: Actor, title: str, asks: Sequence[Ask], due: date, *, at: datetime) -> str:
    """Ask every agency these questions of itself, and return the self-check's code."""
    if not policies.may_make(actor):
        wrong = "only the partnership’s manager makes a self-check"
        raise Refused(Fault("", wrong, "ask them to"))
    if faults := list(_faults_of_making(title, asks, due, london_day(at))):
        raise Refused(*faults)
    with transaction_in_turn():
        code = f"SC-{SelfCheck.objects.count() + 1}"
        SelfCheck.objects.create(
            id=new_id(at, secrets.randbits),
            code=code,
            title=title.strip(),
            asks=[ask.as_json() for ask in asks],
            due=due,
            post=actor.post,
            at=at,
        )
    return code


def answer(actor: Actor, code: str, given: Mapping[str, Given], *, at: datetime) -> None:
    """Answer questions for the actor's own agency; what is as it was is not said again.

    `given` is by the codes of the questions; raises Refused with every fault.
    """
    if not policies.may_answer(actor):
        raise Refused(Fault("", "a manager answers for an agency", "ask yours to"))
    with transaction_in_turn():
        row = SelfCheck.objects.select_for_update().get(code=code)
        check = check_of(row)
        known = {ask.code for ask in check.asks}
        if faults := [f for ask, one in given.items() for f in _faults(ask, one, known)]:
            raise Refused(*faults)
        SelfCheckAnswer.objects.bulk_create(
            SelfCheckAnswer(
                check_of=row,
                agency=actor.agency,
                ask=ask,
                answer=one.answer,
                evidence=one.evidence.strip(),
                post=actor.post,
                at=at,
            )
            for ask, one in given.items()
            if not _is_as_it_was(check.answer_of(actor.agency, ask), one)
        )


def _is_as_it_was(before: object, one: Given) -> bool:
    said = (getattr(before, "answer", None), getattr(before, "evidence", None))
    return said == (one.answer, one.evidence.strip())


def _faults_of_making(
    title: str, asks: Sequence[Ask], due: date, today: date
) -> Iterable[Fault]:
    if not title.strip():
        yield Fault("title", "it has no title", "give it one")
    if not asks:
        yield Fault("", "it asks nothing", "choose at least one learning point")
    if len(asks) > MOST_QUESTIONS:
        wrong = f"these are {len(asks)} questions, and {MOST_QUESTIONS} are the most"
        yield Fault("", wrong, "choose fewer")
    if due <= today:
        yield Fault("due", "this day has passed or is today", "give agencies time")


def _faults(ask: str, one: Given, known: set[str]) -> Iterable[Fault]:
    if ask not in known:
        yield Fault("", "one question is not of this self-check", "open it again")
    elif one.answer not in ANSWERS:
        yield Fault(f"answer-{ask}", "this is no answer", "choose from the list")
    elif one.answer in ASKED_BESIDES and not one.evidence.strip():
        said = ANSWERS[one.answer].lower()
        wrong = f"“{said}” is all it says"
        yield Fault(f"evidence-{ask}", wrong, ASKED_BESIDES[one.answer])
    elif len(one.evidence) > MOST_LETTERS:
        yield Fault(f"evidence-{ask}", "this is too long", "say it shorter")
