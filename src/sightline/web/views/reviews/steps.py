"""How is one step taken in a review? One page for all kinds, made from their vocabulary."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.kernel.errors import Refused
from sightline.kernel.ids import ref_of
from sightline.kernel.local_time import london_day
from sightline.reviews import actions
from sightline.reviews.log import Taken
from sightline.reviews.queries.chronology import combined_chronology
from sightline.reviews.state.told import StepTold
from sightline.reviews.step_kinds import STEP_KINDS
from sightline.safeguards.library_loading import load
from sightline.vocabulary.model import Kind
from sightline.web.forms.offered import Offered, Options
from sightline.web.forms.reviews.steps import (
    Named,
    StepForm,
    StepQuestions,
    questions_of_step,
)
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.reviews.letters import draft
from sightline.web.presenters.reviews.opening import WHO, AtWork, at_work, reads
from sightline.web.presenters.reviews.words import short
from sightline.web.views.refusing import show_faults

# These have pages of their own, where more than words is given.
ELSEWHERE = frozenset(
    {
        *("return.received", "briefing.made", "event.recognised", "safeguard.tried"),
        *("pack.agreed", "pack.sent"),
    }
)
OF_ROWS = frozenset({"event", "evidence"})  # the fields that name rows of the chronology
_AFTER = {
    "incident": "review-incident",
    "workspace": "review",
    "returns": "review-agencies",
    "evidence": "review-chronology",
    "decision": "review-decision",
    "people": "review-people",
    "learning": "review-learning",
}
_AFTER_KIND = {
    "line.tied": "review-lines",
    "line.answered": "review-lines",
    "line.set": "review-lines",
    "addendum.added": "review-people",
    "seat.given": "review-seats",
    "seat.ended": "review-seats",
}


@acting(may=reads, says=f"{WHO}; which steps each may take depends on their part")
def take_step(asking: Asking, review: str, step: str) -> HttpResponse:
    """Ask what a step says, and take it; what the review objects to is listed."""
    work = at_work(asking, review, authors=True)
    kind = STEP_KINDS.get(step)
    if kind is None or step in ELSEWHERE or not work.may(step):
        raise NotOpen
    instead = _instead(work, kind)
    about = asking.request.GET.get("about", "")
    asked = _questions(work, kind, about or _event_of(instead))
    form = _form(work, asked, about, instead)
    if form.is_bound and form.is_valid() and not asked.lacking:
        taken = Taken(step, form.answers(), instead.id if instead else None)
        try:
            actions.take(asking.actor, work.review.id, taken, at=asking.now)
        except Refused as refused:
            show_faults(form, refused)
        else:
            messages.success(asking.request, f"Taken down: {kind.title.lower()}")
            return redirect(_after(work, kind, form))
    return work.page(
        "take",
        kind=kind,
        form=form,
        lacking=asked.lacking,
        instead=instead,
        row=_row(work, form),
        back=_after(work, kind, form),
    )


def _questions(work: AtWork, kind: Kind, event: str) -> StepQuestions:
    names_rows = any(each.name in OF_ROWS for each in kind.fields)
    members = work.family.members if work.family else ()
    child = work.review.state.incident.child
    offered = Offered(
        today=london_day(work.asking.now),
        children=tuple(
            (each.person.id, each.person.name)
            for each in members
            if each.child and each.person.id != child
        ),
        agencies=tuple(sorted(work.words.agencies.items(), key=lambda pair: pair[1])),
        involved=tuple(each.agency for each in work.review.state.board.agencies),
    )
    named = Named(
        state=work.review.state,
        titles=work.words.steps,
        rows=_rows_named(work) if names_rows else (),
        posts=tuple((post.id, f"{post.title}, {post.agency_name}") for post in work.posts),
        safeguards=_safeguards(work) if kind.code == "safeguard.linked" else (),
    )
    is_of_row = kind.code.startswith("event.") or kind.code in (
        "doubt.settled",
        "line.tied",
    )
    return questions_of_step(kind, offered, named, event=event if is_of_row else "")


def _rows_named(work: AtWork) -> Options:
    """The rows that somebody has said something of, and the one that led here."""
    asked = work.asking.request.GET
    here = {asked.get("about", ""), asked.get("row", "")}
    said = work.review.state.evidence.said
    tied = {row for line in work.review.state.workspace.lines for row in line.rows}
    return tuple(
        (row.event.id, short(f"{row.agency_name}: {row.event.says}"))
        for row in combined_chronology(work.review).rows
        if row.event.id in said or row.event.id in tied or row.event.id in here
    )


def _safeguards(work: AtWork) -> Options:
    """Every safeguard, those first that were learned about the theme of the point."""
    about = work.asking.request.GET.get("about", "")
    points = {each.step.id: each.step for each in work.review.state.learning.points}
    theme = points[about].data["theme"] if about in points else ""
    return tuple(
        (each.code, each.title + (" (same theme)" if each.learned.theme == theme else ""))
        for each in sorted(load(), key=lambda one: (one.learned.theme != theme, one.title))
    )


def _instead(work: AtWork, kind: Kind) -> StepTold | None:
    """The step that this one puts right, if it is of the same kind and in this review."""
    wanted = work.asking.request.GET.get("instead", "")
    if not wanted:
        return None
    found = [each for each in work.review.state.steps if each.id == wanted]
    if not found or found[0].kind != kind.code:
        raise NotOpen
    return found[0]


def _event_of(instead: StepTold | None) -> str:
    return str(instead.data.get("event", "")) if instead else ""


def _form(
    work: AtWork, asked: StepQuestions, about: str, instead: StepTold | None
) -> StepForm:
    request = work.asking.request
    if request.method == "POST":
        return StepForm(request.POST, asked)
    if instead:
        return StepForm(None, asked, held=instead.data)
    return StepForm(None, asked, held=_held(work, asked.kind, about))


def _held(work: AtWork, kind: Kind, about: str) -> dict[str, Any]:
    """What the form begins with: what it is about, and what can be drafted."""
    asked = work.asking.request.GET
    held: dict[str, Any] = {}
    field = next((each for each in kind.fields if each.name in ABOUT), None)
    if about and field:
        one = _named_so(work, field.name, about)
        held[field.name] = [one] if field.many else one
    if kind.code == "line.tied" and asked.get("row"):
        held["event"] = asked["row"]
    if kind.code == "doubt.settled":
        held["about"] = asked.get("matter", "")
    if kind.code == "letter.written":
        held["text"] = draft(work.review)
    return held


def _named_so(work: AtWork, name: str, about: str) -> str:
    """Return what an address means: nobody's name or words ever stand in one."""
    if name == "child":
        members = work.family.members if work.family else ()
        return next((m.person.id for m in members if ref_of(m.person.id) == about), "")
    if name in ("who", "role"):
        steps = (each for each in work.review.state.steps if each.id == about)
        return next((str(step.data.get(name, "")) for step in steps), "")
    return about


ABOUT = frozenset(
    {
        *("event", "line", "agency", "child", "decision", "letter", "evidence"),
        *("learning", "recommendation", "action", "of", "post", "who", "role", "partner"),
        "sent",
    }
)


def _row(work: AtWork, form: StepForm) -> object:
    """The row of the chronology that the step is about, to be read beside the form."""
    field = form.fields.get("event")
    if field is None:
        return None
    event = str(form["event"].value() or "")
    return combined_chronology(work.review).row(event) if event else None


def _after(work: AtWork, kind: Kind, form: StepForm) -> str:
    """Where one goes from here: to the row, the return, or the page of its group."""
    if work.review.is_author_only:
        return work.address("review")
    event = str(form["event"].value() or "") if "event" in form.fields else ""
    if event and kind.code != "line.tied":
        return work.address("review-row", event=event)
    return work.address(_AFTER_KIND.get(kind.code) or _AFTER[kind.group])
