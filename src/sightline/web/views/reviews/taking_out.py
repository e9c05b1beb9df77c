"""How does a combined chronology leave the review? As a file whose name tells nothing."""

from __future__ import annotations

from django.http import HttpResponse

from sightline.access.trail import note_look
from sightline.documents.chronology.told import Chronology
from sightline.documents.writing.endings import writer_for
from sightline.reviews.queries.chronology import combined_chronology
from sightline.reviews.queries.chronology_file import (
    Labelled,
    chronology_to_take,
    with_labels_for_names,
)
from sightline.web.forms.reviews.chronology_file import TakeForm
from sightline.web.page import Asking, acting
from sightline.web.presenters.file_types import FILE_TYPES
from sightline.web.presenters.reviews.opening import BASIS, WHO, AtWork, at_work, reads
from sightline.web.views.reviews.narrowed import narrowed

PAGE = "review-chronology-file"


@acting(may=reads, says=f"{WHO}. Rows of agencies whose return the reader may read")
def chronology_file(asking: Asking, review: str) -> HttpResponse:
    """Ask as what the chronology is wanted, and give it."""
    work = at_work(asking, review)
    whole = combined_chronology(work.review)
    wanted = narrowed(work, whole).wanted()
    rows = [row for row in whole.rows if wanted.fits(row)]
    narrows = len(rows) < len(whole.rows)
    posted = asking.request.POST if asking.request.method == "POST" else None
    form = TakeForm(posted, narrowed=narrows)
    title = f"Combined chronology of review {work.review.code}"
    every = chronology_to_take(whole, whole.rows, title)
    if form.is_bound and form.is_valid() and whole.rows:
        told = form.cleaned_data
        taken = every if form.wants_all else chronology_to_take(whole, rows, title)
        if told["names"] == "labels":
            taken = _labelled(work, taken).chronology
        return _file(work, taken, told["ending"], told["names"], told["paper"])
    return work.page(
        "chronology-file",
        filters_form=form,
        narrows=narrows,
        shown=len(rows),
        total=len(whole.rows),
        missed=_labelled(work, every).missed if whole.rows else (),
        back=work.address("review-chronology"),
    )


def _labelled(work: AtWork, chronology: Chronology) -> Labelled:
    return with_labels_for_names(chronology, work.review)


def _file(
    work: AtWork, chronology: Chronology, ending: str, names: str, paper: str
) -> HttpResponse:
    note_look(
        work.asking.actor,
        person=work.review.state.incident.child,
        page=PAGE,
        basis=BASIS,
        at=work.asking.now,
        note=f"taken out as {ending}, with {names}",
    )
    name = f"chronology-{work.review.code}.{ending}"
    raw = writer_for(name)(chronology, "a3" if paper == "a3" else "a4")
    response = HttpResponse(raw, content_type=FILE_TYPES[ending])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
