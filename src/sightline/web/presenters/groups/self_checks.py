"""How are self-checks listed, and how do agencies stand beside questions, with no ranking?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from sightline.access.actor import Actor
from sightline.access.queries import AgencyListed
from sightline.documents.writing.to_xlsx import Sheet, Value, write_sheets
from sightline.kernel.local_time import london_day, say_day
from sightline.learning.queries import published
from sightline.learning.self_checks.answers import (
    ANSWERS,
    Ask,
    Check,
    needs_reminder,
    state_of,
    why_blank,
)
from sightline.learning.self_checks.offered import ask_of, points_of
from sightline.learning.self_checks.policies import ANSWER_FOR_AGENCY
from sightline.reviews.queries.opening import my_reviews
from sightline.web.forms.groups.self_checks import theme_title
from sightline.web.presenters.groups.opening import posts_in

LIST_HEAD = ("Self-check", "Questions", "Due", "Stands")
COUNT_HEAD = ("Question", *ANSWERS.values(), "No answer")
ASKED_NOT = "partnership"  # the sector that asks, and so does not answer
Cells = Sequence[object]


@dataclass(frozen=True)
class AskedAgency:
    """An agency that is asked, and whether anyone there can answer."""

    id: str
    name: str
    can_answer: bool


def agencies_asked(
    agencies: Iterable[AgencyListed], check: Check | None = None
) -> list[AskedAgency]:
    """Return the agencies that a self-check asks, in the order of their names.

    They are those where somebody can answer, and those that have answered already.
    """
    return [
        each
        for each in _all_but_the_partnership(agencies)
        if each.can_answer or (check and check.answered_by(each.id))
    ]


def agencies_not_asked(agencies: Iterable[AgencyListed], check: Check) -> list[str]:
    """Return the names of agencies where nobody holds a post that answers."""
    agencies = tuple(agencies)
    asked = {each.id for each in agencies_asked(agencies, check)}
    return [e.name for e in _all_but_the_partnership(agencies) if e.id not in asked]


def _all_but_the_partnership(agencies: Iterable[AgencyListed]) -> list[AskedAgency]:
    asked = [
        AskedAgency(
            each.id,
            each.name,
            any(post.role in ANSWER_FOR_AGENCY for post in posts_in((each,))),
        )
        for each in agencies
        if each.sector != ASKED_NOT
    ]
    return sorted(asked, key=lambda each: each.name)


def offered_asks(actor: Actor, *, now: datetime) -> list[Ask]:
    """Return what can be asked: points of what is published, and of reviews sat in."""
    asks = list(points_of(published()))
    for review in my_reviews(actor, now=now):
        if review.is_author_only or review.state.workspace.withdrawn:
            continue
        learning = review.state.learning
        steps = [one.step for one in learning.points]
        steps += [one.step for one in learning.recommendations]
        asks += [ask_of(s.data["says"], s.data["theme"], review.code) for s in steps]
    return list({ask.code: ask for ask in asks}.values())


def check_rows(
    checks: Iterable[Check], asked: Sequence[AskedAgency], agency: str, today: date
) -> Iterator[Cells]:
    """Yield each self-check: for one agency where it stands, else how many have answered."""
    for check in checks:
        name = "answer-self-check" if agency else "self-check"
        at = reverse(name, kwargs={"self_check": check.code})
        if agency:
            stands = state_of(check, agency, today)
            colour = _colour(check, agency, today)
            cell = {"text": stands}
            if colour:
                cell = {"tag": stands, "colour": colour, "text": ""}
        else:
            full = len(check.asks)
            done = sum(check.answered_by(each.id) == full for each in asked)
            cell = {"text": f"{done} of {len(asked)} agencies have answered all"}
        yield [
            {"text": check.title, "href": at},
            str(len(check.asks)),
            say_day(check.due),
            cell,
        ]


def count_rows(check: Check, asked: Sequence[AskedAgency]) -> Iterator[Cells]:
    """Yield each question with how many agencies gave each answer."""
    agencies = [each.id for each in asked]
    for place, ask in enumerate(check.asks, start=1):
        counts = check.counts(ask.code, agencies)
        numbers = [{"text": str(count), "numeric": True} for count in counts.values()]
        yield [f"{place}. {ask.says}", *numbers]


@dataclass(frozen=True)
class MatrixRow:
    """An agency, its answers in the order of the questions, and where it stands."""

    name: str
    cells: tuple[dict[str, str], ...]
    stands: str
    colour: str  # of its tag; empty where nothing presses


def matrix(check: Check, asked: Sequence[AskedAgency], today: date) -> list[MatrixRow]:
    """Return agencies by questions, in the order of their names: nobody is ranked."""
    return [
        MatrixRow(
            each.name,
            tuple(_cell(check, ask, each, today) for ask in check.asks),
            state_of(check, each.id, today),
            _colour(check, each.id, today),
        )
        for each in asked
    ]


def _colour(check: Check, agency: str, today: date) -> str:
    if not needs_reminder(check, agency, today):
        return ""
    return "red" if today > check.due else "orange"


def _cell(check: Check, ask: Ask, agency: AskedAgency, today: date) -> dict[str, str]:
    given = check.answer_of(agency.id, ask.code)
    if given is None:
        can = agency.can_answer
        return {"text": "", "blank": why_blank(check, can_answer=can, today=today)}
    return {"text": ANSWERS[given.answer], "evidence": given.evidence}


@dataclass(frozen=True)
class QuestionTold:
    """One question with what every agency that answered it said."""

    number: int
    ask: Ask
    theme: str
    said: tuple[tuple[str, str, str, str], ...]  # agency, answer, evidence, day


def questions_told(check: Check, asked: Sequence[AskedAgency]) -> list[QuestionTold]:
    """Return each question with its answers, agency by agency."""
    return [
        QuestionTold(
            place,
            ask,
            theme_title(ask.theme),
            tuple(
                (each.name, ANSWERS[given.answer], given.evidence,
                 say_day(london_day(given.at)))
                for each in asked
                if (given := check.answer_of(each.id, ask.code))
            ),
        )
        for place, ask in enumerate(check.asks, start=1)
    ]  # fmt: skip


def workbook(check: Check, asked: Sequence[AskedAgency], today: date) -> bytes:
    """Write a self-check as a workbook: agencies by questions, every answer, the counts."""
    numbers = [str(place) for place, _ in enumerate(check.asks, start=1)]
    by_agency = [
        [row.name, *(c["text"] or c["blank"] for c in row.cells), row.stands]
        for row in matrix(check, asked, today)
    ]
    answers = [
        [str(told.number), told.ask.says, told.theme, told.ask.source, *said]
        for told in questions_told(check, asked)
        for said in told.said
    ]
    counts: list[list[Value]] = [
        [
            f"{place}. {ask.says}",
            *check.counts(ask.code, [each.id for each in asked]).values(),
        ]
        for place, ask in enumerate(check.asks, start=1)
    ]
    return write_sheets(
        (
            Sheet(
                "Agencies by questions",
                (("Agency", 36), *((number, 14) for number in numbers), ("Stands", 30)),
                by_agency,
            ),
            Sheet("Counts", (("Question", 60), *((h, 12) for h in COUNT_HEAD[1:])), counts),
            Sheet("Answers", _ANSWERS, answers),
        ),
        title=check.title,
    )


_ANSWERS = (
    ("Number", 8),
    ("Question", 50),
    ("Theme", 24),
    ("Learned in", 12),
    ("Agency", 36),
    ("Answer", 12),
    ("How it can be seen, or why not ours", 60),
    ("On", 18),
)
