"""Agencies' returns as files, made the way agencies make them."""

import csv
import io

import docx
import openpyxl

HEADINGS = ("Date", "Source", "Event")
HEALTH_VISITOR = (
    ("03/01/2026", "HV record", "New birth visit at home. Robin seen, weight 3.4 kg."),
    ("early Feb 2026", "HV record", "Small bruise on Robin's cheek seen in clinic."),
    ("12/02/2026", "HV record", "Telephone call to Alice about feeding."),
)
POLICE = (
    ("05/02/2026", "Log", "Called to the flat. Alice alleged an assault by Bryn."),
    ("26/03/2026", "Log", "Robin found unresponsive; ambulance at the address."),
)


def as_csv(rows, headings=HEADINGS) -> bytes:
    """A return as a CSV file."""
    out = io.StringIO()
    csv.writer(out).writerows([headings, *rows])
    return out.getvalue().encode()


def as_word(rows, title="Chronology of involvement") -> bytes:
    """A return as a Word file with one table."""
    document = docx.Document()
    document.add_heading(title, 1)
    table = document.add_table(rows=0, cols=len(HEADINGS))
    for row in (HEADINGS, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return _saved(document)


def as_excel(rows) -> bytes:
    """A return as an Excel file with one sheet."""
    book = openpyxl.Workbook()
    for row in (HEADINGS, *rows):
        book.active.append(row)
    return _saved(book)


def _saved(file) -> bytes:
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()
