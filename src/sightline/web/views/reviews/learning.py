"""What was learned, what is to change, who does it, and was it so before?"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from sightline.kernel.local_time import say_day
from sightline.learning.queries import in_work_under
from sightline.reviews.queries.across import SeenBefore, seen_before
from sightline.reviews.state.learning import Action, LookBack, Point, Recommendation
from sightline.reviews.state.timing import reached
from sightline.safeguards.library_loading import load
from sightline.vocabulary.themes import THEMES
from sightline.web.page import Asking, acting
from sightline.web.presenters.reviews.opening import WHO, AtWork, at_work, reads
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
    titles = {one.code: one.title for one in load()}
    rows = work.words.rows_of(each.step, but_not=("evidence",))
    sent = [f"{step.data['to']}, {step.data['on']}" for step in each.sent_early]
    return {
        "title": "Gap" if each.is_gap else "Strength",
        "rows": rows,
        "evidence": [
            {"text": f"Row {place}", "href": work.address("review-row", event=row)}
            for place, row in enumerate(each.step.data.get("evidence", ()), start=1)
        ],
        "sent": sent,
        "safeguards": [
            {"code": code, "title": titles.get(code, code)} for code in each.safeguards
        ],
        "links": _links(
            work,
            each.step.id,
            ("learning.sent-early", "Take down that it was passed on already"),
            ("recommendation.made", "Recommend something"),
            ("safeguard.linked", "Link the safeguard that keeps it alive"),
        ),
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
        "activity": [_evidence(work, step) for step in each.activity],
        "outcome": [_evidence(work, step) for step in each.outcome],
        "dropped": str(each.dropped.data["why"]) if each.dropped else "",
        "links": _links(
            work,
            each.step.id,
            ("action.evidenced", "Add evidence"),
            *([("action.dropped", "Drop it")] if each.is_open else []),
        ),
    }


def _evidence(work: AtWork, step: Any) -> str:
    from_ = work.words.by(step)
    return f"{step.data['what']} ({from_})"


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
