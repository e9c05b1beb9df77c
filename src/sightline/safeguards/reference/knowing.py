"""Did the news reach whom it should in time?"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.safeguards.model import Knows, Safeguard
from sightline.safeguards.reference.following import uncounted
from sightline.safeguards.reference.found import Found
from sightline.safeguards.reference.judging import (
    Begun,
    Ground,
    Verdict,
    cannot_tell,
    excuses_of,
    settle,
)
from sightline.safeguards.reference.looking import unstated, values
from sightline.safeguards.reference.three_valued import Truth
from sightline.safeguards.reference.timing import Due, day_of, threshold_of
from sightline.safeguards.world import KnowsRow


def knows(
    safeguard: Safeguard, expect: Knows, begun: Begun, ground: Ground
) -> Iterator[Found]:
    """Ask since when the agency, or any of those meant, knows the start."""
    within = threshold_of(expect.within, day_of(begun.start))
    if within is None:
        return
    due = ground.counting.due(begun.start, within)
    yield Found(begun, due, _verdict(safeguard, expect, uncounted(begun, due), due, ground))


def _verdict(
    safeguard: Safeguard, expect: Knows, begun: Begun, due: Due, ground: Ground
) -> Verdict:
    agencies, unsure = _whom(expect, begun, ground)
    heard = [
        _heard_in_time(row, expect, due)
        for row in ground.seen.knows(begun.start.n)
        if row.agency in agencies and (row.acknowledged_day or not expect.acknowledged)
    ]
    if begun.start.agency in agencies or True in heard:
        return Verdict("met", "found-in-time")
    excuses = excuses_of(ground, safeguard.unless, begun, due)
    verdict = settle(begun, (), excuses, passed=ground.passed(due))
    if verdict.status == "excused":
        return verdict
    if None in heard or unsure:
        return cannot_tell(by_date=None in heard)
    late = False in heard and verdict.status in ("missed", "pending")
    return Verdict("late", "found-after") if late else verdict


def _whom(expect: Knows, begun: Begun, ground: Ground) -> tuple[set[str], bool]:
    """Return the agencies any of which will do, and whether others may be meant as well."""
    if expect.whom == "each":
        return {begun.each}, False
    if expect.whom == "sectors":
        sectors = ground.seen.sectors.items()
        return {agency for agency, sector in sectors if sector in expect.sectors}, False
    rows = ground.seen.told(begun.start.n, expect.named)
    return values(rows), unstated(rows)


def _heard_in_time(row: KnowsRow, expect: Knows, due: Due) -> Truth:
    if expect.acknowledged:
        heard = row.acknowledged_second if due.clock else row.acknowledged_day
    else:
        heard = row.since_second if due.clock else row.since_day
    if heard is None:
        return None
    if due.first is not None and heard <= due.first:
        return True
    return False if due.last is not None and heard > due.last else None
