"""What is in the ledger and its views, so that two can be compared; and a way to put it back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from sightline.access.database_scope import whole_record
from sightline.access.models import FamilyTie, Involvement
from sightline.exchange.case_file.reading import read_case_lines, read_case_text
from sightline.exchange.importing import Imported, import_case
from sightline.record.holdings import Holdings
from sightline.record.models import (
    Entry,
    Identifier,
    Knowledge,
    NameKey,
    Person,
    Receipt,
    Relationship,
    Residence,
    Thread,
)

AT = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
VIEWS = (
    *(FamilyTie, Involvement, Identifier, NameKey, Person),
    *(Relationship, Residence, Thread),
)


def take_in(case: dict[str, Any] | bytes | list[bytes], **options: Any) -> Imported:
    """Read and import a case in any of its forms."""
    if isinstance(case, list):
        told = read_case_lines(case, elsewhere=Holdings())
    else:
        text = case if isinstance(case, bytes) else json.dumps(case).encode()
        told = read_case_text(text, elsewhere=Holdings())
    return import_case(told, at=AT, **options)


@contextmanager
def put_back() -> Iterator[None]:
    """Take back whatever is written inside, which the ledger itself would not allow."""
    with transaction.atomic():
        with whole_record():
            yield
        transaction.set_rollback(True)


def ledger() -> list[tuple]:
    """Every entry, with its place, digest and chain value."""
    with transaction.atomic(), whole_record():
        return list(
            Entry.objects.order_by("position").values_list(
                "id", "digest", "chain", "origin"
            )
        )


def knowledge() -> set[tuple]:
    """Who knows what, since when, how, and what brought it; and who acknowledged it."""
    with transaction.atomic(), whole_record():
        known = Knowledge.objects.values_list(
            "entry__id", "agency", "since", "how", "brought_by__id"
        )
        received = Receipt.objects.values_list(
            "entry__id", "agency", "at", "brought_by__id"
        )
        return {*known, *received}


def views() -> dict[str, list]:
    """Every row of every view."""
    return {
        view.__name__: sorted((tuple(row.items()) for row in _rows(view)), key=repr)
        for view in VIEWS
    }


def _rows(view: type) -> list[dict]:
    fields = [
        field.name
        for field in view._meta.fields
        if not (field.primary_key and field.get_internal_type() == "BigAutoField")
    ]
    return list(view.objects.values(*fields))


def everything() -> tuple:
    """The ledger and all that is made of it."""
    return ledger(), knowledge(), views()
