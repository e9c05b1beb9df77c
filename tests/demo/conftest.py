"""Northshire itself, put up once for all who look at it."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from sightline.access.database_scope import whole_record
from sightline.demo.building import build
from sightline.record import ledger


@pytest.fixture(scope="package")
def heads(django_db_setup, django_db_blocker) -> Iterator[list[tuple[int, str]]]:
    """Northshire built, taken away and built again: the end of the chain each time.

    It takes a while: `tests.sharing_out` keeps those who ask for it in one process.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        savepoint = transaction.savepoint()
        _build()
        found = [_where_it_ends()]
        transaction.savepoint_rollback(savepoint)
        _build()
        found.append(_where_it_ends())
        yield found
        transaction.set_rollback(True)


def _build() -> None:
    build(lambda _: None)


def _where_it_ends() -> tuple[int, str]:
    with whole_record():
        return ledger.head()
