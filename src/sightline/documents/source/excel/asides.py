"""What stands beside the cells of a workbook: comments, text boxes, page headers."""

from __future__ import annotations

import re
from typing import Any

from sightline.documents.source.blocks import Part, Place
from sightline.documents.source.excel.flags import MAIN, Workbook
from sightline.documents.source.opened import Opened
from sightline.documents.source.packages import Package

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
THREADED = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
WHERE = re.compile(r"([A-Z]+)(\d+)")
CODES = re.compile(r'&(?:"[^"]*"|[LCRPNDTFABIUESXYG]|K[0-9A-F]{6}|\d+)', re.IGNORECASE)
STAND_IN = "[Threaded comment]"


def read(opened: Opened, package: Package, workbook: Workbook) -> None:
    """Add what stands beside the cells of each sheet, after all of them."""
    for number, (name, part) in enumerate(workbook.parts.items(), 1):
        here = Place(table=number, sheet=name)
        relations = [
            one for one in package.relationships(part).values() if not one.external
        ]
        for relation in relations:
            if not package.has(relation.target):
                continue
            if relation.kind == "comments":
                _comments(opened, package.xml(relation.target), here)
            elif relation.kind == "threadedComment":
                _threads(opened, package.xml(relation.target), here)
            elif relation.kind == "drawing":
                _boxes(opened, package.xml(relation.target), here)
        for kind, words in workbook.flags(name).edges:
            _edge(opened, kind, words, here)


def _comments(opened: Opened, root: Any, here: Place) -> None:
    for comment in root.iter(f"{MAIN}comment"):
        words = "".join(text.text or "" for text in comment.iter(f"{MAIN}t"))
        if not words.startswith(STAND_IN):
            _add(opened, words, "comment", comment.get("ref", ""), here)


def _threads(opened: Opened, root: Any, here: Place) -> None:
    for comment in root.iter(f"{THREADED}threadedComment"):
        words = comment.findtext(f"{THREADED}text") or ""
        _add(opened, words, "comment", comment.get("ref", ""), here)


def _add(opened: Opened, words: str, part: Part, where: str, here: Place) -> None:
    cell = WHERE.fullmatch(where)
    place = here
    if cell:
        column = 0
        for letter in cell.group(1):
            column = column * 26 + ord(letter) - 64
        place = Place(here.table, int(cell.group(2)), column, sheet=here.sheet)
    opened.found.count("{n} comments are set apart from the cells they are on", place)
    opened.found.paragraph(words, place=place, part=part)


def _boxes(opened: Opened, root: Any, here: Place) -> None:
    boxes = 0
    for paragraph in root.iter(f"{DRAWING}p"):
        words = "".join(text.text or "" for text in paragraph.iter(f"{DRAWING}t"))
        if words.strip():
            boxes += 1
            opened.found.paragraph(words, place=here, part="text-box")
    if not boxes:
        opened.found.count("{n} drawings beside the cells were left out", here)


def _edge(opened: Opened, kind: bytes, words: bytes, here: Place) -> None:
    text = words.decode("utf-8", "replace").replace("&amp;", "&")
    shown = " ".join(CODES.sub(" ", text).split())
    part: Part = "header" if kind == b"Header" else "footer"
    opened.found.paragraph(shown, place=here, part=part)
