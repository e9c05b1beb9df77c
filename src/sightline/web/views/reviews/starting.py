"""Which reviews is someone in, and how does one begin? With an incident that somebody noticed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.access.calendar import partnership_calendar
from sightline.access.reach import basis_for
from sightline.access.trail import note_look
from sightline.kernel.errors import Refused
from sightline.kernel.local_time import london_day
from sightline.reviews import actions
from sightline.reviews.actions import STARTS_REVIEWS
from sightline.reviews.log import Taken, code_of
from sightline.reviews.queries.across import clusters
from sightline.reviews.queries.by_facts import with_facts
from sightline.reviews.queries.opening import my_reviews
from sightline.web.forms.reviews.by_facts import FactsForm
from sightline.web.forms.reviews.notice import NoticeForm
from sightline.web.page import Asking, acting
from sightline.web.presenters.reviews.list import HEAD, cluster_lines, review_rows
from sightline.web.presenters.reviews.opening import BASIS, WHO, reads
from sightline.web.views.refusing import show_faults

NOT_FOUND = (
    "The record has nobody who fits exactly. Check what you typed. If it is right, record "
    "the child first."
)


@acting(may=reads, says=f"{WHO}; the list holds no other review")
def reviews(asking: Asking) -> HttpResponse:
    """List the reviews that the reader sits in."""
    today = london_day(asking.now)
    form = FactsForm(asking.request.GET)
    found = with_facts(my_reviews(asking.actor, now=asking.now), form.wanted())
    context = {
        "facts_form": form,
        "number": len(found),
        "head": HEAD,
        "rows": review_rows(found, today=today, calendar=partnership_calendar()),
        "alike": cluster_lines(clusters(asking.actor, now=asking.now)),
        "may_start": asking.actor.role.code == STARTS_REVIEWS,
    }
    return asking.page("reviews/list.html", context)


@acting(
    may=lambda role: role.code == STARTS_REVIEWS,
    says="The partnership's manager, who begins every review",
)
def note_incident(asking: Asking) -> HttpResponse:
    """Take down an incident: from then on there is a review, and its clock runs."""
    posted = asking.request.POST if asking.request.method == "POST" else None
    form = NoticeForm(posted, today=london_day(asking.now))
    if form.is_bound and form.is_valid():
        child = form.find()
        basis = basis_for(asking.actor, child, now=asking.now) if child else None
        if child and basis:
            page = "note-incident"
            note_look(asking.actor, person=child, page=page, basis=BASIS, at=asking.now)
            if review := _started(asking, child, form):
                return redirect("review", review=review)
        else:
            form.add_error(None, NOT_FOUND)
    return asking.page("reviews/notice.html", {"form": form})


def _started(asking: Asking, child: str, form: NoticeForm) -> str:
    noticed = Taken("incident.noticed", {"child": child, **form.answers()})
    try:
        review = actions.start(asking.actor, noticed, at=asking.now)
    except Refused as refused:
        show_faults(form, refused)
        return ""
    messages.success(asking.request, "The incident is taken down, and the clock runs.")
    return code_of(review)
