"""How does SQLite come to know which index serves a question? By being told, as the ledger grows.

PostgreSQL samples its tables by itself. SQLite never does, and without figures it took the
index on agencies, which matches millions of rows, before the one on entries, which matches
ten: at ten million entries a family page took over a second instead of a twentieth of one.
"""

from __future__ import annotations

from django.db import connection

FIRST = 1_024
ROWS_SAMPLED = 1_000  # of each index: enough for the choice, and milliseconds at any size


def sample_if_doubled(before: int, after: int) -> None:
    """Sample the tables whenever the ledger has grown to twice as long as at the last time."""
    grown = after >= FIRST and before.bit_length() < after.bit_length()
    if not grown or connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"pragma analysis_limit = {ROWS_SAMPLED}")
        cursor.execute("analyze")
