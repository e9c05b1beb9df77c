"""Who begins, keeps and ends work with a child, so that everyone knows whom to ring?"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.access.queries import directory
from sightline.kernel.errors import Refused
from sightline.kernel.local_time import london_day, say_moment
from sightline.kernel.partial_dates import PartialDate
from sightline.record.actions import Draft, append
from sightline.record.queries.desk import Desk, desk_for
from sightline.record.queries.renewable import Renewable, renewable
from sightline.vocabulary.involvement_roles import INVOLVEMENT_ROLES
from sightline.web.forms.entry_ids import one_time_id
from sightline.web.forms.involvement import EndForm, RenewForm, StartForm
from sightline.web.forms.offered import Offered, offered_by
from sightline.web.page import Asking, NotOpen, acting, open_person
from sightline.web.presenters.recorded import say_recorded
from sightline.web.views.recording import SAYS, records
from sightline.web.views.refusing import show_faults

Form = StartForm | RenewForm | EndForm


@acting(may=records, says=SAYS)
def start_involvement(asking: Asking, ref: str) -> HttpResponse:
    """Name who works with these people: the actor, a colleague, or a team."""
    person, offered = _family(asking, ref, "involvement.started")
    agencies = {each.id: each for each in directory(now=asking.now)}
    form = StartForm(
        asking.request.POST or None,
        offered=offered,
        agency=agencies.get(asking.actor.agency),
        actor=asking.actor,
        initial={"entry_id": one_time_id(asking.now), "people": [person]},
    )
    page = {"form": form, "ref": ref, "title": "Who works with this family"}
    if not form.is_bound or not form.is_valid():
        return asking.page("recording/involvement.html", page)
    chosen = form.cleaned_data["people"]
    children = dict(offered.children)
    draft = _draft(
        asking,
        "involvement.started",
        tuple((each, "child" if each in children else "") for each in chosen),
        form.entry_data(),
    )
    return _recorded(asking, form, draft, page) or redirect("family", ref=ref)


@acting(may=records, says="Those whose post records entries, for their own involvements")
def renew_involvement(asking: Asking) -> HttpResponse:
    """Look again at the involvements of this post that are over their date, or soon will be."""
    mine = {each.entry: each for each in renewable(asking.actor, now=asking.now)}
    form = RenewForm(
        asking.request.POST or None,
        mine=tuple((entry, _words(each)) for entry, each in mine.items()),
        today=london_day(asking.now),
        initial={"entry_id": one_time_id(asking.now)},
    )
    page = {"form": form, "mine": mine, "title": "Look again at your involvements"}
    if not form.is_bound or not form.is_valid():
        return asking.page("recording/involvement.html", page)
    given = form.cleaned_data
    draft = _draft(
        asking,
        "involvement.renewed",
        tuple((person, "") for person in mine[given["of"]].people),
        {"of": given["of"], "until": given["until"].text},
        given["why"],
    )
    return _recorded(asking, form, draft, page) or redirect("home")


@acting(may=records, says=SAYS)
def end_involvement(asking: Asking, ref: str) -> HttpResponse:
    """Say that somebody of the actor's agency no longer works with this family."""
    _, offered = _family(asking, ref, "involvement.ended")
    form = EndForm(
        asking.request.POST or None,
        ours=offered.entries,
        initial={"entry_id": one_time_id(asking.now)},
    )
    page = {
        "form": form,
        "ref": ref,
        "title": "End an involvement",
        "nothing": not offered.entries,
    }
    if not form.is_bound or not form.is_valid():
        return asking.page("recording/involvement.html", page)
    given = form.cleaned_data
    people = dict(offered.people_of)[given["of"]]
    draft = _draft(
        asking,
        "involvement.ended",
        tuple((person, "") for person in people),
        {"of": given["of"], "reason": given["reason"]},
    )
    return _recorded(asking, form, draft, page) or redirect("home")


def _family(asking: Asking, ref: str, kind: str) -> tuple[str, Offered]:
    person, _ = open_person(asking, ref)
    desk: Desk | None = desk_for(asking.actor, person, kind=kind, now=asking.now)
    if desk is None:
        raise NotOpen(person)
    return person, offered_by(desk, today=london_day(asking.now))


def _words(each: Renewable) -> str:
    role = (
        INVOLVEMENT_ROLES[each.role].title if each.role in INVOLVEMENT_ROLES else each.role
    )
    when = "was to be looked at again by" if each.overdue else "is looked at again by"
    return f"{each.names}, {role}: {when} {say_moment(each.until).split(' at ')[0]}"


def _draft(
    asking: Asking,
    kind: str,
    about: tuple[tuple[str, str], ...],
    data: dict[str, object],
    says: str = "",
) -> Draft:
    today = PartialDate.on(london_day(asking.now))
    return Draft(kind=kind, happened=today, about=about, data=dict(data), says=says)


def _recorded(
    asking: Asking, form: Form, draft: Draft, page: dict[str, object]
) -> HttpResponse | None:
    """Record it and say so; or return the page again with what the record refused."""
    entry_id = form.cleaned_data["entry_id"]
    try:
        append(asking.actor, draft, entry_id=entry_id, at=asking.now)
    except Refused as refused:
        show_faults(form, refused)
        return asking.page("recording/involvement.html", page)
    say_recorded(asking, [entry_id])
    return None
