"""What became of learning in one year? The partnership's yearly account, figure by figure."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from sightline.access.queries import directory
from sightline.kernel.local_time import london_day
from sightline.learning.year import year_of
from sightline.reviews.queries.kept_alive import kept_alive
from sightline.reviews.queries.lags import (
    Lag,
    lags,
    spread_of_published,
    spread_of_shared,
)
from sightline.reviews.queries.recurring import recurring
from sightline.web.page import Asking, acting
from sightline.web.presenters.file_types import FILE_TYPES
from sightline.web.presenters.learning_year import Counted, lists_of
from sightline.web.presenters.learning_year_file import FILES
from sightline.web.presenters.learning_year_of_reviews import (
    came_back_in,
    kept_alive_in,
    lags_in,
    talks_by_agency,
)
from sightline.web.presenters.looking_back import spread_said
from sightline.web.views.briefings.opening import RELEASES_THEM, releases
from sightline.web.views.looking_back import safeguard_told

YEARS_BACK = 5


@acting(may=releases, says=RELEASES_THEM)
def year(asking: Asking) -> HttpResponse:
    """Show one year's figures, each a link to the rows it counts."""
    chosen, offered = _chosen(asking)
    lists, said = _account(asking, chosen)
    context: dict[str, object] = {
        "year": chosen,
        "years": offered,
        "lists": lists,
        "said": said,
        "files": list(FILES),
    }
    return asking.page("learning/year.html", context)


@acting(may=releases, says=RELEASES_THEM)
def year_file(asking: Asking, ending: str) -> HttpResponse:
    """Hand out one year's figures and rows as a file."""
    if ending not in FILES:
        raise Http404
    chosen, _ = _chosen(asking)
    lists, said = _account(asking, chosen)
    answer = HttpResponse(
        FILES[ending](chosen, lists, said), content_type=FILE_TYPES[ending]
    )
    name = f'attachment; filename="learning-{chosen}.{ending}"'
    answer.headers["Content-Disposition"] = name
    return answer


def _chosen(asking: Asking) -> tuple[int, list[int]]:
    this = london_day(asking.now).year
    offered = [this - back for back in range(YEARS_BACK + 1)]
    asked = asking.request.GET.get("year", "")
    return next((each for each in offered if str(each) == asked), this), offered


def _account(asking: Asking, chosen: int) -> tuple[list[Counted], list[str]]:
    """Return the year's lists, and in words how long learning took. Reviews: one's own."""
    actor, now = asking.actor, asking.now
    names = {agency.id: agency.name for agency in directory(now=now)}
    told, took = year_of(chosen), lags(actor, now=now)
    lists = [
        *lists_of(told, names),
        talks_by_agency(told.talks, names),
        *lags_in(chosen, took),
        came_back_in(chosen, recurring(actor, now=now)),
        kept_alive_in(
            chosen, kept_alive(actor, now=now), lambda code: safeguard_told(code, now)
        ),
    ]
    return lists, _how_long(chosen, took)


def _how_long(chosen: int, took: list[Lag]) -> list[str]:
    shared = [each for each in took if each.shared and each.shared.year == chosen]
    public = [each for each in took if each.published and each.published.year == chosen]
    return [
        spread_said("From incident to first learning shared", spread_of_shared(shared)),
        spread_said("From incident to first briefing", spread_of_published(public)),
    ]
