"""Does the record itself hold what it should?"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.safeguards.model import Holds, Safeguard
from sightline.safeguards.reference.found import Found
from sightline.safeguards.reference.judging import (
    Begun,
    Ground,
    excuses_of,
    settle_at_once,
)
from sightline.safeguards.reference.looking import says, unstated
from sightline.safeguards.reference.three_valued import Truth, every
from sightline.safeguards.reference.timing import on_day


def holds(
    safeguard: Safeguard, expect: Holds, begun: Begun, ground: Ground
) -> Iterator[Found]:
    """Ask of the start what it must say, and of each item of a list what that must say."""
    seen, n = ground.seen, begun.start.n
    asked = [says(seen, n, condition) for condition in expect.where]
    if expect.items:
        asked += _of_items(expect, begun, ground)
    if not asked:
        return  # an empty list holds nothing to complain of
    due = on_day(begun.start)
    excuses = excuses_of(ground, safeguard.unless, begun, due)
    yield Found(begun, due, settle_at_once(begun, every(asked), excuses))


def _of_items(expect: Holds, begun: Begun, ground: Ground) -> Iterator[Truth]:
    seen, n, list_ = ground.seen, begun.start.n, expect.items
    if unstated(seen.told(n, list_)):
        yield None
    items = {
        row.item
        for field, rows in seen.fields_of(n)
        if field == list_ or field.startswith(f"{list_}.")
        for row in rows
        if row.stated or field != list_
    }
    for item in sorted(items):
        for name in expect.names:
            rows = [row for row in seen.told(n, f"{list_}.{name}") if row.item == item]
            if any(row.stated and row.value for row in rows):
                yield True
            else:
                yield None if unstated(rows) else False
