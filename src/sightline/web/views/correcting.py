"""How is an entry put right, and what if someone else put it right first?"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect

from sightline.access.reach import basis_for
from sightline.kernel.errors import Refused
from sightline.kernel.ids import ref_of
from sightline.kernel.local_time import london_day
from sightline.record.actions import AlreadyCorrected, append
from sightline.record.queries.desk import desk_for
from sightline.record.queries.recorded import Standing, standing
from sightline.vocabulary.kinds import KINDS
from sightline.web.forms.correction import (
    CorrectionForm,
    blank_correction,
    left_behind,
    offered_to_correct,
)
from sightline.web.forms.entry_form import kind_called
from sightline.web.forms.entry_ids import one_time_id
from sightline.web.forms.offered import Offered, offered_by
from sightline.web.page import Asking, NotOpen, acting, open_person
from sightline.web.presenters.recorded import say_recorded
from sightline.web.presenters.versions import compared
from sightline.web.views.recording import MORE_ROWS, records, rows_in
from sightline.web.views.refusing import show_faults

SAYS = "Those whose post records entries, for entries of their own agency open to them"


@acting(may=records, says=SAYS)
def correct(asking: Asking, position: int) -> HttpResponse:
    """Correct an entry: the same form, filled in with the version that stands."""
    found = standing(asking.actor, position, now=asking.now)
    if found is None:
        raise NotOpen
    if why := _cannot(found):
        return asking.page("recording/cannot-correct.html", {"found": found, "why": why})
    offered = _offered(asking, found)
    if asking.request.method != "POST":
        form = blank_correction(found, offered, entry_id=one_time_id(asking.now))
        return _page(asking, found, form)
    form = _sent(asking, found, offered)
    if MORE_ROWS in asking.request.POST or not form.is_valid():
        return _page(asking, found, form)
    return _corrected(asking, found, form)


def _cannot(found: Standing) -> str:
    if not found.shown.mine:
        return (
            f"It is in the record of {found.shown.agency_name}, and only they may correct it."
            " Record what you know as an entry of your own, and tell them."
        )
    if found.shown.withheld:
        return (
            "Part of it is withheld from you, and would be lost. Ask a colleague who may read"
            " all of it to correct it."
        )
    if found.shown.corrected_by:
        return "It was corrected already, in an entry that is not open to you."
    if kind_called(found.content.kind) is None:
        return (
            "Entries of this kind are made in the review they belong to; correct it there."
        )
    return ""


def _offered(asking: Asking, found: Standing) -> Offered:
    person = opened_for(asking, found)
    desk = desk_for(asking.actor, person, kind=found.content.kind, now=asking.now)
    if desk is None:
        raise NotOpen(person)
    offered = offered_by(desk, today=london_day(asking.now))
    return offered_to_correct(found, offered)


def opened_for(asking: Asking, found: Standing) -> str:
    """Note the look for the first person it is about who opens to the actor."""
    people = [each.id for each in found.shown.people]
    for person in people:
        if basis_for(asking.actor, person, now=asking.now):
            open_person(asking, ref_of(person))
            return person
    raise NotOpen(people[0] if people else "")


def _sent(asking: Asking, found: Standing, offered: Offered) -> CorrectionForm:
    post = asking.request.POST
    kind = KINDS[found.content.kind]
    rows = rows_in(post, kind)
    options: dict[str, Any] = {
        "kind": kind,
        "offered": offered,
        "held": found.content.data,
    }
    form = CorrectionForm(post, rows=rows, **options)
    if MORE_ROWS not in post:
        return form
    typed = {name: form[name].value() for name in form.fields}
    name = post[MORE_ROWS]
    longer = {**rows, name: rows.get(name, 0) + 2}
    return CorrectionForm(initial=typed, rows=longer, **{**options, "held": None})


def _corrected(asking: Asking, found: Standing, form: CorrectionForm) -> HttpResponse:
    if form.cleaned_data["corrects"] not in {each.id for each in found.page.versions}:
        raise NotOpen
    entry_id = form.cleaned_data["entry_id"]
    draft = form.corrected(found.content.thread)
    try:
        append(asking.actor, draft, entry_id=entry_id, at=asking.now)
    except AlreadyCorrected:
        return _both_versions(asking, found, form)
    except Refused as refused:
        show_faults(form, refused)
        return _page(asking, found, form)
    say_recorded(asking, [entry_id])
    return redirect("family", ref=ref_of(draft.about[0][0]))


def _both_versions(asking: Asking, found: Standing, form: CorrectionForm) -> HttpResponse:
    """Show what they started from, what stands now, and what they typed, kept in the form."""
    started_from = form.cleaned_data["corrects"]
    known = [each.id for each in found.page.versions]
    versions = found.page.versions[known.index(started_from) :]
    data: QueryDict = asking.request.POST.copy()
    data["corrects"] = found.content.id
    data["entry_id"] = one_time_id(asking.now)
    form.data = data
    return _page(
        asking, found, form, status=409, conflict=versions, compared=compared(versions)
    )


def _page(
    asking: Asking,
    found: Standing,
    form: CorrectionForm,
    *,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    page = asking.page(
        "recording/correct.html",
        {
            "found": found,
            "form": form,
            "kind": form.kind,
            "left_behind": left_behind(found),
            **more,
        },
    )
    page.status_code = status
    return page
