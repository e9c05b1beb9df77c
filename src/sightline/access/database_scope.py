"""For whom is the database itself answering? The second lock, on PostgreSQL.

Row-level security (`record.row_security`) shows no row of the ledger until a transaction
says for whom it reads: one actor, or the whole record (writing, verifying, exporting all).
The setting is local to the transaction, so a pooled connection cannot carry it to the next
person. On SQLite, which has no such lock, these do nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection
from psycopg.pq import TransactionStatus

from sightline.access.actor import Actor


@contextmanager
def as_actor(actor: Actor, *, now: datetime) -> Iterator[None]:
    """Read as this actor, inside the transaction that is open."""
    with _scope(
        scope="post" if actor.role.content else "none",
        post=actor.post,
        team=actor.team,
        agency=actor.agency,
        user=str(actor.user),
        covers="yes" if actor.role.covers_everyone else "no",
        leads="yes" if actor.leads_agency else "no",
        now=now.isoformat(),
        open="",  # where the database keeps what it works out for this actor
    ):
        yield


@contextmanager
def whole_record() -> Iterator[None]:
    """Read and write the whole ledger, inside the transaction that is open."""
    with _scope(scope="whole"):
        yield


@contextmanager
def _scope(**values: str) -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    before = _current(values)
    _set(values)
    try:
        yield
    finally:
        # After an error of the database the transaction is lost, and the setting with it;
        # after any other (a refusal, say) someone may catch it and go on reading.
        if not _transaction_lost():
            _set(before)


def _transaction_lost() -> bool:
    raw = connection.connection
    return raw is None or raw.info.transaction_status == TransactionStatus.INERROR


def _current(names: Iterable[str]) -> dict[str, str]:
    names = list(names)
    wanted = ", ".join("current_setting(%s, true)" for _ in names)
    with connection.cursor() as cursor:
        cursor.execute(f"select {wanted}", [f"sightline.{name}" for name in names])
        row = cursor.fetchone()
    return {name: value or "" for name, value in zip(names, row, strict=True)}


def _set(values: dict[str, str]) -> None:
    settings = {f"sightline.{name}": value for name, value in values.items()}
    # The policies make every statement look so costly that PostgreSQL would compile it, which
    # takes a second and saves nothing.
    settings["jit"] = "off"
    wanted = ", ".join("set_config(%s, %s, true)" for _ in settings)
    parameters = [each for pair in settings.items() for each in pair]
    with connection.cursor() as cursor:
        cursor.execute(f"select {wanted}", parameters)
