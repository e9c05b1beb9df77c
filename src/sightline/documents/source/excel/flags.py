"""What of a sheet is hidden, struck or shown in part, found without walking every cell?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from sightline.documents.source import markup
from sightline.documents.source.excel.shown import STRUCK, look_of
from sightline.documents.source.opened import Opened
from sightline.documents.source.packages import Package, Relationship

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
N = rb"(?:\w+:)?"
HIDDEN_ROW = re.compile(rb"<" + N + rb"row\b[^>]*?\bhidden=[\"'](?:1|true)[\"'][^>]*>")
COLUMN = re.compile(rb"<" + N + rb"col\b[^>]*?\bhidden=[\"'](?:1|true)[\"'][^>]*>")
NUMBER = re.compile(rb"\br=[\"'](\d+)[\"']")
FROM_TO = re.compile(rb"\b(min|max)=[\"'](\d+)[\"']")
CELL = re.compile(rb"<" + N + rb"c\b([^>]*)>")
WHERE = re.compile(rb"\br=[\"']([A-Z]+)(\d+)[\"']")
LOOK = re.compile(rb"\bs=[\"'](\d+)[\"']")
FAR = re.compile(rb"r=\"([A-Z]{3})\d")
CELLS = re.compile(rb"<" + N + rb"sheetData\b")
LAST_ROW = re.compile(rb"row\b[^>]*?\br=[\"'](\d+)[\"']")
NO_RESULT = re.compile(
    rb"<" + N + rb"c\b(?![^>]*\bt=[\"']str[\"'])[^>]*><" + N + rb"f\b(?:[^>]*/>|[^>]*>[^<]*</"
    + N + rb"f>)(?:<" + N + rb"v\s*/>|<" + N + rb"v>\s*</" + N + rb"v>)?</" + N + rb"c>"
)  # fmt: skip
EDGE = re.compile(rb"<" + N + rb"(?:odd|even|first)(Header|Footer)>([^<]*)<")
FILTER = re.compile(rb"<" + N + rb"autoFilter\b[^>]*?\bref=[\"'][A-Z]+(\d+)")
# So much of the area a sheet spans may be blank: the library keeps all of it in memory.
SPARSE = 4
MOST_COLUMNS = 16_384


@dataclass
class Flags:
    """What is particular about one sheet; `particular` goes by row, then by column.

    `edges` are the page headers and footers, as written.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[str] = field(default_factory=list)
    without_value: int = 0
    particular: dict[int, dict[int, str]] = field(default_factory=dict)
    heading_rows: set[int] = field(default_factory=set)
    edges: list[tuple[bytes, bytes]] = field(default_factory=list)


NO_FLAGS = Flags()


class Workbook:
    """The parts of one workbook by the names of its sheets, and what is particular in each."""

    def __init__(self, package: Package | None) -> None:
        """Look over every sheet. Raises Refused for one that is too large."""
        self.parts: dict[str, str] = {}
        self._flags: dict[str, Flags] = {}
        if package is None:
            return
        relations = package.relationships(package.main_part)
        looks = _looks(package)
        _tell_struck_words(package, relations)
        for sheet in package.xml(package.main_part).iter(f"{MAIN}sheet"):
            relation = relations.get(sheet.get(f"{RELATION}id", ""))
            if relation is None or relation.external or not package.has(relation.target):
                continue
            name = sheet.get("name", "")
            self.parts[name] = relation.target
            self._flags[name] = _flags(package, package.read(relation.target), name, looks)

    def flags(self, name: str) -> Flags:
        """What is particular about the sheet of this name."""
        return self._flags.get(name, NO_FLAGS)


def _tell_struck_words(package: Package, relations: dict[str, Relationship]) -> None:
    for relation in relations.values():
        if relation.kind == "sharedStrings" and package.has(relation.target):
            raw = package.read(relation.target)
            if markup.DOCTYPE.search(raw[: markup.PROLOGUE]):
                raise markup.dangerous(package.opened)
            struck = raw.count(b"<strike/>") + raw.count(b":strike/>")
            if struck:
                package.opened.found.note(
                    f"{struck} passages within cells are struck through but were read"
                )


