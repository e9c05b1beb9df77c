"""Were the family and those who worked with them heard, and what else is going on?"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from sightline.reviews.state.people import Offer
from sightline.reviews.step_kinds import STEP_KINDS
from sightline.web.page import Asking, acting
from sightline.web.presenters.reviews.opening import WHO, AtWork, at_work, reads
from sightline.web.views.reviews.incident import links_to


@acting(may=reads, says=WHO)
def people(asking: Asking, review: str) -> HttpResponse:
    """Show the family's part, debriefs, other proceedings and later information."""
    work = at_work(asking, review)
    told, deciding = work.review.state.people, work.review.state.deciding
    debrief = STEP_KINDS["debrief.answered"].field("answer")
    return work.page(
        "people",
        blanks=told.blanks(),
        family=[_offer(work, each) for each in told.family],
        debriefs=[
            [
                step.data["role"],
                debrief.title_of(step.data["answer"]),
                _again(work, "debrief.answered", step.id),
            ]
            for step in told.debriefs
        ],
        debrief_head=("Role", "Debrief", "To do"),
        proceedings=[
            {
                "rows": work.words.rows_of(each.started),
                "ended": work.words.rows_of(each.ended) if each.ended else None,
                "holds": each.holds_publication,
                "end": work.taking("proceedings.ended", each.started.id)
                if each.ended is None and work.may("proceedings.ended")
                else "",
            }
            for each in deciding.proceedings
        ],
        later=[work.words.rows_of(step) for step in deciding.later],
        family_links=links_to(
            work,
            ("family.offered", "Offer someone of the family a part"),
            ("family.heard", "Take down what someone said"),
            ("family.declined", "Take down why someone has no part"),
        ),
        debrief_links=links_to(work, ("debrief.answered", "Take down a debrief")),
        proceedings_links=links_to(
            work, ("proceedings.started", "Take down other proceedings")
        ),
        later_links=links_to(work, ("addendum.added", "Add later information")),
    )


def _offer(work: AtWork, each: Offer) -> dict[str, Any]:
    about = each.offered or each.answer
    kinds = (
        ("family.heard", "Heard"),
        ("family.declined", "Declined, or could not be asked"),
    )
    return {
        "who": each.who,
        "offered": work.words.rows_of(each.offered, but_not=("who",))
        if each.offered
        else None,
        "answer": work.words.rows_of(each.answer, but_not=("who",))
        if each.answer
        else None,
        "title": STEP_KINDS[each.answer.kind].title if each.answer else "",
        "links": [
            {"text": text, "href": work.taking(kind, about.id if about else "")}
            for kind, text in kinds
            if work.may(kind) and each.answer is None
        ],
    }


def _again(work: AtWork, kind: str, about: str) -> dict[str, str]:
    if not work.may(kind):
        return {"text": "", "blank": "Not for your part"}
    return {"text": "Take it down again", "href": work.taking(kind, about)}
