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
    people: tuple[str, ...]  # each, and since when
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
        people=(_with_whom(around, row),),
        until=say_day(london_day(row.until)),
        lead=row.role == "lead-practitioner",
        ended=row.ended,
        overdue=row.overdue,
        mine=row.mine,
    )


def _with_whom(around: Around, row: WorkingWith) -> str:
    since = f" since {say_day(london_day(row.since))}" if row.since else ""
    return f"{around.name(row.person)}{since}"


def _joined(workers: Iterable[Worker]) -> Iterable[Worker]:
    """Say once what is the same for several people of the family."""
    found: dict[Worker, tuple[str, ...]] = {}
    latest: dict[Worker, str] = {}
    for each in workers:
        # A date to be looked at again matters, and so divides, only once it has passed.
        same = replace(each, people=(), until=each.until if each.overdue else "")
        found[same] = (*found.get(same, ()), *each.people)
        latest[same] = each.until
    return (
        replace(same, people=_in_one_breath(people), until=latest[same])
        for same, people in found.items()
    )


def _in_one_breath(people: tuple[str, ...]) -> tuple[str, ...]:
    """Say a date once for everyone it holds for: "Ash, Elm since 3 May 2026"."""
    together: dict[str, list[str]] = {}
    for each in dict.fromkeys(people):
        name, _, since = each.partition(" since ")
        together.setdefault(since, []).append(name)
    return tuple(
        f"{', '.join(names)}{' since ' if since else ''}{since}"
        for since, names in together.items()
    )
