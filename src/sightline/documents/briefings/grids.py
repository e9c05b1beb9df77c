"""Which tables are lists (a recommendation a row), and which are only boxes on a page?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.documents.briefings.headings import meaning_of
from sightline.documents.briefings.manuscript import Part
from sightline.documents.briefings.phrases import wordings
from sightline.documents.source.blocks import Row, Source, Table


@dataclass(frozen=True)
class Grid:
    """A table that lists: the section its rows belong to, and what each column holds.

    `meanings` maps a column, from 1, to main, owner, due, progress, status, number or more.
    """

    code: str
    heading_row: int
    meanings: dict[int, str]


def grids_of(source: Source) -> dict[int, Grid]:
    """The tables that list, by the number of their block."""
    found = {}
    for at, block in enumerate(source.blocks):
        if isinstance(block, Table):
            grid = _grid(block)
            if grid:
                found[at] = grid
    return found


def _grid(table: Table) -> Grid | None:
    for at, row in enumerate(table.rows[:2], 1):
        meanings = _meanings(row)
        named = set(meanings.values())
        if named & {"owner", "due", "progress", "status"} and len(table.rows) > at:
            return _listing(row, meanings, at)
    return None


def _meanings(row: Row) -> dict[int, str]:
    found: dict[int, str] = {}
    for column, cell in enumerate(row.cells, 1):
        text = cell.text.strip()
        if text and len(text.split()) <= 6:
            for wording in wordings("columns"):
                if wording.pattern.search(text):
                    found[column] = wording.code
                    break
    return found


def _listing(row: Row, meanings: dict[int, str], at: int) -> Grid | None:
    """The main column is the first whose heading names a section, or else the widest left."""
    for column, cell in enumerate(row.cells, 1):
        meant = meaning_of(cell.text) if column not in meanings else None
        if meant and meant[0].more.get("points"):
            return Grid(meant[0].code, at, {**meanings, column: "main"})
    free = [column for column in range(1, len(row.cells) + 1) if column not in meanings]
    return Grid("recommendations", at, {**meanings, free[0]: "main"}) if free else None


def in_columns(parts: tuple[Part, ...], source: Source) -> tuple[Part, ...]:
    """Put boxes that stand under headings side by side one after the other."""
    side_by_side = {
        at
        for at, block in enumerate(source.blocks)
        if isinstance(block, Table) and _is_side_by_side(block)
    }
    if not side_by_side:
        return parts
    return tuple(_ordered(parts, side_by_side))


def _is_side_by_side(table: Table) -> bool:
    if len(table.rows) < 2 or len(table.rows[0].cells) < 2 or _grid(table):
        return False
    heads = [cell.text.strip() for cell in table.rows[0].cells]
    meant = [meaning_of(head) for head in heads if head and len(head.split()) <= 8]
    named = [one for one in meant if one and one[1] >= 0.4]
    return len(named) >= 2 and len(named) * 2 > len(heads)


def _ordered(parts: tuple[Part, ...], tables: set[int]) -> Iterator[Part]:
    held: list[Part] = []
    for part in parts:
        if held and part.block != held[0].block:
            yield from sorted(held, key=lambda one: (one.column, one.row))
            held = []
        if part.block in tables:
            held.append(part)
        else:
            yield part
    yield from sorted(held, key=lambda one: (one.column, one.row))
