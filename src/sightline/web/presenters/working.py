"""Who works with a family, and whom does one ring?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sightline.kernel.local_time import london_day, say_day
from sightline.record.queries.family import WorkingWith
from sightline.vocabulary.involvement_roles import INVOLVEMENT_ROLES
from sightline.web.presenters.around import Around


@dataclass(frozen=True)
class Worker:
    """One practitioner or team in one role, and all of the family they work with."""

    agency: str
    role: str
    practitioner: str
    phone: str
    people: tuple[str, ...]
    since: str
    until: str
    lead: bool
    ended: bool
    overdue: bool
    mine: bool


@dataclass(frozen=True)
class Workers:
    """Those who work with the family now, those who no longer do, and who leads."""

    now: tuple[Worker, ...]
    ended: tuple[Worker, ...]

    @property
    def leads(self) -> tuple[Worker, ...]:
        """The lead practitioners; where there is none, the page says so."""
        return tuple(each for each in self.now if each.lead)


def workers_of(around: Around) -> Workers:
    """Return who works with the family, each once, the lead practitioner first."""
    workers = sorted(
        _joined(_worker(around, row) for row in around.family.working),
        key=lambda each: (not each.lead, each.agency, each.role),
    )
    return Workers(
        now=tuple(each for each in workers if not each.ended),
        ended=tuple(each for each in workers if each.ended),
    )


def _worker(around: Around, row: WorkingWith) -> Worker:
    role = INVOLVEMENT_ROLES.get(row.role)
    return Worker(
        agency=row.agency_name,
        role=role.title if role else row.role.replace("-", " ").capitalize(),
        practitioner=row.practitioner,
        phone=row.phone,
        people=(around.name(row.person),),
        since=say_day(london_day(row.since)) if row.since else "",
        until=say_day(london_day(row.until)),
        lead=row.role == "lead-practitioner",
        ended=row.ended,
        overdue=row.overdue,
        mine=row.mine,
    )


def _joined(workers: Iterable[Worker]) -> Iterable[Worker]:
    """Say once what is the same for several people of the family."""
    found: dict[Worker, tuple[str, ...]] = {}
    for each in workers:
        same = replace(each, people=())
        found[same] = (*found.get(same, ()), *each.people)
    return (replace(same, people=people) for same, people in found.items())