def plain_workbook(opened: Opened) -> Workbook:
    """A workbook of another format, of which only the cells can be read."""
    opened.found.note(
        "which rows and columns are hidden cannot be told in a file of its kind"
    )
    return Workbook(None)


def _flags(package: Package, raw: bytes, name: str, looks: dict[int, str]) -> Flags:
    opened = package.opened
    if markup.DOCTYPE.search(raw[: markup.PROLOGUE]):
        raise markup.dangerous(opened)
    _check_area(opened, raw, name)
    flags = Flags()
    if b"hidden=" in raw:
        _hidden(raw, flags)
    if b"<f" in raw or b":f" in raw:
        flags.without_value = len(NO_RESULT.findall(raw))
    cells_end = max(raw.rfind(b"sheetData>"), 0)
    flags.edges = EDGE.findall(raw, cells_end)
    flags.heading_rows = {int(row) for row in FILTER.findall(raw, cells_end)}
    if looks:
        _mark(raw, looks, flags)
    return flags


def _hidden(raw: bytes, flags: Flags) -> None:
    for row in HIDDEN_ROW.findall(raw):
        number = NUMBER.search(row)
        if number:
            flags.hidden_rows.add(int(number.group(1)))
    cells = CELLS.search(raw)
    for column in COLUMN.findall(raw[: cells.start()] if cells else raw):
        ends = {key: int(value) for key, value in FROM_TO.findall(column)}
        first, last = ends.get(b"min", 0), min(ends.get(b"max", 0), MOST_COLUMNS)
        both = (letters(first), letters(last))
        flags.hidden_columns.append(both[0] if first == last else "–".join(both))


def _check_area(opened: Opened, raw: bytes, name: str) -> None:
    """Refuse a sheet whose cells lie so far apart that the library would fill the memory."""
    width = max(map(_column, FAR.findall(raw)), default=0)
    last = LAST_ROW.search(raw, max(raw.rfind(b"<row"), raw.rfind(b":row"), 0))
    height = int(last.group(1)) if last else 0
    cells = opened.limits.cells
    if width * height > cells * SPARSE or (not width and height > cells):
        raise opened.refused(
            f"the sheet “{name}” has cells very far from the rest",
            "delete the stray cells at its far right or bottom and save it anew",
        )


def _mark(raw: bytes, looks: dict[int, str], flags: Flags) -> None:
    for attributes in CELL.findall(raw):
        style, where = LOOK.search(attributes), WHERE.search(attributes)
        look = looks.get(int(style.group(1))) if style else None
        if look and where:
            row = flags.particular.setdefault(int(where.group(2)), {})
            row[_column(where.group(1))] = look


def _looks(package: Package) -> dict[int, str]:
    """Cell formats, by number, that strike words out or leave out part of a date."""
    for relation in package.relationships(package.main_part).values():
        if relation.kind == "styles" and package.has(relation.target):
            return _looks_of(package.xml(relation.target))
    return {}


def _looks_of(styles: Any) -> dict[int, str]:
    codes = {
        one.get("numFmtId"): one.get("formatCode", "")
        for one in styles.iter(f"{MAIN}numFmt")
    }
    fonts = styles.find(f"{MAIN}fonts")
    struck = {
        str(at) for at, font in enumerate(() if fonts is None else fonts)
        if (line := font.find(f"{MAIN}strike")) is not None
        and line.get("val") not in ("0", "false")
    }  # fmt: skip
    looks: dict[int, str] = {}
    formats = styles.find(f"{MAIN}cellXfs")
    for at, one in enumerate(() if formats is None else formats):
        number = one.get("numFmtId", "0")
        look = look_of(int(number) if number.isdecimal() else 0, codes.get(number, ""))
        if one.get("fontId") in struck:
            look = STRUCK
        if look:
            looks[at] = look
    return looks


def _column(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number


def letters(column: int) -> str:
    """The letters that Excel gives a column, counted from 1."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
