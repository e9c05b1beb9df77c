"""Who knew what when in this family, as far as this actor may see it?

Facts that are not open to the actor are not shown, and are counted nowhere. Services whose
knowing is listed to nobody are looked up all the same, so that nobody is said not to have
known what they knew; what they knew is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q

from sightline.access.actor import Actor
from sightline.kernel.local_time import london_day
from sightline.record.for_engines import agencies, placed
from sightline.record.models import Entry
from sightline.record.queries.family import Family
from sightline.record.visibility import entries_about, entries_open_to, structure_open_to
from sightline.safeguards.gaps.finding import gaps
from sightline.safeguards.gaps.gap import Gap
from sightline.safeguards.gaps.wording import Saying
from sightline.safeguards.recorded import Recorded
from sightline.safeguards.world import World
from sightline.safeguards.world_building.building import build
from sightline.vocabulary.sectors import SENSITIVE

# Who belongs to whom; nothing here is a fact or a decision of its own.
_SHAPE = ("person.recorded", "birth.recorded", "relationship.recorded")


@dataclass(frozen=True)
class WhoKnew:
    """A family's gaps, the world they were found in, and where its entries are."""

    world: World
    gaps: tuple[Gap, ...]
    hidden: frozenset[str]  # agencies whose knowing is listed to nobody
    positions: dict[str, int]  # of entries, by id: their addresses
    as_of: datetime
    saying: Saying


def who_knew(actor: Actor, family: Family, *, now: datetime) -> WhoKnew:
    """Return what those who decided did not know, of what is open to this actor."""
    as_of = family.known_on or now
    rows = _rows(actor, family, now=now)
    told = [recorded for _, recorded in placed(rows)]
    hidden = frozenset(
        each.id
        for each in agencies()
        if each.sector in SENSITIVE and each.id != actor.agency
    )
    world = _world(family, [_listed(each, hidden) for each in told], as_of)
    day = london_day(as_of)
    known = {
        (gap.decision, gap.fact) for gap in gaps(_world(family, told, as_of), today=day)
    }
    found = tuple(
        gap
        for gap in gaps(world, today=day)
        if (gap.decision, gap.fact) in known and gap.deciders[0] not in hidden
    )
    positions = {row.id: row.position for row in rows}
    saying = Saying(world, family.withholding.text)
    return WhoKnew(world, found, hidden, positions, as_of, saying)


def _rows(actor: Actor, family: Family, *, now: datetime) -> list[Entry]:
    around = entries_about(family.ids)
    seen = entries_open_to(actor, now=now, known_on=family.known_on)
    shape = structure_open_to(actor, now=now, known_on=family.known_on)
    shape = shape.filter(around, kind__in=_SHAPE)
    wanted = Q(pk__in=seen.filter(around).values("pk")) | Q(pk__in=shape.values("pk"))
    rows = Entry.objects.filter(wanted).exclude(id__in=family.withholding.entries)
    return list(rows.order_by("position").prefetch_related("about"))


def _listed(recorded: Recorded, hidden: frozenset[str]) -> Recorded:
    known_to = (each for each in recorded.known_to if each.agency not in hidden)
    return replace(recorded, known_to=tuple(known_to))


def _world(family: Family, told: Iterable[Recorded], as_of: datetime) -> World:
    named = (replace(each, name=family.agency_name(each.id)) for each in agencies())
    return build(told, (), list(named), as_known_at=as_of)
