"""How is a briefing begun and written?"""

from __future__ import annotations

import secrets

from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.kernel.errors import Refused
from sightline.learning import actions
from sightline.learning.kept.queries import kept_for
from sightline.learning.queries import in_work
from sightline.learning.templates import TEMPLATES
from sightline.reviews.actions import start_briefing
from sightline.reviews.codes import neutral_code
from sightline.reviews.policies import may_take
from sightline.reviews.queries.opening import my_reviews, open_review
from sightline.web.forms.briefings import BriefingForm, NewBriefingForm
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.briefings import WORK_HEAD, work_rows
from sightline.web.views.briefings.opening import (
    RELEASES_THEM,
    WRITES,
    opened,
    releases,
    writes,
)
from sightline.web.views.refusing import show_faults

BRIEFING_MADE = "briefing.made"  # the step that a review takes when one begins


@acting(may=releases, says=RELEASES_THEM)
def in_work_list(asking: Asking) -> HttpResponse:
    """List every briefing with where it stands."""
    context = {
        "head": WORK_HEAD,
        "rows": work_rows(in_work(asking.actor), asking.now),
        "writes": writes(asking.actor.role),
    }
    return asking.page("learning/in-work.html", context)


@acting(may=writes, says=WRITES)
def new(asking: Asking) -> HttpResponse:
    """Begin a briefing, from a review that its writer sits in or from nothing.

    A review's own page of learning leads here with that review chosen already.
    """
    reviews = [
        review.code
        for review in my_reviews(asking.actor, now=asking.now)
        if may_take(review.seats, BRIEFING_MADE)
    ]
    asked = asking.request.GET.get("review", "")
    chosen = asked if asked in reviews else ""
    form = NewBriefingForm(asking.request.POST or None, reviews=reviews, chosen=chosen)
    if form.is_valid():
        try:
            code = _begin(asking, form)
        except Refused as refused:
            show_faults(form, refused)
        else:
            begun_from = form.cleaned_data["review"]
            page = "briefing-in-work" if begun_from else "write-briefing"
            return redirect(page, briefing=code)
    return asking.page("learning/new.html", {"form": form, "chosen": chosen})


def _begin(asking: Asking, form: NewBriefingForm) -> str:
    told = form.cleaned_data
    if told["review"]:
        review = open_review(asking.actor, told["review"], now=asking.now)
        if review is None:
            raise NotOpen
        return start_briefing(
            asking.actor, review.id, told["template"], told["title"], at=asking.now
        )
    taken = {shown.code for shown in in_work(asking.actor)}
    code = neutral_code(secrets.randbelow)
    while code in taken:
        code = neutral_code(secrets.randbelow)
    written = actions.Written(told["title"], {})
    actions.start(asking.actor, code, told["template"], written, at=asking.now)
    return code


@acting(may=writes, says=WRITES)
def write(asking: Asking, briefing: str) -> HttpResponse:
    """Write a further version; the earlier ones stay as they were."""
    shown = opened(asking, briefing)
    kept = [one for one in kept_for(asking.actor) if not one.ended]
    if asking.request.method == "POST":
        given = asking.request.POST.copy()
        read = given.get("version", "")
        given["version"] = str(shown.number)
        form = BriefingForm(shown.template, given, kept=kept)
        if form.is_valid() and read != str(shown.number):
            form.add_error(
                None,
                "It was written again since you opened it. Look at it in another window:"
                " if you send this now, it is the latest version",
            )
        if form.is_valid():
            try:
                written = form.written(shown.facts)
                actions.write(asking.actor, shown.id, written, at=asking.now)
            except Refused as refused:
                show_faults(form, refused)
            else:
                return redirect("briefing-in-work", briefing=shown.code)
    else:
        form = BriefingForm.of(shown, kept)
    kind = TEMPLATES[shown.template].title
    context = {"form": form, "briefing": shown, "kind": kind}
    return asking.page("learning/write.html", context)
