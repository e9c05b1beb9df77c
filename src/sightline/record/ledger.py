"""How do entries get into the ledger? The one function that writes them, and its lock.

Only `record.actions` calls this; everything else goes through an action.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, time

from django.db import connection, transaction

from sightline.access.write_queue import transaction_in_turn
from sightline.kernel.local_time import LONDON
from sightline.kernel.partial_dates import PartialDate
from sightline.record.chain import START, knowledge_text, link, receipt_text
from sightline.record.content import Arrivals, Content, Known, Received
from sightline.record.models import About, Entry, Knowledge, Receipt
from sightline.vocabulary.handling import opens_to

# Any number will do, as long as nothing else takes the same advisory lock.
LEDGER_LOCK = 5_104_010

# An entry to write: what it says, what it brings, and where it came from.
Told = tuple[Content, Arrivals, str]


@contextmanager
def turn() -> Iterator[None]:
    """Open a transaction that may add to the ledger, when it is this one's turn."""
    with transaction_in_turn():
        take_turn()
        yield


def take_turn() -> None:
    """Wait until no other transaction is adding to the ledger, and hold it until this one ends.

    SQLite's IMMEDIATE transactions have taken turns already.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "The ledger is written in a transaction."
        )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [LEDGER_LOCK])
            # What was open before is worked out again, with what is about to be written.
            cursor.execute("select set_config('sightline.open', '', true)")


def head() -> tuple[int, str]:
    """Return the position and chain value of the last entry; (0, zeros) before the first."""
    last = Entry.objects.order_by("-position").values_list("position", "chain").first()
    return last or (0, START)


def write(told: Sequence[Told]) -> list[Entry]:
    """Add entries at the end of the chain, in this order, with the knowledge each brings.

    Knowledge and receipts that already stand are left out, not repeated. Call `take_turn`
    first. Cost: a few statements for each batch, whatever its size.
    """
    position, previous = head()
    standing = _Standing(told)
    entries = []
    for content, arrivals, origin in told:
        known, received = standing.news_in(arrivals)
        entry = _row(content, origin, position := position + 1)
        entry.chain = previous = link(
            previous,
            position=position,
            digest=entry.digest,
            origin=origin,
            brought=_as_text(known, received),
        )
        standing.add(entry, known, received)
        entries.append(entry)
    Entry.objects.bulk_create(entries)
    About.objects.bulk_create(_about(entries, [content for content, _, _ in told]))
    Knowledge.objects.bulk_create(standing.knowledge)
    Receipt.objects.bulk_create(standing.receipts)
    return entries


def _row(content: Content, origin: str, position: int) -> Entry:
    return Entry(
        position=position,
        id=content.id,
        kind=content.kind,
        happened=content.happened.text,
        happened_at=earliest(content.happened),
        recorded_at=content.recorded_at,
        agency_id=content.agency,
        author=content.author,
        post=content.post,
        thread=content.thread,
        corrects=content.corrects,
        says=content.says,
        data=content.data,
        handling=list(content.handling),
        opens_to=opens_to(content.handling),
        hides_address="safe-address" in content.handling,
        about_nobody=not content.about,
        origin=origin,
        extra=content.extra,
        digest=content.digest,
    )


def earliest(happened: PartialDate) -> datetime | None:
    """Return the earliest moment a partial date may mean, for putting entries in order."""
    if happened.first is None:
        return None
    # In UTC: Python takes the hour that autumn repeats for unequal in two zones.
    moment = datetime.combine(happened.first, happened.time or time.min, tzinfo=LONDON)
    return (happened.moment or moment).astimezone(UTC)


def _about(entries: list[Entry], contents: list[Content]) -> Iterator[About]:
    for entry, content in zip(entries, contents, strict=True):
        for place, (person, part) in enumerate(content.about):
            yield About(entry=entry, person=person, part=part, place=place)


class _Standing:
    """What is known and received already, in the ledger and in the batch being written."""

    def __init__(self, told: Sequence[Told]) -> None:
        ids = {each.entry for _, arrivals, _ in told for each in arrivals.known}
        ids |= {each.entry for _, arrivals, _ in told for each in arrivals.received}
        ids -= {content.id for content, _, _ in told}
        self.positions = dict(
            Entry.objects.filter(id__in=ids).values_list("id", "position")
        )
        self.known = _pairs(Knowledge, ids)
        self.received = _pairs(Receipt, ids)
        self.knowledge: list[Knowledge] = []
        self.receipts: list[Receipt] = []

    def news_in(self, arrivals: Arrivals) -> tuple[list[Known], list[Received]]:
        """Return what of this is not known or received yet, the first word on each."""
        known: dict[tuple[str, str], Known] = {}
        for piece in arrivals.known:
            known.setdefault((piece.entry, piece.agency), piece)
        received: dict[tuple[str, str], Received] = {}
        for receipt in arrivals.received:
            received.setdefault((receipt.entry, receipt.agency), receipt)
        return (
            [piece for pair, piece in known.items() if pair not in self.known],
            [receipt for pair, receipt in received.items() if pair not in self.received],
        )

    def add(self, entry: Entry, known: list[Known], received: list[Received]) -> None:
        """Keep what one entry brings, to be written with it."""
        self.positions[entry.id] = entry.position
        for piece in known:
            self.known.add((piece.entry, piece.agency))
            self.knowledge.append(
                Knowledge(
                    entry_id=self.positions[piece.entry],
                    agency_id=piece.agency,
                    since=piece.since,
                    how=piece.how,
                    brought_by=entry,
                )
            )
        for receipt in received:
            self.received.add((receipt.entry, receipt.agency))
            self.receipts.append(
                Receipt(
                    entry_id=self.positions[receipt.entry],
                    agency_id=receipt.agency,
                    at=receipt.at,
                    brought_by=entry,
                )
            )


def _pairs(model: type[Knowledge] | type[Receipt], ids: set[str]) -> set[tuple[str, str]]:
    if not ids:
        return set()
    return set(model.objects.filter(entry__id__in=ids).values_list("entry__id", "agency"))


def _as_text(known: list[Known], received: list[Received]) -> list[str]:
    return [knowledge_text(k.entry, k.agency, k.since, k.how) for k in known] + [
        receipt_text(r.entry, r.agency, r.at) for r in received
    ]
