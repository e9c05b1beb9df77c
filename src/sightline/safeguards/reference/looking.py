"""Is this the entry that is looked for: its kind, its words, its recorder, what it belongs to?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sightline.safeguards.model import Condition, Looked, Same
from sightline.safeguards.reference.seen import Seen
from sightline.safeguards.reference.three_valued import Truth, every, opposite
from sightline.safeguards.world import EntryRow, ToldRow


def candidates(
    seen: Seen, looked: Looked, same: Same, start: EntryRow, child: str
) -> Iterator[EntryRow]:
    """Yield the other entries of these kinds that belong with the start."""
    for entry in seen.of_kinds(looked.kinds):
        if entry.n != start.n and belongs(seen, entry, same, start, child):
            yield entry


def belongs(seen: Seen, entry: EntryRow, same: Same, start: EntryRow, child: str) -> bool:
    """Whether an entry is of the same thread, child or family, or names the start."""
    if same == "thread":
        return bool(start.thread) and entry.thread == start.thread
    if same == "entry":
        return seen.names(entry.n, start.id)
    whom = {child} if same == "child" else seen.family(child)
    return not whom.isdisjoint(seen.about(entry.n))


def fits(
    seen: Seen, looked: Looked, entry: EntryRow, start: EntryRow, each: str = ""
) -> Truth:
    """Whether an entry says what is looked for, and comes from whom it should."""
    return every(
        [
            every(says(seen, entry.n, condition) for condition in looked.where),
            _by_whom(seen, looked, entry, start, each),
            _names_whom(seen, looked, entry, start, each),
        ]
    )


def starts(seen: Seen, looked: Looked, entry: EntryRow) -> Truth:
    """Whether an entry is one that sets a clock going; there is no other to compare it with."""
    if looked.by == "sectors" and seen.sectors.get(entry.agency) not in looked.sectors:
        return False
    return every(says(seen, entry.n, condition) for condition in looked.where)


def says(seen: Seen, n: int, condition: Condition) -> Truth:
    """Whether an entry's data meets a condition; what is not stated cannot be told."""
    rows = seen.told(n, condition.field)
    if condition.says == "is-not":
        return opposite(_any(rows, lambda value: value in condition.values))
    if condition.says == "is":
        return _any(rows, lambda value: value in condition.values)
    if condition.says == "stated":
        return _any(rows, bool)
    if condition.says == "blank":
        return opposite(_any(rows, bool))
    bound = int(condition.values[0])
    if condition.says == "at-least":
        return _any(rows, lambda value: _is_whole(value) and int(value) >= bound)
    return _any(rows, lambda value: _is_whole(value) and int(value) <= bound)


def values(rows: Iterable[ToldRow]) -> set[str]:
    """Return what is stated in these rows."""
    return {row.value for row in rows if row.stated and row.value}


def unstated(rows: Iterable[ToldRow]) -> bool:
    """Whether any of these rows is one that the source does not state."""
    return any(not row.stated for row in rows)


def _any(rows: list[ToldRow], test: Callable[[str], bool]) -> Truth:
    if any(row.stated and test(row.value) for row in rows):
        return True
    return None if unstated(rows) else False


def _by_whom(
    seen: Seen, looked: Looked, entry: EntryRow, start: EntryRow, each: str
) -> Truth:
    match looked.by:
        case "sectors":
            return seen.sectors.get(entry.agency) in looked.sectors
        case "recorder":
            return entry.agency == start.agency
        case "another":
            return entry.agency != start.agency
        case "each":
            return entry.agency == each
        case "named":
            return _among(entry.agency, seen.told(start.n, looked.named))
    return True


def _names_whom(
    seen: Seen, looked: Looked, entry: EntryRow, start: EntryRow, each: str
) -> Truth:
    if not looked.naming:
        return True
    whom = each if looked.naming_whom == "each" else start.agency
    return _among(whom, seen.told(entry.n, looked.naming))


def _among(agency: str, rows: list[ToldRow]) -> Truth:
    if agency in values(rows):
        return True
    return None if unstated(rows) else False


def _is_whole(value: str) -> bool:
    digits = value.removeprefix("-")
    return digits.isascii() and digits.isdigit()
