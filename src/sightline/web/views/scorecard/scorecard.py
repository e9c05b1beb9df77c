"""How do agencies keep what was learned? The scorecard, one measure, and what a figure counts."""

from __future__ import annotations

from typing import get_args

from django.http import HttpResponse

from sightline.obligations.queries.scorecard import (
    Chosen,
    one_measure,
    rows_behind,
)
from sightline.obligations.queries.scorecard import (
    scorecard as scorecard_of,
)
from sightline.record.policies import may_count
from sightline.record.queries.counting import Standing
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.scorecard.measures import (
    HEAD,
    ROW_HEAD,
    agency_rows,
    behind_rows,
    counted_from,
    definition,
    measure_rows,
    month_asked,
    month_rows,
    team_rows,
    trend,
    whole_row,
)

SAYS = "The partnership manager, and managers of agencies with small numbers left out"


@acting(may=may_count, says=SAYS)
def scorecard(asking: Asking) -> HttpResponse:
    """Show every measure over the last twelve months."""
    lines = scorecard_of(asking.actor, now=asking.now)
    context = {"head": HEAD, "rows": measure_rows(lines), "exact": lines[0].exact}
    return asking.page("scorecard/list.html", context)


@acting(may=may_count, says=SAYS)
def measure(asking: Asking, measure: str) -> HttpResponse:
    """Show one measure: how it is counted, its months and its agencies."""
    laid = one_measure(asking.actor, measure, now=asking.now)
    if laid is None:
        raise NotOpen
    return asking.page(
        "scorecard/measure.html",
        {
            "laid": laid,
            "line": laid.line,
            "measure": laid.line.measure,
            "exact": laid.line.exact,
            "definition": definition(laid.line.measure),
            "whole_head": ("Twelve months", *HEAD[1:]),
            "month_head": ("Month", *HEAD[1:]),
            "agency_head": ("Agency", *HEAD[1:]),
            "whole": whole_row(laid.line),
            "counted_from": counted_from(laid.line.measure),
            "months": month_rows(laid),
            "agencies": agency_rows(laid),
            "teams": team_rows(laid),
            "team_head": ("Team", *HEAD[1:]),
            "shown": trend(laid),
        },
    )


@acting(may=may_count, says=f"{SAYS}; of entries, those that are open to them")
def rows(asking: Asking, measure: str) -> HttpResponse:
    """Show the entries that one figure counts."""
    asked = asking.request.GET
    standing = asked.get("standing", "")
    chosen = Chosen(
        month=month_asked(asked.get("month", "")),
        agency={"": None, "-": ""}.get(asked.get("agency", ""), asked.get("agency")),
        team=asked.get("team", ""),
        standing=standing if standing in get_args(Standing) else "",
    )
    behind = rows_behind(asking.actor, measure, chosen, now=asking.now)
    if behind is None:
        raise NotOpen
    context = {"behind": behind, "head": ROW_HEAD, "rows": behind_rows(behind)}
    return asking.page("scorecard/rows.html", context)
