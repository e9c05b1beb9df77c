"""Did someone from each of these kinds of agency take part?"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.safeguards.model import Attends, Safeguard
from sightline.safeguards.reference.found import Found
from sightline.safeguards.reference.judging import (
    Begun,
    Ground,
    excuses_of,
    settle_at_once,
)
from sightline.safeguards.reference.looking import unstated, values
from sightline.safeguards.reference.three_valued import Truth, every
from sightline.safeguards.reference.timing import on_day
from sightline.safeguards.world_building.telling import SECTOR


def attends(
    safeguard: Safeguard, expect: Attends, begun: Begun, ground: Ground
) -> Iterator[Found]:
    """Compare the sectors of those whom the start names with each group."""
    rows = ground.seen.told(begun.start.n, expect.field + SECTOR)
    sectors, unsure = values(rows), unstated(rows)

    def came(group: tuple[str, ...]) -> Truth:
        return True if sectors.intersection(group) else (None if unsure else False)

    due = on_day(begun.start)
    excuses = excuses_of(ground, safeguard.unless, begun, due)
    met = every(came(group) for group in expect.groups)
    yield Found(begun, due, settle_at_once(begun, met, excuses))
