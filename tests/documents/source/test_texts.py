"""Are CSV, plain text, Markdown, web pages, OpenDocument and PDF read as they stand?"""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.documents.source import delimited
from sightline.documents.source.blocks import Place
from sightline.kernel.errors import Refused
from tests.documents.source.reading_here import grid, read, told

ROWS = [
    ["Date", "What happened"],
    ["3 May 2031", "Seen, with father"],
    ["4 May", "Café\nclosed"],
]


def as_csv(rows, mark=","):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]
)
def test_any_delimiter_in_any_encoding_gives_the_same_rows(tmp_path, mark, encoding):
    path = tmp_path / "a.csv"
    path.write_bytes(as_csv(ROWS, mark).encode(encoding))
    source = read(path)

    assert [grid(table) for table in source.tables()] == [ROWS]
    assert ("encoded as" in told(source)) == (not encoding.startswith("utf-8"))
    assert ("parted by" in told(source)) == (mark != ",")


def test_odd_tables_keep_their_row_numbers(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        'sep=;\nReturn of: harbour school\n\nDate;What\n3 May;"said ""yes"""\n4 May\n'
    )
    (table,) = read(path).tables()

    assert [(row.place.row, [c.text for c in row.cells]) for row in table.rows] == [
        (1, ["Return of: harbour school"]),
        (3, ["Date", "What"]),
        (4, ["3 May", 'said "yes"']),
        (5, ["4 May"]),
    ]


def test_a_quotation_mark_left_open_does_not_swallow_the_file(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('Date,What\n1 May,"open\n' + "2 May,next\n" * 100)
    source = read(path)

    assert len(next(source.tables()).rows) == 102
    assert "never closed" in told(source)


WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=9).map(str.strip)


@given(
    st.lists(
        st.lists(WORDS, min_size=3, max_size=3).filter(lambda row: row[0] and row[2]),
        min_size=3, max_size=8),
    st.sampled_from(",;\t|"),
)  # fmt: skip
def test_what_was_written_with_quotes_comes_back(rows, mark):
    text = as_csv(rows, mark)

    assert delimited._records(text, mark) == rows


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Date\tWhat\n3 May\tseen\n4 May\tnot seen\n", "csv"),
        ("Date,Who,What\n3 May,A,seen\n4 May,B,not seen\n", "csv"),
        ("Dear all,\nthank you, and sorry\nfor the delay, yours\n", "text"),
    ],
)
def test_a_table_in_a_text_file_is_told_from_prose(tmp_path, text, form):
    path = tmp_path / "a.txt"
    path.write_text(text)

    assert read(path).form == form


