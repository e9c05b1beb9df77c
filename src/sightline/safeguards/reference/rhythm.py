"""While work is open, does it come as often as it should?

Every entry that came starts the next clock, until the work is closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sightline.safeguards.model import Looked, Rhythm, Safeguard, Unless
from sightline.safeguards.reference.following import uncounted, weighed_after
from sightline.safeguards.reference.found import Found
from sightline.safeguards.reference.judging import (
    Begun,
    Ground,
    excuses_of,
    in_order,
    settle,
)
from sightline.safeguards.reference.looking import candidates, fits
from sightline.safeguards.reference.three_valued import Truth
from sightline.safeguards.reference.timing import (
    at_most,
    beyond,
    day_of,
    not_before,
    threshold_of,
)
from sightline.safeguards.world import EntryRow


def keeps_rhythm(
    safeguard: Safeguard, expect: Rhythm, begun: Begun, ground: Ground
) -> Iterator[Found]:
    """Run a clock from the start, and from each that came while the work was open."""
    closing = Unless(Looked(kinds=expect.closed), same="thread")
    for entry in [begun.start, *_came(expect, begun, ground)]:
        within = threshold_of(expect.every, day_of(entry))
        if within is None:
            continue
        due = ground.counting.due(entry, within)
        clock = uncounted(replace(begun, clock=entry), due)
        answers = weighed_after(ground, expect.any_of, expect.same, clock, due)
        if entry.n != begun.start.n:
            answers = [replace(each, placed=_next(each.entry, entry)) for each in answers]
        excuses = excuses_of(ground, (*safeguard.unless, closing), clock, due)
        passed = ground.passed(due)
        yield Found(clock, due, settle(clock, answers, excuses, passed=passed))


def _next(later: EntryRow, earlier: EntryRow) -> Truth:
    """Whether one came after another of its kind: on one day, the later recorded does."""
    recorded_later = later.n > earlier.n
    days = later.first_day, later.last_day, earlier.first_day, earlier.last_day
    if beyond(days[0], days[3]) or (recorded_later and at_most(days[3], days[0])):
        return True
    if beyond(days[2], days[1]) or (not recorded_later and at_most(days[1], days[2])):
        return False
    return None


def _came(expect: Rhythm, begun: Begun, ground: Ground) -> list[EntryRow]:
    """The entries that came after the start, for certain, and before the work was closed."""
    seen, start = ground.seen, begun.start
    found = {
        entry.n: entry
        for looked in expect.any_of
        for entry in candidates(seen, looked, expect.same, start, begun.child)
        if fits(seen, looked, entry, start, begun.each) and not_before(entry, start)
    }
    closings = [e for e in seen.of_kinds(expect.closed) if e.thread == start.thread]
    return [
        entry
        for entry in sorted(found.values(), key=in_order)
        if not any(
            closing.last_day is not None
            and entry.first_day is not None
            and closing.last_day <= entry.first_day
            for closing in closings
            if closing.n != entry.n
        )
    ]
