"""What was learned, what is to change, who does it, and was it so before?"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sightline.kernel.errors import Refused
from sightline.kernel.local_time import say_day
from sightline.learning.queries import in_work_under
from sightline.obligations.policies import may_adopt
from sightline.reviews.queries.across import SeenBefore, seen_before
from sightline.reviews.state.learning import (
    Action,
    LookBack,
    Point,
    Recommendation,
    SentEarly,
)
from sightline.reviews.state.timing import reached
from sightline.reviews.trying import try_safeguard
from sightline.vocabulary.themes import THEMES
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.reviews.kept_alive import (
    came_of,
    evidence_in_words,
    safeguards_beside,
)
from sightline.web.presenters.reviews.opening import WHO, AtWork, at_work, reads
from sightline.web.presenters.reviews.words import said_date
from sightline.web.views.briefings.opening import writes
from sightline.web.views.reviews.incident import links_to


@acting(may=reads, says=WHO)
def learning(asking: Asking, review: str) -> HttpResponse:
    """Show the learning points, the recommendations and the actions, and what came of them."""
    work = at_work(asking, review)
    told = work.review.state.learning
    before = seen_before(asking.actor, work.review, now=asking.now)
    return work.page(
        "learning",
        points=[_point(work, each) for each in told.points],
        recommendations=[_recommendation(work, each) for each in told.recommendations],
        actions=[_action(work, each) for each in told.actions],
        look_backs=[_look_back(work, each) for each in told.look_backs],
        before=[_before(each) for each in before],
        reached=[
            [each.what, say_day(each.on), f"{each.days} days"]
            for each in reached(work.review.state)
        ],
        reached_head=("What", "First on", "After the incident"),
        briefings=[_briefing(asking, code) for code in told.briefings],
        begin_briefing=_begin_briefing(work),
        links=links_to(work, ("learning.drawn", "Draw a learning point")),
        recommending=links_to(work, ("recommendation.made", "Make a recommendation")),
        acting_links=links_to(work, ("action.set", "Set an action")),
        looking=links_to(
            work,
            ("lookback.set", "Plan a look back"),
            ("lookback.done", "Take down a look back"),
        ),
    )


@acting(may=may_adopt, says="The partnership’s manager, where they manage the review")
def try_linked(asking: Asking, review: str) -> HttpResponse:
    """Try a linked safeguard over the record, and keep in the review what came of it."""
    work = at_work(asking, review)
    code = asking.request.POST.get("safeguard", "")
    linked = {one for each in work.review.state.learning.points for one in each.safeguards}
    if code not in linked or not work.may("safeguard.tried"):
        raise NotOpen
    try:
        try_safeguard(asking.actor, work.review.id, code, at=asking.now)
    except Refused as refused:
        messages.error(asking.request, str(refused))
    else:
        messages.success(asking.request, "Tried. What came of it stands beside the point.")
    return redirect(work.address("review-learning"))


def _links(work: AtWork, about: str, *kinds: tuple[str, str]) -> list[dict[str, str]]:
    return [
        {"text": text, "href": work.taking(kind, about)}
        for kind, text in kinds
        if work.may(kind)
    ]


def _briefing(asking: Asking, code: str) -> dict[str, str]:
    """A briefing begun from the review: where it is worked on, and its title, to who may."""
    shown = in_work_under(asking.actor, code)
    if shown is None:
        return {"text": code, "href": ""}
    href = reverse("briefing-in-work", kwargs={"briefing": code})
    return {"text": f"{shown.title} ({code})", "href": href}


def _begin_briefing(work: AtWork) -> str:
    """Where a briefing is begun from this review, for who may."""
    if not (writes(work.asking.actor.role) and work.may("briefing.made")):
        return ""
    return f"{reverse('new-briefing')}?{urlencode({'review': work.review.code})}"


def _point(work: AtWork, each: Point) -> dict[str, Any]:
    rows = work.words.rows_of(each.step, but_not=("evidence", "type"))
    actions = work.review.state.learning.actions_on(each)
    return {
        "title": "Gap" if each.is_gap else "Strength",
        "rows": rows,
        "evidence": [
            {"text": f"Row {place}", "href": work.address("review-row", event=row)}
            for place, row in enumerate(each.step.data.get("evidence", ()), start=1)
        ],
        "sent": [_sent(work, one) for one in each.sent_early],
        "came_of": came_of(work, actions) if actions else [],
        "safeguards": safeguards_beside(work, each),
        "links": _links(
            work,
            each.step.id,
            ("learning.sent-early", "Take down that it was passed on already"),
            ("recommendation.made", "Recommend something"),
            ("safeguard.linked", "Link the safeguard that keeps it alive"),
        ),
    }


def _sent(work: AtWork, each: SentEarly) -> dict[str, Any]:
    """Learning that went out early: to whom, when, and whether anybody said it arrived."""
    data, receipt = each.step.data, each.receipt
    arrived = (
        f"Received by {receipt.data['by_role']}, {said_date(receipt.data['on'])}"
        if receipt
        else ""
    )
    return {
        "text": f"{data['to']}, {said_date(data['on'])}",
        "receipt": arrived,
        "links": []
        if receipt
        else _links(work, each.step.id, ("learning.received", "Take down the receipt")),
    }


def _recommendation(work: AtWork, each: Recommendation) -> dict[str, Any]:
    return {
        "rows": work.words.rows_of(each.step),
        "declined": [
            work.words.rows_of(step, but_not=("recommendation",)) for step in each.declined
        ],
        "links": _links(
            work,
            each.step.id,
            ("action.set", "Set an action for it"),
            ("recommendation.declined", "Take down that an agency declined it"),
        ),
    }


def _action(work: AtWork, each: Action) -> dict[str, Any]:
    late = each.is_late(work.today)
    if each.dropped:
        state, colour = "Dropped", "grey"
    elif each.is_finished:
        state, colour = "Finished", "green"
    else:
        state, colour = ("Overdue", "red") if late else ("Open", "blue")
    return {
        "state": state,
        "colour": colour,
        "rows": work.words.rows_of(each.step),
        "activity": [evidence_in_words(work, step) for step in each.activity],
        "outcome": [evidence_in_words(work, step) for step in each.outcome],
        "dropped": str(each.dropped.data["why"]) if each.dropped else "",
        "links": _links(
            work,
            each.step.id,
            ("action.evidenced", "Add evidence"),
            *([("action.dropped", "Drop it")] if each.is_open else []),
        ),
    }


def _look_back(work: AtWork, each: LookBack) -> dict[str, Any]:
    return {
        "planned": work.words.rows_of(each.planned),
        "done": work.words.rows_of(each.done) if each.done else None,
    }


def _before(each: SeenBefore) -> dict[str, Any]:
    told = [f"{one.title}" for one in each.briefings]
    own = [
        f"Review {one.code}: {one.step.data['says']}"
        for one in (*each.points, *each.recommendations)
    ]
    theme = THEMES.get(each.theme)
    return {"theme": theme.title if theme else each.theme, "lines": [*told, *own]}
