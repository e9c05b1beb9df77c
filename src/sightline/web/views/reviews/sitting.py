"""Who may open a review, and in which part?"""

from __future__ import annotations

from django.http import HttpResponse

from sightline.kernel.local_time import london_day, say_day
from sightline.reviews.step_kinds import STEP_KINDS
from sightline.web.page import Asking, acting
from sightline.web.presenters.reviews.opening import WHO, at_work, reads
from sightline.web.views.reviews.incident import links_to


@acting(may=reads, says=WHO)
def seats(asking: Asking, review: str) -> HttpResponse:
    """Show every seat, and let the business manager give and end them."""
    work = at_work(asking, review)
    part = STEP_KINDS["seat.given"].field("part")
    rows = [
        [
            work.words.post(seat.post),
            part.title_of(seat.part)
            + (f": {work.words.agency(seat.agency)}" if seat.agency else ""),
            say_day(london_day(seat.since)),
            {"text": say_day(london_day(seat.until)), "blank": ""}
            if seat.until
            else {"text": "", "blank": "Still sits"},
            {"text": "End it", "href": work.taking("seat.ended", seat.post)}
            if work.may("seat.ended") and seat.until is None
            else {"text": "", "blank": "Nothing"},
        ]
        for seat in work.review.state.workspace.seats
    ]
    return work.page(
        "seats",
        rows=rows,
        head=("Post", "As", "Since", "Until", "To do"),
        links=links_to(work, ("seat.given", "Give someone a seat")),
        back=work.address("review"),
    )
