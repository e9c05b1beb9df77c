"""How are rows asked for and written in few words, where that is done with every entry?

Django takes some ten times as long to put a short question into SQL as a database takes to
answer it. What each entry asks and writes is therefore said in SQL outright, for both
databases alike; everything else goes through the models.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import connection

_LIST = re.compile(r"\{([a-z]+)\}")


def ask(text: str, **lists: Collection[str | int]) -> list[tuple[Any, ...]]:
    """Return the rows of a question, in which `{name}` stands for a list of values."""
    values: list[str | int] = []

    def marks(found: re.Match[str]) -> str:
        these = lists[found[1]]
        values.extend(these)
        return "(" + (", ".join(["%s"] * len(these)) or "NULL") + ")"

    with connection.cursor() as cursor:
        cursor.execute(_LIST.sub(marks, text), values)
        return cursor.fetchall()


def ask_for_one(text: str, **lists: Collection[str | int]) -> set[Any]:
    """Return the values of a question that has one column, each once."""
    return {value for (value,) in ask(text, **lists)}


def write(table: str, columns: Iterable[str], rows: Sequence[Sequence[Any]]) -> None:
    """Add rows to a table, their values in the order of the columns."""
    if not rows:
        return
    named, marks = ", ".join(columns), ", ".join(["%s"] * len(rows[0]))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({named}) VALUES ({marks})", rows)  # noqa: S608
