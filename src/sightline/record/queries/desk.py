"""What does a form about a family need to offer? People, agencies, work, answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sightline.access.actor import Actor
from sightline.access.models import Agency
from sightline.record.models import Entry
from sightline.record.queries.family import Family, family_of
from sightline.record.queries.shown import EntryShown, Projector
from sightline.record.queries.threads import OpenThread, open_threads
from sightline.record.visibility import entries_about, entries_open_to

# What the entry that a field of these kinds names must be.
NAMED_BY: dict[str, tuple[str, ...]] = {
    "relationship.ended": ("relationship.recorded",),
    "residence.ended": ("residence.recorded",),
    "circumstance.ended": ("circumstance.recorded",),
    "involvement.ended": ("involvement.started",),
    "involvement.renewed": ("involvement.started",),
    "referral.decided": ("referral.made", "referral.received"),
}
ENDINGS = tuple(kind for kind in NAMED_BY if kind.endswith(".ended"))
MOST = 60


@dataclass(frozen=True)
class Desk:
    """What someone recording about one family has before them."""

    family: Family
    agencies: tuple[tuple[str, str], ...]  # the directory: (id, name)
    involved: tuple[str, ...]  # the ids of those known to work with this family
    fitting: tuple[EntryShown, ...]  # the entries that a field of this kind may name
    threads: tuple[OpenThread, ...]
    carers: dict[
        str, EntryShown
    ]  # for each child, the last answer to who else looks after them


def desk_for(actor: Actor, person: str, *, kind: str, now: datetime) -> Desk | None:
    """Return what a form of this kind offers, or None if the person is not open to the actor."""
    family = family_of(actor, person, now=now)
    if family is None:
        return None
    projector = Projector(actor, family.withholding)
    return Desk(
        family=family,
        agencies=agencies_by_name(),
        involved=_involved(family),
        fitting=tuple(projector.show(_fitting(actor, family.ids, kind, now=now))),
        threads=tuple(open_threads(actor, family.ids, now=now)),
        carers=_last_answers(projector, actor, family.ids, now=now),
    )


def agencies_by_name() -> tuple[tuple[str, str], ...]:
    """Return every agency in the directory, which anyone may know of: (id, name)."""
    return tuple(Agency.objects.order_by("name").values_list("id", "name"))


def _involved(family: Family) -> tuple[str, ...]:
    hidden = family.withholding.agencies
    working = (each.agency for each in family.working if not each.ended)
    return tuple(dict.fromkeys(each for each in working if each not in hidden))


def _fitting(
    actor: Actor, people: list[str], kind: str, *, now: datetime
) -> Iterable[Entry]:
    wanted = NAMED_BY.get(kind)
    if not wanted:
        return []
    entries = entries_open_to(actor, now=now).filter(entries_about(people))
    rows = entries.filter(kind__in=wanted)
    if kind.startswith("involvement."):
        rows = rows.filter(agency=actor.agency)  # others end their own
    corrected = Entry.objects.filter(corrects__in=rows.values("id"))
    ended = entries.filter(kind__in=ENDINGS)
    over = {data.get("of") for data in ended.values_list("data", flat=True)}
    rows = rows.exclude(id__in=corrected.values("corrects"))
    rows = rows.order_by("-position").prefetch_related("about")
    return [row for row in rows if row.id not in over][:MOST]


def _last_answers(
    projector: Projector, actor: Actor, people: list[str], *, now: datetime
) -> dict[str, EntryShown]:
    rows = entries_open_to(actor, now=now).filter(
        entries_about(people), kind="carers.asked-about"
    )
    answers: dict[str, EntryShown] = {}
    for shown in projector.show(rows.order_by("position").prefetch_related("about")):
        answers.update(dict.fromkeys((each.id for each in shown.people), shown))
    return answers
