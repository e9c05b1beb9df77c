"""What did the panel decide, who signed it, and what was the national panel told?"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from sightline.documents.writing.to_docx import to_docx
from sightline.documents.writing.to_pdf import to_pdf
from sightline.kernel.local_time import london_day, say_day
from sightline.reviews.letter import as_document
from sightline.reviews.state.told import StepTold
from sightline.reviews.step_kinds import STEP_KINDS
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.reviews.opening import WHO, AtWork, at_work, reads
from sightline.web.views.reviews.incident import links_to

# The workspace goes on as a review of this type, with its own clock and terms.
FURTHER = frozenset({"lcspr", "thematic", "single-agency", "reflective-event"})
__all__ = ["decision", "letter"]


@acting(may=reads, says=WHO)
def decision(asking: Asking, review: str) -> HttpResponse:
    """Show the meetings, the decision and who signed it, and the letters."""
    work = at_work(asking, review)
    deciding = work.review.state.deciding
    made = deciding.decision
    return work.page(
        "decision",
        meetings=[work.words.rows_of(step) for step in deciding.meetings],
        made=work.words.rows_of(made.step) if made else None,
        signed=[work.words.rows_of(step, but_not=("decision",)) for step in made.signed_by]
        if made
        else [],
        sign=_sign(work),
        own=bool(made and made.step.post == asking.actor.post),
        letters=[_letter(work, step) for step in reversed(deciding.letters)],
        pack=work.address("review-pack"),
        packs=len(deciding.packs),
        sent_on=say_day(deciding.sent_on) if deciding.sent_on else "",
        answer=work.words.rows_of(deciding.answer) if deciding.answer else None,
        links=links_to(
            work,
            ("meeting.held", "Take down a meeting"),
            ("decision.made", "Decide again" if made else "Write the decision"),
            *(
                [("alternative.finished", "What is done instead is finished")]
                if made
                else []
            ),
            *(
                [("review.opened", "Open the full review that was decided on")]
                if made and made.is_signed and made.outcome in FURTHER
                else []
            ),
        ),
        letter_links=links_to(
            work,
            ("letter.written", "Write the letter to the national panel"),
            *([("letter.sent", "Take down that it was sent")] if deciding.letters else []),
            *(
                [("letter.answered", "Take down what the panel answered")]
                if deciding.sent_on
                else []
            ),
        ),
    )


def _sign(work: AtWork) -> str:
    """Where the decision is signed, by someone else than who wrote it."""
    made = work.review.state.deciding.decision
    if not made or made.step.post == work.asking.actor.post:
        return ""
    signed = any(step.post == work.asking.actor.post for step in made.signed_by)
    if signed or not work.may("decision.signed"):
        return ""
    return work.taking("decision.signed", made.step.id)


def _letter(work: AtWork, step: StepTold) -> dict[str, Any]:
    return {
        "rows": work.words.rows_of(step),
        "number": step.number,
        "files": [
            {
                "text": text,
                "href": work.address("review-letter", letter=step.id, ending=ending),
            }
            for ending, text in (("docx", "Word"), ("pdf", "PDF"))
        ],
        "title": STEP_KINDS[step.kind].title,
    }


@acting(may=reads, says=WHO)
def letter(asking: Asking, review: str, letter: str, ending: str) -> HttpResponse:
    """Hand out a letter as it was written, for Word or as PDF."""
    work = at_work(asking, review)
    found = [each for each in work.review.state.deciding.letters if each.id == letter]
    if not found or ending not in _WRITERS:
        raise NotOpen
    step = found[0]
    document = as_document(str(step.data["text"]), work.review.code, on=london_day(step.at))
    write, type_ = _WRITERS[ending]
    response = HttpResponse(write(document), content_type=type_)
    name = f"letter-{work.review.code}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


_WRITERS = {
    "docx": (
        to_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "pdf": (to_pdf, "application/pdf"),
}
