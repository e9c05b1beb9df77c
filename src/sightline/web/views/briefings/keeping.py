"""Where is what many briefings share worded, and which of them show it?"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.kernel.errors import Refused
from sightline.kernel.local_time import london_day
from sightline.learning.kept import actions
from sightline.learning.kept.links import address_of, tried_last
from sightline.learning.kept.loose_ends import why_broken
from sightline.learning.kept.queries import (
    kept_for,
    times_used,
    used_in,
    wordings_of,
)
from sightline.learning.kept.sorts import SORTS
from sightline.learning.kept.worded import Worded
from sightline.web.forms.kept import KeptForm
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.kept import (
    LIST_HEAD,
    USED_HEAD,
    doubts_of,
    history_of,
    kept_lists,
    used_rows,
    wording_rows,
)
from sightline.web.views.briefings.opening import WRITES, writes
from sightline.web.views.refusing import show_faults


@acting(may=writes, says=WRITES)
def kept(asking: Asking) -> HttpResponse:
    """List everything that is kept, sort by sort, with what is to be put right."""
    today = london_day(asking.now)
    lists = kept_lists(kept_for(asking.actor), times_used(asking.actor), today)
    return asking.page("learning/kept/kept.html", {"lists": lists, "head": LIST_HEAD})


@acting(may=writes, says=WRITES)
def new(asking: Asking, sort: str) -> HttpResponse:
    """Keep one more of a sort."""
    if sort not in SORTS:
        raise NotOpen
    form = KeptForm(SORTS[sort], asking.request.POST or None)
    if form.is_valid():
        try:
            code = actions.keep(
                asking.actor, sort, form.says(), at=asking.now, sure=form.sure()
            )
        except Refused as refused:
            show_faults(form, refused)
        else:
            return redirect("kept-one", kept=code)
    context = {"form": form, "sort": SORTS[sort], "kept": None}
    return asking.page("learning/kept/word.html", context)


@acting(may=writes, says=WRITES)
def one(asking: Asking, kept: str) -> HttpResponse:
    """Show one thing as it is worded, how it was worded before, and where it is used."""
    newest, *earlier = _wordings(asking, kept)
    address = address_of(newest)
    broken = why_broken(address, tried_last([address])) if address else ""
    context = {
        "kept": newest,
        "sort": SORTS[newest.what],
        "rows": wording_rows(newest),
        "doubts": doubts_of(newest, broken, london_day(asking.now)),
        "earlier": history_of(earlier),
        "used": used_rows(used_in(asking.actor, kept)),
        "used_head": USED_HEAD,
    }
    return asking.page("learning/kept/one.html", context)


@acting(may=writes, says=WRITES)
def word(asking: Asking, kept: str) -> HttpResponse:
    """Word it anew: every briefing that uses it shows the new wording at once."""
    newest = _wordings(asking, kept)[0]
    sort = SORTS[newest.what]
    if asking.request.method != "POST":
        form = KeptForm.of(sort, newest)
    else:
        given = asking.request.POST.copy()
        given["read"] = str(newest.number)  # once told, what is sent again is the latest
        form = KeptForm(sort, given)
        if form.is_valid():
            try:
                _reword(asking, newest, form)
            except Refused as refused:
                show_faults(form, refused)
            else:
                return redirect("kept-one", kept=kept)
    context = {"form": form, "sort": sort, "kept": newest}
    return asking.page("learning/kept/word.html", context)


def _reword(asking: Asking, newest: Worded, form: KeptForm) -> None:
    read = asking.request.POST.get("read", "")
    actions.reword(
        asking.actor,
        newest.code,
        form.says(),
        at=asking.now,
        read=int(read) if read.isdecimal() else 0,
        sure=form.sure(),
    )


def _wordings(asking: Asking, code: str) -> list[Worded]:
    wordings = wordings_of(asking.actor, code)
    if not wordings:
        raise NotOpen
    return wordings
