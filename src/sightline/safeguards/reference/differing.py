"""Do two children's records hold the same words, where each should have their own?"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.safeguards.model import Differs, Safeguard
from sightline.safeguards.reference.found import Found
from sightline.safeguards.reference.judging import (
    Begun,
    Ground,
    excuses_of,
    settle_at_once,
)
from sightline.safeguards.reference.looking import unstated, values
from sightline.safeguards.reference.three_valued import Truth, every, opposite, some
from sightline.safeguards.reference.timing import not_before, on_day
from sightline.safeguards.world import EntryRow
from sightline.safeguards.world_building.telling import WORDS


def differs(
    safeguard: Safeguard, expect: Differs, begun: Begun, ground: Ground
) -> Iterator[Found]:
    """Look for an earlier entry about another child of the family with the same words."""
    seen, start = ground.seen, begun.start
    words = values(seen.told(start.n, expect.field + WORDS))
    dates: list[Truth] = [
        every(
            [not_before(start, other), ground.counting.reaches(other, start, expect.within)]
        )
        for other in _of_other_children(safeguard, begun, ground)
        if words & values(seen.told(other.n, expect.field + WORDS))
    ]
    same = some(dates)
    unstated_here = unstated(seen.told(start.n, expect.field))
    met = None if unstated_here else opposite(same)
    due = on_day(start)
    excuses = excuses_of(ground, safeguard.unless, begun, due)
    verdict = settle_at_once(begun, met, excuses, by_date=not unstated_here)
    yield Found(begun, due, verdict)


def _of_other_children(
    safeguard: Safeguard, begun: Begun, ground: Ground
) -> Iterator[EntryRow]:
    seen = ground.seen
    others = {
        member
        for member in seen.family(begun.child)
        if member != begun.child and member in seen.people and not seen.people[member].grown
    }
    for entry in seen.of_kinds(safeguard.start.looked.kinds):
        if entry.n < begun.start.n and not others.isdisjoint(seen.about(entry.n)):
            yield entry
