"""Returns as spreadsheets, exports, web pages and plain text."""

# ruff: noqa: E501  (the words stand as agencies write them, on one line)

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from html import escape
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape as xml

from openpyxl import Workbook

from tests.returns.families import AGENCIES
from tests.returns.story import Story, TrueRow
from tests.returns.wordings import nth


def _at(sheet: str, row: int) -> dict[str, object]:
    return {"kind": "table", "sheet": sheet, "table": 1, "row": row}


def police_sheet(path: Path, story: Story) -> list[TrueRow]:
    """Titles above, merged headings, dates as true dates or as text, a total below."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Log"
    sheet.append([f"{story.name}: OFFICIAL-SENSITIVE"])
    sheet.merge_cells("A1:E1")
    sheet.append(["Printed by 4471", None, date(2026, 1, 5)])
    sheet.append([])
    sheet.append(["URN", "Event date/time", "Type", "Summary of event", "Officer"])
    true = []
    for n, one in enumerate(story.rows, 1):
        day = one.happening.at
        if n % 3:
            told = one.dated(f"{day:%d/%m/%Y %H:%M}", accept=(f"{day:%Y-%m-%dT%H:%M}",))
            value: object = day
        else:
            told, value = one, one.written.words
        sheet.append([f"{n:05d}", value, "Incident", one.says, "PC 221"])
        if isinstance(value, datetime):
            sheet.cell(sheet.max_row, 2).number_format = "dd/mm/yyyy hh:mm"
        text = {"event": one.says, "source": f"{n:05d} Incident", "author": "PC 221"}
        true.append(TrueRow(told, _at("Log", n + 4), text))
    sheet.append(["Total", len(true)])
    book.save(path)
    return true


def sheet_a_year(path: Path, story: Story) -> list[TrueRow]:
    """A sheet for each year, one row of each hidden."""
    book = Workbook()
    book.remove(book.active)
    true = []
    for year, some in groupby(story.rows, key=lambda one: one.happening.at.year):
        sheet = book.create_sheet(str(year))
        sheet.append(["Date", "Agency contact", "Details", "Outcome"])
        for n, one in enumerate(some, 2):
            told = one.dated(f"{one.happening.at:%d/%m/%Y}")
            sheet.append([one.happening.at.date(), "Record", one.says, "NFA"])
            sheet.cell(n, 1).number_format = "dd/mm/yyyy"
            sheet.row_dimensions[n].hidden = n == 4
            true.append(
                TrueRow(
                    told,
                    _at(str(year), n),
                    {"event": one.says, "outcome": "NFA"},
                    hidden=n == 4,
                )
            )
    book.save(path)
    return true


def day_month_year(path: Path, story: Story) -> list[TrueRow]:
    """Day, month and year in columns of their own, the time beside them."""
    book = Workbook()
    sheet = book.active
    sheet.append([story.name])
    sheet.append(["Day", "Month", "Year", "Time", "What happened", "Worker"])
    true = []
    for n, one in enumerate(story.rows, 3):
        at = one.happening.at
        sheet.append([at.day, at.month, at.year, f"{at:%H:%M}", one.says, "Duty"])
        told = one.dated(
            f"{at.day} {at.month} {at.year} {at:%H:%M}", accept=(f"{at:%Y-%m-%dT%H:%M}",)
        )
        true.append(TrueRow(told, _at("Sheet", n), {"event": one.says, "author": "Duty"}))
    book.save(path)
    return true


def _csv(path: Path, rows: list[list[str]], mark: str, encoding: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=mark).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))


def _line(row: int) -> dict[str, object]:
    return {"kind": "table", "table": 1, "row": row}


def semicolons(path: Path, story: Story) -> list[TrueRow]:
    """A contact log with semicolons, as an old office writes it."""
    rows, true = [["Contact date", "Contact method", "Note", "Created on"]], []
    for n, one in enumerate(story.rows, 2):
        rows.append(
            [one.written.words, "Telephone", one.says, f"{one.happening.at:%d/%m/%Y}"]
        )
        true.append(TrueRow(one, _line(n), {"event": one.says, "source": "Telephone"}))
    _csv(path, rows, ";", "cp1252")
    return true


def wide_letters(path: Path, story: Story) -> list[TrueRow]:
    """Tabs and UTF-16, as a clinical system exports; newest first."""
    rows, true = (
        [["Event Date", "Event Time", "Clinician", "Consultation text", "Read code"]],
        [],
    )
    for n, one in enumerate(
        sorted(story.rows, key=lambda one: one.happening.at, reverse=True), 2
    ):
        at = one.happening.at
        told = one.dated(f"{at:%d %b %Y} {at:%H:%M}", accept=(f"{at:%Y-%m-%dT%H:%M}",))
        rows.append([f"{at:%d %b %Y}", f"{at:%H:%M}", "Dr Fennel", one.says, "XE1a"])
        true.append(
            TrueRow(
                told, _line(n), {"event": one.says, "author": "Dr Fennel", "code": "XE1a"}
            )
        )
    _csv(path, rows, "\t", "utf-16")
    return true


def concerns(path: Path, story: Story) -> list[TrueRow]:
    """A school's record of concerns."""
    child = story.family.named("child1")
    rows, true = (
        [["Student", "Date and time", "Category", "Incident", "Added by", "Action"]],
        [],
    )
    for n, one in enumerate(story.rows, 2):
        at = one.happening.at
        told = one.dated(f"{at:%d/%m/%Y %H:%M}", accept=(f"{at:%Y-%m-%dT%H:%M}",))
        rows.append(
            [
                child,
                told.written.words,
                "Cause for concern",
                one.says,
                "M. Ash",
                "Head told",
            ]
        )
        true.append(
            TrueRow(
                told, _line(n), {"event": one.says, "people": child, "action": "Head told"}
            )
        )
    _csv(path, rows, ",", "utf-8-sig")
    return true


