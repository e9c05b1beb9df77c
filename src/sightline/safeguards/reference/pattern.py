"""Is this the so-manyeth such entry within a span, and is that certain?"""

from __future__ import annotations

from collections.abc import Iterable

from sightline.safeguards.model import Pattern, Start
from sightline.safeguards.reference.children import children_of
from sightline.safeguards.reference.judging import in_order
from sightline.safeguards.reference.looking import starts
from sightline.safeguards.reference.seen import Seen
from sightline.safeguards.reference.three_valued import Truth
from sightline.safeguards.reference.timing import Counting
from sightline.safeguards.world import EntryRow

_FIELD = "field:"


def fires(
    seen: Seen, start: Start, entry: EntryRow, child: str, counting: Counting
) -> Truth:
    """Whether the pattern is complete with this entry; None where the dates do not tell."""
    pattern = start.pattern
    if pattern is None:
        return True
    if entry.first_day is None:
        return False
    others = list(_others(seen, start, pattern, entry, child))
    counted = [
        each
        for each, fitting in others
        if fitting and _in_window(each, entry, pattern, counting)
    ]
    counted = [each for each in counted if _value(seen, each, pattern) is not None]
    if not _complete(seen, pattern, counted, entry):
        return False
    sure = [each for each in counted if _surely_in_window(each, entry, pattern, counting)]
    may = [
        each
        for each, _ in others
        if _value(seen, each, pattern) is not None
        and _maybe_in_window(each, entry, pattern, counting)
    ]
    enough = len(_distinct(seen, pattern, [*sure, entry])) >= pattern.times
    further_is_no_matter = pattern.and_each_after and not pattern.different
    settled = further_is_no_matter or len(may) == len(sure)
    return True if enough and settled else None


def _others(
    seen: Seen, start: Start, pattern: Pattern, entry: EntryRow, child: str
) -> Iterable[tuple[EntryRow, bool]]:
    """Yield the other entries of the kind, and whether each certainly says what it should."""
    family = seen.family(child)
    for other in seen.of_kinds(start.looked.kinds):
        fitting = starts(seen, start.looked, other)
        if other.n == entry.n or fitting is False:
            continue
        if pattern.same == "family":
            its_own = not family.isdisjoint(seen.about(other.n))
        else:
            whom = children_of(seen, other, start.subjects)
            its_own = any(row.person == child for row in whom)
        if its_own:
            yield other, fitting is True


def _in_window(
    other: EntryRow, entry: EntryRow, pattern: Pattern, counting: Counting
) -> bool:
    until = counting.from_day(other.first_day, pattern.within)
    return (
        other.first_day is not None
        and _order(other) <= _order(entry)
        and until is not None
        and until >= (entry.first_day or 0)
    )


def _surely_in_window(
    other: EntryRow, entry: EntryRow, pattern: Pattern, counting: Counting
) -> bool:
    until = counting.from_day(other.first_day, pattern.within)
    return (
        other.last_day is not None
        and entry.first_day is not None
        and entry.last_day is not None
        and (other.last_day, *_order(other)[2:]) < (entry.first_day, *_order(entry)[2:])
        and until is not None
        and until >= entry.last_day
    )


def _maybe_in_window(
    other: EntryRow, entry: EntryRow, pattern: Pattern, counting: Counting
) -> bool:
    if other.first_day is not None and entry.last_day is not None:
        if other.first_day > entry.last_day:
            return False
        same_day = other.first_day == other.last_day == entry.first_day == entry.last_day
        if same_day and _order(other) > _order(entry):
            return False
    until = counting.from_day(other.last_day, pattern.within)
    return until is None or entry.first_day is None or until >= entry.first_day


def _order(entry: EntryRow) -> tuple[bool, int, int, int]:
    known, day, n = in_order(entry)
    return known, day, entry.recorded_second, n


def _complete(
    seen: Seen, pattern: Pattern, counted: list[EntryRow], entry: EntryRow
) -> bool:
    value = _value(seen, entry, pattern)
    earlier = _distinct(seen, pattern, counted)
    if value is None or (pattern.different and value in earlier):
        return False
    number = len(earlier) + 1
    return number >= pattern.times if pattern.and_each_after else number == pattern.times


def _distinct(seen: Seen, pattern: Pattern, entries: list[EntryRow]) -> set[str]:
    found = (_value(seen, entry, pattern) for entry in entries)
    return {value for value in found if value is not None}


def _value(seen: Seen, entry: EntryRow, pattern: Pattern) -> str | None:
    """What an entry is counted by; None where it is not counted."""
    if not pattern.different:
        return str(entry.n)
    if pattern.different == "agency":
        return entry.agency
    if pattern.different == "kind":
        return entry.kind
    rows = seen.told(entry.n, pattern.different.removeprefix(_FIELD))
    stated = sorted((row.item, row.value) for row in rows if row.stated and row.value)
    return stated[0][1] if stated else None
