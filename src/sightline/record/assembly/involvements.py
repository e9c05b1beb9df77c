"""Who is working with whom? Involvements as recorded, with their end and who leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sightline.kernel.local_time import end_of_day
from sightline.kernel.partial_dates import NotADate, PartialDate
from sightline.record.assembly.facts import Fact, standing

# Never open-ended: looked at again after six months unless the entry says sooner (or later).
LOOKED_AT_AGAIN = timedelta(weeks=26)


@dataclass(frozen=True)
class Working:
    """One practitioner, post or team working with one person."""

    entry: str
    person: str
    agency: str
    role: str
    practitioner: str
    team: str
    post: str
    phone: str
    basis: str
    opens_to: int
    since: PartialDate
    recorded_at: datetime
    until: datetime
    ended_at: datetime | None = None

    @property
    def leads(self) -> bool:
        """Whether this is the lead practitioner."""
        return self.role == "lead-practitioner"


def involvements(facts: Iterable[Fact]) -> list[Working]:
    """Return every standing involvement; one entry about several people gives one for each."""
    facts = standing(facts)
    ended = _moments(facts, "involvement.ended")
    renewed = _renewals(facts)
    return [
        _working(fact, person, ended.get(fact.id), renewed.get(fact.id))
        for fact in facts
        if fact.kind == "involvement.started"
        for person in fact.people
    ]


def _moments(facts: list[Fact], kind: str) -> dict[str, datetime]:
    return {
        fact.data.get("of", ""): fact.recorded_at for fact in facts if fact.kind == kind
    }


def _renewals(facts: list[Fact]) -> dict[str, datetime]:
    return {
        fact.data["of"]: _until(fact)
        for fact in facts
        if fact.kind == "involvement.renewed" and fact.data.get("of")
    }


def _until(fact: Fact) -> datetime:
    try:
        told = PartialDate.parse(str(fact.told("until") or "")).last
    except NotADate:
        told = None
    return end_of_day(told) if told else fact.recorded_at + LOOKED_AT_AGAIN


def _working(
    fact: Fact, person: str, ended: datetime | None, renewed: datetime | None
) -> Working:
    return Working(
        entry=fact.id,
        person=person,
        agency=fact.agency,
        role=fact.data.get("role") or "other",
        practitioner=fact.told("practitioner") or fact.author,
        team=fact.told("team") or "",
        post=fact.told("post") or "",
        phone=fact.told("phone") or "",
        basis=fact.told("basis") or "",
        opens_to=fact.opens_to,
        since=fact.happened,
        recorded_at=fact.recorded_at,
        until=renewed or _until(fact),
        ended_at=ended,
    )
