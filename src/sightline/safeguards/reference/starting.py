"""Which clocks does a safeguard start in this world, for whom, and how surely?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sightline.safeguards.model import Nearby, Open, Safeguard
from sightline.safeguards.obligation import Because
from sightline.safeguards.reference.children import (
    Days,
    children_of,
    covers,
    is_child,
    meets,
    span_of,
)
from sightline.safeguards.reference.judging import Begun, Ground
from sightline.safeguards.reference.looking import candidates, fits, starts, values
from sightline.safeguards.reference.pattern import fires
from sightline.safeguards.reference.seen import Seen
from sightline.safeguards.reference.three_valued import Truth, every, opposite, some
from sightline.safeguards.reference.timing import (
    at_most,
    beyond,
    day_of,
    not_before,
)
from sightline.safeguards.world import EntryRow
from sightline.safeguards.world_building.spans import day_number

# Which doubt is told where there are several.
_WORST_FIRST: tuple[Because, ...] = ("not-stated", "age-not-known", "date-not-exact")
_LISTS = {"invited-agency": "invited", "attending-agency": "attended"}


def begun(safeguard: Safeguard, ground: Ground) -> Iterator[Begun]:
    """Yield every clock that starts, one for each child and each agency or adult."""
    in_force = day_number(safeguard.in_force)
    for entry in ground.seen.of_kinds(safeguard.start.looked.kinds):
        says = starts(ground.seen, safeguard.start.looked, entry)
        if says is not False and day_of(entry) >= in_force:
            yield from _for_children(safeguard, ground, entry, says)


def _for_children(
    safeguard: Safeguard, ground: Ground, entry: EntryRow, says: Truth
) -> Iterator[Begun]:
    start, seen, days = safeguard.start, ground.seen, span_of(entry)
    for person in children_of(seen, entry, start.subjects):
        child = person.person
        of_age = every(
            [
                is_child(person, days),
                meets(seen, person, start.child, days, ground.counting),
            ]
        )
        doubts = _doubts(safeguard, ground, entry, child, says=says, of_age=of_age)
        if doubts is None:
            continue
        doubt = next((each for each in _WORST_FIRST if each in doubts), None)
        for each in _for_each(safeguard, seen, entry, child, days):
            yield Begun(entry, entry, child, each, doubt)


def _doubts(
    safeguard: Safeguard,
    ground: Ground,
    entry: EntryRow,
    child: str,
    *,
    says: Truth,
    of_age: Truth,
) -> set[Because] | None:
    """Return why it cannot be told whether the clock runs; None if it does not."""
    start = safeguard.start
    if of_age is False:
        return None
    found: list[tuple[Truth, Because]] = [(says, "not-stated"), (of_age, "age-not-known")]
    found.append(
        (fires(ground.seen, start, entry, child, ground.counting), "date-not-exact")
    )
    found += [_nearby(each, ground, entry, child) for each in start.nearby]
    found += [_open(each, ground, entry, child) for each in start.open]
    if any(truth is False for truth, _ in found):
        return None
    doubts = {why for truth, why in found if truth is None}
    return doubts | ({"date-not-exact"} if entry.first_day is None else set())


def _nearby(
    nearby: Nearby, ground: Ground, entry: EntryRow, child: str
) -> tuple[Truth, Because]:
    seen = ground.seen
    weighed = [
        (
            fits(seen, nearby.looked, other, entry),
            every(
                [
                    not_before(entry, other),
                    ground.counting.reaches(other, entry, nearby.within),
                ]
            ),
        )
        for other in candidates(seen, nearby.looked, nearby.same, entry, child)
    ]
    return _stands(weighed, absent=nearby.absent)


def _open(
    open_: Open, ground: Ground, entry: EntryRow, child: str
) -> tuple[Truth, Because]:
    seen = ground.seen
    weighed = []
    for other in candidates(seen, open_.opened, open_.same, entry, child):
        closed = some(_closed_before(closing, entry) for closing in seen.of_kinds(open_.closed)
                      if closing.thread == other.thread and closing.n != entry.n)  # fmt: skip
        dates = every([not_before(entry, other), opposite(closed)])
        weighed.append((fits(seen, open_.opened, other, entry), dates))
    return _stands(weighed, absent=open_.absent)


def _closed_before(closing: EntryRow, entry: EntryRow) -> Truth:
    if at_most(closing.last_day, entry.first_day):
        return True
    return False if beyond(closing.first_day, entry.last_day) else None


def _stands(
    weighed: Iterable[tuple[Truth, Truth]], *, absent: bool
) -> tuple[Truth, Because]:
    """Whether any of these stands (or, `absent`, none), and why it cannot be told."""
    weighed = list(weighed)
    stands = some(every(pair) for pair in weighed)
    by_field = any(every(pair) is None and pair[0] is None for pair in weighed)
    why: Because = "not-stated" if by_field else "date-not-exact"
    return (opposite(stands) if absent else stands), why


def _for_each(
    safeguard: Safeguard, seen: Seen, entry: EntryRow, child: str, days: Days
) -> list[str]:
    """Return the agencies or adults that something is owed for each of, or "" for all."""
    start = safeguard.start
    if not start.for_each:
        return [""]
    if start.for_each == "adult-at-home":
        return sorted({row.adult for row in seen.adults_with(child) if covers(row, days)})
    if start.for_each == "involved-agency":
        found = {row.agency for row in seen.involved(child) if covers(row, days)}
        found -= {entry.agency}
    else:
        found = values(seen.told(entry.n, _LISTS[start.for_each])) & set(seen.sectors)
    wanted = start.each_sectors
    return sorted(a for a in found if not wanted or seen.sectors.get(a) in wanted)