def many_agencies(path: Path, story: Story) -> list[TrueRow]:
    """One sheet in which a column says which agency tells it."""
    rows, true = [["Date", "Reporting agency", "Significant information", "Source"]], []
    for n, one in enumerate(story.rows, 2):
        rows.append([one.written.words, AGENCIES[one.agency], one.says, "File"])
        true.append(TrueRow(one, _line(n), {"event": one.says}))
    _csv(path, rows, ",", "utf-8")
    return true


def web_page(path: Path, story: Story) -> list[TrueRow]:
    """A page that a record system prints."""
    body, true = [], []
    for n, one in enumerate(story.rows, 2):
        body.append(
            f"<tr><td>{escape(one.written.words)}</td><td>{escape(one.says)}</td><td>Record</td></tr>"
        )
        true.append(TrueRow(one, _line(n), {"event": one.says}))
    page = f"<html><body><h1>{story.name}</h1><table><tr><th>Date</th><th>Journal entry</th><th>Type</th></tr>{''.join(body)}</table></body></html>"
    path.write_text(page, encoding="utf-8")
    return true


def plain_text(path: Path, story: Story) -> list[TrueRow]:
    """Lines of text, a day and a dash before each."""
    lines, true = [f"{story.name}", "", "Chronology of contacts", ""], []
    for one in story.rows:
        told = one.dated(f"{nth(one.happening.at.day)} {one.happening.at:%B %Y}")
        lines += [f"{told.written.words}: {one.says}", ""]
        true.append(
            TrueRow(told, {"kind": "paragraph", "row": len(lines) - 1}, {"event": one.says})
        )
    path.write_text("\n".join(lines), encoding="utf-8")
    return true


_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def open_document(path: Path, story: Story) -> list[TrueRow]:
    """A table in an OpenDocument text."""

    def row(*cells: str) -> str:
        held = "".join(
            f"<table:table-cell><text:p>{xml(one)}</text:p></table:table-cell>"
            for one in cells
        )
        return f"<table:table-row>{held}</table:table-row>"

    rows, true = [row("When", "Who was involved", "Narrative")], []
    for n, one in enumerate(story.rows, 2):
        rows.append(row(one.written.words, "Family support", one.says))
        true.append(TrueRow(one, _line(n), {"event": one.says, "author": "Family support"}))
    content = (
        f'<office:document-content {_SPACES} office:version="1.3"><office:body><office:text>'
        f"<text:h>{xml(story.name)}</text:h><table:table>{''.join(rows)}</table:table>"
        "</office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
            "</manifest:manifest>",
        )
    return true


SHEETS = (
    (police_sheet, "xlsx"), (sheet_a_year, "xlsx"), (day_month_year, "xlsx"),
    (semicolons, "csv"), (wide_letters, "csv"), (concerns, "csv"), (many_agencies, "csv"),
    (web_page, "html"), (plain_text, "txt"), (open_document, "odt"),
)  # fmt: skip
