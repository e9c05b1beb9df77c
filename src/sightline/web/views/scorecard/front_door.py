"""What came to the front door, and what became of it? For its manager and the partnership's."""

from __future__ import annotations

from django.http import HttpResponse

from sightline.kernel.local_time import london_day
from sightline.record.policies import may_count_referrals
from sightline.record.queries.front_door import By, referrals_behind
from sightline.record.queries.front_door import front_door as front_door_of
from sightline.web.page import Asking, acting
from sightline.web.presenters.file_types import FILE_TYPES
from sightline.web.presenters.scorecard.figures_file import front_door_workbook
from sightline.web.presenters.scorecard.front_door import (
    BEHIND_HEAD,
    COUNTED,
    HEAD,
    agency_rows,
    behind_rows,
    period_rows,
    route_rows,
    trend,
    waiting_said,
    wanted_of,
    whole_row,
)

SAYS = "Front doors and managers, of referrals to their agency; the partnership manager"


@acting(may=may_count_referrals, says=SAYS)
def front_door(asking: Asking) -> HttpResponse:
    """Show the front door's figures, by month or by week."""
    found = front_door_of(asking.actor, by=_by(asking), now=asking.now)
    said, waiting = waiting_said(found)
    return asking.page(
        "scorecard/front-door.html",
        {
            "by": found.by,
            "exact": found.exact,
            "counted": COUNTED,
            "said": said,
            "waiting": waiting,
            "shown": trend(found),
            "whole": whole_row(found),
            "whole_head": ("Together", *HEAD),
            "periods": period_rows(found),
            "period_head": (found.by.capitalize(), *HEAD),
            "agencies": agency_rows(found),
            "agency_head": ("From", *HEAD),
            "routes": route_rows(found),
            "route_head": ("Route", *HEAD),
        },
    )


@acting(may=may_count_referrals, says=f"{SAYS}; of entries, those that are open to them")
def front_door_rows(asking: Asking) -> HttpResponse:
    """Show the referrals that one figure counts."""
    wanted = wanted_of(asking.request.GET.dict())
    found = referrals_behind(asking.actor, wanted, now=asking.now)
    context: dict[str, object] = {
        "head": BEHIND_HEAD,
        "rows": behind_rows(found),
        "not_open": found.not_open,
    }
    return asking.page("scorecard/front-door-rows.html", context)


@acting(may=may_count_referrals, says=SAYS)
def front_door_file(asking: Asking) -> HttpResponse:
    """Give the figures as a workbook in which no small number is told."""
    found = front_door_of(asking.actor, by=_by(asking), now=asking.now, for_others=True)
    raw = front_door_workbook(found, now=asking.now)
    response = HttpResponse(raw, content_type=FILE_TYPES["xlsx"])
    name = f"front-door-{london_day(asking.now).isoformat()}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _by(asking: Asking) -> By:
    return "week" if asking.request.GET.get("by") == "week" else "month"
