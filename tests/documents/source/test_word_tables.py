"""Are the tables of a Word document read cell by cell, however they were drawn?"""

from __future__ import annotations

from datetime import date

from sightline.documents.source.blocks import Place
from tests.documents.source.reading_here import grid, read, told
from tests.documents.source.word_files import docx, p, part, r, sdt, tbl, tc, tr

PICKED = '<w:date w:fullDate="2031-04-03T00:00:00Z"><w:dateFormat w:val="d MMM"/></w:date>'


def only_table(tmp_path, *rows, **more):
    (table,) = read(docx(tmp_path / "return.docx", tbl(*rows), **more)).tables()
    return table


def test_a_plain_table_keeps_its_rows_and_where_they_stand(tmp_path):
    heading = tr("Date", "What happened", properties="<w:tblHeader/>")
    table = only_table(tmp_path, heading, tr("3 May 2031", "Seen at the harbour"))

    assert grid(table) == [["Date", "What happened"], ["3 May 2031", "Seen at the harbour"]]
    assert [row.heading for row in table.rows] == [True, False]
    assert table.rows[1].place == Place(table=1, row=2)


def test_merged_cells_keep_the_columns_in_step(tmp_path):
    table = only_table(
        tmp_path,
        tr(tc("April", '<w:gridSpan w:val="2"/>'), "who"),
        tr(tc("3 May", '<w:vMerge w:val="restart"/>'), "first", "A"),
        tr(tc("", "<w:vMerge/>"), "second", "B"),
        tr("third", properties='<w:gridBefore w:val="1"/>'),
    )

    assert [[(c.text, c.spans, c.continues) for c in row.cells] for row in table.rows] == [
        [("April", 2, False), ("who", 1, False)],
        [("3 May", 1, False), ("first", 1, False), ("A", 1, False)],
        [("3 May", 1, True), ("second", 1, False), ("B", 1, False)],
        [("", 1, False), ("third", 1, False)],
    ]


def test_nested_tables_come_after_the_one_that_holds_them(tmp_path):
    inner = tbl(tr("inner one")) + p("after")
    body = tbl(tr("left", tc(p("before") + inner))) + tbl(tr("last"))
    outer, nested, last = read(docx(tmp_path / "return.docx", body)).tables()

    assert grid(outer) == [["left", "before\nafter"]]
    assert (nested.place.table, nested.inside) == (2, Place(table=1, row=1, column=2))
    assert (grid(nested), grid(last), last.place.table) == ([["inner one"]], [["last"]], 3)


def test_controls_around_cells_rows_blocks_and_words_are_seen_through(tmp_path):
    body = sdt(
        tbl(
            sdt(tr(sdt(tc("3 Apr"), PICKED), tc(sdt(p("in a block"))))),
            tr(
                tc(p("on " + "").replace("</w:p>", sdt(r("4 Apr"), PICKED) + "</w:p>")),
                "next",
            ),
            tr(tc(p(sdt(r("Choose a date"), "<w:showingPlcHdr/>" + PICKED))), "unfilled"),
        )
    )
    source = read(docx(tmp_path / "return.docx", body))
    (table,) = source.tables()

    assert grid(table) == [["3 Apr", "in a block"], ["on 4 Apr", "next"], ["", "unfilled"]]
    assert [row.cells[0].value for row in table.rows] == [date(2031, 4, 3), None, None]
    assert "1 form fields that nobody filled in" in told(source)


def test_deleted_rows_and_words_stay_out_and_inserted_ones_stay_in(tmp_path):
    changed = (
        p(r("He was ") + f"<w:del>{r('not ').replace('w:t', 'w:delText')}</w:del>"
          + f"<w:ins>{r('clearly ')}</w:ins>" + r("there")),
    )  # fmt: skip
    source = read(
        docx(
            tmp_path / "return.docx",
            tbl(tr("old", "gone", properties="<w:del/>"), tr("3 May", tc(changed[0]))),
        )
    )
    (table,) = source.tables()

    assert grid(table) == [["3 May", "He was clearly there"]]
    assert table.rows[0].place.row == 1
    for notice in ("1 tracked deletions", "1 tracked insertions", "1 table rows deleted"):
        assert notice in told(source)


def test_what_a_cell_says_keeps_its_lines_and_signs(tmp_path):
    inner = (
        p("first<w:br/>second".replace("<w:br/>", "</w:t><w:br/><w:t>"))
        + p(r("soft­ly") + '<w:r><w:noBreakHyphen/><w:t>x</w:t><w:tab/>'
            '<w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')
        + p("item", properties='<w:numPr><w:numId w:val="3"/></w:numPr>')
    )  # fmt: skip
    table = only_table(tmp_path, tr(tc(inner)))

    assert grid(table) == [["first\nsecond\nsoftly-x\t✓\nitem"]]


def test_struck_and_hidden_words_are_told_apart_from_the_rest(tmp_path):
    styles = part(
        "styles", '<w:style w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
    )
    source = read(
        docx(
            tmp_path / "return.docx",
            tbl(
                tr(
                    tc(p(r("all gone", "<w:strike/>"))),
                    tc(p(r("x", '<w:strike w:val="0"/>'))),
                ),
                tr(
                    tc(p(r("shown ") + r("secret", "<w:vanish/>"))),
                    tc(p("y", style="Gone")),
                ),
                tr(tc(p(r("whole row", "<w:vanish/>"))), ""),
            ),
            parts={"styles.xml": ("styles", styles)},
        )
    )
    (table,) = source.tables()

    assert [[(c.text, c.struck) for c in row.cells] for row in table.rows] == [
        [("all gone", True), ("x", False)],
        [("shown", False), ("y", True)],
        [("whole row", False), ("", False)],
    ]
    assert [row.hidden for row in table.rows] == [False, False, True]
    assert "hidden words were left out: “secret”" in told(source)


def test_links_in_cells_lead_where_they_lead(tmp_path):
    link = ('<Relationship Id="rIdX" Type="x/hyperlink" TargetMode="External" '
            'Target="https://example.org/a"/>')  # fmt: skip
    words = f'<w:hyperlink r:id="rIdX">{r("here")}</w:hyperlink>'
    table = only_table(tmp_path, tr(tc(p(words))), links=link)

    (found,) = table.rows[0].cells[0].links
    assert (found.words, found.address) == ("here", "https://example.org/a")


def test_long_tables_are_read_as_they_come_in_and_nothing_is_passed_over(tmp_path):
    """Longer than the parser's piece, so that rows are read and let go of on the way."""
    rows = [f"row {n} " + "of many " * 10 for n in range(3000)]
    held = [tr(words) for words in rows]
    held[1000] = sdt(held[1000])
    held[2000] = tr(tc(p(rows[2000]) + tbl(tr("inner"))))
    held[2999] = sdt(held[2999])
    body = p("before") + tbl(*held) + p("between") + tbl(tr("second")) + p("after")
    source = read(docx(tmp_path / "return.docx", body))
    first, inner, second = source.tables()

    assert grid(first) == [[words.strip()] for words in rows]
    assert [row.place.row for row in first.rows] == list(range(1, 3001))
    assert (inner.inside, grid(second)) == (
        Place(table=1, row=2001, column=1),
        [["second"]],
    )
    assert [type(block).__name__ for block in source.blocks] == [
        "Paragraph", "Table", "Table", "Paragraph", "Table", "Paragraph",
    ]  # fmt: skip
