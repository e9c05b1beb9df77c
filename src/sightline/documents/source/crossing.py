"""A source as compact JSON values and back, checked at the edge it comes back over.

A plain cell is its text, any other a list; a plain row is its list of cells, and a bare
number says which row comes next where rows are missing. This keeps what crosses from the
child small, since nearly all cells and rows are plain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import astuple
from datetime import date, datetime, time
from typing import Any, TypeVar, get_args

from sightline.documents.source.blocks import (
    Block,
    Cell,
    Form,
    Link,
    Notice,
    Paragraph,
    Part,
    Place,
    Row,
    Source,
    Table,
)

FORMS = frozenset(get_args(Form))
PARTS = frozenset(get_args(Part))
CLOCKS: dict[str, Callable[[str], date | datetime | time]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}
T = TypeVar("T")


class NotASource(ValueError):
    """What came back is not a source.

    If you are hitting this, the child process and its parent are not the same version.
    """


def blocks_job(source: Source, options: Mapping[str, Any]) -> object:
    """The job "blocks": the whole source, as it is."""
    return encode(source)


def encode(source: Source) -> dict[str, Any]:
    """The source as JSON values."""
    return {
        "file": source.file,
        "form": source.form,
        "blocks": [_block_out(block) for block in source.blocks],
        "notices": [[n.file, n.what, _place_out(n.place)] for n in source.notices],
    }


def _place_out(place: Place) -> list[int | str]:
    return list(astuple(place))


def _block_out(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {
            "text": block.text,
            "place": _place_out(block.place),
            "part": block.part,
            "level": block.level,
            "item": block.item,
            "links": [[link.words, link.address] for link in block.links],
        }
    return {
        "rows": _rows_out(block),
        "place": _place_out(block.place),
        "caption": block.caption,
        "hidden": block.hidden,
        "inside": _place_out(block.inside) if block.inside else None,
    }


def _rows_out(table: Table) -> list[object]:
    out: list[object] = []
    expected = 1
    for row in table.rows:
        if row.place.row != expected:
            expected = row.place.row
            out.append(expected)
        out.append(
            _row_out(row, Place(table.place.table, expected, sheet=table.place.sheet))
        )
        expected += 1
    return out


def _row_out(row: Row, usual: Place) -> object:
    cells = [_cell_out(cell) for cell in row.cells]
    if row.place == usual and not (row.hidden or row.heading):
        return cells
    return {
        "cells": cells,
        "place": _place_out(row.place),
        "hidden": row.hidden,
        "heading": row.heading,
    }


def _cell_out(cell: Cell) -> object:
    if (
        cell.value is None
        and cell.spans == 1
        and not (cell.continues or cell.struck or cell.links)
    ):
        return cell.text
    links = [[link.words, link.address] for link in cell.links]
    return [
        cell.text, _value_out(cell.value), cell.spans, cell.continues, cell.struck, links,
    ]  # fmt: skip


def _value_out(value: date | datetime | time | float | None) -> object:
    if value is None or isinstance(value, int | float):
        return value
    return {type(value).__name__: value.isoformat()}


def decode(value: object) -> Source:
    """The source that these JSON values stand for. Raises NotASource."""
    try:
        whole = _is(value, dict)
        if whole["form"] not in FORMS:
            raise NotASource("a form nobody knows")
        return Source(
            _is(whole["file"], str),
            whole["form"],
            tuple(_block_in(block) for block in _is(whole["blocks"], list)),
            tuple(_notice_in(*_is(notice, list)) for notice in _is(whole["notices"], list)),
        )
    except (KeyError, TypeError, ValueError) as wrong:
        raise NotASource(f"not a source: {type(wrong).__name__}") from wrong


def _is(value: object, kind: type[T]) -> T:
    if type(value) is not kind:
        raise NotASource(f"{kind.__name__} expected, {type(value).__name__} found")
    return value


def _place_in(value: object) -> Place:
    table, row, column, paragraph, line, page, sheet = _is(value, list)
    for number in (table, row, column, paragraph, line, page):
        _is(number, int)
    return Place(table, row, column, paragraph, line, page, _is(sheet, str))


def _notice_in(file: object, what: object, place: object) -> Notice:
    return Notice(_is(file, str), _is(what, str), _place_in(place))


def _links_in(value: object) -> tuple[Link, ...]:
    return tuple(Link(_is(words, str), _is(to, str)) for words, to in _is(value, list))


def _block_in(value: object) -> Block:
    block = _is(value, dict)
    place = _place_in(block["place"])
    if "rows" in block:
        inside = block["inside"]
        return Table(
            _rows_in(_is(block["rows"], list), place),
            place,
            _is(block["caption"], str),
            _is(block["hidden"], bool),
            None if inside is None else _place_in(inside),
        )
    if block["part"] not in PARTS:
        raise NotASource("a part nobody knows")
    return Paragraph(
        _is(block["text"], str),
        place,
        block["part"],
        _is(block["level"], int),
        _is(block["item"], bool),
        _links_in(block["links"]),
    )


def _rows_in(values: list[object], table: Place) -> tuple[Row, ...]:
    rows: list[Row] = []
    expected = 1
    for value in values:
        if type(value) is int:
            expected = value
            continue
        rows.append(_row_in(value, Place(table.table, expected, sheet=table.sheet)))
        expected += 1
    return tuple(rows)


def _row_in(value: object, usual: Place) -> Row:
    if type(value) is list:
        return Row(tuple(map(_cell_in, value)), usual)
    row = _is(value, dict)
    return Row(
        tuple(map(_cell_in, _is(row["cells"], list))),
        _place_in(row["place"]),
        _is(row["hidden"], bool),
        _is(row["heading"], bool),
    )


def _cell_in(value: object) -> Cell:
    if type(value) is str:
        return Cell(value)
    text, held, spans, continues, struck, links = _is(value, list)
    return Cell(
        _is(text, str),
        _value_in(held),
        _is(spans, int),
        _is(continues, bool),
        _is(struck, bool),
        _links_in(links),
    )


def _value_in(value: object) -> date | datetime | time | float | None:
    if value is None or type(value) in (int, float):
        return value  # type: ignore[return-value]
    ((name, text),) = _is(value, dict).items()
    return CLOCKS[name](_is(text, str))
