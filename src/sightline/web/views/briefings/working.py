"""Where does a briefing stand, how will it be read, and what is done with it next?"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.access.queries import directory
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.local_time import london_day
from sightline.learning import actions
from sightline.learning.kept.loose_ends import loose_ends
from sightline.learning.policies import may_write
from sightline.learning.queries import Shown, decided_of
from sightline.learning.templates import TEMPLATES
from sightline.web.forms.briefings import (
    CheckForm,
    HoldForm,
    OfVersion,
    PublishForm,
    ReleaseForm,
    WithdrawForm,
)
from sightline.web.page import Asking, acting
from sightline.web.presenters.briefings import (
    DECIDED_HEAD,
    HIT_HEAD,
    UNPLAIN_HEAD,
    decided_rows,
    hit_rows,
    standing_rows,
    unplain_rows,
)
from sightline.web.presenters.kept import LOOSE_HEAD, around_shown, loose_rows
from sightline.web.presenters.library import parts_of
from sightline.web.report_a_worry import front_door
from sightline.web.views.briefings.comparing import Compared, compared
from sightline.web.views.briefings.opening import (
    RELEASES_THEM,
    WRITES,
    opened,
    releases,
    review_of,
    writes,
)
from sightline.web.views.refusing import show_faults

Act = Callable[[OfVersion], object]


@acting(may=releases, says=RELEASES_THEM)
def one(asking: Asking, briefing: str) -> HttpResponse:
    """Show a briefing as it will be read, what was decided of it, and what can be done."""
    shown = opened(asking, briefing)
    listed = directory(now=asking.now)
    context = {
        "briefing": shown,
        "kind": TEMPLATES[shown.template].title,
        "standing": standing_rows(shown, asking.now, review_href=review_of(asking, shown)),
        "parts": parts_of(shown),
        "around": around_shown(shown, london_day(asking.now)),
        **_looked_over(asking, shown),
        "worry": front_door(),
        "decided": decided_rows(decided_of(asking.actor, shown.id), listed),
        "decided_head": DECIDED_HEAD,
        "writes": may_write(asking.actor),
        "released_it": asking.actor.post in shown.standing.released_by,
    }
    return asking.page("learning/one-in-work.html", context)


@acting(may=writes, says=WRITES)
def check(asking: Asking, briefing: str) -> HttpResponse:
    """Compare the latest version with its case, and take why what was found may stay."""
    shown = opened(asking, briefing)
    found = compared(asking, shown)
    asked = ""
    if found.why_not:
        asked = "How do you know that no family can be told from it?"
    elif found.hits:
        asked = "Why may what was found stay?"
    form = CheckForm(asking.request.POST or None, version=shown.number, asked=asked)

    def act(told: OfVersion) -> None:
        if not found.may_say:
            raise Refused(Fault("", found.why_not, "ask them to"))
        why = told.cleaned_data.get("why", "")
        actions.check(asking.actor, shown.id, why, at=asking.now)

    return _taken(asking, shown, form, act, "check", {"found": found})


@acting(may=releases, says=RELEASES_THEM)
def release(asking: Asking, briefing: str) -> HttpResponse:
    """Stand for the latest version, as one of two."""
    shown = opened(asking, briefing)
    form = ReleaseForm(asking.request.POST or None, version=shown.number)

    def act(_: OfVersion) -> None:
        actions.release(asking.actor, shown.id, at=asking.now)

    return _taken(asking, shown, form, act, "release", _looked_over(asking, shown))


@acting(may=writes, says=WRITES)
def publish(asking: Asking, briefing: str) -> HttpResponse:
    """Publish it. What the case tells by now that nobody has looked at yet stops it."""
    shown = opened(asking, briefing)
    found = compared(asking, shown)
    looked_over = _looked_over(asking, shown)
    form = PublishForm(
        asking.request.POST or None, version=shown.number, loose=bool(looked_over["loose"])
    )

    def act(told: OfVersion) -> None:
        actions.publish(
            asking.actor,
            shown.id,
            at=asking.now,
            hits_open=0 if _looked_at(asking, shown) else len(found.hits),
            why=told.cleaned_data["why"],
            loose_why=told.cleaned_data.get("loose_why", ""),
        )

    return _taken(asking, shown, form, act, "publish", looked_over | {"found": found})


@acting(may=writes, says=WRITES)
def withdraw(asking: Asking, briefing: str) -> HttpResponse:
    """Take it out of the library."""
    shown = opened(asking, briefing)
    form = WithdrawForm(asking.request.POST or None, version=shown.number)

    def act(told: OfVersion) -> None:
        actions.withdraw(asking.actor, shown.id, told.cleaned_data["why"], at=asking.now)

    return _taken(asking, shown, form, act, "withdraw", {})


@acting(may=writes, says=WRITES)
def hold(asking: Asking, briefing: str) -> HttpResponse:
    """Hold its publication, or let it go."""
    shown = opened(asking, briefing)
    form = HoldForm(asking.request.POST or None, version=shown.number)

    def act(told: OfVersion) -> None:
        actions.hold(asking.actor, shown.id, told.cleaned_data["why"], at=asking.now)

    return _taken(asking, shown, form, act, "hold", {})


def _looked_over(asking: Asking, shown: Shown) -> dict[str, object]:
    """Return what leads nowhere in it, and what a reader may stumble over."""
    return {
        "loose": loose_rows(loose_ends(shown, london_day(asking.now))),
        "loose_head": LOOSE_HEAD,
        "unplain": unplain_rows(shown),
        "unplain_head": UNPLAIN_HEAD,
    }


def _looked_at(asking: Asking, shown: Shown) -> bool:
    """Whether the latest check found something, and says why it may stay."""
    checks = [
        each
        for each in decided_of(asking.actor, shown.id)
        if each.what == "checked" and each.version == shown.number
    ]
    return bool(checks and checks[-1].why)


def _taken(
    asking: Asking,
    shown: Shown,
    form: OfVersion,
    act: Act,
    what: str,
    context: Mapping[str, object],
) -> HttpResponse:
    if form.is_valid():
        try:
            act(form)
        except Refused as refused:
            show_faults(form, refused)
        else:
            return redirect("briefing-in-work", briefing=shown.code)
    found = context.get("found")
    compared_now = found if isinstance(found, Compared) else Compared()
    given = {
        **context,
        "form": form,
        "briefing": shown,
        "found": compared_now,
        "hits": hit_rows(compared_now.hits),
        "hit_head": HIT_HEAD,
        "standing": standing_rows(shown, asking.now),
    }
    return asking.page(f"learning/do-{what}.html", given)
