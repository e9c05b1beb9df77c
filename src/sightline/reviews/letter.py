"""What does the letter to the national panel say? Drafted from the review, without a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sightline.documents.writing.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
)
from sightline.kernel.local_time import say_day
from sightline.kernel.partial_dates import in_words
from sightline.reviews.state.decision import Decision
from sightline.reviews.state.incident import Incident
from sightline.reviews.state.people import PeoplesPart
from sightline.reviews.state.whole import ReviewState
from sightline.reviews.step_kinds import STEP_KINDS

_BLANK = "[not yet written]"


def draft_of(state: ReviewState, code: str) -> str:
    """Draft the letter from where the review stands; what is missing is marked as such.

    Parts are apart by an empty line, and the first line of each is its heading.
    """
    parts = [
        ("The incident", _incident(state.incident)),
        ("Other children", _safety(state.incident)),
        ("The criteria", _criteria(state.incident)),
        *_decision(state.deciding.decision),
        ("Learning", _learning(state)),
        ("The family", _family(state.people)),
    ]
    reference = state.incident.panel_reference or _BLANK
    opening = (
        f"Our reference: {code}. Your reference: {reference}.\n"
        "This is the outcome of our rapid review, agreed by the three safeguarding partners."
    )
    told = [f"{title}\n{_lines(lines)}" for title, lines in parts]
    return "\n\n".join(["Outcome of the rapid review\n" + opening, *told])


def as_document(text: str, code: str, *, on: date) -> Document:
    """Lay a letter out for Word, PDF and the page; lines that begin with `- ` are a list."""
    blocks: list[Block] = [Paragraph(say_day(on))]
    for part in text.replace("\r\n", "\n").split("\n\n"):
        title, _, body = part.strip().partition("\n")
        if title:
            blocks += [Heading(title), *_blocks(body)]
    return Document(f"Letter to the national panel: {code}", tuple(blocks), footer=code)


def _blocks(body: str) -> Iterator[Block]:
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    items: list[str] = []
    for line in lines:
        if line.startswith("- "):
            items.append(line[2:])
            continue
        if items:
            yield Bullets(tuple(items))
            items = []
        yield Paragraph(line)
    if items:
        yield Bullets(tuple(items))


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines) or _BLANK


def _incident(incident: Incident) -> Iterator[str]:
    happened = in_words(incident.happened) if incident.happened.is_known else "not known"
    yield f"It happened: {happened}."
    if incident.aware_on:
        yield f"The local authority became aware on {say_day(incident.aware_on)}."
    if incident.notified_on:
        yield f"The panel was notified on {say_day(incident.notified_on)}."
    harm = STEP_KINDS["incident.noticed"].field("harm").title_of(incident.harm)
    yield f"Harm: {harm.lower()}."
    if incident.causes:
        cause = incident.causes[-1].data
        field = STEP_KINDS["cause.told"].field("status")
        status = field.title_of(cause["status"]).lower()
        yield f"Cause: {status}; {cause['what']} ({cause['said_by']})."


def _safety(incident: Incident) -> Iterator[str]:
    field = STEP_KINDS["safety.checked"].field("safe")
    for step in incident.safety.values():
        answer = field.title_of(step.data["safe"])
        yield f"- Safe: {answer.lower()}. {step.data['what']}"


def _criteria(incident: Incident) -> Iterator[str]:
    field = STEP_KINDS["criteria.viewed"].field("partner")
    for view in incident.views:
        met = "met" if view.meets else "not met"
        yield f"- {field.title_of(view.partner)}: {met}. {view.rationale}"


def _decision(decision: Decision | None) -> list[tuple[str, list[str]]]:
    if decision is None:
        return [("Our decision", [])]
    data = decision.step.data
    outcome = STEP_KINDS["decision.made"].field("outcome").title_of(decision.outcome)
    told = [f"{outcome}.", data["rationale"]]
    if not decision.is_signed:
        told.append("[not yet signed by a second person]")
    if data.get("alternative"):
        told.append(f"Instead: {data['alternative']}")
    rests_on = ", ".join(data.get("earlier_reviews", ()))
    told += [f"It rests on: {rests_on}."] if rests_on else []
    parts = [("Our decision", told)]
    for title, name in (
        ("Criteria in detail", "criteria"),
        ("Options decided against", "rejected"),
    ):
        if data.get(name):
            parts.append((title, [f"- {each}" for each in data[name]]))
    return parts


def _learning(state: ReviewState) -> Iterator[str]:
    for point in state.learning.points:
        what = "Gap" if point.is_gap else "Strength"
        yield f"- {what}: {point.step.data['says']}"


def _family(people: PeoplesPart) -> Iterator[str]:
    for offer in people.family:
        if offer.answer is None:
            yield f"- {offer.who}: offered a part, and no answer yet."
        elif offer.answer.kind == "family.heard":
            yield f"- {offer.who}: heard."
        else:
            yield f"- {offer.who}: took no part. {offer.answer.data['why']}"
