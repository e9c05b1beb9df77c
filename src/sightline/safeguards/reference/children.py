"""For which children does an entry set a clock going, and is each as old, and as placed?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sightline.kernel.deadlines import Within
from sightline.safeguards.model import Child, Subjects
from sightline.safeguards.reference.seen import Seen
from sightline.safeguards.reference.three_valued import Truth, every, opposite, some
from sightline.safeguards.reference.timing import Counting, day_of
from sightline.safeguards.world import (
    CircumstanceRow,
    EntryRow,
    HomeRow,
    InvolvedRow,
    PersonRow,
)
from sightline.safeguards.world_building.holding import MAY

# No child is there, born or not, longer than this before the birth.
DAYS_UNBORN = 300

Days = tuple[int, int]
Lasting = CircumstanceRow | HomeRow | InvolvedRow


def span_of(entry: EntryRow) -> Days:
    """Return the first and the last day on which a child is judged for an entry."""
    day = day_of(entry)
    first = day if entry.first_day is None else entry.first_day
    return first, max(first, day if entry.last_day is None else entry.last_day)


def children_of(seen: Seen, entry: EntryRow, subjects: Subjects) -> Iterator[PersonRow]:
    """Yield the children an entry is about, or those of the families that it is about."""
    about, days = seen.about(entry.n), span_of(entry)
    if subjects == "children-in-family":
        yield from _children(seen, _families(seen, about), days)
        return
    named = list(_children(seen, about, days))
    if named:
        yield from named
        return
    at_home = {
        home.child for adult in about for home in seen.homes_of(adult) if covers(home, days)
    }
    yield from _children(seen, _families(seen, about) | at_home, days)


def is_child(person: PersonRow, days: Days) -> Truth:
    """Whether someone is a child on these days: conceived, and not yet eighteen."""
    first, last = days
    until_first, until_last = person.child_until_first, person.child_until_last
    if until_last is None:
        young: Truth = not person.grown
    elif first >= until_last:
        young = False
    else:
        young = True if until_first is not None and last < until_first else None
    return every([_conceived(person, days), young])


def meets(
    seen: Seen, person: PersonRow, wanted: Child, days: Days, counting: Counting
) -> Truth:
    """Whether a child has the age and the circumstances asked for."""
    unborn = is_unborn(person, days)
    asked: list[Truth] = []
    if wanted.unborn is not None:
        asked.append(unborn if wanted.unborn else opposite(unborn))
    if wanted.under is not None:
        asked.append(
            True if unborn else opposite(_reached(person, wanted.under, days, counting))
        )
    if wanted.from_age is not None:
        asked.append(False if unborn else _reached(person, wanted.from_age, days, counting))
    if wanted.any_of:
        asked.append(some(_holds(seen, person, what, days) for what in wanted.any_of))
    asked += [opposite(_holds(seen, person, what, days)) for what in wanted.none_of]
    return every(asked)


def is_unborn(person: PersonRow, days: Days) -> Truth:
    """Whether someone is unborn on all of these days, as far as the record tells."""
    first, last = days
    if person.born_first is None and person.born_last is None:
        if person.expected_first is None and person.expected_last is None:
            return False
        due = person.expected_last
        return True if due is not None and last <= due else None
    if person.born_first is not None and last < person.born_first:
        return True
    return False if person.born_last is not None and first >= person.born_last else None


def covers(row: Lasting, days: Days) -> bool:
    """Whether something held on all of these days."""
    return row.from_day <= days[0] and (row.until_day is None or row.until_day >= days[1])


def _children(seen: Seen, people: Iterable[str], days: Days) -> Iterator[PersonRow]:
    for person in sorted(set(people)):
        row = seen.people.get(person)
        if row is not None and is_child(row, days) is not False:
            yield row


def _families(seen: Seen, people: Iterable[str]) -> set[str]:
    return {member for person in people for member in seen.family(person)}


def _conceived(person: PersonRow, days: Days) -> Truth:
    first, last = days
    born_first, born_last = person.born_first, person.born_last
    if born_first is None and born_last is None:
        born_first, born_last = person.expected_first, person.expected_last
    if born_first is not None and last < born_first - DAYS_UNBORN:
        return False
    return None if born_last is not None and first < born_last - DAYS_UNBORN else True


def _reached(person: PersonRow, age: Within, days: Days, counting: Counting) -> Truth:
    first, last = days
    soonest = counting.from_day(person.born_first, age)
    latest = counting.from_day(person.born_last, age)
    if latest is not None and first >= latest:
        return True
    return False if soonest is not None and last < soonest else None


def _holds(seen: Seen, person: PersonRow, what: str, days: Days) -> Truth:
    rows = seen.circumstances(person.person)
    if any(covers(row, days) for row in rows if row.what == what):
        return True
    may = (row for row in rows if row.what in (what, what + MAY))
    return None if any(_touches(row, days) for row in may) else False


def _touches(row: Lasting, days: Days) -> bool:
    return row.from_day <= days[1] and (row.until_day is None or row.until_day >= days[0])
