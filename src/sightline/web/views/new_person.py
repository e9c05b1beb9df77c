"""How does someone new come into the record, once it was searched and they were not found?"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.kernel.errors import Refused
from sightline.kernel.ids import ref_of
from sightline.kernel.local_time import london_day
from sightline.record.actions import append_together
from sightline.record.introducing import drafts_for, id_of_new_person
from sightline.record.queries.alike import alike
from sightline.record.queries.desk import desk_for
from sightline.record.queries.search import Found
from sightline.web.forms.entry_ids import one_time_id
from sightline.web.forms.new_person import NewMemberForm, NewPersonForm, PersonForm
from sightline.web.forms.offered import offered_by
from sightline.web.page import Asking, NotOpen, acting, open_person
from sightline.web.presenters.recorded import say_recorded
from sightline.web.views.recording import SAYS, records
from sightline.web.views.refusing import show_faults


@acting(may=records, says="Those whose post records entries")
def new_person(asking: Asking) -> HttpResponse:
    """Record someone whom a search did not find, and why the actor works with them."""
    form = NewPersonForm(
        asking.request.POST or None,
        today=london_day(asking.now),
        initial={"entry_id": one_time_id(asking.now)},
    )
    return _answer(asking, form, "recording/new-person.html", {})


@acting(may=records, says=SAYS)
def new_member(asking: Asking, ref: str) -> HttpResponse:
    """Record someone new in a family, with what they are to its people."""
    person, _ = open_person(asking, ref)
    desk = desk_for(asking.actor, person, kind="", now=asking.now)
    if desk is None:
        raise NotOpen(person)
    today = london_day(asking.now)
    homes = dict.fromkeys(stay.household for stay in desk.family.stays)
    form = NewMemberForm(
        asking.request.POST or None,
        today=today,
        people=offered_by(desk, today=today).people,
        households=tuple((name, name) for name in homes),
        initial={"entry_id": one_time_id(asking.now)},
    )
    return _answer(asking, form, "recording/new-member.html", {"ref": ref})


def _answer(
    asking: Asking,
    form: NewPersonForm | NewMemberForm,
    template: str,
    page: dict[str, object],
) -> HttpResponse:
    if not form.is_bound or not form.is_valid():
        return asking.page(template, {**page, "form": form})
    found = _already_there(asking, form)
    if found and not form.cleaned_data["different"]:
        form.add_error("different", "Look at who is in the record already, below")
        return asking.page(template, {**page, "form": form, "found": found})
    return _recorded(asking, form, template, page)


def _already_there(asking: Asking, form: PersonForm) -> tuple[Found, ...]:
    """Those who fit, but for the one that this very form has just recorded."""
    number = str(form.answers().get("nhs_number") or "")
    made = id_of_new_person(form.cleaned_data["entry_id"])
    found = alike(
        asking.actor, name=form.name, born=form.born, number=number, now=asking.now
    )
    return tuple(each for each in found if each.person != made)


def _recorded(
    asking: Asking,
    form: NewPersonForm | NewMemberForm,
    template: str,
    page: dict[str, object],
) -> HttpResponse:
    base = form.cleaned_data["entry_id"]
    drafts = drafts_for(form.new_person(asking.actor), base=base)
    try:
        ids = append_together(asking.actor, drafts, at=asking.now)
    except Refused as refused:
        show_faults(form, refused)
        return asking.page(template, {**page, "form": form})
    say_recorded(asking, ids)
    return redirect("family", ref=str(page.get("ref") or ref_of(id_of_new_person(base))))
