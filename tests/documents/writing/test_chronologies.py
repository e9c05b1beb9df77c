"""Does a written chronology keep every word, and do nothing when it is opened?"""

import csv
import io
import json
import re
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.documents.chronology.merging import Settings, merge
from sightline.documents.chronology.told import Doubt, Mapping
from sightline.documents.source.blocks import Notice
from sightline.documents.writing.case_file import to_case_file
from sightline.documents.writing.document import printable
from sightline.documents.writing.endings import WRITERS, writer_for
from sightline.documents.writing.to_csv import to_csv
from sightline.documents.writing.to_xlsx import LONGEST_CELL, to_xlsx
from sightline.exchange.case_file.reading import read_case_text
from sightline.kernel.errors import Refused
from tests.documents.chronology.made import CSC, HV, POLICE, a_return, mother

FORMULAS = [
    "=1+1", "=HYPERLINK(\"http://x.example\",\"a\")", "+44 20", "-1", "@SUM(A1)", "\t=1", "\r=1",
    " =1", "\n=1", "=cmd|' /C calc'!A0", "＝1+1", "http://x.example", "{=1}", "_x0041_",
]  # fmt: skip


def chronology(*says):
    """Merge three returns with a doubt, a link, a conflict, a silence and a notice."""
    doubt = Doubt("date", "w/c 5 Jan", "no year; taken from the rows around it")
    first = a_return(
        CSC,
        (
            "2026-01-05",
            "Visit.",
            {"people": ("p1",), "columns": {"Action": "None. Why: x"}},
        ),
        ("2026-01-28", "Strategy meeting. Five agencies.", {"seen": True}),
        *(("2026-02-01", words) for words in says),
        people=[mother()],
    )
    second = a_return(
        POLICE,
        ("2026-01-28", "Strategy discussion. Four agencies.", {"doubts": (doubt,)}),
        ("2026-09-01", "Later", {"author": "PC Vetch"}),
    )
    third = a_return(HV, ("", "No date at all"))
    whole = merge([first, second, third], title="The Sedge family", settings=Settings())
    mapping = Mapping("a.docx", 1, ("Date", "What"), ("date", "event"), (False, True))
    notice = Notice("a.docx", "two hidden rows, left out")
    return type(whole)(
        **{name: getattr(whole, name) for name in whole.__slots__}
        | {"mappings": (mapping,), "notices": (notice,)}
    )


def sheets(raw):
    book = openpyxl.load_workbook(io.BytesIO(raw))
    return {sheet.title: sheet for sheet in book}


def lines_of_csv(raw):
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("ending", WRITERS)
def test_every_ending_has_its_writer(ending):
    """And each writes something that says the title or the first event."""
    raw = writer_for(f"x{ending.upper()}")(chronology(), "a4")
    assert len(raw) > 500


def test_an_ending_nobody_writes_is_refused_with_those_there_are():
    """A mistyped name is not a case file."""
    with pytest.raises(Refused, match=r"\.docx"):
        writer_for("x.doc")


@pytest.mark.parametrize("words", FORMULAS)
def test_no_words_become_a_formula_in_excel(words):
    """They are typed as text, and read back the same."""
    raw = to_xlsx(chronology(words))
    cells = [cell for sheet in sheets(raw).values() for row in sheet.rows for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert printable(words).strip() in {str(cell.value).strip() for cell in cells}


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_of_a_csv_begins_what_a_spreadsheet_works_out(words):
    """An apostrophe stands before it, and the words after that."""
    raw = to_csv(chronology(words))
    for row in lines_of_csv(raw):
        for cell in row:
            assert not re.match(r"\s*[=+\-@|%＝＋－＠]", cell) or cell in {"-"}
    assert any(printable(words) in cell for row in lines_of_csv(raw) for cell in row)


def test_a_workbook_can_be_filtered_and_names_nobody():
    """Frozen heading, filter, five sheets; no author, comment or hidden sheet."""
    raw = to_xlsx(chronology())
    told = sheets(raw)
    assert list(told) == ["Chronology", "Doubts", "Silences", "Key", "Read how"]
    assert told["Chronology"].freeze_panes == "A2"
    assert told["Chronology"].auto_filter.ref.startswith("A1:")
    assert all(sheet.sheet_state == "visible" for sheet in told.values())
    core = openpyxl.load_workbook(io.BytesIO(raw)).properties
    assert not core.creator
    assert core.created.year == 2000
    assert not [n for n in zipfile.ZipFile(io.BytesIO(raw)).namelist() if "comment" in n]


def test_words_too_long_for_a_cell_go_on_below():
    """Excel would cut them off after 32,767."""
    words = "word " * 15_000
    told = sheets(to_xlsx(chronology(words)))["Chronology"]
    column = [str(row[6].value or "") for row in told.rows]
    assert max(map(len, column)) <= LONGEST_CELL
    assert "".join(column).count("word") == 15_000


def test_links_differences_and_doubts_are_told_in_words():
    """In the workbook as in the document."""
    told = sheets(to_xlsx(chronology()))
    said = " ".join(str(c.value) for row in told["Chronology"].rows for c in row if c.value)
    assert "Same event as no. 3 (POL); they agree on the date; they differ on" in said
    assert "Accounts differ: the number of agencies differs: 5 here, 4 in another" in said
    doubts = " ".join(str(c.value) for row in told["Doubts"].rows for c in row if c.value)
    assert "no year; taken from the rows around it" in doubts
    assert "two hidden rows, left out" in doubts


def test_a_case_file_is_taken_by_the_reader_of_case_files():
    """Whole, without a fault, with what a reading leaves in it."""
    raw = to_case_file(chronology())
    case = read_case_text(raw)
    assert len(case.entries) == 5
    told = json.loads(raw)
    undated = next(each for each in told["entries"] if each["says"] == "No date at all")
    assert "happened" not in undated
    assert undated["source"] == {"file": f"{HV}.docx", "table": 1, "row": 2}
    strategy = next(each for each in told["entries"] if "Five" in each["says"])
    assert strategy["same_as"]
    assert strategy["doubts"][0]["about"] == "conflict"
    assert told["notices"] == [{"file": "a.docx", "what": "two hidden rows, left out"}]
    assert told["entries"][0]["about"] == [{"person": "p1", "as": "mother"}]
    assert told["entries"][0]["data"]["columns"] == {"Action": "None. Why: x"}


TEXTS = st.text(max_size=40)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.dates(date(2000, 1, 1), date(2030, 1, 1)).map(str) | st.just(""),
            TEXTS,
            st.dictionaries(TEXTS, TEXTS, max_size=3),
            TEXTS,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_no_word_is_lost_in_excel_csv_or_case_file(rows):
    """Whatever stands in a row stands in what is written of it."""
    made = [(day, says, {"columns": more, "author": who}) for day, says, more, who in rows]
    dated = ("2026-01-01", "dated")
    whole = merge([a_return(CSC, dated, *made)], title="T")
    read_case_text(to_case_file(whole))
    case = json.dumps(json.loads(to_case_file(whole)), ensure_ascii=False)
    book = " ".join(
        str(cell.value) for row in sheets(to_xlsx(whole))["Chronology"].rows for cell in row
    )
    table = " ".join(cell for row in lines_of_csv(to_csv(whole)) for cell in row)
    for _, says, more, who in rows:
        for text in (says, who, *more.values()):
            for word in printable(text).split():
                assert json.dumps(word, ensure_ascii=False)[1:-1] in case
                assert word in book
                assert word in table
