"""A chronology as CSV that opens in a spreadsheet, and in which nothing becomes a formula."""

from __future__ import annotations

import csv
import io

from sightline.documents.chronology.told import Chronology
from sightline.documents.writing.lines import Line, lines_of

HEADINGS = (
    "No.", "Date", "Date (EDTF)", "Date as written", "Mark", "Agency", "What happened",
    "Also in the row", "People", "Linked with", "Doubts", "File", "Place",
)  # fmt: skip
# A spreadsheet takes a cell that begins with one of these for something to work out.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
_BYTE_ORDER_MARK = "\ufeff"


def to_csv(chronology: Chronology) -> bytes:
    """Write a chronology as CSV: UTF-8 with a byte-order mark, one line for each event."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for line in lines_of(chronology):
        writer.writerow(map(harmless, _cells(line)))
    return (_BYTE_ORDER_MARK + text.getvalue()).encode("utf-8")


def harmless(text: str) -> str:
    """Return the text with an apostrophe before what a spreadsheet would work out."""
    return f"'{text}" if text.lstrip(" ").startswith(_DANGEROUS) else text


def _cells(line: Line) -> tuple[str, ...]:
    return (
        str(line.number),
        line.date,
        line.event.happened.text,
        line.written,
        line.agency.mark,
        line.agency.name,
        line.what,
        line.also,
        line.people,
        line.links,
        "\n".join(line.doubts),
        line.file,
        line.place,
    )
