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
_GUIDE = (
    "One row for each event or contact, in order of date. Add rows as you need them.",
    "Date: the day it happened, not the day it was written down, as 5 January 2026. Where only"
    " the month is known, write the month; where you are unsure, write “about” before it.",
    "What happened: fact, in your agency's own words. Say who was there and what was seen.",
    "Child seen?: Yes, No, or Alone.",
    "Action taken: what your agency did, or that it did nothing and why.",
    "People: by full name the first time, then as you call them.",
    "Source of information: the record it comes from, so that it can be found again.",
    "Include what did not happen: a visit not answered, an appointment not kept.",
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
