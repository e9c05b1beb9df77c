"""Did one of these stand before the start?"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.safeguards.model import Precedes, Safeguard
from sightline.safeguards.reference.found import Found
from sightline.safeguards.reference.judging import (
    Begun,
    Ground,
    Weighed,
    excuses_of,
    in_order,
    settle,
)
from sightline.safeguards.reference.looking import candidates, fits
from sightline.safeguards.reference.three_valued import Truth, every
from sightline.safeguards.reference.timing import (
    day_of,
    not_before,
    on_day,
    threshold_of,
)
from sightline.safeguards.world import EntryRow


def precedes(
    safeguard: Safeguard, expect: Precedes, begun: Begun, ground: Ground
) -> Iterator[Found]:
    """Look back from the start, as far as the time allowed and the latest `since`."""
    within = threshold_of(expect.within, day_of(begun.start)) if expect.within else None
    if expect.within and within is None:
        return
    since = _latest_since(expect, begun, ground)
    answers = [
        Weighed(
            entry,
            fits(ground.seen, looked, entry, begun.start, begun.each),
            every([not_before(begun.start, entry), _since(entry, since)]),
            ground.counting.reaches(entry, begun.start, within),
        )
        for looked in expect.any_of
        for entry in candidates(ground.seen, looked, expect.same, begun.start, begun.child)
        if since is None or entry.n != since.n
    ]
    # What stands too far back is not late: nothing that comes now would be in time.
    answers = [each for each in answers if not each.late]
    due = on_day(begun.start)
    excuses = excuses_of(ground, safeguard.unless, begun, due)
    yield Found(begun, due, settle(begun, answers, excuses, passed=True))


def _latest_since(expect: Precedes, begun: Begun, ground: Ground) -> EntryRow | None:
    if expect.since is None:
        return None
    found = [
        entry
        for entry in candidates(
            ground.seen, expect.since, expect.same, begun.start, begun.child
        )
        if fits(ground.seen, expect.since, entry, begun.start, begun.each)
        and not_before(begun.start, entry)
    ]
    return max(found, key=in_order, default=None)


def _since(entry: EntryRow, since: EntryRow | None) -> Truth:
    if since is None:
        return True
    if since.first_day is None:
        return None
    if entry.first_day is not None and entry.first_day >= since.first_day:
        return True
    return (
        False if entry.last_day is not None and entry.last_day < since.first_day else None
    )
