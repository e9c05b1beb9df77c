"""What does the ledger hold, entry by entry, with who knew each and what brought the news?

Read in short batches up to a position fixed beforehand. Since rows are only ever added, and
later ones are left out, what is read is the ledger as it stood at that position, however
long it takes and whoever writes meanwhile.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from sightline.access.actor import Actor
from sightline.access.models import Agency
from sightline.record import ledger
from sightline.record.content import Content
from sightline.record.holdings import parts, reading_whole_record
from sightline.record.models import Entry, Knowledge, Receipt
from sightline.record.stored import content_of
from sightline.record.views.family_ties import families_of
from sightline.record.visibility import entries_about, entries_open_to, structure_open_to

BATCH = 500


@dataclass(frozen=True)
class News:
    """One agency knows an entry, or acknowledged it, and which entry brought that.

    `how` is empty for a receipt; `brought_by` is empty where the reader may not see it.
    """

    agency: str
    at: datetime
    how: str
    brought_by: str


@dataclass(frozen=True)
class Kept:
    """One entry as the ledger keeps it."""

    position: int
    content: Content
    digest: str
    origin: str
    opens_to: int
    known: tuple[News, ...]
    received: tuple[News, ...]


def length() -> int:
    """Return the position of the last entry; 0 where there is none."""
    with reading_whole_record():
        return ledger.head()[0]


def tell_all(*, upto: int) -> Iterator[Kept]:
    """Yield every entry up to a position, in order, in constant memory."""
    after = 0
    while after < upto:
        with reading_whole_record():
            rows = Entry.objects.filter(position__gt=after, position__lte=upto)
            batch = _kept(rows.order_by("position")[:BATCH], upto)
        if not batch:
            return
        yield from batch
        after = batch[-1].position


def tell_family(person: str) -> list[Kept]:
    """Return every entry about anyone in the family of this person, for an operator."""
    family = families_of({person})[person]
    with reading_whole_record():
        entries = Entry.objects.filter(entries_about(sorted(family)))
        return _kept(entries.order_by("position"), ledger.head()[0])


def tell_open_to(actor: Actor, person: str, *, now: datetime) -> list[Kept]:
    """Return the entries about this person's family that the actor may see.

    Call it inside `as_actor`. The database then shows nothing else, which is why the scope
    is left as it is.
    """
    family = sorted(families_of({person})[person])
    entries = entries_open_to(actor, now=now).filter(entries_about(family))
    return _kept(entries.order_by("position"), ledger.head()[0])


def records_open_to(actor: Actor, people: Iterable[str], *, now: datetime) -> list[Content]:
    """Return the entries saying who these people are that this actor may draw on."""
    entries = structure_open_to(actor, now=now).filter(entries_about(sorted(people)))
    records = entries.filter(kind="person.recorded").order_by("position")
    return [content_of(entry) for entry in records.prefetch_related("about")]


def agencies_told(ids: Iterable[str] | None = None) -> list[Agency]:
    """Return these agencies, or all of the directory, by id."""
    agencies = Agency.objects.order_by("id")
    if ids is None:
        return list(agencies)
    return [agency for part in parts(ids) for agency in agencies.filter(pk__in=part)]


def _kept(entries: QuerySet[Entry], upto: int) -> list[Kept]:
    rows = list(entries.prefetch_related("about"))
    positions = [entry.position for entry in rows]
    known = _news(Knowledge.objects.all(), ("agency_id", "since", "how"), positions, upto)
    received = _news(Receipt.objects.all(), ("agency_id", "at"), positions, upto)
    ids = _ids_of_bringers(known, received, rows)
    return [
        Kept(
            position=entry.position,
            content=content_of(entry),
            digest=entry.digest,
            origin=entry.origin,
            opens_to=entry.opens_to,
            known=_named(known[entry.position], ids),
            received=_named(received[entry.position], ids),
        )
        for entry in rows
    ]


_Rows = dict[int, list[tuple[str, datetime, str, int]]]


def _news(
    rows: QuerySet, fields: tuple[str, ...], positions: list[int], upto: int
) -> _Rows:
    found: _Rows = defaultdict(list)
    for start in range(0, len(positions), BATCH):
        part = rows.filter(
            entry_id__in=positions[start : start + BATCH], brought_by_id__lte=upto
        ).order_by("brought_by_id", "agency_id")
        for entry, bringer, *told in part.values_list("entry_id", "brought_by_id", *fields):
            agency, at, how = (*told, "")[:3]
            found[entry].append((agency, at, how, bringer))
    return found


def _ids_of_bringers(known: _Rows, received: _Rows, rows: list[Entry]) -> dict[int, str]:
    ids = {entry.position: entry.id for entry in rows}
    others = {
        bringer
        for found in (known, received)
        for told in found.values()
        for *_, bringer in told
        if bringer not in ids
    }
    ordered = sorted(others)
    for start in range(0, len(ordered), BATCH):
        wanted = Entry.objects.filter(position__in=ordered[start : start + BATCH])
        ids.update(wanted.values_list("position", "id"))
    return ids


def _named(
    told: list[tuple[str, datetime, str, int]], ids: dict[int, str]
) -> tuple[News, ...]:
    return tuple(
        News(agency, at, how, ids.get(bringer, "")) for agency, at, how, bringer in told
    )
