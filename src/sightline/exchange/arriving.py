"""Which knowledge and receipts does each entry of a file bring into the ledger?

The agency whose record it is knows its own. What a file says of the others arrives with the
entry itself, or with the later entry of the same file that is said to have brought it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sightline.exchange.case_file.told import EntryTold, KnownTold
from sightline.record.content import Arrivals, Content, Known, Received


@dataclass
class _Brought:
    known: list[Known] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)


def arrivals_in(
    order: Sequence[EntryTold], new: set[str]
) -> Iterator[tuple[Content, Arrivals, str]]:
    """Yield each new entry with what arrives by it and its origin, in the file's order."""
    places = {each.content.id: place for place, each in enumerate(order)}
    brought: dict[str, _Brought] = defaultdict(_Brought)
    for each in order:
        _share_out(each, new, places, brought)
    for each in order:
        if each.content.id in new:
            yield each.content, _with_own(each.content, brought), each.origin


def _share_out(
    each: EntryTold,
    new: set[str],
    places: dict[str, int],
    brought: dict[str, _Brought],
) -> None:
    entry = each.content.id
    for known in each.known_to:
        bearer = _bearer(entry, known.brought_by, new, places)
        if known.since is not None and bearer:
            told = Known(entry, known.agency, known.since, known.how)
            brought[bearer].known.append(told)
        bearer = _bearer(entry, known.acknowledged_by, new, places)
        if known.acknowledged is not None and bearer:
            receipt = Received(entry, known.agency, known.acknowledged)
            brought[bearer].received.append(receipt)


def _bearer(
    entry: str, told: str | None, new: set[str], places: dict[str, int]
) -> str | None:
    """With which new entry this news is written; None if it is for the ledger's own to say."""
    later = told in new and (entry not in new or places[told] > places[entry])
    if told and later:
        return told
    return entry if entry in new else None


def _with_own(content: Content, brought: dict[str, _Brought]) -> Arrivals:
    own = Known(content.id, content.agency, content.recorded_at, "own")
    receipt = Received(content.id, content.agency, content.recorded_at)
    others = brought.get(content.id, _Brought())
    return Arrivals(
        known=(own, *others.known),
        received=(receipt, *others.received),
    )


def left_to_the_ledger(
    order: Sequence[EntryTold], new: set[str]
) -> Iterator[tuple[EntryTold, KnownTold]]:
    """Yield what the file says others know of entries that are in the ledger already."""
    for each in order:
        if each.content.id in new:
            continue
        for known in each.known_to:
            if known.since is not None and known.brought_by not in new:
                yield each, known
