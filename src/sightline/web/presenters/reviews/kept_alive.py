"""What stands beside a learning point: the safeguards that keep it alive, and their figures?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from sightline.kernel.local_time import say_day
from sightline.obligations.policies import may_adopt
from sightline.obligations.queries.library import Listed, months_of, one_listed
from sightline.reviews.state.learning import Action, Point
from sightline.reviews.state.told import StepTold
from sightline.web.presenters.reviews.opening import AtWork
from sightline.web.presenters.reviews.words import said_date
from sightline.web.presenters.safeguards import MONTH_HEAD, month_rows
from sightline.web.presenters.tried import status_in_words

TRIED_HEAD = ("How it stands", "How many")
MONTHS_SHOWN = 12


def safeguards_beside(work: AtWork, point: Point) -> list[dict[str, Any]]:
    """Return each safeguard linked to a point, with what it asked before and since."""
    found = ((code, one_listed(code, now=work.asking.now)) for code in point.safeguards)
    return [
        _beside(work, code, listed)
        if listed
        else {"code": code, "title": code, "gone": True}
        for code, listed in found
    ]


def _beside(work: AtWork, code: str, listed: Listed) -> dict[str, Any]:
    decides = may_adopt(work.asking.actor.role)
    place = {"code": code}
    return {
        "code": code,
        "title": listed.safeguard.title,
        "href": reverse("safeguard", kwargs=place),
        "sentence": listed.safeguard.sentence,
        "adopted": f"From {say_day(listed.runs.from_day)}" if listed.runs else "",
        "before": _before(work.review.state.learning.tried.get(code)),
        "before_head": TRIED_HEAD,
        "since": _since(code, work.asking.now) if listed.runs else [],
        "since_head": MONTH_HEAD,
        "try": code if decides and work.may("safeguard.tried") else "",
        "decide": reverse("decide-safeguard", kwargs=place) if decides else "",
    }


def _before(tried: StepTold | None) -> dict[str, Any] | None:
    if tried is None:
        return None
    data = tried.data
    stands = (line.rpartition(": ") for line in data.get("stands", ()))
    return {
        "says": f"From {said_date(data['since'])} to {said_date(data['until'])} it would "
        f"have asked {_times(data['asked'])}.",
        "rows": [
            [status_in_words(name), {"text": number, "numeric": True}]
            for name, _, number in stands
        ],
    }


def _times(asked: str) -> str:
    return "once" if asked == "1" else f"{asked} times"


def _since(code: str, now: datetime) -> list[list[object]]:
    return month_rows(months_of(code, now=now)[:MONTHS_SHOWN])


def came_of(work: AtWork, actions: tuple[Action, ...]) -> list[dict[str, str]]:
    """Say what was done about a point, and apart from it what changed."""
    done = [evidence_in_words(work, one) for each in actions for one in each.activity]
    changed = [evidence_in_words(work, one) for each in actions for one in each.outcome]
    return [
        {"key": "What was done about it", "value": "\n".join(done), "blank": "No evidence"},
        {"key": "What changed", "value": "\n".join(changed), "blank": "No evidence"},
    ]


def evidence_in_words(work: AtWork, step: StepTold) -> str:
    """Return one piece of evidence, with who gave it."""
    return f"{step.data['what']} ({work.words.by(step)})"
