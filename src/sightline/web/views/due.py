"""What is due: to this post and its team, by day, and why each thing is asked for."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sightline.kernel.errors import Refused
from sightline.kernel.local_time import london_day, say_day
from sightline.obligations.explaining import Explanation, explain
from sightline.obligations.queries.owed import (
    Due,
    due_to_team,
    one_due,
    safeguard_of,
)
from sightline.obligations.queries.why import why
from sightline.web.forms.due import ExplainForm
from sightline.web.forms.entry_ids import one_time_id
from sightline.web.page import Asking, NotOpen, acting, open_person
from sightline.web.presenters.due import HEAD, STANDING, by_when, due_rows
from sightline.web.presenters.recorded import say_recorded
from sightline.web.views.refusing import show_faults

AHEAD_FOR_LEADS = 20  # working days
CLOSED = ("met", "excused")


@acting(
    may=lambda role: role.content, says="Anyone who reads entries: what their agency owes"
)
def due(asking: Asking) -> HttpResponse:
    """Show what this post and its team owe in the next ten working days, overdue first."""
    found = due_to_team(asking.actor, now=asking.now)
    mine = [each for each in found if each.mine]
    others = [each for each in found if not each.mine]
    return asking.page(
        "due/page.html",
        {
            "head": HEAD,
            "mine": due_rows(mine, now=asking.now),
            "others": due_rows(others, now=asking.now),
        },
    )


@acting(
    may=lambda role: role.content and role.reviews_break_glass,
    says="Managers: what the teams they lead owe",
)
def team_due(asking: Asking) -> HttpResponse:
    """Show what a manager's teams owe, day by day, what is overdue first."""
    found = due_to_team(asking.actor, now=asking.now, ahead=AHEAD_FOR_LEADS)
    overdue = [each for each in found if each.status == "overdue"]
    coming = [each for each in found if each.status == "due"]
    days = [
        (_day_said(day), due_rows(list(group), now=asking.now))
        for day, group in groupby(coming, key=lambda each: each.due)
    ]
    return asking.page(
        "due/team.html",
        {"head": HEAD, "overdue": due_rows(overdue, now=asking.now), "days": days},
    )


@acting(
    may=lambda role: role.content,
    says="Those to whom the entry is open that began it",
)
def why_due(asking: Asking, position: int, code: str, ref: str) -> HttpResponse:
    """Show why something is asked for, and take the reason why it was not done."""
    person, _ = open_person(asking, ref)
    found = one_due(
        asking.actor, position=position, code=code, child=person, now=asking.now
    )
    if not found:
        raise NotOpen(person)
    chosen = next((each for each in found if each.of_my_agency), found[0])
    form = _form(asking, chosen)
    if form is not None and form.is_bound and form.is_valid():
        answer = _explained(asking, chosen, form)
        if answer is not None:
            return answer
    safeguard = safeguard_of(chosen)
    return asking.page(
        "due/why.html",
        {
            "form": form,
            "ref": ref,
            "due": chosen,
            "sentence": safeguard.sentence,
            "learned": safeguard.learned,
            "each": [_told(asking, each) for each in found],
            "library": reverse("safeguard", kwargs={"code": chosen.code}),
        },
    )


def _form(asking: Asking, chosen: Due) -> ExplainForm | None:
    if not chosen.of_my_agency or not asking.actor.role.records or chosen.status in CLOSED:
        return None
    return ExplainForm(
        asking.request.POST or None,
        today=london_day(asking.now),
        initial={"entry_id": one_time_id(asking.now)},
    )


def _explained(asking: Asking, chosen: Due, form: ExplainForm) -> HttpResponse | None:
    given = form.cleaned_data
    told = Explanation(given["rationale"], given["until"])
    try:
        entry = explain(
            asking.actor, chosen, told, entry_id=given["entry_id"], at=asking.now
        )
    except Refused as refused:
        show_faults(form, refused)
        return None
    say_recorded(asking, [entry])
    return redirect(asking.request.path)


def _told(asking: Asking, each: Due) -> dict[str, object]:
    words, colour = STANDING[each.status]
    names = {each.owed_by: each.owed_by_name, each.each: each.each_name}
    rows = [
        {"key": "Child", "value": each.child_name},
        {"key": "Owed by", "value": each.owed_by_name},
        {"key": "Due", "value": by_when(each, asking.now)},
        {
            "key": "What began it",
            "value": "The entry",
            "href": reverse("entry", kwargs={"position": each.started}),
        },
    ]
    for key, place in (
        ("What answered it", each.answered),
        ("Explained by", each.explained),
    ):
        if place:
            href = reverse("entry", kwargs={"position": place})
            rows.append({"key": key, "value": "The entry", "href": href})
    return {
        "rows": rows,
        "why": why(asking.actor, each, names),
        "words": words,
        "colour": colour,
        "name": each.each_name,
    }


def _day_said(day: date | None) -> str:
    return f"{day:%A} {say_day(day)}" if day else "No day can be told"
