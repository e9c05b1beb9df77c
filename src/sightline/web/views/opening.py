"""How does someone open a family that is not open to them? By saying why, and being seen to."""

from __future__ import annotations

import secrets

from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.access.actions import break_glass
from sightline.access.calendar import partnership_calendar
from sightline.access.reach import basis_for, closed_people
from sightline.access.trail import REFUSED, note_look
from sightline.kernel.errors import Refused
from sightline.kernel.ids import new_id, ref_of
from sightline.kernel.local_time import london_day
from sightline.kernel.partial_dates import PartialDate
from sightline.record.actions import Draft, append
from sightline.web.forms.opening import EMERGENCY, OpeningForm
from sightline.web.page import Asking, acting

# The same words whoever does not exist and whoever is closed to this person.
CANNOT_OPEN = (
    "We cannot open a family from this. Check what you typed. If it is right, ask a colleague "
    "to act, or ring the front door. If a child is in danger, ring 999."
)
PAGE = "open-a-family"


@acting(
    may=lambda role: role.content,
    says="Every post that reads the record; each attempt is written in the trail",
)
def open_a_family(asking: Asking) -> HttpResponse:
    """Open one family to someone who now works with it, or cannot wait."""
    if asking.request.method != "POST":
        fresh = {"entry_id": new_id(asking.now, secrets.randbits)}
        return _shown(asking, OpeningForm(initial=fresh))
    form = OpeningForm(asking.request.POST)
    if not form.is_valid():
        return _shown(asking, form)
    person = form.find()
    if not person or person in closed_people(asking.actor):
        _note(asking, person or "", REFUSED)
        form.add_error(None, CANNOT_OPEN)
        return _shown(asking, form)
    act = _break_open if form.cleaned_data["why"] == EMERGENCY else _become_involved
    try:
        act(asking, person, form)
    except Refused as refused:
        for fault in refused.faults:
            form.add_error(None, str(fault))
        return _shown(asking, form)
    return redirect("family", ref=ref_of(person))


def _shown(asking: Asking, form: OpeningForm) -> HttpResponse:
    return asking.page("oversight/open-a-family.html", {"form": form})


def _note(asking: Asking, person: str, basis: str) -> None:
    note_look(asking.actor, person=person, page=PAGE, basis=basis, at=asking.now)


def _break_open(asking: Asking, person: str, form: OpeningForm) -> None:
    """Open it for four hours, unless it is open already: a second click opens nothing more."""
    if basis := basis_for(asking.actor, person, now=asking.now):
        _note(asking, person, basis.code)
        return
    break_glass(
        asking.actor,
        person=person,
        reason_code=form.cleaned_data["reason_code"],
        reason=form.cleaned_data["reason"],
        reference=f"BG-{new_id(asking.now, secrets.randbits)[-12:]}",
        at=asking.now,
        calendar=partnership_calendar(),
    )


def _become_involved(asking: Asking, person: str, form: OpeningForm) -> None:
    """Record the work they claim; it ends after 26 weeks unless they renew it."""
    _note(asking, person, "self-claimed")
    told = {
        "role": form.cleaned_data["role"],
        "post": asking.actor.post,
        "basis": "self-claimed",
    }
    if asking.actor.team:
        told["team"] = asking.actor.team
    draft = Draft(
        kind="involvement.started",
        # The day alone, so that the same form sent twice says the same.
        happened=PartialDate.on(london_day(asking.now)),
        about=((person, ""),),
        data=told,
        says=form.cleaned_data["grounds"],
    )
    append(asking.actor, draft, entry_id=form.cleaned_data["entry_id"], at=asking.now)
