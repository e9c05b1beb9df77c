"""How do the partnership's agencies keep what they learned? One line a measure, each traceable.

A measure adds up rows (`measures`), counted from what safeguards asked for or from the record
itself. It is told by month and by agency, in the order of the alphabet and never of size; no
family is ranked, and each figure can be opened into the entries that it counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q, QuerySet

from sightline.access.actor import Actor
from sightline.access.database_scope import whole_record
from sightline.kernel.ids import ref_of
from sightline.kernel.local_time import london_day
from sightline.obligations.measures import Measure, measures
from sightline.obligations.models import Adopted, Obligation, WorldEntry
from sightline.obligations.queries.owed import Standing as OwedStanding
from sightline.obligations.queries.owed import day_of, standing
from sightline.record import for_engines
from sightline.record.policies import check_may_count, counts_exactly
from sightline.record.queries import coverage
from sightline.record.queries.counting import (
    Counted,
    Figures,
    Standing,
    figures,
    grouped,
    month_of,
    months_before,
)
from sightline.record.queries.recorded import recorded
from sightline.record.queries.shown import EntryShown
from sightline.record.queries.small_numbers import told
from sightline.safeguards.world_building.spans import date_of, day_number

MONTHS = 12  # this one, and the eleven before it
MOST_ROWS = 500
COUNTED_AS: dict[OwedStanding, Standing] = {
    "met": "kept",
    "late": "late",
    "overdue": "missed",
    "explained": "explained",
    "cannot-tell": "unknown",
    "excused": "needless",
    "due": "due",
}
NAMES = (
    "adopted__code", "started", "started_day", "each", "due_last", "clock", "status",
    "explained", "explained_until", "answered", "owed_by", "child",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One measure over the last twelve months.

    `exact`: every number is told, rather than none below five and the rest to the nearest
    five. `not_adopted`: safeguards it is counted from that do not run, so count nothing.
    """

    measure: Measure
    whole: Figures
    exact: bool
    not_adopted: tuple[str, ...]


@dataclass(frozen=True)
class OfAgency:
    """What one agency owed, or all that no one agency owes where `agency` is empty."""

    agency: str
    name: str
    figures: Figures


@dataclass(frozen=True)
class OfTeam:
    """What fell to the team of an agency that works, or last worked, with the child."""

    agency: str
    agency_name: str
    team: str
    figures: Figures


@dataclass(frozen=True)
class Laid:
    """One measure by month, the earliest first, and by agency and team, by their names."""

    line: Line
    months: tuple[tuple[date, Figures], ...]
    agencies: tuple[OfAgency, ...]
    teams: tuple[OfTeam, ...]


@dataclass(frozen=True)
class Chosen:
    """Which rows of a measure: those of a month, an agency, a team of it, a standing, or all.

    A team is asked for by the `ref_of` its name, as no name stands in an address.
    """

    month: date | None = None
    agency: str | None = None
    team: str = ""
    standing: str = ""


@dataclass(frozen=True)
class Behind:
    """The rows that a figure counts, as far as their entries are open to the reader.

    `rows` pairs what began each with what answered it, where there is such an entry and it is
    open. `not_open` is how many more there are; None where that may not be told exactly.
    """

    measure: Measure
    rows: tuple[tuple[Standing, EntryShown, EntryShown | None], ...]
    not_open: int | None
    exact: bool


def scorecard(actor: Actor, *, now: datetime) -> list[Line]:
    """Return every measure over the last twelve months; raises Refused to who may not read it.

    Cost: a statement or two for all that safeguards ask, and a few for each other measure.
    """
    check_may_count(actor)
    with whole_record():
        counted = _Counting(now)
        return [counted.line(each, actor) for each in measures().values()]


def one_measure(actor: Actor, code: str, *, now: datetime) -> Laid | None:
    """Return one measure by month and by agency, or None where there is no such measure."""
    check_may_count(actor)
    measure = measures().get(code)
    if measure is None:
        return None
    with whole_record():
        counting = _Counting(now, measure)
        return _laid(counting, measure, actor)


def rows_behind(actor: Actor, code: str, chosen: Chosen, *, now: datetime) -> Behind | None:
    """Return the rows that one figure counts, at most 500, or None for no such measure."""
    check_may_count(actor)
    measure = measures().get(code)
    if measure is None:
        return None
    with whole_record():
        rows = _with_teams(_Counting(now, measure).rows(measure))
    wanted = [row for row in rows if _is_chosen(row, chosen)]
    shown_of = entries_of(actor, wanted[:MOST_ROWS], now=now)
    exact = counts_exactly(actor.role)
    found = tuple(
        (row.standing, shown_of[row.entry], shown_of.get(row.answered))
        for row in wanted[:MOST_ROWS]
        if row.entry in shown_of
    )
    return Behind(measure, found, told(len(wanted) - len(found), exact=exact), exact)


def entries_of(
    actor: Actor, rows: Sequence[Counted], *, now: datetime
) -> dict[str, EntryShown]:
    """Map the entries that rows name to what this actor is shown of them; others are left out."""
    ids = {id_ for row in rows for id_ in (row.entry, row.answered) if id_}
    return {each.id: each for each in recorded(actor, ids, now=now)}


