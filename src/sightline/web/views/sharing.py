"""How is another agency told what an entry says, or a decision not to tell them written down?"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from sightline.kernel.errors import Refused
from sightline.kernel.ids import new_id
from sightline.kernel.local_time import london_day
from sightline.kernel.partial_dates import PartialDate
from sightline.record.actions import Draft, append
from sightline.record.queries.desk import Desk, desk_for
from sightline.record.queries.recorded import Standing, standing
from sightline.record.recording import further_id
from sightline.record.sharing import refusals
from sightline.record.withholding import MARK
from sightline.web.forms.entry_ids import one_time_id
from sightline.web.forms.offered import offered_by
from sightline.web.forms.sharing import Effect, SharingForm
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.recorded import say_recorded
from sightline.web.views.correcting import opened_for
from sightline.web.views.recording import records
from sightline.web.views.refusing import show_faults

SAYS = "Those whose post records entries, for entries open to them"


@acting(may=records, says=SAYS)
def acknowledge(asking: Asking, position: int) -> HttpResponse:
    """Say that an entry has been read by this agency; sent by a button, never by a link."""
    found = standing(asking.actor, position, now=asking.now)
    if found is None or asking.request.method != "POST":
        raise NotOpen
    if found.page.entry.to_acknowledge and _acknowledged(asking, found):
        messages.success(asking.request, "Acknowledged. Whoever recorded it can see that.")
    else:
        messages.info(asking.request, "Your agency has acknowledged this already.")
    return redirect(_where_they_were(asking, position))


def _acknowledged(asking: Asking, found: Standing) -> bool:
    """Record it, unless a colleague did at the same moment."""
    entry = found.page.entry
    draft = Draft(
        kind="information.acknowledged",
        happened=PartialDate.on(london_day(asking.now)),
        about=found.content.about,
        data={"entry": entry.id},
        handling=found.content.handling,
    )
    # The same for every click and every colleague, so that there is one acknowledgement.
    first_half = new_id(entry.recorded_at, lambda bits: 0)
    entry_id = further_id(first_half, entry.id, "acknowledged", asking.actor.agency)
    try:
        append(asking.actor, draft, entry_id=entry_id, at=asking.now)
    except Refused:
        return False
    return True


def _where_they_were(asking: Asking, position: int) -> str:
    request = asking.request
    came_from = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(
        came_from, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return came_from if safe else f"/entry/{position}/"


@acting(may=records, says=SAYS)
def share(asking: Asking, position: int) -> HttpResponse:
    """Tell other agencies what an entry says, or write down why not."""
    found = standing(asking.actor, position, now=asking.now)
    if found is None:
        raise NotOpen
    desk = _desk(asking, found)
    form = SharingForm(
        asking.request.POST or None,
        offered=offered_by(desk, today=london_day(asking.now)),
        own=asking.actor.agency,
        knowing=_named_knowers(found),
        effect=_effect(found),
        initial={"entry_id": one_time_id(asking.now)},
    )
    page = {"found": found, "form": form, "refusals": refusals(asking.actor, found)}
    if not form.is_bound or not form.is_valid():
        return asking.page("recording/share.html", page)
    if form.shares and page["refusals"]:
        form.add_error(
            "decision", "This entry may not be passed on: the reason is given above"
        )
        return asking.page("recording/share.html", page)
    return _shared(asking, found, form, page)


def _desk(asking: Asking, found: Standing) -> Desk:
    person = opened_for(asking, found)
    desk = desk_for(asking.actor, person, kind="", now=asking.now)
    if desk is None:
        raise NotOpen(person)
    return desk


# Of these, what it means for a child's care is told in place of the fact, unless all must be.
EFFECT_IN = {
    "circumstance.recorded": ("effect_on_caring", ("what", "detail")),
    "diagnosis.recorded": ("relevance_to_care", ("condition",)),
}


def _effect(found: Standing) -> Effect | None:
    """What the entry means for a child's care, and the words that would tell the rest."""
    if found.content.kind not in EFFECT_IN:
        return None
    sentence, telling = EFFECT_IN[found.content.kind]
    told = {detail.name: detail.text for detail in found.shown.details}
    if not told.get(sentence):
        return None
    return Effect(told[sentence], tuple(told[name] for name in telling if name in told))


def _named_knowers(found: Standing) -> set[str]:
    """The agencies that know it, but for one whose name would say where somebody lives."""
    return {each.agency for each in found.shown.knowers if MARK not in each.name}


def _shared(
    asking: Asking, found: Standing, form: SharingForm, page: dict[str, object]
) -> HttpResponse:
    content = found.content
    entry_id = form.cleaned_data["entry_id"]
    draft = Draft(
        kind="information.shared" if form.shares else "sharing.decided",
        happened=PartialDate.on(london_day(asking.now)),
        about=content.about,
        data=form.data_for(content.id),
        handling=content.handling,
    )
    try:
        append(asking.actor, draft, entry_id=entry_id, at=asking.now)
    except Refused as refused:
        show_faults(form, refused)
        return asking.page("recording/share.html", page)
    say_recorded(asking, [entry_id])
    return redirect("entry", found.shown.position)
