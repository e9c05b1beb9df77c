"""What is someone's chronology narrowed to? Kept with their session, never in an address.

A search names people, and addresses are written into logs: so it is sent, and kept for this
review until another is sent or the session ends.
"""

from __future__ import annotations

from sightline.reviews.queries.chronology import Combined
from sightline.web.forms.reviews.narrowing import NarrowForm
from sightline.web.presenters.reviews.opening import AtWork

KEY = "review-narrowed"


def narrowed(work: AtWork, whole: Combined) -> NarrowForm:
    """Return the form as it was sent last for this review, or as it is sent now."""
    request = work.asking.request
    sent_here = request.method == "POST" and "narrowing" in request.POST
    kept = request.session.get(KEY, {}).get(work.review.code)
    agencies = {row.agency: row.agency_name for row in whole.rows}
    return NarrowForm(
        request.POST if sent_here else kept,
        agencies=sorted(agencies.items(), key=lambda pair: pair[1]),
    )


def wants_all(work: AtWork) -> bool:
    """Whether everything is asked for again."""
    return "everything" in work.asking.request.POST


def keep(work: AtWork, form: NarrowForm) -> None:
    """Keep what was sent, or forget it where everything is asked for."""
    session = work.asking.request.session
    every = dict(session.get(KEY, {}))
    every.pop(work.review.code, None)
    if form.narrows and not wants_all(work):
        every[work.review.code] = {name: form.data.get(name, "") for name in form.fields}
    session[KEY] = every
