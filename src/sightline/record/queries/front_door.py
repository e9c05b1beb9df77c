"""What came to the front door, how soon was it read, answered and decided, and what waits?

Counted from the ledger by when each entry was recorded: from the referral to the first
receipt, acknowledgement and decision in its piece of work. A referral counts once, however
many children it names. `Referral` is one row; every figure is made from rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from django.db.models import Q, QuerySet

from sightline.access.actor import Actor
from sightline.access.database_scope import whole_record
from sightline.access.models import Agency
from sightline.kernel.local_time import london_day, start_of_day
from sightline.record.models import Entry, Receipt, Thread
from sightline.record.policies import check_may_count_referrals, counts_referrals_exactly
from sightline.record.queries.counting import grouped, middle, month_of, months_before
from sightline.record.queries.recorded import recorded
from sightline.record.queries.shown import EntryShown
from sightline.record.queries.small_numbers import told
from sightline.record.stored import about_of

By = Literal["month", "week"]
PERIODS = 12  # months or weeks, the present one included
MOST_ROWS = 500
UNDECIDED = ("sent", "received", "acknowledged")
ANSWERS = ("referral.received", "referral.acknowledged", "referral.decided")
PUBLIC = "public"
ROUTES = {
    Entry.Origin.RECORDED.value: "Recorded in Sightline by who referred",
    Entry.Origin.FEED.value: "From an agency’s own system",
    Entry.Origin.FILE.value: "From a case file",
    PUBLIC: "Taken in by the front door",
}
NOT_AN_AGENCY = "Family, neighbours and the public"


@dataclass(frozen=True)
class Referral:
    """One referral: the entry that opened it, from whom, by which route, and when what was done.

    `agency` is empty where no agency referred. `sent_back`: before deciding, the front door
    asked the agency that referred what it knows of the same person.
    """

    entry: str
    at: datetime
    to: str
    agency: str
    route: str
    read_at: datetime | None = None
    acknowledged_at: datetime | None = None
    decided_at: datetime | None = None
    sent_back: bool = False

    @property
    def waiting(self) -> bool:
        """Nobody has decided on it."""
        return self.decided_at is None


@dataclass(frozen=True)
class ReferralFigures:
    """How many, and how long in the middle, in days; None where it is too few to be told."""

    number: int | None
    read: int | None
    acknowledged: int | None
    decided: int | None
    sent_back: int | None
    waiting: int | None
    to_read: float | None
    to_acknowledge: float | None
    to_decide: float | None


@dataclass(frozen=True)
class FrontDoor:
    """The referrals of twelve months or weeks: together, by period, by who referred and how.

    `waiting` counts every referral without a decision, however old; `oldest` is when the
    first of them came, where they are not too few to be told. `exact` as in the scorecard.
    """

    by: By
    whole: ReferralFigures
    periods: tuple[tuple[date, ReferralFigures], ...]
    agencies: tuple[tuple[str, str, ReferralFigures], ...]
    routes: tuple[tuple[str, str, ReferralFigures], ...]
    waiting: int | None
    oldest: datetime | None
    exact: bool


@dataclass(frozen=True)
class Wanted:
    """Which referrals a figure counts: of a period, an agency, a route, or to which it happened."""

    by: By = "month"
    period: date | None = None
    agency: str | None = None
    route: str = ""
    what: str = ""  # read, acknowledged, decided, sent-back, or waiting


@dataclass(frozen=True)
class ReferralsBehind:
    """The referrals that a figure counts, as far as they are open; and how many more are not."""

    rows: tuple[tuple[Referral, EntryShown], ...]
    not_open: int | None


def front_door(
    actor: Actor, *, by: By, now: datetime, for_others: bool = False
) -> FrontDoor:
    """Return the figures of the front door that this actor reads; raises Refused to others.

    The partnership's manager reads those of every social care service, others those of their
    own agency. `for_others`: no small number is told, whoever asks.
    """
    rows, names = _read(actor, by, now)
    exact = counts_referrals_exactly(actor.role) and not for_others
    inside = [row for row in rows if _period(row, by) >= _first(by, now)]
    waiting = [row for row in rows if row.waiting]
    oldest = min((row.at for row in waiting), default=None)
    by_name = grouped(inside, lambda row: names.get(row.agency, NOT_AN_AGENCY))
    by_route = grouped(inside, lambda row: ROUTES[row.route])
    return FrontDoor(
        by=by,
        whole=_figures(inside, exact),
        periods=tuple(
            (day, _figures([row for row in inside if _period(row, by) == day], exact))
            for day in _periods(by, now)
        ),
        agencies=tuple((of[0].agency, name, _figures(of, exact)) for name, of in by_name),
        routes=tuple((of[0].route, name, _figures(of, exact)) for name, of in by_route),
        waiting=told(len(waiting), exact=exact),
        oldest=oldest if told(len(waiting), exact=exact) else None,
        exact=exact,
    )


def referrals_behind(actor: Actor, wanted: Wanted, *, now: datetime) -> ReferralsBehind:
    """Return the referrals that one figure counts, at most 500, the newest first."""
    rows, _ = _read(actor, wanted.by, now)
    first = _first(wanted.by, now)
    found = [
        row
        for row in rows
        if _is_wanted(row, wanted)
        and (wanted.what == "waiting" or _period(row, wanted.by) >= first)
    ]
    found = sorted(found, key=lambda row: row.at, reverse=True)[:MOST_ROWS]
    shown = {each.id: each for each in recorded(actor, [r.entry for r in found], now=now)}
    open_ = tuple((row, shown[row.entry]) for row in found if row.entry in shown)
    exact = counts_referrals_exactly(actor.role)
    return ReferralsBehind(open_, told(len(found) - len(open_), exact=exact))


def _is_wanted(row: Referral, wanted: Wanted) -> bool:
    happened = {
        "": True,
        "read": row.read_at,
        "acknowledged": row.acknowledged_at,
        "decided": row.decided_at,
        "sent-back": row.sent_back,
        "waiting": row.waiting,
    }
    return (
        wanted.period in (None, _period(row, wanted.by))
        and wanted.agency in (None, row.agency)
        and wanted.route in ("", row.route)
        and bool(happened.get(wanted.what))
    )


def _figures(rows: Sequence[Referral], exact: bool) -> ReferralFigures:
    def how_many(found: Iterable[object]) -> int | None:
        return told(sum(1 for each in found if each), exact=exact)

    def time_to(name: str) -> float | None:
        times = [(row.at, getattr(row, name)) for row in rows]
        return middle(
            ((then - at) / timedelta(days=1) for at, then in times if then), exact=exact
        )

    return ReferralFigures(
        number=how_many(rows),
        read=how_many(row.read_at for row in rows),
        acknowledged=how_many(row.acknowledged_at for row in rows),
        decided=how_many(row.decided_at for row in rows),
        sent_back=how_many(row.sent_back for row in rows),
        waiting=how_many(row.waiting for row in rows),
        to_read=time_to("read_at"),
        to_acknowledge=time_to("acknowledged_at"),
        to_decide=time_to("decided_at"),
    )


def _period(row: Referral, by: By) -> date:
    day = london_day(row.at)
    return month_of(day) if by == "month" else day - timedelta(days=day.weekday())


def _periods(by: By, now: datetime) -> list[date]:
    """Return the first days of the periods that are counted, the earliest first."""
    today = london_day(now)
    if by == "month":
        return [months_before(today, back) for back in reversed(range(PERIODS))]
    monday = today - timedelta(days=today.weekday())
    return [monday - timedelta(weeks=back) for back in reversed(range(PERIODS))]


def _first(by: By, now: datetime) -> date:
    return _periods(by, now)[0]


def _read(actor: Actor, by: By, now: datetime) -> tuple[list[Referral], dict[str, str]]:
    """Return the referrals since the first period and all that wait, and the agencies' names."""
    check_may_count_referrals(actor)
    agencies = {row.pk: row for row in Agency.objects.all()}
    doors = {actor.agency}
    if actor.role.covers_everyone and agencies[actor.agency].sector == "partnership":
        doors = {id_ for id_, a in agencies.items() if a.sector == "childrens-social-care"}
    with whole_record():
        rows = _Reading(doors, start_of_day(_first(by, now))).rows()
    return rows, {id_: each.name for id_, each in agencies.items()}


