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
    settle,
)
from sightline.safeguards.reference.looking import candidates, fits
from sightline.safeguards.reference.three_valued import Truth, every
from sightline.safeguards.reference.timing import (
    at_most,
    beyond,
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
    sinces = _sinces(expect, begun, ground)
    answers = [
        Weighed(
            entry,
            fits(ground.seen, looked, entry, begun.start, begun.each),
            every([not_before(begun.start, entry), _after_all(entry, sinces)]),
            ground.counting.reaches(entry, begun.start, within),
        )
        for looked in expect.any_of
        for entry in candidates(ground.seen, looked, expect.same, begun.start, begun.child)
    ]
    # What stands too far back is not late: nothing that comes now would be in time.
    answers = [each for each in answers if not each.late]
    due = on_day(begun.start)
    excuses = excuses_of(ground, safeguard.unless, begun, due)
    yield Found(begun, due, settle(begun, answers, excuses, passed=True))


def _sinces(expect: Precedes, begun: Begun, ground: Ground) -> list[tuple[EntryRow, bool]]:
    """The entries since which it must stand, each with whether it certainly is one."""
    if expect.since is None:
        return []
    seen, start = ground.seen, begun.start
    found = [
        (entry, every([fits(seen, expect.since, entry, start, begun.each),
                       not_before(start, entry)]))
        for entry in candidates(seen, expect.since, expect.same, start, begun.child)
    ]  # fmt: skip
    return [(entry, truth is True) for entry, truth in found if truth is not False]


def _after_all(entry: EntryRow, sinces: list[tuple[EntryRow, bool]]) -> Truth:
    others = [(since, certain) for since, certain in sinces if since.n != entry.n]
    if any(
        certain and beyond(since.first_day, entry.last_day) for since, certain in others
    ):
        return False
    after = all(at_most(since.last_day, entry.first_day) for since, _ in others)
    return True if after else None
