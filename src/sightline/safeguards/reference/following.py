"""Did one of these follow the start within the time?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sightline.safeguards.model import Follows, Looked, Safeguard, Same
from sightline.safeguards.reference.found import Found
from sightline.safeguards.reference.judging import (
    Begun,
    Ground,
    Weighed,
    excuses_of,
    settle,
)
from sightline.safeguards.reference.looking import candidates, fits
from sightline.safeguards.reference.timing import (
    Due,
    day_of,
    in_time,
    not_before,
    threshold_of,
)


def follows(
    safeguard: Safeguard, expect: Follows, begun: Begun, ground: Ground
) -> Iterator[Found]:
    """Look for an answer after the start, on the same day at the earliest."""
    within = threshold_of(expect.within, day_of(begun.clock))
    if within is None:
        return
    due = ground.counting.due(begun.clock, within)
    begun = uncounted(begun, due)
    answers = weighed_after(ground, expect.any_of, expect.same, begun, due)
    excuses = excuses_of(ground, safeguard.unless, begun, due)
    yield Found(begun, due, settle(begun, answers, excuses, passed=ground.passed(due)))


def weighed_after(
    ground: Ground, any_of: tuple[Looked, ...], same: Same, begun: Begun, due: Due
) -> list[Weighed]:
    """Weigh every entry that may be the answer to a clock."""
    return [
        Weighed(
            entry,
            fits(ground.seen, looked, entry, begun.start, begun.each),
            not_before(entry, begun.clock),
            in_time(entry, due),
        )
        for looked in any_of
        for entry in candidates(ground.seen, looked, same, begun.start, begun.child)
        if entry.n != begun.clock.n
    ]


def uncounted(begun: Begun, due: Due) -> Begun:
    """Doubt a clock whose day cannot be counted: no date, or a year no calendar reaches."""
    if begun.doubt or (due.first is not None and due.last is not None):
        return begun
    return replace(begun, doubt="date-not-exact")
