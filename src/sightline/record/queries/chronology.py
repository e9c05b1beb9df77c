"""What happened in this family, in order? One page of entries, with the filters that apply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import F, QuerySet

from sightline.access.actor import Actor
from sightline.kernel.local_time import LONDON, end_of_day
from sightline.record.models import Entry
from sightline.record.queries.family import Family
from sightline.record.queries.shown import EntryShown, Projector
from sightline.record.visibility import entries_about, entries_open_to
from sightline.vocabulary.kinds import KINDS

PAGE = 30


@dataclass(frozen=True)
class Filters:
    """What to narrow a chronology to; empty means everything."""

    agency: str = ""
    person: str = ""
    kind: str = ""
    first: date | None = None
    last: date | None = None

    @property
    def any(self) -> bool:
        """Whether anything is narrowed."""
        return self != Filters()


@dataclass(frozen=True)
class Chronology:
    """One page of a family's entries, newest first; entries with no date come last."""

    entries: tuple[EntryShown, ...]
    total: int
    page: int
    pages: int
    agencies: tuple[tuple[str, str], ...]  # (id, name) of those with entries here
    kinds: tuple[tuple[str, str], ...]  # (code, title) of those that occur


def chronology_of(
    actor: Actor, family: Family, *, now: datetime, filters: Filters, page: int = 1
) -> Chronology:
    """Return a page of what this actor may see happened in this family."""
    open_to = entries_open_to(actor, now=now, known_on=family.known_on)
    everything = open_to.filter(entries_about(family.ids))
    chosen = _narrowed(everything, filters)
    total = chosen.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    ordered = chosen.order_by(F("happened_at").desc(nulls_last=True), "-position")
    rows = ordered.prefetch_related("about")[(page - 1) * PAGE : page * PAGE]
    projector = Projector(actor, family.withholding)
    agencies, kinds = _offered(everything, projector)
    return Chronology(
        entries=tuple(projector.show(rows, known_on=family.known_on)),
        total=total,
        page=page,
        pages=pages,
        agencies=agencies,
        kinds=kinds,
    )


def _narrowed(entries: QuerySet[Entry], filters: Filters) -> QuerySet[Entry]:
    if filters.agency:
        entries = entries.filter(agency=filters.agency)
    if filters.person:
        entries = entries.filter(entries_about([filters.person]))
    if filters.kind:
        entries = entries.filter(kind=filters.kind)
    if filters.first:
        start = datetime.combine(filters.first, time.min, tzinfo=LONDON)
        entries = entries.filter(happened_at__gte=start)
    if filters.last:
        entries = entries.filter(happened_at__lte=end_of_day(filters.last))
    return entries


def _offered(
    entries: QuerySet[Entry], projector: Projector
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Return the agencies and the kinds that occur, each by its words."""
    occurring = set(entries.order_by().values_list("agency", "kind").distinct())
    agencies = {agency: projector.agency_name(agency) for agency, _ in occurring}
    kinds = {code: KINDS[code].title if code in KINDS else code for _, code in occurring}
    return _by_words(agencies), _by_words(kinds)


def _by_words(found: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(found.items(), key=lambda pair: pair[1]))
