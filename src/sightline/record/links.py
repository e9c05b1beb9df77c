"""What does the ledger hold at each position, just as the database has it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sightline.record import ledger
from sightline.record.chain import knowledge_text, receipt_text
from sightline.record.content import Content
from sightline.record.holdings import reading_whole_record
from sightline.record.models import Entry, Knowledge, Receipt
from sightline.record.stored import content_of
from sightline.vocabulary.handling import opens_to

BATCH = 1_000


@dataclass(frozen=True)
class Link:
    """One entry with what was written along with it, nothing yet believed."""

    entry: Entry
    brought: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"entry {self.entry.id} (position {self.position})"

    @property
    def position(self) -> int:
        return self.entry.position

    @property
    def digest(self) -> str:
        return self.entry.digest

    @property
    def chain(self) -> str:
        return self.entry.chain

    @property
    def origin(self) -> str:
        return self.entry.origin

    @property
    def recorded_at(self) -> datetime:
        return self.entry.recorded_at

    def content(self) -> Content:
        """What the entry says; raises if it does not even parse."""
        return content_of(self.entry)

    @property
    def wrongly_derived(self) -> str:
        """Name a column made from the content that does not fit it; these are in no hash."""
        content = self.content()
        made = {
            "order": (self.entry.happened_at, ledger.earliest(content.happened)),
            "circle of readers": (self.entry.opens_to, opens_to(content.handling)),
            "mark for a safe address": (
                self.entry.hides_address,
                "safe-address" in content.handling,
            ),
        }
        return next((name for name, (is_, should) in made.items() if is_ != should), "")


def links(upto: int) -> Iterator[Link]:
    """Yield every entry up to a position, in order, in constant memory."""
    after: int | None = None
    while True:
        with reading_whole_record():
            batch = _batch(after, upto)
        if not batch:
            return
        yield from batch
        after = batch[-1].position


def _batch(after: int | None, upto: int) -> list[Link]:
    rows = Entry.objects.filter(position__lte=upto)
    if after is not None:  # a position below 1 would be a fault, and must be met as one
        rows = rows.filter(position__gt=after)
    entries = list(rows.order_by("position").prefetch_related("about")[:BATCH])
    brought = _brought([entry.position for entry in entries])
    return [Link(entry, tuple(brought[entry.position])) for entry in entries]


def _brought(positions: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    known = Knowledge.objects.filter(brought_by__in=positions)
    for position, entry, agency, since, how in known.values_list(
        "brought_by_id", "entry__id", "agency_id", "since", "how"
    ):
        found[position].append(knowledge_text(entry, agency, since, how))
    received = Receipt.objects.filter(brought_by__in=positions)
    for position, entry, agency, at in received.values_list(
        "brought_by_id", "entry__id", "agency_id", "at"
    ):
        found[position].append(receipt_text(entry, agency, at))
    return found
