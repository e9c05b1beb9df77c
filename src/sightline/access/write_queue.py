"""Whose turn is it to write? On SQLite, where one writes at a time, writers wait in line.

A writer that finds SQLite's lock taken sleeps and tries again, and whoever happens to wake
first gets it: with fifty writers some waited beyond any timeout while others went round and
round. The kernel hands a file lock to whoever has waited longest. It is let go when the file
is closed, so a killed process holds up nobody. On PostgreSQL this does nothing.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction


@contextmanager
def transaction_in_turn() -> Iterator[None]:
    """Open a transaction when it is this one's turn; one inside another goes on at once."""
    with _place_in_line(), transaction.atomic():
        yield


@contextmanager
def _place_in_line() -> Iterator[None]:
    name = str(connection.settings_dict["NAME"])
    # Whoever has the database already must not wait for another that waits for the database.
    if connection.vendor != "sqlite" or connection.in_atomic_block or "memory" in name:
        yield
        return
    with Path(f"{name}.queue").open("ab") as queue:
        fcntl.flock(queue, fcntl.LOCK_EX)
        yield
