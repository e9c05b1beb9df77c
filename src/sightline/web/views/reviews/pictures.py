"""How did the family look on the day of the incident, or on any day? Drawn for the panel."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.http import HttpResponse

from sightline.drawing.drawn import Drawn
from sightline.exchange.pictures.files import CONTENT_TYPES
from sightline.kernel.local_time import say_day
from sightline.record.queries.family import Family
from sightline.reviews.queries.pictured import ReviewPictured, pictured_in_review
from sightline.web.forms.reviews.pictures import AsAtForm
from sightline.web.page import Asking, acting
from sightline.web.presenters.drawn import as_file, shown
from sightline.web.presenters.reviews.opening import WHO, AtWork, at_work, reads
from sightline.web.presenters.reviews.pictures import ecomap_in_review, genogram_in_review
from sightline.web.views.pictures import sees_families

SAYS = f"{WHO}; not authors. The record as far as the family is open to the reader"
ADDED_HEAD = ("Name", "What the return calls them", "In the picture?")
Draw = Callable[..., Drawn]


@acting(may=reads, says=SAYS)
def genogram(asking: Asking, review: str) -> HttpResponse:
    """Draw who belonged to whom, on the day of the incident unless another is asked for."""
    return _picture(at_work(asking, review), "genogram", genogram_in_review)


@acting(may=reads, says=SAYS)
def ecomap(asking: Asking, review: str) -> HttpResponse:
    """Draw who worked with the home, on the day of the incident unless another is asked for."""
    return _picture(at_work(asking, review), "ecomap", ecomap_in_review)


def _picture(work: AtWork, name: str, draw: Draw) -> HttpResponse:
    asked = work.asking.request.GET
    incident = work.review.state.incident
    happened = incident.happened.last or incident.aware_on
    frozen = min(happened or work.today, work.today)
    form = AsAtForm(asked if asked.get("at") else None, today=work.today, frozen=frozen)
    as_at = form.day() or frozen
    family = _family(work)
    found = pictured_in_review(work.asking.actor, work.review, family, now=work.asking.now)
    drawn = (
        draw(family, found, child=incident.child, as_at=as_at) if incident.child else None
    )
    ending = asked.get("file", "")
    if drawn and ending in CONTENT_TYPES:
        return as_file(drawn, ending, name=f"{name}-{work.review.code}", day=as_at)
    return work.page("picture", **_context(work, name, form, as_at, found, family, drawn))


def _family(work: AtWork) -> Family | None:
    """The family in the record, for those who read pictures of it there as well."""
    return work.family if sees_families(work.asking.actor.role) else None


def _context(
    work: AtWork,
    name: str,
    form: AsAtForm,
    as_at: date,
    found: ReviewPictured,
    family: Family | None,
    drawn: Drawn | None,
) -> dict[str, object]:
    incident = work.review.state.incident
    query = work.asking.request.GET.copy()
    query.pop("file", None)
    other = "review-ecomap" if name == "genogram" else "review-genogram"
    return {
        "name": name,
        "filters_form": form,
        "as_at": say_day(as_at),
        "of_incident": as_at == (incident.happened.last or incident.aware_on),
        "record_open": family is not None,
        "withholding": family.withholding if family else None,
        "shown": shown(drawn, name) if drawn else None,
        "added": [
            [
                each.name,
                {"text": each.role, "blank": "Not said"},
                "Yes" if each.drawn else "No: nobody said how they are related",
            ]
            for each in found.added
        ],
        "added_head": ADDED_HEAD,
        "contacts_of": [work.words.agency(each) for each in found.contacts_of]
        if name == "ecomap"
        else [],
        "endings": [each.upper() for each in CONTENT_TYPES],
        "query": query.urlencode(),
        "other": {
            "text": "Ecomap" if name == "genogram" else "Genogram",
            "href": work.address(other),
        },
        "back": work.address("review-chronology"),
    }
