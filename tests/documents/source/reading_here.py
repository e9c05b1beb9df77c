"""Reads a file in the test's own process, as the child would: quicker, and it can be debugged."""

from __future__ import annotations

from pathlib import Path

from sightline.documents.source import reading
from sightline.documents.source.blocks import Source, Table
from sightline.documents.source.limits import Limits


def read(path: Path, limits: Limits | None = None) -> Source:
    return reading.read(path, limits or Limits())


def grid(table: Table) -> list[list[str]]:
    """The words of a table, row by row."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def told(source: Source) -> str:
    """All notices as one text."""
    return "\n".join(notice.what for notice in source.notices)
