"""Of which series is a briefing part?"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.kernel.errors import Refused
from sightline.learning.across.placing import place_in_series, titles_of_series
from sightline.web.forms.series import SeriesForm
from sightline.web.page import Asking, acting
from sightline.web.views.briefings.opening import WRITES, opened, writes
from sightline.web.views.refusing import show_faults


@acting(may=writes, says=WRITES)
def put_in_series(asking: Asking, briefing: str) -> HttpResponse:
    """Put a briefing in a series, or take it out."""
    shown = opened(asking, briefing)
    titles = titles_of_series(asking.actor)
    form = SeriesForm(asking.request.POST or None, titles=titles, chosen=shown.series)
    if form.is_valid():
        try:
            place_in_series(asking.actor, shown.id, form.title())
        except Refused as refused:
            show_faults(form, refused)
        else:
            return redirect("briefing-in-work", briefing=shown.code)
    return asking.page("learning/do-series.html", {"form": form, "briefing": shown})
