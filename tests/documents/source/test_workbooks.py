"""Is a workbook read as it shows: dates, merges, hidden rows, comments, several sheets?"""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from sightline.documents.source.blocks import Place
from sightline.kernel.errors import Refused
from tests.documents.source.reading_here import grid, read, told

STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main":
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships":
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
}  # fmt: skip
AFTERNOON = datetime(2031, 5, 3, 14, 5)  # noqa: DTZ001 — a cell knows no time zone


@pytest.fixture
def book(tmp_path):
    made = openpyxl.Workbook()
    made.save_as = lambda: (made.save(tmp_path / "a.xlsx"), read(tmp_path / "a.xlsx"))[1]
    return made


def test_dates_read_as_dates_and_as_people_write_them(book):
    sheet = book.active
    sheet.append([date(2031, 5, 3), AFTERNOON, time(9, 30), 12, 1.5, "3 May"])
    (table,) = book.save_as().tables()

    assert [(c.text, c.value) for c in table.rows[0].cells] == [
        ("03/05/2031", date(2031, 5, 3)),
        ("03/05/2031 14:05", AFTERNOON),
        ("09:30", time(9, 30)),
        ("12", 12.0),
        ("1.5", 1.5),
        ("3 May", None),
    ]


def test_the_other_calendar_gives_the_same_days(book):
    book.epoch = CALENDAR_MAC_1904
    book.active.append([date(2031, 5, 3), "seen"])
    (table,) = book.save_as().tables()

    assert table.rows[0].cells[0].value == date(2031, 5, 3)


@pytest.mark.parametrize(
    ("shown_as", "text", "value"),
    [
        ("mmm-yy", "May 2031", None),
        ("mmmm yyyy", "May 2031", None),
        ("yyyy", "2031", None),
        ("d-mmm", "03/05/2031", date(2031, 5, 3)),
        ("dddd d mmmm yyyy", "03/05/2031", date(2031, 5, 3)),
        ("dd/mm/yyyy", "03/05/2031", date(2031, 5, 3)),
    ],
)
def test_a_date_is_no_more_exact_than_it_shows(book, shown_as, text, value):
    book.active["A1"] = date(2031, 5, 3)
    book.active["A1"].number_format = shown_as
    book.active["B1"] = "x"
    source = book.save_as()
    cell = next(source.tables()).rows[0].cells[0]

    assert (cell.text, cell.value) == (text, value)
    assert ("without a year" in told(source)) == (shown_as == "d-mmm")


def test_hidden_rows_columns_and_sheets_are_read_marked_and_told(book):
    sheet = book.active
    for row in ("a", "b", "c"):
        sheet.append([row, 1, 2])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    other = book.create_sheet("Notes")
    other.append(["quiet"])
    other.sheet_state = "veryHidden"
    source = book.save_as()
    first, second = source.tables()

    assert [row.hidden for row in first.rows] == [False, True, False]
    assert (second.hidden, second.place) == (True, Place(table=2, sheet="Notes"))
    for notice in ("1 rows of the sheet “Sheet” are hidden", ": B", "“Notes” is hidden"):
        assert notice in told(source)


def test_merged_cells_span_and_go_on_downwards(book):
    sheet = book.active
    sheet["B2"], sheet["D2"], sheet["D3"] = "block", "right", "below"
    sheet.merge_cells("B2:C3")
    (table,) = book.save_as().tables()

    assert [[(c.text, c.spans, c.continues) for c in row.cells] for row in table.rows] == [
        [("", 1, False), ("block", 2, False), ("right", 1, False)],
        [("", 1, False), ("block", 2, True), ("below", 1, False)],
    ]
    assert [row.place.row for row in table.rows] == [2, 3]


def test_comments_and_struck_cells_are_kept(book):
    sheet = book.active
    sheet["A1"], sheet["B1"] = "kept", "withdrawn"
    sheet["B1"].font = openpyxl.styles.Font(strike=True)
    sheet["A1"].comment = Comment("Check the date", "Someone")
    source = book.save_as()

    assert [cell.struck for cell in next(source.tables()).rows[0].cells] == [False, True]
    (comment,) = source.paragraphs()
    assert comment.part == "comment"
    assert "Check the date" in comment.text
    assert comment.place == Place(table=1, row=1, column=1, sheet="Sheet")


def test_a_row_with_filters_is_a_heading_row(book):
    sheet = book.active
    for row in (["Return of the harbour school"], ["Date", "What"], ["3 May", "seen"]):
        sheet.append(row)
    sheet.auto_filter.ref = "A2:B3"
    sheet.oddFooter.center.text = "Restricted &P"
    source = book.save_as()

    assert [row.heading for row in next(source.tables()).rows] == [False, True, False]
    assert [(b.text, b.part) for b in source.paragraphs()] == [("Restricted", "footer")]


def test_a_strict_workbook_reads_the_same(tmp_path, book):
    book.active.append(["Date", "What"])
    book.active.append([date(2031, 5, 3), "seen"])
    plain = book.save_as()
    strict = tmp_path / "strict.xlsx"
    with zipfile.ZipFile(tmp_path / "a.xlsx") as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            for transitional, address in STRICT.items():
                text = text.replace(transitional, address)
            new.writestr(name, text)

    assert read(strict).blocks == plain.blocks


def test_words_struck_within_a_cell_are_told(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as made:
        struck = made.add_format({"font_strikeout": True})
        made.add_worksheet().write_rich_string("A1", "seen ", struck, "not seen")
    source = read(tmp_path / "a.xlsx")

    assert grid(next(source.tables())) == [["seen not seen"]]
    assert "1 passages within cells are struck through" in told(source)


def test_formulas_give_their_result_and_without_one_a_notice(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as made:
        sheet = made.add_worksheet()
        sheet.write_formula("A1", '="seen"', None, "seen")
        sheet.write_rich_string("B1", "plain ", made.add_format({"bold": True}), "bold")
    source = read(tmp_path / "a.xlsx")
    assert grid(next(source.tables())) == [["seen", "plain bold"]]
    assert told(source) == ""

    blank = openpyxl.Workbook()
    blank.active.append(["x", "=A1"])
    blank.save(tmp_path / "b.xlsx")
    source = read(tmp_path / "b.xlsx")
    assert "1 formulas in “Sheet” hold no result" in told(source)


def test_a_far_cell_does_not_fill_the_memory(book):
    book.active["A1"] = "here"
    book.active.cell(1_048_576, 16_384, "there")
    with pytest.raises(Refused, match="very far from the rest"):
        book.save_as()


def test_a_link_to_another_program_is_refused(tmp_path, book):
    book.active.append(["x"])
    book.save_as()
    with zipfile.ZipFile(tmp_path / "a.xlsx", "a") as more:
        more.writestr(
            "xl/externalLinks/externalLink1.xml",
            '<externalLink><ddeLink ddeService="cmd" ddeTopic="x"/></externalLink>',
        )
    with pytest.raises(Refused, match="live link to another program"):
        read(tmp_path / "a.xlsx")


def test_old_workbooks_and_opendocument_sheets_say_what_cannot_be_told(tmp_path):
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        '<office:spreadsheet><table:table table:name="One"><table:table-row>'
        '<table:table-cell office:value-type="string"><text:p>Hello</text:p></table:table-cell>'
        "</table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        out.writestr("content.xml", content)
        out.writestr("META-INF/manifest.xml", "<manifest/>")
    source = read(tmp_path / "a.ods")

    assert grid(next(source.tables())) == [["Hello"]]
    assert "cannot be told" in told(source)
