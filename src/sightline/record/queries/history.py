"""What has been done about this family before? Earlier work in order, each with what came of it.

Read before something new is recorded, so that a new worry is never weighed as if it were the
first. Only what the actor may see is here, so the answer is what their agency knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, QuerySet

from sightline.access.actor import Actor
from sightline.kernel.partial_dates import PartialDate
from sightline.record.models import Entry
from sightline.record.queries.shown import EntryShown, Projector
from sightline.record.visibility import entries_about, entries_open_to
from sightline.record.withholding import withholding_for

OPENS = frozenset(
    {"referral.made", "referral.received", "assessment.opened", "plan.agreed"}
)
# What each of these says became of the work, by the names of its fields.
ENDS: Mapping[str, tuple[str, ...]] = {
    "referral.decided": ("decision", "threshold", "rationale"),
    "assessment.completed": ("outcome", "conclusion"),
    "plan.ended": ("rationale",),
}
# A step of its own, whatever work it belongs to.
ALONE: Mapping[str, tuple[str, ...]] = {
    "threshold.changed": ("direction", "from", "to", "rationale"),
    "case.closed": ("rationale",),
}
# What each says the work was about.
ABOUT: Mapping[str, tuple[str, ...]] = {
    "referral.made": ("concern",),
    "assessment.opened": ("type",),
    "plan.agreed": ("type",),
}


@dataclass(frozen=True)
class PastStep:
    """One piece of earlier work: when it began, what it was, whose, and what came of it."""

    position: int  # the address of the entry that began it, or of all that is known of it
    happened: PartialDate
    what: str
    about: tuple[str, ...]  # the names of the people it was about
    outcome: str  # empty where none is recorded that the actor may see
    agency: str


def history_of(
    actor: Actor, people: Iterable[str], *, now: datetime
) -> tuple[PastStep, ...]:
    """Return earlier referrals, assessments, plans and closures open to this actor, oldest first.

    A fixed number of queries, however many there are.
    """
    people = list(people)
    rows = _earlier(actor, people, now=now)
    shown = Projector(actor, withholding_for(actor, people, now=now)).show(rows)
    pieces: dict[str, list[EntryShown]] = {}
    for each in shown:
        piece = each.id if each.kind in ALONE else each.thread or each.id
        pieces.setdefault(piece, []).append(each)
    return tuple(_step(entries) for entries in pieces.values())


def _earlier(actor: Actor, people: list[str], *, now: datetime) -> QuerySet[Entry]:
    """The entries to tell it from, as they stand, in the order they happened."""
    rows = entries_open_to(actor, now=now).filter(
        entries_about(people), kind__in={*OPENS, *ENDS, *ALONE}
    )
    rows = rows.exclude(Exists(Entry.objects.filter(corrects=OuterRef("id"))))
    ordered = rows.order_by(F("happened_at").asc(nulls_first=True), "position")
    return ordered.prefetch_related("about")


def _step(entries: list[EntryShown]) -> PastStep:
    began = next((each for each in entries if each.kind in OPENS), entries[0])
    return PastStep(
        position=began.position,
        happened=began.happened,
        what=_worded(began.title, _told(began, ABOUT.get(began.kind, ()))),
        about=tuple(each.name for each in began.people if each.name),
        outcome=_outcome(entries),
        agency=began.agency_name,
    )


def _outcome(entries: list[EntryShown]) -> str:
    said = [
        ". ".join(told)
        for each in entries
        if (told := _told(each, {**ENDS, **ALONE}.get(each.kind, ())))
    ]
    return said[-1] if said else ""


def _told(entry: EntryShown, names: Iterable[str]) -> list[str]:
    by_name = {detail.name: detail.text for detail in entry.details}
    return [by_name[name].rstrip(".") for name in names if name in by_name]


def _worded(title: str, told: list[str]) -> str:
    return f"{title}: {', '.join(told)}" if told else title
