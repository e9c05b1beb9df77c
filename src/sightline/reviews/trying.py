"""How often would the safeguard that keeps a learning point alive have asked, before?

A trial over the record is kept in the review as a step, in words and with small numbers left
out, so that what is found a year later can be laid beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sightline.access.actor import Actor
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.local_time import london_day
from sightline.obligations.drafting import draft_of
from sightline.obligations.policies import may_adopt
from sightline.obligations.queries.library import SMALLEST
from sightline.obligations.trying import Counted, try_over_history
from sightline.reviews.actions import take
from sightline.reviews.log import Taken

FEW = f"fewer than {SMALLEST}"
MOST_MONTHS = 24


def try_safeguard(actor: Actor, review_id: str, code: str, *, at: datetime) -> None:
    """Try a safeguard over the record as it is now, and keep what came of it in the review.

    Raises Refused for who does not decide on safeguards, or where there is none of the name.
    """
    if not may_adopt(actor.role):
        wrong = "you do not decide on safeguards"
        raise Refused(Fault("", wrong, "ask the partnership's manager to try it"))
    draft = draft_of(code)
    if draft is None:
        raise Refused(Fault("safeguard", "there is none of this name", "choose another"))
    tried = try_over_history(actor, draft.safeguard, now=at)
    said = {
        "safeguard": code,
        "since": tried.since.isoformat(),
        "until": london_day(at).isoformat(),
        "asked": _number(tried.total),
        "stands": _lines(tried.statuses),
        "months": _lines(tried.months[-MOST_MONTHS:]),
    }
    step = Taken("safeguard.tried", {name: told for name, told in said.items() if told})
    take(actor, review_id, step, at=at)


def _lines(counted: Iterable[Counted]) -> list[str]:
    return [f"{each.name}: {_number(each.number)}" for each in counted]


def _number(number: int | None) -> str:
    return FEW if number is None else f"{number:,}"
