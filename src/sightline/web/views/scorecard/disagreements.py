"""How is challenge promoted across agencies? How often, how far, how long, and to what end."""

from __future__ import annotations

from django.http import HttpResponse

from sightline.record.policies import may_count
from sightline.record.queries.disagreements import challenges, disagreements_behind
from sightline.web.page import Asking, acting
from sightline.web.presenters.scorecard.disagreements import (
    BEHIND_HEAD,
    HEAD,
    behind_rows,
    outcome_head,
    outcome_rows,
    pair_rows,
    wanted_of,
    whole_row,
)
from sightline.web.views.scorecard.scorecard import SAYS


@acting(may=may_count, says=SAYS)
def disagreements(asking: Asking) -> HttpResponse:
    """Show the disagreements of two years, by pair of agencies."""
    found = challenges(asking.actor, now=asking.now)
    return asking.page(
        "scorecard/disagreements.html",
        {
            "exact": found.exact,
            "whole": whole_row(found),
            "whole_head": ("Together", *HEAD),
            "pairs": pair_rows(found),
            "pair_head": ("Raised by, with", *HEAD),
            "outcomes": outcome_rows(found),
            "outcome_head": outcome_head(),
        },
    )


@acting(may=may_count, says=f"{SAYS}; of entries, those that are open to them")
def disagreement_rows(asking: Asking) -> HttpResponse:
    """Show the disagreements that one figure counts."""
    wanted = wanted_of(asking.request.GET.dict())
    found = disagreements_behind(asking.actor, wanted, now=asking.now)
    context: dict[str, object] = {
        "head": BEHIND_HEAD,
        "rows": behind_rows(found),
        "not_open": found.not_open,
    }
    return asking.page("scorecard/disagreement-rows.html", context)
