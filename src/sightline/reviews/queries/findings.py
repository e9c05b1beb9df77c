"""What do the safeguards say of the events, and who knew what when? By the returns alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sightline.access.actor import Actor
from sightline.access.calendar import partnership_calendar
from sightline.kernel.local_time import end_of_day
from sightline.record.for_engines import agencies as directory
from sightline.record.for_engines import names_of
from sightline.record.queries.family import family_of
from sightline.record.queries.who_knew import WhoKnew, who_knew
from sightline.reviews.evidence.as_entries import Told, world_of
from sightline.reviews.queries.chronology import Combined, Row, combined_chronology
from sightline.reviews.queries.opening import Opened
from sightline.safeguards.gaps.finding import gaps
from sightline.safeguards.gaps.gap import Gap
from sightline.safeguards.gaps.wording import Saying
from sightline.safeguards.library_loading import load
from sightline.safeguards.model import Safeguard
from sightline.safeguards.obligation import Obligation
from sightline.safeguards.recorded import Agency
from sightline.safeguards.reference.engine import run_all
from sightline.safeguards.why import Why
from sightline.safeguards.world import World
from sightline.safeguards.world_building.spans import second_of


@dataclass(frozen=True)
class Finding:
    """One thing owed under a safeguard by what the returns tell: how it stands, and why."""

    safeguard: Safeguard
    obligation: Obligation
    why: str
    started: Row
    answered: Row | None


@dataclass(frozen=True)
class Unknown:
    """Something an agency knew and those who decided did not, in words, with both rows."""

    gap: Gap
    why: str
    decision: Row
    fact: Row


@dataclass(frozen=True)
class Findings:
    """What the engines make of the returns, as of a day.

    `recognised` of `rows` rows have been read for what they tell of; the rest count as
    contacts alone. `undated` rows could not be put in order, and are left out.
    """

    findings: tuple[Finding, ...]
    unknown: tuple[Unknown, ...]
    world: World
    until: date
    rows: int
    recognised: int
    undated: int


def findings_in_returns(review: Opened, *, today: date) -> Findings:
    """Run the safeguards, and who knew what when, over the combined chronology."""
    combined = combined_chronology(review)
    until = _until(combined, today)
    world = _world(review, combined, until)
    rows = {row.event.id: row for row in combined.rows}
    return Findings(
        findings=tuple(_findings(world, rows, until)),
        unknown=tuple(_unknown(world, rows, until)),
        world=world,
        until=until,
        rows=len(rows),
        recognised=sum(row.said.recognised is not None for row in combined.rows),
        undated=sum(not row.event.happened.is_known for row in combined.rows),
    )


def who_knew_in_record(actor: Actor, review: Opened, *, now: datetime) -> WhoKnew | None:
    """Return who knew what when by the record; None if the family does not open to them."""
    family = family_of(actor, review.state.incident.child, now=now)
    return None if family is None else who_knew(actor, family, now=now)


def _until(combined: Combined, today: date) -> date:
    days = [row.event.happened.last or row.event.happened.first for row in combined.rows]
    return min(max((day for day in days if day), default=today), today)


def _world(review: Opened, combined: Combined, until: date) -> World:
    child = review.state.incident.child
    told: list[Told] = [(row.event, row.agency, row.said) for row in combined.rows]
    known = {each.id: each for each in directory()}
    agencies = [
        known.get(id_) or Agency(id_, each.sector, each.name)
        for each in combined.chronology.agencies
        for id_ in [combined.agency_ids[each.key]]
    ]
    name = names_of([child]).get(child, "")
    return world_of(
        told, combined.chronology, agencies, child=child, name=name, until=until
    )


def _findings(world: World, rows: dict[str, Row], until: date) -> list[Finding]:
    calendar, safeguards = partnership_calendar(), load()
    now = second_of(end_of_day(until))
    owed = run_all(safeguards, world, calendar, today=until, now_second=now)
    by_code, why = {each.code: each for each in safeguards}, Why(world, calendar)
    return [
        Finding(
            safeguard=by_code[each.safeguard],
            obligation=each,
            why=why.tell(by_code[each.safeguard], each),
            started=rows[each.started],
            answered=rows.get(each.answered),
        )
        for each in owed
        if each.started in rows
    ]


def _unknown(world: World, rows: dict[str, Row], until: date) -> list[Unknown]:
    saying = Saying(world)
    return [
        Unknown(gap, saying.why(gap), rows[gap.decision], rows[gap.fact])
        for gap in gaps(world, today=until)
    ]
