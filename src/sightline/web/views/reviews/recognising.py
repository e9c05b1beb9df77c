"""How does the panel say what kind of thing a row tells of? So that safeguards can read it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.kernel.errors import Refused
from sightline.kernel.local_time import london_day
from sightline.reviews import actions
from sightline.reviews.log import Taken
from sightline.reviews.queries.chronology import combined_chronology
from sightline.vocabulary.kinds import KINDS
from sightline.web.forms.offered import Offered
from sightline.web.forms.reviews.recognising import FieldsForm, KindForm
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.reviews.opening import WHO, AtWork, at_work, reads
from sightline.web.views.refusing import show_faults

STEP = "event.recognised"


@acting(may=reads, says=f"{WHO}; the panel says what a row tells of")
def recognise(asking: Asking, review: str, event: str) -> HttpResponse:
    """Ask first for the kind, then for what the row says in the fields of that kind."""
    work = at_work(asking, review)
    row = combined_chronology(work.review).row(event)
    if row is None or not work.may(STEP):
        raise NotOpen
    kind = KINDS.get(asking.request.GET.get("kind", ""))
    back = work.address("review-row", event=event)
    if kind is None:
        chosen = asking.request.GET if "kind" in asking.request.GET else None
        return work.page("recognise", form=KindForm(chosen), row=row, back=back)
    posted = asking.request.POST if asking.request.method == "POST" else None
    form = FieldsForm(posted, kind, _offered(work))
    if form.is_bound and form.is_valid():
        said = {"event": event, "kind": kind.code, "fields": form.answers()}
        taken = Taken(STEP, {name: told for name, told in said.items() if told})
        try:
            actions.take(asking.actor, work.review.id, taken, at=asking.now)
        except Refused as refused:
            show_faults(form, refused)
        else:
            messages.success(asking.request, "Taken down: what this row tells of")
            return redirect(back)
    return work.page("recognise", form=form, kind=kind, row=row, back=back)


def _offered(work: AtWork) -> Offered:
    members = work.family.members if work.family else ()
    people = [(each.person.id, each.person.name, each.child) for each in members]
    return Offered(
        today=london_day(work.asking.now),
        children=tuple((id_, name) for id_, name, child in people if child),
        adults=tuple((id_, name) for id_, name, child in people if not child),
        agencies=tuple(sorted(work.words.agencies.items(), key=lambda pair: pair[1])),
        involved=tuple(each.agency for each in work.review.state.board.agencies),
    )
