"""What became of learning in one year? The partnership's yearly account, figure by figure."""

from __future__ import annotations

from django.http import HttpResponse

from sightline.access.queries import directory
from sightline.kernel.local_time import london_day
from sightline.learning.year import year_of
from sightline.web.page import Asking, acting
from sightline.web.presenters.learning_year import lists_of
from sightline.web.views.briefings.opening import RELEASES_THEM, releases

YEARS_BACK = 5


@acting(may=releases, says=RELEASES_THEM)
def year(asking: Asking) -> HttpResponse:
    """Show one year's figures, each a link to the rows it counts."""
    this = london_day(asking.now).year
    offered = [this - back for back in range(YEARS_BACK + 1)]
    asked = asking.request.GET.get("year", "")
    chosen = next((each for each in offered if str(each) == asked), this)
    names = {agency.id: agency.name for agency in directory(now=asking.now)}
    context = {
        "year": chosen,
        "years": offered,
        "lists": lists_of(year_of(chosen), names),
    }
    return asking.page("learning/year.html", context)
