"""The empty return that agencies are asked to fill in, as Word or Excel. It reads back exactly."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.documents.writing.document import (
    Bullets,
    Column,
    Document,
    Heading,
    Paragraph,
    Table,
)
from sightline.documents.writing.to_docx import to_docx
from sightline.documents.writing.to_xlsx import Sheet, write_sheets
from sightline.kernel.errors import Fault, Refused

TITLE = "Chronology"
# The columns, in order, with their share of the page; each is read by its heading alone.
COLUMNS = (
    ("Date", 1.6), ("Time", 0.9), ("What happened", 6), ("Child seen?", 1.1),
    ("Action taken", 3), ("People", 2), ("Source of information", 2), ("Author", 1.4),
)  # fmt: skip
_AGENCY = "Name of agency"
_EMPTY_ROWS = 30
# No line of it looks like a heading with something under it: it is read back as well.
_GUIDE = (
    "Use one row for each event or contact, in order of date, and add rows as you need them.",
    "Under “Date”, give the day it happened and not the day it was written down, with the month"
    " as a word. Where only the month is known, give the month. Where you are unsure, say so.",
    "Under “What happened”, give facts in your agency's own words, with who was there and what"
    " was seen.",
    "Under “Child seen?”, write Yes, No or Alone.",
    "Under “Action taken”, say what your agency did, or that it did nothing and why.",
    "Under “People”, use full names the first time, then as you call them.",
    "Under “Source of information”, name the record it comes from, so that it can be found.",
    "Include what did not happen, such as a visit not answered or an appointment not kept.",
    "Leave the headings as they are, and do not merge cells.",
)

Row = Sequence[str]


def template_for(name: str, *, agency: str = "", rows: Sequence[Row] = ()) -> bytes:
    """Write the template as `.docx` or `.xlsx`, by the name's ending; raises Refused.

    `agency` and `rows` (a text for each of `COLUMNS`) are what is filled in already.
    """
    if name.lower().endswith(".docx"):
        return to_docx(_document(agency, rows))
    if name.lower().endswith(".xlsx"):
        return _workbook(agency, rows)
    wrong = "a template is a Word or an Excel file"
    raise Refused(Fault(name, wrong, "end its name in .docx or .xlsx"))


def _document(agency: str, rows: Sequence[Row]) -> Document:
    empty = ("",) * len(COLUMNS)
    filled = tuple(tuple(row) for row in rows) or (empty,) * _EMPTY_ROWS
    return Document(
        title=TITLE,
        blocks=(
            Paragraph(f"{_AGENCY}: {agency}"),
            Heading("How to fill this in"),
            Bullets(_GUIDE),
            Heading("What happened, and when"),
            Table("Chronology", tuple(Column(*each) for each in COLUMNS), filled),
        ),
        landscape=True,
    )


def _workbook(agency: str, rows: Sequence[Row]) -> bytes:
    headings = tuple((heading, round(share * 12)) for heading, share in COLUMNS)
    return write_sheets(
        (
            Sheet("Chronology", headings, rows, text_only=True),
            Sheet("Agency", ((_AGENCY, 30), (agency, 60)), ()),
            Sheet("How to fill this in", (("How to fill this in", 110),), _guide()),
        ),
        title=TITLE,
    )


def _guide() -> Sequence[Row]:
    return tuple((sentence,) for sentence in _GUIDE)
