"""How does a practitioner record something about a family? Choose what, fill it in, each child."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect

from sightline.kernel.errors import Refused
from sightline.kernel.ids import ref_of
from sightline.kernel.local_time import london_day
from sightline.kernel.partial_dates import in_words
from sightline.record.actions import append_together
from sightline.record.assembly.circumstances import presenting_only
from sightline.record.queries.desk import Desk, desk_for
from sightline.record.queries.history import PastStep, history_of
from sightline.record.queries.unlinked import may_belong
from sightline.vocabulary.model import FieldType, Kind
from sightline.web.forms.asked_once import AskedOnce, asked_once_of
from sightline.web.forms.entry_form import EntryForm, kind_called
from sightline.web.forms.entry_ids import one_time_id
from sightline.web.forms.for_each_child import EachChild
from sightline.web.forms.menu import ELSEWHERE, menu, more_kinds
from sightline.web.forms.offered import Offered, offered_by
from sightline.web.page import Asking, NotOpen, acting, open_person
from sightline.web.presenters.recorded import say_recorded
from sightline.web.views.refusing import show_faults

SAYS = "Those whose post records entries, for families open to them"
MORE_ROWS = "more_rows"
# The earlier history is open above these; above others it is folded away.
HISTORY_FIRST = frozenset({"referral", "threshold", "case", "assessment", "plan"})


def records(role: object) -> bool:
    """Whether a post with this role records entries at all."""
    return bool(getattr(role, "records", False))


@acting(may=records, says=SAYS)
def record_choose(asking: Asking, ref: str) -> HttpResponse:
    """Choose what to record about a family."""
    person, _ = open_person(asking, ref)
    desk = _desk(asking, person, "")
    return asking.page(
        "recording/choose.html",
        {
            "ref": ref,
            "desk": desk,
            "menu": menu(),
            "more": more_kinds(),
            "history": _history(asking, desk),
            "elsewhere": ELSEWHERE,
        },
    )


@acting(may=records, says=SAYS)
def record(asking: Asking, ref: str, kind: str) -> HttpResponse:
    """Record an entry of one kind, with a line for each child."""
    wanted = kind_called(kind)
    if wanted is None:
        raise NotOpen
    if kind in ELSEWHERE:
        return redirect(ELSEWHERE[kind], ref=ref)
    person, _ = open_person(asking, ref)
    desk = _desk(asking, person, kind)
    offered = _with_whoever_may_belong(asking, desk, kind)
    history = _history(asking, desk)
    page = {
        "ref": ref,
        "kind": wanted,
        "desk": desk,
        "history": history,
        "history_first": kind.partition(".")[0] in HISTORY_FIRST,
        "only_presenting": _only_presenting(desk) if kind == "assessment.completed" else (),
    }
    once = _asked_once(wanted, desk, history)
    form = entry_form(asking, wanted, offered, person=person, asks_once=once)
    if not form.is_bound or not form.is_valid():
        return asking.page("recording/entry.html", {**page, "form": form})
    each = EachChild(
        asking.request.POST,
        filled=form.filled(),
        offered=offered,
        carers_before=desk.carers,
    )
    if each.needed and not each.is_valid():
        return _ask_each(asking, page, form, each)
    return _recorded(asking, page, form, each)


def _with_whoever_may_belong(asking: Asking, desk: Desk, kind: str) -> Offered:
    """Offer, besides the family, a child proposed to belong to it, to be tied to them."""
    offered = offered_by(desk, today=london_day(asking.now))
    proposed = asking.request.GET.get("with", "")
    if kind != "relationship.recorded" or not proposed:
        return offered
    for each in may_belong(asking.actor, desk.family, now=asking.now):
        if ref_of(each.person) == proposed:
            open_person(asking, proposed)
            return offered.with_people([(each.person, each.name)])
    raise NotOpen


def _history(asking: Asking, desk: Desk) -> tuple[PastStep, ...]:
    return history_of(asking.actor, desk.family.ids, now=asking.now)


def _only_presenting(desk: Desk) -> tuple[str, ...]:
    """The adults of whom what shows is recorded, and nothing of what may lie beneath it."""
    return tuple(
        each.person.name
        for each in desk.family.members
        if not each.child and presenting_only(each.circumstances)
    )


def _asked_once(
    kind: Kind, desk: Desk, history: tuple[PastStep, ...]
) -> tuple[AskedOnce, ...]:
    return asked_once_of(
        kind, history=bool(history), presenting_only=_only_presenting(desk)
    )


def entry_form(
    asking: Asking,
    kind: Kind,
    offered: Offered,
    *,
    person: str,
    asks_once: tuple[AskedOnce, ...] = (),
) -> EntryForm:
    """Make the form: blank, as it was sent, or with more rows than were sent."""
    post = asking.request.POST
    if asking.request.method != "POST":
        initial = {
            "entry_id": one_time_id(asking.now),
            "happened": _today(asking.now),
            "children": [person],
            "adults": [person],
            "thread": asking.request.GET.get("thread", ""),
        }
        return EntryForm(kind=kind, offered=offered, asks_once=asks_once, initial=initial)
    rows = rows_in(post, kind)
    form = EntryForm(post, kind=kind, offered=offered, rows=rows, asks_once=asks_once)
    return longer(form, rows, post[MORE_ROWS]) if MORE_ROWS in post else form


def longer(form: EntryForm, rows: dict[str, int], name: str) -> EntryForm:
    """Return a form filled in as this one is, not yet sent, with more rows in one list."""
    typed = {each: form[each].value() for each in form.fields}
    return EntryForm(
        kind=form.kind,
        offered=form.offered,
        whole=form.whole,
        asks_once=form.asks_once,
        rows={**rows, name: rows.get(name, 0) + 2},
        initial=typed,
    )


def rows_in(post: QueryDict, kind: Kind) -> dict[str, int]:
    """Count the rows that were sent of each list of things."""
    lists = [field.name for field in kind.fields if field.type is FieldType.OBJECT]
    return {name: _rows_of(name, post) for name in lists}


def _rows_of(name: str, post: QueryDict) -> int:
    places = (key.split("-")[1] for key in post if key.startswith(f"{name}-"))
    return max((int(each) + 1 for each in places if each.isdecimal()), default=0)


def _desk(asking: Asking, person: str, kind: str) -> Desk:
    desk = desk_for(asking.actor, person, kind=kind, now=asking.now)
    if desk is None:
        raise NotOpen(person)
    return desk


def _today(now: datetime) -> str:
    day = london_day(now)
    return f"{day.day} {day:%B} {day.year}"


def _ask_each(
    asking: Asking, page: dict[str, object], form: EntryForm, each: EachChild
) -> HttpResponse:
    sent = asking.request.POST
    own = {name for one in each.forms for name in (one[f].html_name for f in one.fields)}
    kept = [
        (name, value)
        for name, values in sent.lists()
        if name not in own and name not in HIDDEN_ANEW
        for value in values
    ]
    said = in_words(form.cleaned_data["happened"])
    return asking.page(
        "recording/each-child.html",
        {**page, "form": form, "each": each, "kept": kept, "said": said},
    )


HIDDEN_ANEW = frozenset({"csrfmiddlewaretoken", "each_child_sent", "asked_once", "back"})


def _recorded(
    asking: Asking, page: dict[str, object], form: EntryForm, each: EachChild
) -> HttpResponse:
    drafts = each.drafts(form.cleaned_data["entry_id"])
    try:
        ids = append_together(asking.actor, drafts, at=asking.now)
    except Refused as refused:
        show_faults(form, refused)
        return asking.page("recording/entry.html", {**page, "form": form})
    say_recorded(asking, ids)
    return redirect("family", ref=str(page["ref"]))