class _Counting:
    """Counts measures; reads once what safeguards ask for, for all or one of them."""

    def __init__(self, now: datetime, only: Measure | None = None) -> None:
        self.now = now
        self.since = months_before(london_day(now), MONTHS - 1)
        wanted = [only] if only else list(measures().values())
        codes = {code for each in wanted for code in each.safeguards}
        running = Adopted.objects.filter(code__in=codes, ended_at=None)
        self.adopted = set(running.values_list("code", flat=True))
        self.agencies = {each.id: each for each in for_engines.agencies()}
        self.owed = _owed(codes, self.since) if codes else []
        self.done = _days_done(codes) if codes else {}

    def line(self, measure: Measure, actor: Actor) -> Line:
        exact = counts_exactly(actor.role)
        missing = [code for code in measure.safeguards if code not in self.adopted]
        whole = figures(self.rows(measure), exact=exact)
        return Line(measure, whole, exact, tuple(missing))

    def rows(self, measure: Measure) -> list[Counted]:
        """Return what a measure counts, from the first of its months on."""
        if measure.from_record:
            return [row for row in self._from_record(measure) if self._in_months(row)]
        return [
            row
            for code, each, row in map(self._counted, self.owed)
            if code in measure.safeguards
            and self._is_for(each, measure)
            and self._in_months(row)
        ]

    def months(self) -> list[date]:
        """Return the months that are counted, the earliest first."""
        today = london_day(self.now)
        return [months_before(today, back) for back in reversed(range(MONTHS))]

    def _in_months(self, row: Counted) -> bool:
        """What falls due after this month is not counted yet."""
        return row.month is None or self.since <= row.month <= london_day(self.now)

    def _is_for(self, each: str, measure: Measure) -> bool:
        if not measure.for_sectors or not each:
            return True
        agency = self.agencies.get(each)
        return agency is not None and agency.sector in measure.for_sectors

    def _from_record(self, measure: Measure) -> list[Counted]:
        if measure.from_record == "babies-told":
            return coverage.babies_told(
                measure.topic, weeks=measure.weeks, since=self.since, now=self.now
            )
        if measure.from_record == "second-parents":
            return coverage.second_parents(since=self.since)
        if measure.from_record == "lead-practitioners":
            return coverage.lead_practitioners(agencies=measure.agencies, now=self.now)
        return coverage.news_read(
            measure.kind, working_days=measure.working_days, since=self.since, now=self.now
        )

    def _counted(self, row: dict[str, object]) -> tuple[str, str, Counted]:
        row = dict(row)
        code = str(row.pop("adopted__code"))
        held = Obligation(**row)
        due = day_of(held, held.due_last)
        if due is None and held.started_day is not None:
            due = date_of(held.started_day)
        return code, held.each, Counted(
            entry=held.started,
            month=month_of(due) if due else None,
            standing=COUNTED_AS[standing(held, self.now)],
            agency=held.owed_by,
            answered=held.answered,
            days=self._days(held),
            child=held.child,
        )  # fmt: skip

    def _days(self, held: Obligation) -> float | None:
        done = self.done.get(held.answered)
        if held.status not in ("met", "late") or done is None or held.started_day is None:
            return None
        return float(max(done - held.started_day, 0))

    def name(self, agency: str) -> str:
        """Name who owes something, in words."""
        found = self.agencies.get(agency)
        return found.name if found else ""


def _laid(counting: _Counting, measure: Measure, actor: Actor) -> Laid:
    rows = _with_teams(counting.rows(measure))
    exact = counts_exactly(actor.role)
    months = [
        (month, [row for row in rows if row.month == month])
        for month in (counting.months() if any(row.month for row in rows) else [])
    ]
    agencies = grouped(rows, lambda row: counting.name(row.agency))
    return Laid(
        line=counting.line(measure, actor),
        months=tuple((month, figures(of, exact=exact)) for month, of in months),
        agencies=tuple(
            OfAgency(of[0].agency if name else "", name, figures(of, exact=exact))
            for name, of in agencies
        ),
        teams=tuple(
            OfTeam(of[0].agency, agency, of[0].team, figures(of, exact=exact))
            for agency, of_agency in agencies
            for team, of in grouped(of_agency, lambda row: row.team)
            if team
        ),
    )


def _with_teams(rows: list[Counted]) -> list[Counted]:
    """Say of each row which team of the agency that owes it works with the child."""
    teams = for_engines.teams_working_with({row.child for row in rows if row.child})
    return [replace(row, team=teams.get((row.child, row.agency), "")) for row in rows]


def _is_chosen(row: Counted, chosen: Chosen) -> bool:
    return (
        chosen.month in (None, row.month)
        and chosen.agency in (None, row.agency)
        and (not chosen.team or chosen.team == ref_of(row.team))
        and chosen.standing in ("", row.standing)
    )


def _obligations(codes: set[str], since: date) -> QuerySet[Obligation]:
    day = day_number(since)
    fell_due = Q(clock=False, due_last__gte=day) | Q(clock=True, due_last__gte=day * 86_400)
    undated = Q(due_last=None, started_day__gte=day)
    return Obligation.objects.filter(fell_due | undated, adopted__code__in=codes)


def _owed(codes: set[str], since: date) -> list[dict[str, object]]:
    return list(_obligations(codes, since).order_by("due_last", "pk").values(*NAMES))


def _days_done(codes: set[str]) -> dict[str, int]:
    """Map the entries that answered something to the first day on which they happened."""
    answers = Obligation.objects.filter(adopted__code__in=codes).exclude(answered="")
    rows = WorldEntry.objects.filter(id__in=answers.values("answered"))
    days = rows.values_list("id", "first_day")
    return {id_: day for id_, day in days if day is not None}
