"""The sheets of a workbook, as tables.

The library reads cells quickly and knows nothing of what is hidden or struck, nor how a
date is shown; that comes from one light pass over the XML (`flags`), which costs a fraction
of walking all of it.
"""

from __future__ import annotations

from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from sightline.documents.source.blocks import Cell, Place, Row, Source
from sightline.documents.source.excel import asides
from sightline.documents.source.excel.flags import Flags, Workbook, plain_workbook
from sightline.documents.source.excel.merging import Merged
from sightline.documents.source.excel.shown import WITHOUT_YEAR, cell_of
from sightline.documents.source.gathering import EMPTY, trimmed
from sightline.documents.source.opened import Opened
from sightline.documents.source.packages import SAVE_ANEW, Package

HIDDEN = (SheetVisibleEnum.Hidden, SheetVisibleEnum.VeryHidden)
PACKED = b"PK"


def read(opened: Opened) -> Source:
    """Every sheet, hidden ones marked. Raises Refused."""
    package = Package(opened) if opened.head.startswith(PACKED) else None
    # First what can be refused for its size, since the library takes whatever it is given.
    flags = Workbook(package) if package and package.main_part else plain_workbook(opened)
    try:
        book = CalamineWorkbook.from_path(opened.path)
    except PasswordError:
        raise opened.refused(
            "it is protected by a password", "take the password off and send it again"
        ) from None
    except CalamineError:
        raise _damaged(opened) from None
    for metadata in book.sheets_metadata:
        _sheet(opened, book, metadata, flags)
    if package is not None and package.main_part:
        asides.read(opened, package, flags)
    return opened.found.source("xlsx")


def _sheet(
    opened: Opened, book: CalamineWorkbook, metadata: SheetMetadata, workbook: Workbook
) -> None:
    found = opened.found
    number, name = found.next_table(), metadata.name
    place = Place(table=number, sheet=name)
    if metadata.typ != SheetTypeEnum.WorkSheet:
        found.note(f"the sheet “{name}” holds no cells and was left out", place)
        return
    hidden = metadata.visible in HIDDEN
    if hidden:
        found.note(f"the sheet “{name}” is hidden; it was read and marked so", place)
    try:
        sheet = book.get_sheet_by_name(name)
        rows = _rows(opened, sheet, place, workbook.flags(name))
    except CalamineError:
        raise _damaged(opened) from None
    if rows:
        found.table(rows, place, hidden=hidden)


def _rows(opened: Opened, sheet: CalamineSheet, place: Place, flags: Flags) -> list[Row]:
    found = opened.found
    _tell(opened, flags, place)
    if sheet.start is None:
        return []
    top, left = sheet.start
    merged = Merged(sheet.merged_cell_ranges or [], sheet.width + left)
    margin = [EMPTY] * left
    rows: list[Row] = []
    for number, values in enumerate(sheet.to_python(), top + 1):
        cells = margin + _cells(values, number, left, flags)
        row = trimmed(merged.row(number, cells))
        if not row:
            continue
        found.spend(len(row))
        here = Place(table=place.table, row=number, sheet=place.sheet)
        hidden = number in flags.hidden_rows
        rows.append(Row(row, here, hidden=hidden, heading=number in flags.heading_rows))
    _tell_years(opened, flags, place)
    return rows


def _cells(values: list[Any], number: int, left: int, flags: Flags) -> list[Cell]:
    if number not in flags.particular:
        return list(map(cell_of, values))
    looks = flags.particular[number]
    return [
        cell_of(value, looks.get(column, ""))
        for column, value in enumerate(values, left + 1)
    ]


def _tell(opened: Opened, flags: Flags, place: Place) -> None:
    found = opened.found
    if flags.hidden_rows:
        first = Place(table=place.table, row=min(flags.hidden_rows), sheet=place.sheet)
        found.note(
            f"{len(flags.hidden_rows)} rows of the sheet “{place.sheet}” are hidden; "
            "they were read and marked so",
            first,
        )
    if flags.hidden_columns:
        named = ", ".join(flags.hidden_columns[:8])
        found.note(f"columns of “{place.sheet}” are hidden but were read: {named}", place)
    if flags.without_value:
        found.note(
            f"{flags.without_value} formulas in “{place.sheet}” hold no result, so their "
            "cells were read as blank; open the file in Excel and save it to fill them",
            place,
        )


def _tell_years(opened: Opened, flags: Flags, place: Place) -> None:
    without = sum(
        look == WITHOUT_YEAR
        for looks in flags.particular.values()
        for look in looks.values()
    )
    if without:
        opened.found.note(
            f"{without} dates in “{place.sheet}” are shown without a year; the year that "
            "the cell holds was taken, which Excel may have added by itself",
            place,
        )


def _damaged(opened: Opened) -> Exception:
    return opened.refused("it is damaged, or not written as Excel does", SAVE_ANEW)
