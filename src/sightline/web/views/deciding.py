"""How does the partnership decide on a safeguard? Tried over history, then adopted or not."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.kernel.errors import Refused
from sightline.kernel.local_time import london_day
from sightline.obligations.actions import Decision, adopt, withdraw
from sightline.obligations.drafting import Draft, draft_of, with_another_time, written
from sightline.obligations.policies import may_adopt
from sightline.obligations.queries.library import one_listed
from sightline.obligations.trying import Tried, try_over_history
from sightline.web.forms.safeguards import DecideForm, WithdrawForm, WriteForm
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.safeguards import times
from sightline.web.presenters.tried import HEADS, tried_tables
from sightline.web.views.refusing import show_faults

SAYS = "The partnership’s manager, who adopts safeguards for it"
# A safeguard written here is tried over what happened before it was written.
TRIED_BACK = timedelta(days=5 * 365)


@acting(may=may_adopt, says=SAYS)
def decide(asking: Asking, code: str) -> HttpResponse:
    """Change its time, try it over history, and adopt it: who decided, and why."""
    draft = draft_of(code)
    if draft is None:
        raise NotOpen
    form = DecideForm(
        asking.request.POST or None,
        today=london_day(asking.now),
        timed=bool(times(draft.safeguard)),
    )
    tried = None
    if form.is_bound and form.is_valid():
        try:
            draft = _with_time(draft, form)
            if asking.request.POST.get("do") == "adopt":
                return _adopted(asking, draft, form)
            tried = try_over_history(asking.actor, draft.safeguard, now=asking.now)
        except Refused as refused:
            show_faults(form, refused)
    return _page(
        asking, "safeguards/decide.html", draft, tried, {"form": form, "code": code}
    )


@acting(may=may_adopt, says=SAYS)
def write(asking: Asking) -> HttpResponse:
    """Write a safeguard in a few answers, read its sentence, try it, and adopt it."""
    form = WriteForm(asking.request.POST or None)
    deciding = DecideForm(
        asking.request.POST or None, today=london_day(asking.now), timed=False
    )
    draft, tried = None, None
    if form.is_bound and form.is_valid() and deciding.is_valid():
        since = london_day(asking.now) - TRIED_BACK
        try:
            draft = written(form.answers(since))
            do = asking.request.POST.get("do")
            if do == "adopt":
                return _adopted(asking, draft, deciding)
            if do == "try":
                tried = try_over_history(asking.actor, draft.safeguard, now=asking.now)
        except Refused as refused:
            show_faults(form, refused)
    extra: dict[str, object] = {"form": form, "deciding": deciding}
    return _page(asking, "safeguards/write.html", draft, tried, extra)


@acting(may=may_adopt, says=SAYS)
def end(asking: Asking, code: str) -> HttpResponse:
    """Withdraw a safeguard, with the reason; its history stays."""
    listed = one_listed(code, now=asking.now)
    if listed is None or listed.runs is None:
        raise NotOpen
    form = WithdrawForm(asking.request.POST or None)
    if form.is_bound and form.is_valid():
        withdraw(asking.actor, code, why=form.cleaned_data["why"], at=asking.now)
        messages.success(asking.request, "Withdrawn. Nothing is asked under it any more.")
        return redirect("safeguard", code=code)
    return asking.page(
        "safeguards/end.html", {"form": form, "code": code, "listed": listed}
    )


def _with_time(draft: Draft, form: DecideForm) -> Draft:
    time, from_day = form.cleaned_data.get("time"), form.day("time_from")
    if not time or from_day is None:
        return draft
    return with_another_time(draft, time, from_day=from_day)


def _adopted(asking: Asking, draft: Draft, form: DecideForm) -> HttpResponse:
    safeguard, given = draft.safeguard, form.cleaned_data
    decision = Decision(
        code=safeguard.code,
        text=draft.text,
        from_day=form.day("from_day") or london_day(asking.now),
        deciders=given["deciders"],
        why=given["why"],
    )
    adopt(asking.actor, decision, at=asking.now)
    messages.success(
        asking.request, "Adopted. What it asks for is on the pages from now on."
    )
    return redirect("safeguard", code=safeguard.code)


def _page(
    asking: Asking,
    template: str,
    draft: Draft | None,
    tried: Tried | None,
    extra: dict[str, object],
) -> HttpResponse:
    return asking.page(
        template,
        extra
        | {
            "draft": draft,
            "times": times(draft.safeguard) if draft else [],
            "heads": HEADS,
            "tried": tried_tables(tried) if tried else None,
        },
    )
