"""What would PostgreSQL still refuse if a query of reviews forgot to ask? Whatever has no seat.

A step shows to a post with a seat in its review; a file and what was read of it to the same,
but to the author of a return only where it is their own agency's. That returns are closed
first is left to `queries`: this lock never hides what they would show.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

_SEATED = """
current_setting('sightline.scope', true) = 'whole'
or (current_setting('sightline.scope', true) = 'post' and exists (
    select from reviews_seat seat
    where seat.review_id = {table}.review_id
    and seat.post = current_setting('sightline.post', true)
    and seat.started_at <= nullif(current_setting('sightline.now', true), '')::timestamptz
    and (seat.ended_at is null
        or seat.ended_at > nullif(current_setting('sightline.now', true), '')::timestamptz)
    {narrower}))
"""
STEPS = _SEATED.format(table="reviews_step", narrower="")
FILES = _SEATED.format(
    table="reviews_keptfile",
    narrower="and (seat.part <> 'author' or seat.agency = reviews_keptfile.agency)",
)
# The files' own policy decides which of them this sees.
READ = "exists (select from reviews_keptfile file where file.id = reviews_readfile.file_id)"
TABLES = {"reviews_step": STEPS, "reviews_keptfile": FILES, "reviews_readfile": READ}


def lock(connection: BaseDatabaseWrapper) -> None:
    """Turn row-level security on for reviews, for the tables' owner too."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for table, rule in TABLES.items():
            cursor.execute(f"alter table {table} enable row level security")
            cursor.execute(f"alter table {table} force row level security")
            cursor.execute(f"create policy seated on {table} using ({rule})")


def unlock(connection: BaseDatabaseWrapper) -> None:
    """Take the lock off again, when the migration is undone."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"drop policy if exists seated on {table}")
            cursor.execute(f"alter table {table} no force row level security")
            cursor.execute(f"alter table {table} disable row level security")
