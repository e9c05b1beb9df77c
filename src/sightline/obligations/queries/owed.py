"""What is owed, as this actor may see it: in a family, by their team, and why.

An obligation is shown when the entry that started it is open to the actor; or when their own
agency owes it for a child they may open, and then without anything of what it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from django.db.models import Q, QuerySet

from sightline.access.actor import Actor
from sightline.access.calendar import partnership_calendar
from sightline.access.database_scope import whole_record
from sightline.access.reach import involvements_of, open_among
from sightline.kernel.local_time import london_day
from sightline.kernel.working_days import NotCovered
from sightline.obligations.adopted_set import adopted_safeguard
from sightline.obligations.models import Adopted, Obligation
from sightline.record import for_engines
from sightline.record.visibility import entries_open_to
from sightline.record.withholding import MARK, Withholding, withholding_for
from sightline.safeguards.model import Safeguard
from sightline.safeguards.world_building.spans import date_of, day_number
from sightline.vocabulary.sectors import SECTORS, SENSITIVE

Standing = Literal["overdue", "due", "explained", "late", "met", "excused", "cannot-tell"]
# What still asks for something; the rest is done, or cannot be told.
ASKING: tuple[Standing, ...] = ("overdue", "due")
SOON = 10  # working days ahead
LOOK_BACK = timedelta(days=91)  # what fell due before that is told on the family's page
MOST = 200
WITHHELD = "A service whose name is withheld"


@dataclass(frozen=True)
class Due:
    """One thing owed, as it may be shown; of one that is not `open`, only that there is one."""

    code: str
    title: str
    child: str
    child_name: str
    owed_by: str
    owed_by_name: str
    each: str
    each_name: str
    status: Standing
    because: str
    due: date | None  # by the end of this day
    due_first: date | None  # another day than `due` where the start is not exact
    moment: datetime | None  # where it is owed within hours
    open: bool
    mine: bool  # this post works with the child, rather than its team or agency
    started: int  # places in the ledger; 0 where not open to the actor
    answered: int
    explained: int
    adopted: int
    of_my_agency: bool


def due_in_family(actor: Actor, people: Iterable[str], *, now: datetime) -> list[Due]:
    """Return everything owed for these people, what asks for something first, by day."""
    found = _shown(actor, Q(child__in=list(people)), now=now)
    return sorted(found, key=_by_urgency)


def due_to_team(actor: Actor, *, now: datetime, ahead: int = SOON) -> list[Due]:
    """Return what this post and its team owe soon, or owed and did not do, overdue first.

    At most 200, from three months back to `ahead` working days from now.
    """
    if not actor.role.content:
        return []
    today = london_day(now)
    first, last = today - LOOK_BACK, _ahead(today, ahead)
    days = Q(clock=False, due_last__gte=day_number(first), due_last__lte=day_number(last))
    seconds = Q(
        clock=True,
        due_last__gte=_seconds(first),
        due_last__lte=_seconds(last + timedelta(days=1)),
    )
    asking = Q(status__in=("pending", "missed")) & (days | seconds)
    found = _shown(actor, asking & _owed_by(actor), now=now, most=MOST)
    return sorted((each for each in found if each.status in ASKING), key=_by_urgency)


def one_due(
    actor: Actor, *, position: int, code: str, child: str, now: datetime
) -> list[Due]:
    """Return what one entry started for one child under one safeguard, where it is open."""
    open_ = entries_open_to(actor, now=now).filter(position=position)
    started = open_.values_list("id", flat=True).first()
    if started is None:
        return []
    wanted = Q(started=started, child=child, adopted__code=code)
    return [each for each in _shown(actor, wanted, now=now) if each.open]


def safeguard_of(due: Due) -> Safeguard:
    """Return the version of the safeguard under which something is owed."""
    return adopted_safeguard(Adopted.objects.get(pk=due.adopted))


def _owed_by(actor: Actor) -> Q:
    mine = Q(owed_by=actor.agency)
    if actor.role.covers_everyone:
        sectors = {each.id: each.sector for each in for_engines.agencies()}
        return mine | Q(owed_by=f"sector:{sectors.get(actor.agency, '')}")
    return mine


def _shown(actor: Actor, wanted: Q, *, now: datetime, most: int = 2_000) -> list[Due]:
    with whole_record():
        rows: QuerySet[Obligation] = Obligation.objects.filter(wanted)
        owed = list(rows.select_related("adopted").order_by("due_last", "pk")[:most])
    if not owed:
        return []
    return _Showing(actor, owed, now).all()


class _Showing:
    """Shows obligations to one actor; reads what is needed once for all of them."""

    def __init__(self, actor: Actor, owed: Sequence[Obligation], now: datetime) -> None:
        self.actor, self.owed, self.now = actor, owed, now
        self.today = day_number(london_day(now))
        children = {row.child for row in owed}
        self.reached = open_among(actor, children, now=now)
        ids = {id_ for row in owed for id_ in (row.started, row.answered, row.explained)}
        open_ = entries_open_to(actor, now=now).filter(id__in=ids - {""})
        self.places = dict(open_.values_list("id", "position"))
        self.recorders = dict(open_.values_list("id", "agency"))
        self.names = for_engines.names_of(children & self.reached)
        self.agencies = {each.id: each for each in for_engines.agencies()}
        self.withholding = withholding_for(actor, self.reached, now=now)
        self.mine = self._mine(children)

    def all(self) -> list[Due]:
        return [self._due(row) for row in self.owed if self._may_show(row)]

    def _may_show(self, row: Obligation) -> bool:
        if row.child not in self.reached:
            return False
        return row.started in self.places or row.owed_by == self.actor.agency

    def _mine(self, children: set[str]) -> set[str]:
        working = involvements_of(self.actor, now=self.now).filter(
            post=self.actor.post, person__in=children
        )
        return set(working.values_list("person", flat=True))

    def _due(self, row: Obligation) -> Due:
        open_ = row.started in self.places
        return Due(
            code=row.adopted.code if open_ else "",
            title=row.adopted.title if open_ else "",
            child=row.child,
            child_name=self.names.get(row.child, ""),
            owed_by=row.owed_by if open_ or row.owed_by == self.actor.agency else "",
            owed_by_name=self._name(row.owed_by, row),
            each=row.each if open_ else "",
            each_name=self._name(row.each, row) if open_ and row.each else "",
            status=standing(row, self.now),
            because=row.because,
            due=day_of(row, row.due_last),
            due_first=day_of(row, row.due_first),
            moment=_moment_of(row),
            open=open_,
            mine=row.child in self.mine,
            started=self.places.get(row.started, 0),
            answered=self.places.get(row.answered, 0),
            explained=self.places.get(row.explained, 0),
            adopted=row.adopted_id,
            of_my_agency=row.owed_by == self.actor.agency,
        )

    def _name(self, id_: str, row: Obligation) -> str:
        if id_.startswith("sector:"):
            return _sector_title(id_.removeprefix("sector:"))
        agency = self.agencies.get(id_)
        if agency is None:
            return self.names.get(id_, "") or ("" if not id_ else "Someone in the family")
        known = id_ in (self.actor.agency, self.recorders.get(row.started))
        if agency.sector in SENSITIVE and not known:
            return WITHHELD
        return _agency_name(agency.id, agency.name, agency.sector, self.withholding)


def standing(row: Obligation, now: datetime) -> Standing:
    """Say how an obligation stands at a moment: a pending one may have passed its day."""
    today = day_number(london_day(now))
    open_still = row.explained_until is None or today <= row.explained_until
    if row.explained and open_still and row.status not in ("met", "excused"):
        return "explained"
    if row.status == "missed":
        return "overdue"
    if row.status != "pending":
        return row.status  # type: ignore[return-value]  # the rest are called the same
    reached = int(now.timestamp()) if row.clock else today
    return "overdue" if row.due_last is not None and reached > row.due_last else "due"


def _by_urgency(each: Due) -> tuple[bool, bool, date, str, str]:
    return (
        each.status not in ASKING,
        each.status != "overdue",
        each.due or date.max,
        each.child_name,
        each.title,
    )


def _ahead(today: date, working_days: int) -> date:
    try:
        return partnership_calendar().add_working_days(today, working_days)
    except NotCovered:
        return today + timedelta(days=working_days * 7 // 5)


def _seconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _moment_of(row: Obligation) -> datetime | None:
    if not row.clock or row.due_last is None:
        return None
    return datetime.fromtimestamp(row.due_last, UTC)


def day_of(row: Obligation, number: int | None) -> date | None:
    """Return the day in London of a day or second that an obligation holds."""
    if number is None:
        return None
    return london_day(datetime.fromtimestamp(number, UTC)) if row.clock else date_of(number)


def _agency_name(id_: str, name: str, sector: str, withholding: Withholding) -> str:
    if id_ in withholding.agencies:
        return f"{_sector_title(sector)} {MARK}"
    return name


def _sector_title(sector: str) -> str:
    return SECTORS[sector].title if sector in SECTORS else sector
