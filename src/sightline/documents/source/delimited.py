"""A table in plain text: which character parts its cells, and what are its records?"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from sightline.documents.source.blocks import Cell, Place, Row, Source
from sightline.documents.source.decoding import decoded
from sightline.documents.source.gathering import trimmed
from sightline.documents.source.opened import Opened

CALLED = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}
SAID = re.compile(r"\A\s*\"?sep=(.)\"?[ \t]*\r?\n", re.IGNORECASE)
SAMPLE = 64 * 1024
RECORDS = 300
# More line breaks in one cell than anyone types: a quotation mark that was never closed.
RUNAWAY = 60
ONE_TABLE = Place(table=1)


def read(opened: Opened) -> Source:
    """The records of the file, as one table."""
    found = opened.found
    opening = decoded(opened.everything())
    if opening.encoding != "UTF-8":
        guess = " (a guess, since it does not say)" if opening.guessed else ""
        found.note(f"its characters are encoded as {opening.encoding}{guess}")
    text, mark = _parted(opening.text)
    if mark != ",":
        found.note(f"its cells are parted by {CALLED.get(mark, mark)}")
    csv.field_size_limit(opened.limits.file_bytes)
    records = _records(text, mark)
    if any(cell.count("\n") > RUNAWAY for record in records for cell in record):
        records = _records(text, mark, quoted=False)
        found.note("a quotation mark in it is never closed; such marks were read as words")
    found.next_table()
    rows = []
    for number, record in enumerate(records, 1):
        cells = trimmed([Cell(words.strip()) for words in record])
        if cells:
            found.spend(len(cells))
            rows.append(Row(cells, Place(table=1, row=number)))
    if rows:
        found.table(rows, ONE_TABLE)
    return found.source("csv")


def looks_like(start: str) -> bool:
    """Does a text begin as a table would: several records, nearly all equally wide?

    Commas part words too, so it takes three cells of those to tell.
    """
    if SAID.match(start):
        return True
    whole = start.rpartition("\n")[0] or start
    return any(
        _is_regular(_records(whole, mark), 3 if mark == "," else 2) for mark in CALLED
    )


def _records(text: str, mark: str, *, quoted: bool = True) -> list[list[str]]:
    lines = io.StringIO(text.replace("\0", ""), newline="")
    if quoted:
        return list(csv.reader(lines, delimiter=mark))
    return list(csv.reader(lines, delimiter=mark, quoting=csv.QUOTE_NONE))


def _parted(text: str) -> tuple[str, str]:
    """The text without a line that names the mark, and the mark that parts its cells."""
    said = SAID.match(text)
    if said:
        return text[said.end() :], said.group(1)
    sample = text[:SAMPLE]
    if len(text) > SAMPLE:
        sample = sample.rpartition("\n")[0] or sample
    best = max(CALLED, key=lambda mark: _score(_records(sample, mark)[:RECORDS]))
    return text, best


def _score(records: list[list[str]]) -> float:
    """How much like a table: most records equally wide and of several cells."""
    widths = Counter(len(record) for record in records if record)
    if not widths:
        return 0.0
    wide = {width: times for width, times in widths.items() if width > 1}
    if not wide:
        return 0.0
    width, times = max(wide.items(), key=lambda pair: pair[0] * pair[1])
    return times / widths.total() + min(width, 20) / 100


def _is_regular(records: list[list[str]], least: int) -> bool:
    widths = Counter(len(record) for record in records if any(record))
    if widths.total() < 3:
        return False
    width, times = widths.most_common(1)[0]
    return width >= least and times / widths.total() >= 0.9
