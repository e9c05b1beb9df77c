"""How does a generated county get into the ledger fast, and still sealed entry by entry?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from time import monotonic

from django.db import transaction

from sightline.demo.county import county
from sightline.record.actions import write_told
from sightline.record.content import Arrivals, Content, Known, Received

BATCH = 5_000


def write_county(people: int, progress: Callable[[str], None]) -> int:
    """Write about this many people's entries in batches; return how many entries."""
    entries = county(people)
    written, began = 0, monotonic()
    while batch := list(islice(entries, BATCH)):
        with transaction.atomic():
            write_told(_told(batch))
        written += len(batch)
        speed = written / (monotonic() - began)
        progress(f"{written:,} entries of the county, {speed:,.0f} a second")
    return written


def _told(batch: list[Content]) -> Iterator[tuple[Content, Arrivals, str]]:
    for content in batch:
        at, agency = content.recorded_at, content.agency
        own = Arrivals(
            known=(Known(content.id, agency, at, "own"),),
            received=(Received(content.id, agency, at),),
        )
        yield content, own, "recorded"