class _Reading:
    """Reads referrals to some agencies in a handful of statements, whatever their number."""

    def __init__(self, doors: set[str], since: datetime) -> None:
        self.doors = doors
        undecided = Thread.objects.filter(work="referral", state__in=UNDECIDED)
        opened = Entry.objects.filter(
            Q(recorded_at__gte=since) | Q(id__in=undecided.values("id")),
            kind__in=("referral.made", "referral.received"),
            corrects=None,
        )
        self.opened = opened
        self.answers = self._answers(opened)
        self.read = self._receipts(opened)
        self.corrections = {
            row.corrects: row
            for row in Entry.objects.filter(kind="referral.made").exclude(corrects=None)
        }
        self.asked = self._asked(since)

    def rows(self) -> list[Referral]:
        found = []
        for entry in self.opened.order_by("position").prefetch_related("about"):
            last = self._last_version(entry)
            public = entry.kind == "referral.received"
            to = entry.agency_id if public else str(last.data.get("to"))
            if to in self.doors and not (public and entry.thread not in ("", entry.id)):
                found.append(self._referral(entry, to, public=public))
        return found

    def _referral(self, entry: Entry, to: str, *, public: bool) -> Referral:
        said = self.answers[entry.id]
        decided = said.get("referral.decided")
        first_seen = (self.read.get((entry.pk, to)), said.get("referral.received"))
        return Referral(
            entry=entry.id,
            at=entry.recorded_at,
            to=to,
            agency="" if public else entry.agency_id,
            route=PUBLIC if public else entry.origin,
            read_at=None if public else min(filter(None, first_seen), default=None),
            acknowledged_at=said.get("referral.acknowledged"),
            decided_at=decided,
            sent_back=not public and self._sent_back(entry, to, decided),
        )

    def _last_version(self, entry: Entry) -> Entry:
        while entry.id in self.corrections:
            entry = self.corrections[entry.id]
        return entry

    def _sent_back(self, entry: Entry, to: str, decided: datetime | None) -> bool:
        people = {person for person, _ in about_of(entry)}
        return any(
            asked.agency_id == to
            and entry.agency_id in _listed(asked.data.get("from"))
            and entry.recorded_at <= asked.recorded_at
            and (decided is None or asked.recorded_at <= decided)
            and people & {person for person, _ in about_of(asked)}
            for asked in self.asked
        )

    def _answers(self, opened: QuerySet[Entry]) -> dict[str, dict[str, datetime]]:
        """Map each piece of work to the first time of each answer in it."""
        rows = Entry.objects.filter(
            thread__in=opened.values("id"), kind__in=ANSWERS, corrects=None
        )
        found: dict[str, dict[str, datetime]] = defaultdict(dict)
        ordered = rows.order_by("recorded_at", "position")
        for thread, id_, kind, at in ordered.values_list(
            "thread", "id", "kind", "recorded_at"
        ):
            if id_ != thread:
                found[thread].setdefault(kind, at)
        return found

    def _receipts(self, opened: QuerySet[Entry]) -> dict[tuple[int, str], datetime]:
        rows = Receipt.objects.filter(
            entry__in=opened.values("position"), agency__in=self.doors
        )
        return {(row.entry_id, row.agency_id): row.at for row in rows}

    def _asked(self, since: datetime) -> list[Entry]:
        rows = Entry.objects.filter(
            kind="information.requested", agency__in=self.doors, recorded_at__gte=since
        )
        return list(rows.prefetch_related("about"))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