def test_plain_text_has_paragraphs_with_the_line_each_begins_on(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Notes\nof a visit\n\n• first\n• second\n1. third\n\nEnd\n")
    source = read(path)

    assert [(b.text, b.item, b.place.line) for b in source.paragraphs()] == [
        ("Notes\nof a visit", False, 1),
        ("first", True, 4),
        ("second", True, 5),
        ("1. third", True, 6),
        ("End", False, 8),
    ]


def test_markdown_loses_its_marks_and_keeps_its_words(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(
        "# Chronology\n\nA **bold** [place](https://example.org) with snake_case\nand more.\n\n"
        "Under\n---\n* one\n* two\n\n| Date | What |\n|---|---|\n| 3 May | a \\| b<br>c |\n"
        "\n```\nas it is\n```\n"
    )
    source = read(path)

    assert [(b.text, b.level, b.item) for b in source.paragraphs()] == [
        ("Chronology", 1, False),
        ("A bold place with snake_case and more.", 0, False),
        ("Under", 2, False),
        ("one", 0, True),
        ("two", 0, True),
        ("as it is", 0, False),
    ]
    assert [grid(table) for table in source.tables()] == [
        [["Date", "What"], ["3 May", "a | b\nc"]]
    ]
    assert [b.links[0].address for b in source.paragraphs() if b.links] == [
        "https://example.org"
    ]


PAGE = """<!DOCTYPE html><html><head><title>t</title><style>x</style></head><body>
<h1>Chronology</h1><p>By <a href="https://example.org/x">the office</a><br>of record</p>
<script>alert(1)</script><div hidden>unseen</div><ul><li>one<li>two</ul>
<table><caption>Events</caption><thead><tr><th>Date<th>What</tr></thead>
<tr><td rowspan=2>3 May</td><td>first<p>line</p></td></tr><tr><td>second
<table><tr><td>inner</table></td></tr><tr><td colspan=2><s>struck</s></td></tr></table>after
</body>"""


def test_a_web_page_is_read_as_it_shows(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(PAGE)
    source = read(path)
    outer, inner = source.tables()

    assert [(b.text, b.level, b.item) for b in source.paragraphs()] == [
        ("Chronology", 1, False), ("By the office\nof record", 0, False),
        ("one", 0, True), ("two", 0, True), ("after", 0, False),
    ]  # fmt: skip
    assert grid(outer) == [
        ["Date", "What"], ["3 May", "first\nline"], ["3 May", "second"], ["struck"],
    ]  # fmt: skip
    assert (outer.caption, outer.rows[0].heading, outer.rows[2].cells[0].continues) == (
        "Events", True, True,
    )  # fmt: skip
    assert outer.rows[3].cells[0].struck
    assert (grid(inner), inner.inside) == ([["inner"]], Place(table=1, row=3, column=2))
    assert "hides" in told(source)


def test_a_web_page_named_as_word_is_read_as_what_it_is(tmp_path):
    path = tmp_path / "a.doc"
    path.write_text("<html><body><p>Saved by a system</p></body></html>")
    source = read(path)

    assert (source.form, next(source.paragraphs()).text) == ("html", "Saved by a system")
    assert "its name ends in .doc but it is a web page" in told(source)


ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODT = f"""<office:document-content xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0"
 xmlns:table="{ODF}:table:1.0" xmlns:style="{ODF}:style:1.0" xmlns:draw="{ODF}:drawing:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/">
<office:automatic-styles><style:style style:name="S"><style:text-properties
 style:text-line-through-style="solid"/></style:style></office:automatic-styles>
<office:body><office:text><text:tracked-changes><text:changed-region><text:deletion>
<text:p>never said</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="2">Chronology</text:h>
<text:section><text:p>Seen<text:s text:c="2"/>at<text:line-break/>home<text:note><text:note-body>
<text:p>See file</text:p></text:note-body></text:note><office:annotation><dc:creator>X</dc:creator>
<text:p>Sure?</text:p></office:annotation></text:p></text:section>
<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>
<text:p><draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame></text:p>
<table:table><table:table-header-rows><table:table-row>
<table:table-cell table:number-columns-spanned="2"><text:p>Wide</text:p></table:table-cell>
<table:covered-table-cell/></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>3 May</text:p>
</table:table-cell><table:table-cell office:value-type="date" office:date-value="2031-05-03">
<text:p>3.5.31</text:p></table:table-cell></table:table-row>
<table:table-row><table:covered-table-cell/><table:table-cell><text:p>
<text:span text:style-name="S">struck</text:span></text:p><table:table><table:table-row>
<table:table-cell><text:p>inner</text:p></table:table-cell></table:table-row></table:table>
</table:table-cell></table:table-row></table:table></office:text></office:body>
</office:document-content>"""


def test_an_opendocument_text_is_read_with_its_notes_and_spans(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        out.writestr("content.xml", ODT)
    source = read(tmp_path / "a.odt")
    outer, inner = source.tables()

    assert [(b.text, b.level, b.item, b.part) for b in source.paragraphs()] == [
        ("Chronology", 2, False, "body"), ("Seen  at\nhome", 0, False, "body"),
        ("one", 0, True, "body"), ("boxed", 0, False, "text-box"),
        ("See file", 0, False, "footnote"), ("Sure?", 0, False, "comment"),
    ]  # fmt: skip
    assert [
        [(c.text, c.spans, c.continues, c.struck) for c in row.cells] for row in outer.rows
    ] == [
        [("Wide", 2, False, False)],
        [("3 May", 1, False, False), ("3.5.31", 1, False, False)],
        [("3 May", 1, True, False), ("struck", 1, False, True)],
    ]  # fmt: skip
    assert outer.rows[1].cells[1].value == date(2031, 5, 3)
    assert outer.rows[0].heading
    assert inner.inside == Place(table=1, row=3, column=2)
    assert "1 tracked deletions" in told(source)


def test_a_pdf_comes_back_as_headings_and_paragraphs(tmp_path):
    lines = "The school wrote to the office about what it had seen that week. " * 5
    (tmp_path / "a.typ").write_text(
        f"= A chronology\n\n{lines}\n\nA second paragraph "
        '#link("https://example.org/y")[https://example.org/y]\n#pagebreak()\nThird.'
    )
    typst.compile(tmp_path / "a.typ", output=tmp_path / "a.pdf")
    source = read(tmp_path / "a.pdf")
    heading, first, second, third = source.paragraphs()

    assert (heading.text, heading.level) == ("A chronology", 1)
    assert (first.text, first.level) == (lines.strip(), 0)
    assert [link.address for link in second.links] == ["https://example.org/y"]
    assert (third.text, third.place.page) == ("Third.", 2)


@settings(max_examples=200)
@given(
    st.binary(min_size=1, max_size=400), st.sampled_from([".csv", ".txt", ".md", ".html"])
)
def test_any_bytes_are_read_or_refused_in_a_sentence(tmp_path_factory, raw, ending):
    path = tmp_path_factory.getbasetemp() / f"any{ending}"
    path.write_bytes(raw)
    try:
        said = next(iter(read(path).blocks))
    except Refused as refused:
        said = refused
    assert not isinstance(said, Refused) or str(said).startswith(f"any{ending}: ")
