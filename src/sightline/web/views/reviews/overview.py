"""Where does a review stand, and what is to be done next? Its first page, and its log."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from sightline.access.calendar import partnership_calendar
from sightline.kernel.ids import ref_of
from sightline.kernel.local_time import say_day
from sightline.reviews.review_types import REVIEW_TYPES
from sightline.reviews.state.clocks import (
    notification_clock,
    plan,
    publication_clock,
    review_clocks,
)
from sightline.reviews.state.told import StepTold
from sightline.reviews.step_kinds import GROUPS, STEP_KINDS
from sightline.web.page import Asking, acting
from sightline.web.presenters.reviews.list import parts_of, standing_of
from sightline.web.presenters.reviews.opening import WHO, AtWork, at_work, reads
from sightline.web.presenters.reviews.tasks import groups_of
from sightline.web.views.reviews.returns import STATES
from sightline.web.views.reviews.steps import ELSEWHERE


@acting(may=reads, says=f"{WHO}; an author sees the returns they are to write")
def overview(asking: Asking, review: str) -> HttpResponse:
    """Show what is due when, and everything there is to do."""
    work = at_work(asking, review, authors=True)
    if work.review.is_author_only:
        return _for_author(work)
    child = work.review.state.incident.child
    return work.page(
        "overview",
        rows=_about(work),
        groups=groups_of(work),
        clocks=_clocks(work),
        plan=_plan(work),
        clock_head=("What", "Due", "How it is counted"),
        plan_head=("By the end of", "What"),
        family=ref_of(child) if work.family else "",
    )


def _for_author(work: AtWork) -> HttpResponse:
    board = work.review.state.board
    rows = []
    for agency in dict.fromkeys(s.agency for s in work.review.seats if s.part == "author"):
        asked = board.of(agency)
        name: dict[str, str] = {"text": work.words.agency(agency)}
        if asked:
            name["href"] = work.address("review-return", agency=agency)
        due = say_day(asked.due) if asked and asked.due else ""
        rows.append([name, STATES[asked.state][0] if asked else "Not asked yet", due])
    return work.page("author", rows=rows, head=("Agency", "State", "Due"))


def _about(work: AtWork) -> list[dict[str, Any]]:
    state = work.review.state
    type_ = REVIEW_TYPES.get(state.workspace.type)
    told = state.workspace.told
    rows = [
        {"key": "Type", "value": type_.title if type_ else "Not opened yet"},
        {"key": "Where it stands", "value": standing_of(work.review)},
        {"key": "Your part in it", "value": ", ".join(parts_of(work.review))},
    ]
    if type_:
        rows.insert(1, {"key": "Basis", "value": type_.basis})
    if told.get("terms"):
        rows.append({"key": "Questions it sets out to answer", "value": told["terms"]})
    return rows


def _clocks(work: AtWork) -> list[list[Any]]:
    """Each thing that is due: by when, counted from when, and how."""
    state, calendar = work.review.state, partnership_calendar()
    starts = STEP_KINDS["review.opened"].field("starts_from")
    found = []
    notify = notification_clock(state.incident, calendar)
    if notify:
        done = state.incident.notified_on is not None or state.incident.notify is False
        found.append(_clock(work, notify.what, notify, done=done))
    sent = state.deciding.sent_on is not None or state.workspace.closed_on is not None
    for name, clock in review_clocks(state.incident, state.workspace, calendar).items():
        chosen = name == state.workspace.starts_from
        counted = (
            f"counted from {starts.title_of(name)[:1].lower()}{starts.title_of(name)[1:]}"
        )
        what = f"{clock.what}, {counted}{' (as decided)' if chosen else ''}"
        found.append(_clock(work, what, clock, done=sent or not chosen))
    if published := publication_clock(state.workspace, calendar):
        found.append(_clock(work, published.what, published, done=False))
    return found


def _clock(work: AtWork, what: str, clock: Any, *, done: bool) -> list[Any]:
    late = not done and clock.due < work.today
    due = {"text": say_day(clock.due)} | (
        {"tag": "Overdue", "colour": "red"} if late else {}
    )
    return [what, due, clock.because]


def _plan(work: AtWork) -> list[list[Any]]:
    workspace = work.review.state.workspace
    type_ = REVIEW_TYPES.get(workspace.type)
    if not type_ or not type_.clock or not workspace.starts_on:
        return []
    found = plan(workspace.starts_on, partnership_calendar())
    return [[say_day(each.due), each.what] for each in found]


@acting(may=reads, says=WHO)
def every_step(asking: Asking, review: str) -> HttpResponse:
    """Show everything that was done in a review, newest first, and how to put it right."""
    work = at_work(asking, review)
    steps = work.review.state.steps
    put_right = {step.corrects: step for step in steps if step.corrects}
    more = [
        (title, [kind for kind in STEP_KINDS.values() if _offered(work, kind.code, group)])
        for group, title in GROUPS.items()
    ]
    return work.page(
        "steps",
        items=[_item(work, step, put_right.get(step.id)) for step in reversed(steps)],
        more=[(title, kinds) for title, kinds in more if kinds],
    )


def _offered(work: AtWork, kind: str, group: str) -> bool:
    taken_here = kind not in ELSEWHERE and kind != "incident.noticed"
    of_row = kind.startswith("event.") or kind == "doubt.settled"
    return STEP_KINDS[kind].group == group and taken_here and not of_row and work.may(kind)


def _item(work: AtWork, step: StepTold, later: StepTold | None) -> dict[str, Any]:
    kind = STEP_KINDS[step.kind]
    can = later is None and step.kind not in ELSEWHERE and work.may(step.kind)
    # Who the child is, and where someone sits, is not said again: it is told anew.
    again = can and step.kind not in ("incident.noticed", "seat.given", "seat.ended")
    return {
        "step": step,
        "title": kind.title,
        "rows": work.words.rows_of(step),
        "later": later,
        "href": work.taking(step.kind, instead=step.id) if again else "",
    }
