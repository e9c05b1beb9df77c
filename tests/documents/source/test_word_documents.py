"""Is everything else in a Word document read: headings, notes, boxes, fields, headers?"""

from __future__ import annotations

import docx as python_docx
import pytest

from sightline.documents.source.blocks import Place
from sightline.kernel.errors import Refused
from tests.documents.source.reading_here import grid, read, told
from tests.documents.source.word_files import NAMES, R, docx, p, part, r, tbl, tc, tr

STYLES = part(
    "styles",
    '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Mine"><w:name w:val="Own"/><w:basedOn w:val="H1"/></w:style>'
    '<w:style w:styleId="Deep"><w:name w:val="Deep"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
    "</w:style>"
    '<w:style w:styleId="Dots"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
)


def field(call: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{call}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{r(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_headings_come_from_names_levels_and_what_styles_are_based_on(tmp_path):
    body = "".join(
        [p("One", "H1"), p("Two", "Mine"), p("Three", "Deep"), p("Item", "Dots"),
         p("Four", properties='<w:outlineLvl w:val="1"/>'), p("Plain"), p("")]
    )  # fmt: skip
    source = read(docx(tmp_path / "a.docx", body, parts={"styles.xml": ("styles", STYLES)}))

    found = [(b.text, b.level, b.item, b.place.paragraph) for b in source.paragraphs()]
    assert found == [
        ("One", 1, False, 1), ("Two", 1, False, 2), ("Three", 3, False, 3),
        ("Item", 0, True, 4), ("Four", 2, False, 5), ("Plain", 0, False, 6),
    ]  # fmt: skip


def test_fields_show_their_result_and_never_their_call(tmp_path):
    nested = field(f"IF {field('PAGE', '7')} = 1", "shown")
    simple = f'<w:fldSimple w:instr="DATE">{r(" on 3 May")}</w:fldSimple>'
    link = field('HYPERLINK "https://example.org/b"', " here")
    source = read(docx(tmp_path / "a.docx", p(nested + simple + link)))
    (paragraph,) = source.paragraphs()

    assert paragraph.text == "shown on 3 May here"
    assert [link.address for link in paragraph.links] == ["https://example.org/b"]


def test_a_text_box_is_read_once_and_its_twin_is_not(tmp_path):
    box = f"<w:txbxContent>{p('In the box')}{tbl(tr('boxed'))}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    source = read(docx(tmp_path / "a.docx", p(r("Around ") + both) + tbl(tr("outer"))))

    assert [(b.text, b.part) for b in source.paragraphs()] == [
        ("Around", "body"),
        ("In the box", "text-box"),
    ]
    assert [grid(table) for table in source.tables()] == [[["boxed"]], [["outer"]]]


def test_notes_and_comments_say_where_they_hang(tmp_path):
    body = p("Opening") + tbl(
        tr("a", tc(p(r("b") + '<w:r><w:footnoteReference w:id="2"/></w:r>'
                     '<w:r><w:commentReference w:id="5"/></w:r>')))
    )  # fmt: skip
    separator = f'<w:footnote w:type="separator" w:id="0">{p("line")}</w:footnote>'
    foot = part(
        "footnotes", f'{separator}<w:footnote w:id="2">{p("See file")}</w:footnote>'
    )
    comments = part("comments", f'<w:comment w:id="5">{p("Is this right?")}</w:comment>')
    head = part("hdr", tbl(tr("CONFIDENTIAL")) + p("Page"))
    parts = {"footnotes.xml": ("footnotes", foot), "comments.xml": ("comments", comments),
             "header1.xml": ("header", head), "header2.xml": ("header", head)}  # fmt: skip
    source = read(docx(tmp_path / "a.docx", body, parts=parts))

    hangs = Place(table=1, row=1, column=2)
    assert [(b.text, b.part) for b in source.paragraphs()] == [
        ("CONFIDENTIAL", "header"), ("Page", "header"), ("Opening", "body"),
        ("See file", "footnote"), ("Is this right?", "comment"),
    ]  # fmt: skip
    assert {b.place for b in source.paragraphs() if b.part in ("footnote", "comment")} == {
        hangs
    }
    assert next(source.tables()).place.table == 1
    assert "1 comments are set apart" in told(source)


def test_a_deleted_paragraph_end_joins_the_next(tmp_path):
    ended = p(r("He left"), properties="<w:rPr><w:del/></w:rPr>")
    moved = f"<w:moveFrom>{r('gone')}</w:moveFrom><w:moveTo>{r('come')}</w:moveTo>"
    source = read(docx(tmp_path / "a.docx", ended + p(r(" at ten ") + moved)))

    assert [b.text for b in source.paragraphs()] == ["He left at ten come"]


def test_strict_documents_read_the_same(tmp_path):
    plain = docx(tmp_path / "a.docx", p("Words") + tbl(tr("x", "y")))
    strict = tmp_path / "strict.docx"
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            text = text.replace(
                R, "http://purl.oclc.org/ooxml/officeDocument/relationships"
            )
            text = text.replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, text)

    assert read(strict).blocks == read(plain).blocks


def test_what_cannot_be_read_is_told(tmp_path):
    body = p("Words") + '<w:altChunk r:id="rId9"/>' + p("<w:r><w:drawing/></w:r>")
    source = read(docx(tmp_path / "a.docx", body))

    assert "a document inserted into it was not opened" in told(source)
    assert "1 pictures or drawings were left out" in told(source)


def test_a_file_written_by_another_library_reads_as_it_was_written(tmp_path):
    document = python_docx.Document()
    document.add_heading("Chronology", 1)
    document.add_paragraph("First", style="List Bullet")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(1, 2).text = "corner"
    document.save(tmp_path / "a.docx")
    source = read(tmp_path / "a.docx")

    heading, item = source.paragraphs()
    assert (heading.text, heading.level, item.text, item.item) == (
        "Chronology", 1, "First", True,
    )  # fmt: skip
    assert [
        [(c.text, c.spans) for c in row.cells] for row in next(source.tables()).rows
    ] == [
        [("wide", 2), ("", 1)],
        [("", 1), ("", 1), ("corner", 1)],
    ]


@pytest.mark.parametrize("call", ["DDE excel sheet", "DDEAUTO c:\\\\x calc"])
def test_a_live_link_to_another_program_is_refused(tmp_path, call):
    with pytest.raises(Refused, match="live link to another program"):
        read(docx(tmp_path / "a.docx", p(field(call, "x"))))


def test_a_document_without_words_is_refused(tmp_path):
    with pytest.raises(Refused, match="no words in it"):
        read(docx(tmp_path / "a.docx", p("") + f"<w:sectPr {NAMES}/>"))
