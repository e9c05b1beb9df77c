"""How are worlds put together into one ledger, without holding more than one of them?"""

# ruff: noqa: S608  (the names are our own; what is not, the paths, stands in quotes)

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import fields
from pathlib import Path
from typing import Any

from sightline.safeguards.population.preparing import ROWS, Source, empty
from sightline.safeguards.world import World

_MISSING = "\\N"
_TYPES = {"whole": "BIGINT", "text": "VARCHAR", "truth": "BOOLEAN"}
_PARTS = {
    "entry": "entries",
    "about": "about",
    "told": "told",
    "knows": "knows",
    "person": "people",
    "family": "families",
    "home": "homes",
    "circumstance": "circumstances",
    "involved": "involved",
    "agency": "agencies",
}
_NUMBERED = ("entry", "about", "told", "knows")


def of_worlds(worlds: Iterable[World], folder: Path) -> Source:
    """Write worlds, one after another, into files of a folder; return where they are.

    The entries of each are numbered on from those of the one before. Agencies may be in
    several; nothing else is.
    """
    names = {name: folder / f"{name}.csv" for name in _PARTS}
    with ExitStack() as stack:
        files = {
            name: csv.writer(
                stack.enter_context(path.open("w", newline="", encoding="utf-8"))
            )
            for name, path in names.items()
        }
        before = 0
        for world in worlds:
            for name, part in _PARTS.items():
                rows = getattr(world, part)
                files[name].writerows(_written(rows, before if name in _NUMBERED else 0))
            before += max((entry.n for entry in world.entries), default=0)
    return {name: _reading(name, path) for name, path in names.items()}


def _written(rows: Iterable[Any], before: int) -> Iterator[list[Any]]:
    for row in rows:
        values = [getattr(row, each.name) for each in fields(row)]
        if before:
            values[0] += before
        yield [_MISSING if value is None else value for value in values]


def _reading(name: str, path: Path) -> str:
    if not path.stat().st_size:
        return empty(name)
    types = ", ".join(f"'{column}': '{type_}'" for column, type_ in _columns(name).items())
    where = str(path).replace("'", "''")
    return (
        f"(SELECT DISTINCT * FROM read_csv('{where}', header = false, delim = ',',"
        f" quote = '\"', escape = '\"', nullstr = '{_MISSING}', auto_detect = false,"
        f" max_line_size = 20000000, columns = {{{types}}}))"
    )


def _columns(name: str) -> dict[str, str]:
    found = {column: _TYPES[type_] for column, type_ in ROWS[name].items()}
    if name == "about":
        found["part"] = "VARCHAR"
    return found
