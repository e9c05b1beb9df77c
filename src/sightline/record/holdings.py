"""What does the record already hold, by id? Asked before anything is taken in from outside.

It answers for the whole record, and with ids, sectors and digests alone: for operators and
for checks, never to be shown to someone who is signed in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from sightline.access.database_scope import whole_record
from sightline.access.models import Agency
from sightline.record.models import Entry, Knowledge, Person

# SQLite takes a limited number of values in one statement.
AT_ONCE = 2_000


class Holdings:
    """Answers which of the ids that a file refers to are in the record."""

    def agencies(self, ids: set[str]) -> set[str]:
        return set(agencies(ids))

    def people(self, ids: set[str]) -> set[str]:
        return people(ids)

    def entries(self, ids: set[str]) -> set[str]:
        return set(digests(ids))


@contextmanager
def reading_whole_record() -> Iterator[None]:
    """Read the whole ledger, without holding up those who write."""
    if connection.vendor != "postgresql":
        yield  # where every transaction takes the lock for writing, and no scope is needed
        return
    with transaction.atomic(), whole_record():
        yield


def agencies(ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Map those of these agencies that are in the directory to their name and sector."""
    found: dict[str, tuple[str, str]] = {}
    for part in parts(ids):
        rows = Agency.objects.filter(pk__in=part).values_list("id", "name", "sector")
        found.update({id_: (name, sector) for id_, name, sector in rows})
    return found


def digests(ids: Iterable[str]) -> dict[str, str]:
    """Map those of these entries that are in the ledger to their digests."""
    found: dict[str, str] = {}
    with reading_whole_record():
        for part in parts(ids):
            found.update(Entry.objects.filter(id__in=part).values_list("id", "digest"))
    return found


def corrections(ids: Iterable[str]) -> dict[str, str]:
    """Map those of these entries that are corrected in the ledger to what corrects them."""
    found: dict[str, str] = {}
    with reading_whole_record():
        for part in parts(ids):
            rows = Entry.objects.filter(corrects__in=part).values_list("corrects", "id")
            found.update({str(corrected): id_ for corrected, id_ in rows})
    return found


def people(ids: Iterable[str]) -> set[str]:
    """Return those of these people who are in the record."""
    found: set[str] = set()
    for part in parts(ids):
        found.update(Person.objects.filter(id__in=part).values_list("id", flat=True))
    return found


def dead(ids: Iterable[str]) -> set[str]:
    """Return those of these people whose death is recorded."""
    found: set[str] = set()
    for part in parts(ids):
        rows = Person.objects.filter(id__in=part).exclude(died="")
        found.update(rows.values_list("id", flat=True))
    return found


def statements(ids: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """Map each of these people to what every record of them says, corrected ones included."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with reading_whole_record():
        for part in parts(ids):
            rows = Entry.objects.filter(
                kind="person.recorded", about__place=0, about__person__in=part
            )
            told = rows.order_by("position").values_list("about__person", "data")
            for person, data in told:
                found[person].append(data)
    return found


def knowers(ids: Iterable[str]) -> set[tuple[str, str]]:
    """Return which agency knows which of these entries, as (entry, agency)."""
    found: set[tuple[str, str]] = set()
    with reading_whole_record():
        for part in parts(ids):
            rows = Knowledge.objects.filter(entry__id__in=part)
            found.update(rows.values_list("entry__id", "agency"))
    return found


def parts(ids: Iterable[str]) -> Iterator[list[str]]:
    """Cut many ids into lists short enough to ask about at once."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]
