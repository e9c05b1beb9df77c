"""Which families were opened in an emergency, and was it right? Reviewed by someone else."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sightline.access.actions import review_break_glass
from sightline.access.queries import OpeningToReview, break_glass_to_review
from sightline.access.trail import note_look
from sightline.kernel.errors import Refused
from sightline.kernel.ids import ref_of
from sightline.kernel.local_time import say_day, say_moment
from sightline.web.forms.oversight import ReviewForm
from sightline.web.page import Asking, NotOpen, acting

SAYS = "Managers, of their own agency, and privacy officers; never of one's own opening"
HEAD = ("Reference", "Opened", "Review due", "State")


@acting(may=lambda role: role.reviews_break_glass, says=SAYS)
def to_review(asking: Asking) -> HttpResponse:
    """List what waits for this reviewer by its reference alone."""
    waiting = break_glass_to_review(asking.actor, now=asking.now)
    rows = [_listed(each) for each in waiting]
    return asking.page("oversight/break-glass-reviews.html", {"head": HEAD, "rows": rows})


@acting(may=lambda role: role.reviews_break_glass, says=SAYS)
def review(asking: Asking, reference: str) -> HttpResponse:
    """Show one emergency opening, and record what the reviewer found."""
    opening = _opening(asking, reference)
    form = ReviewForm(asking.request.POST if asking.request.method == "POST" else None)
    if form.is_valid() and _recorded(asking, reference, form):
        return redirect("break-glass-reviews")
    note_look(
        asking.actor,
        person=opening.person,
        page="break-glass-review",
        basis="review",
        at=asking.now,
        note=reference,
    )
    context = {"form": form, "rows": _told(opening), "overdue": opening.overdue}
    return asking.page("oversight/break-glass-review.html", context)


def _opening(asking: Asking, reference: str) -> OpeningToReview:
    waiting = break_glass_to_review(asking.actor, now=asking.now)
    found = next((each for each in waiting if each.reference == reference), None)
    if found is None:
        raise NotOpen
    return found


def _recorded(asking: Asking, reference: str, form: ReviewForm) -> bool:
    try:
        review_break_glass(
            asking.actor, reference=reference, at=asking.now, **form.cleaned_data
        )
    except Refused as refused:
        for fault in refused.faults:
            form.add_error(None, str(fault))
        return False
    return True


def _listed(each: OpeningToReview) -> list[object]:
    href = reverse("break-glass-review", kwargs={"reference": each.reference})
    state = {"tag": "Overdue", "colour": "red"} if each.overdue else {"tag": "Waiting"}
    if each.often and not each.overdue:
        state = {"tag": "One of several in a day", "colour": "yellow"}
    return [
        {"text": each.reference, "href": href},
        say_moment(each.opened_at),
        say_day(each.review_due),
        {"text": "", **state},
    ]


def _told(each: OpeningToReview) -> list[dict[str, object]]:
    href = reverse("trail", kwargs={"ref": ref_of(each.person)})
    looked = [{"href": href, "text": "Who looked at this family"}]
    return [
        {"key": "Reference", "value": each.reference, "actions": looked},
        {"key": "Who opened it", "value": f"{each.name}, {each.post}, {each.agency}"},
        {"key": "Opened", "value": say_moment(each.opened_at)},
        {"key": "Open until", "value": say_moment(each.until)},
        {"key": "Emergency", "value": each.reason},
        {"key": "In their words", "value": each.told},
        {"key": "Review due", "value": say_day(each.review_due)},
    ]
