"""Which addresses do readers of briefings follow, and did each answer when it was last tried?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sightline.access.write_queue import transaction_in_turn
from sightline.learning.kept.queries import worded_now
from sightline.learning.kept.worded import Worded
from sightline.learning.models import LinkTried
from sightline.learning.queries import published

_LONGEST_FOUND = 200
_WRITTEN_LINK = re.compile(r"\[[^\]]*\]\(([^)]*)\)")
_IN_PLAIN_SIGHT = re.compile(r"(?:https?://|www\.)[^\s<>\"“”()\[\]]+", re.IGNORECASE)


@dataclass(frozen=True)
class Tried:
    """An address was asked for at a moment; `found` says what came back where it failed."""

    address: str
    works: bool
    found: str
    at: datetime


def addresses_in(text: str) -> Iterator[str]:
    """Yield what a text links to, placeholders too: `[words](address)` and bare addresses."""
    for link in _WRITTEN_LINK.finditer(text):
        yield link[1].strip()
    for bare in _IN_PLAIN_SIGHT.finditer(_WRITTEN_LINK.sub(" ", text)):
        yield bare.group().rstrip(".,;:!?'’")


def address_of(one: Worded) -> str:
    """Return the address that something kept leads to; "" where it leads to none."""
    return one.says.get("address", "")


def to_try() -> dict[str, list[str]]:
    """Return every address that readers meet, each with the codes of where it stands."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in worded_now():
        if address_of(one) and not one.ended:
            found[address_of(one)].append(one.code)
    for shown in published():
        texts = (text for said in shown.slots.values() for text in said)
        for address in (address for text in texts for address in addresses_in(text)):
            if shown.code not in found[address]:
                found[address].append(shown.code)
    return dict(found)


def tried_last(addresses: Iterable[str]) -> dict[str, Tried]:
    """Return how each of these answered when it was last tried; those never tried are left out."""
    rows = LinkTried.objects.filter(address__in=set(addresses)).order_by("id")
    return {row.address: Tried(row.address, row.works, row.found, row.at) for row in rows}


def note_tried(tried: Iterable[Tried]) -> None:
    """Keep what came back from each address that was asked."""
    with transaction_in_turn():
        LinkTried.objects.bulk_create(
            LinkTried(
                address=each.address,
                works=each.works,
                found=each.found[:_LONGEST_FOUND],
                at=each.at,
            )
            for each in tried
        )
