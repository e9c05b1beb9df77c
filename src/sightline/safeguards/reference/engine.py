"""What is owed under a safeguard in this world, and how does it stand on a day?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sightline.kernel.working_days import Calendar
from sightline.safeguards.model import Safeguard
from sightline.safeguards.obligation import Obligation
from sightline.safeguards.reference.expecting import found
from sightline.safeguards.reference.found import Found
from sightline.safeguards.reference.judging import Ground
from sightline.safeguards.reference.owing import owed_by
from sightline.safeguards.reference.seen import Seen
from sightline.safeguards.reference.starting import begun
from sightline.safeguards.reference.timing import Counting
from sightline.safeguards.world import World
from sightline.safeguards.world_building.spans import day_number


def run(
    safeguard: Safeguard, world: World, calendar: Calendar, *, today: date, now_second: int
) -> tuple[Obligation, ...]:
    """Return every obligation under one safeguard, in the order in which they began."""
    return run_all([safeguard], world, calendar, today=today, now_second=now_second)


def run_all(
    safeguards: Iterable[Safeguard],
    world: World,
    calendar: Calendar,
    *,
    today: date,
    now_second: int,
) -> tuple[Obligation, ...]:
    """Return every obligation under these safeguards, safeguard by safeguard.

    `today` and `now_second` (in UTC) are as of when it is asked; the world holds what was
    known by then.
    """
    ground = Ground(Seen(world), Counting(calendar), day_number(today), now_second)
    return tuple(each for one in safeguards for each in _obligations(one, ground))


def _obligations(safeguard: Safeguard, ground: Ground) -> list[Obligation]:
    owed: dict[tuple[str, str, str], tuple[int, Obligation]] = {}
    for clock in begun(safeguard, ground):
        for each in found(safeguard, clock, ground):
            # One entry may run a clock for two starts: the later start's is the one kept.
            key = (each.begun.clock.id, each.begun.child, each.begun.each)
            owed[key] = each.begun.clock.n, _obligation(safeguard, each, ground)
    in_order = sorted(owed.items(), key=lambda item: (item[1][0], item[0]))
    return [obligation for _, (_, obligation) in in_order]


def _obligation(safeguard: Safeguard, found: Found, ground: Ground) -> Obligation:
    begun, due, verdict = found.begun, found.due, found.verdict
    return Obligation(
        safeguard=safeguard.code,
        started=begun.clock.id,
        child=begun.child,
        each=begun.each,
        due_first=due.first,
        due_last=due.last,
        clock=due.clock,
        status=verdict.status,
        because=verdict.because,
        answered=verdict.answered,
        owed_by=owed_by(safeguard.owed_by, begun, ground.seen),
    )
