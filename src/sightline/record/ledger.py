"""How does an entry get into the ledger? The one function that writes one, and its lock.

Only `record.actions` calls this; everything else goes through an action.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from django.db import connection, transaction
from django.db.models import Q

from sightline.kernel.local_time import LONDON
from sightline.kernel.partial_dates import PartialDate
from sightline.record.chain import START, knowledge_text, link, receipt_text
from sightline.record.content import Arrivals, Content, Known, Received
from sightline.record.models import About, Entry, Knowledge, Receipt
from sightline.vocabulary.handling import opens_to

# Any number will do, as long as nothing else takes the same advisory lock.
LEDGER_LOCK = 5_104_010


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


def head() -> tuple[int, str]:
    """Return the position and chain value of the last entry; (0, zeros) before the first."""
    last = Entry.objects.order_by("-position").values_list("position", "chain").first()
    return last or (0, START)


def write(content: Content, arrivals: Arrivals, *, origin: str) -> Entry:
    """Add one entry, with the knowledge it brings, at the end of the chain.

    Knowledge and receipts that already stand are left out, not repeated. Call `take_turn`
    first. Cost: one row an entry, person, piece of knowledge and receipt.
    """
    position, previous = head()
    known, received = _news(content.id, arrivals)
    entry = Entry(
        position=position + 1,
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
        origin=origin,
        extra=content.extra,
        digest=content.digest,
    )
    entry.chain = link(
        previous,
        position=entry.position,
        digest=entry.digest,
        origin=origin,
        brought=_as_text(known, received),
    )
    entry.save(force_insert=True)
    _write_about(entry, content)
    _write_arrivals(entry, known, received)
    return entry


def earliest(happened: PartialDate) -> datetime | None:
    """Return the earliest moment a partial date may mean, for putting entries in order."""
    if happened.first is None:
        return None
    return datetime.combine(happened.first, happened.time or time.min, tzinfo=LONDON)


def _write_about(entry: Entry, content: Content) -> None:
    About.objects.bulk_create(
        About(entry=entry, person=person, part=part, place=place)
        for place, (person, part) in enumerate(content.about)
    )


def _news(entry: str, arrivals: Arrivals) -> tuple[list[Known], list[Received]]:
    known: dict[tuple[str, str], Known] = {}
    for piece in arrivals.known:
        known.setdefault((piece.entry, piece.agency), piece)
    received: dict[tuple[str, str], Received] = {}
    for receipt in arrivals.received:
        received.setdefault((receipt.entry, receipt.agency), receipt)
    for standing in _standing(Knowledge, [pair for pair in known if pair[0] != entry]):
        del known[standing]
    for standing in _standing(Receipt, [pair for pair in received if pair[0] != entry]):
        del received[standing]
    return list(known.values()), list(received.values())


def _standing(
    model: type[Knowledge] | type[Receipt], pairs: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    wanted = Q()
    for entry, agency in pairs:
        wanted |= Q(entry__id=entry, agency=agency)
    if not wanted:
        return []
    return list(model.objects.filter(wanted).values_list("entry__id", "agency"))


def _as_text(known: list[Known], received: list[Received]) -> list[str]:
    return [knowledge_text(k.entry, k.agency, k.since, k.how) for k in known] + [
        receipt_text(r.entry, r.agency, r.at) for r in received
    ]


def _write_arrivals(entry: Entry, known: list[Known], received: list[Received]) -> None:
    if not known and not received:
        return
    ids = {each.entry for each in known} | {each.entry for each in received}
    positions = dict(Entry.objects.filter(id__in=ids).values_list("id", "position"))
    Knowledge.objects.bulk_create(
        Knowledge(
            entry_id=positions[each.entry],
            agency_id=each.agency,
            since=each.since,
            how=each.how,
            brought_by=entry,
        )
        for each in known
    )
    Receipt.objects.bulk_create(
        Receipt(
            entry_id=positions[each.entry],
            agency_id=each.agency,
            at=each.at,
            brought_by=entry,
        )
        for each in received
    )
