"""How often would a safeguard have asked for something, of whom, before anyone adopts it?

Run over all that is recorded, and counted; nothing is written down but the days counted by
the calendar. Small numbers are left out, and the entries to read are those open to the actor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sightline.access.actor import Actor
from sightline.access.database_scope import whole_record
from sightline.kernel.local_time import london_day
from sightline.obligations.keeping import deadlines, rows
from sightline.obligations.keeping.running import owed_under
from sightline.obligations.models import WorldCircumstance, WorldEntry, WorldPerson
from sightline.obligations.queries.library import SMALLEST
from sightline.obligations.queries.owed import WITHHELD
from sightline.record import for_engines
from sightline.record.visibility import entries_open_to
from sightline.safeguards.compiler.compiling import compile  # noqa: A004
from sightline.safeguards.model import Safeguard
from sightline.safeguards.obligation import Obligation as Owed
from sightline.safeguards.world_building.spans import date_of, day_number
from sightline.vocabulary.sectors import SECTORS, SENSITIVE

YEARS_BACK = 5
WEEKS = 52
FLOOD = 10  # a week, for one team: more than a lead can look into
SAMPLE = 10
_AGES = (
    (365, "Under 1"),
    (5 * 365, "1 to 4"),
    (11 * 365, "5 to 10"),
    (99 * 365, "11 and over"),
)
_PLANS = {
    "child-protection-plan": "On a child protection plan",
    "child-in-need": "Child in need",
    "looked-after": "Looked after",
}


@dataclass(frozen=True)
class Counted:
    """How many, under one name; None where there are some, but too few to tell."""

    name: str
    number: int | None
    a_week: float | None = None  # over the last year


@dataclass(frozen=True)
class Tried:
    """What came of a trial."""

    since: date
    total: int | None
    months: tuple[Counted, ...]
    teams: tuple[Counted, ...]
    kinds_of_case: tuple[Counted, ...]
    statuses: tuple[Counted, ...]
    flooded: tuple[Counted, ...]  # teams that would be asked more than they could look into
    sample: tuple[tuple[int, date | None], ...]  # entries to read: place, day


def try_over_history(actor: Actor, safeguard: Safeguard, *, now: datetime) -> Tried:
    """Run a safeguard over five years of the record, and count."""
    today = london_day(now)
    since = today - timedelta(days=YEARS_BACK * 365)
    back = replace(safeguard, in_force=max(since, _earliest(safeguard)))
    steps = compile(back, scope="people")
    with whole_record(), rows.there():
        deadlines.count_newly(steps.withins)
        owed = list(owed_under(steps))
        found = _Told(owed)
    return Tried(
        since=since,
        total=_told(len(owed)),
        months=_by(found.month(each) for each in owed),
        teams=found.teams(owed, today),
        kinds_of_case=_by(name for each in owed for name in found.kinds_of_case(each)),
        statuses=_by(found.status(each, today) for each in owed),
        flooded=tuple(
            each for each in found.teams(owed, today) if each.a_week and each.a_week > FLOOD
        ),
        sample=_sample(actor, owed, now),
    )


class _Told:
    """What the rows say of the starts and children of what would be owed."""

    def __init__(self, owed: list[Owed]) -> None:
        children = {each.child for each in owed}
        entries = WorldEntry.objects.filter(id__in={each.started for each in owed})
        self.days = dict(entries.values_list("id", "first_day"))
        people = WorldPerson.objects.filter(person__in=children)
        self.born = dict(people.values_list("person", "born_first"))
        held = WorldCircumstance.objects.filter(person__in=children, what__in=_PLANS)
        self.held = list(held.values_list("person", "what", "from_day", "until_day"))
        self.teams_of = for_engines.teams_working_with(children)
        self.agencies = {each.id: each for each in for_engines.agencies()}

    def month(self, each: Owed) -> str:
        day = self.days.get(each.started)
        return f"{date_of(day):%Y-%m}" if day is not None else "No date"

    def status(self, each: Owed, today: date) -> str:
        passed = each.due_last is not None and each.due_last < day_number(today)
        if each.status == "pending" and passed and not each.clock:
            return "missed"
        return each.status

    def kinds_of_case(self, each: Owed) -> Iterable[str]:
        day, born = self.days.get(each.started), self.born.get(each.child)
        if day is None or born is None:
            yield "Age not known"
        elif day < born:
            yield "Not born yet"
        else:
            yield next(name for days, name in _AGES if day - born < days)
        for person, what, first, last in self.held:
            if person == each.child and day is not None and first <= day <= (last or day):
                yield _PLANS[what]

    def team(self, each: Owed) -> str:
        agency = self.agencies.get(each.owed_by)
        if agency is None:
            sector = each.owed_by.removeprefix("sector:")
            title = SECTORS[sector].title if sector in SECTORS else "Nobody"
            return f"{title}: none involved"
        if agency.sector in SENSITIVE:
            return WITHHELD
        team = self.teams_of.get((each.child, agency.id), "")
        return f"{agency.name}, {team}" if team else agency.name

    def teams(self, owed: list[Owed], today: date) -> tuple[Counted, ...]:
        a_year_ago = day_number(today - timedelta(weeks=WEEKS))
        recent = Counter(
            self.team(each)
            for each in owed
            if (self.days.get(each.started) or 0) > a_year_ago
        )
        counts = Counter(map(self.team, owed))
        return tuple(
            Counted(name, _told(number), _a_week(recent[name]))
            for name, number in sorted(counts.items())
        )


def _by(names: Iterable[str]) -> tuple[Counted, ...]:
    return tuple(Counted(name, _told(n)) for name, n in sorted(Counter(names).items()))


def _told(number: int) -> int | None:
    return number if number == 0 or number >= SMALLEST else None


def _a_week(number: int) -> float | None:
    return round(number / WEEKS, 1) if number == 0 or number >= SMALLEST else None


def _earliest(safeguard: Safeguard) -> date:
    """The first day on which the safeguard allows any time: before that it asks nothing."""
    times = getattr(safeguard.expect, "within", ()) or getattr(
        safeguard.expect, "every", ()
    )
    first = times[0] if isinstance(times, tuple) and times else None
    return first.from_day if first else date.min


def _sample(
    actor: Actor, owed: list[Owed], now: datetime
) -> tuple[tuple[int, date | None], ...]:
    started = sorted({each.started for each in owed})[-1_000:]
    open_ = entries_open_to(actor, now=now).filter(id__in=started).order_by("-position")
    rows = open_.values_list("position", "happened_at")[:SAMPLE]
    return tuple((place, london_day(at) if at else None) for place, at in rows)
