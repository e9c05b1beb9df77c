"""Does every kind of file say the same words, and are they only ever words?"""

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from pypdf import PdfReader

from sightline.documents.writing.colours import HEALTH, NAMES, colour_of
from sightline.documents.writing.document import (
    Bullets,
    Cell,
    Column,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    all_words,
    contrast,
    printable,
)
from sightline.documents.writing.to_docx import to_docx
from sightline.documents.writing.to_html import to_html
from sightline.documents.writing.to_pdf import to_pdf
from sightline.documents.writing.to_text import to_text
from sightline.vocabulary.sectors import SECTORS

SQUARE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    b'<rect width="9" height="9"/></svg>'
)
# What would be markup, code, a path or an entity, were it not only words.
HOSTILE = [
    "*bold* _it_ #let x = 1; #read(\"/etc/passwd\") $x^2$ @ref <lab> = head",
    "<script>alert(1)</script> & &amp; </td></w:t> ]]> <!-- -->",
    "\\ \\n ` ``` // /* {} [] [[ ~ ' \" – - -- --- ... 1. + /x",
    "{{ x }} {% y %} %s ${z} \\u{41}",
    "Ó Súilleabháin Łukasz Nguyễn Σoφία D’Arcy-O'Brien",
    "tab\there, line\nbreak, \x00\x07\x1b control",
]  # fmt: skip


def everything(words="plain words"):
    """Make a document with a block of each kind."""
    return Document(
        title=f"A title {words}",
        blocks=(
            Heading(f"First {words}"),
            Paragraph(f"Said {words}", lead="Lead."),
            Bullets((f"one {words}", "two"), numbered=True),
            Bullets(("three", words or "-")),
            PageBreak(),
            Heading("Second", 2),
            Table(
                f"Caption {words}",
                (Column("No."), Column(f"What {words}", 5)),
                (("1", words), (Cell("2", fill=HEALTH, bold=True), "last")),
                first_is_heading=True,
            ),
            Figure(SQUARE, "svg", f"A square {words}", "Its caption"),
        ),
        footer="Foot",
    )


def tokens(text):
    """The words of a text, however it is broken into lines."""
    return re.findall(r"\S+", text.replace("\ufffd", "\ufffd").replace("\xa0", " "))


def of_docx(raw):
    word = docx.Document(io.BytesIO(raw))
    texts = []
    for element in word.element.body.iter(qn("w:t"), qn("w:br"), qn("w:tab"), qn("w:p")):
        texts.append(element.text if element.tag == qn("w:t") else " ")
    texts += [each.get("descr", "") for each in word.element.body.iter(qn("wp:docPr"))]
    return "".join(filter(None, texts))


def of_html(raw):
    page = html.fromstring(raw)
    for line_break in page.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    alts = " ".join(page.xpath("//img/@alt"))
    return " \n".join(page.xpath("//main//text()")) + " " + alts


def of_pdf(raw):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages)


def squeezed(text):
    """The letters alone: a PDF breaks words over lines, and spaces with them."""
    return "".join(text.split())


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_only_words_in_word_and_html(words):
    """Every text stands in the file as it was given, and made nothing else of it."""
    document = everything(words)
    for text in (of_docx(to_docx(document)), of_html(to_html(document)), to_text(document)):
        for said in all_words(document):
            assert squeezed(printable(said)) in squeezed(text)
    page = html.fromstring(to_html(document))
    assert not page.xpath("//script|//*[@onclick]|//link|//iframe")


@pytest.mark.parametrize("words", HOSTILE[:5])
def test_words_are_only_words_in_pdf(words):
    """Typst sees data, never markup."""
    document = everything(words)
    text = squeezed(of_pdf(to_pdf(document)).replace("\u00ad", ""))
    assert squeezed(words) in text


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_what_goes_in_comes_out(texts):
    """Whatever the words, for Word, HTML and text."""
    table = Table("Words", (Column("Here"),), tuple((text,) for text in texts))
    document = Document("Words", (table, *map(Paragraph, texts)))
    wanted = sorted(tokens(" ".join(map(printable, texts))) * 2)
    word = docx.Document(io.BytesIO(to_docx(document)))
    got = [cell.text for row in word.tables[0].rows[1:] for cell in row.cells]
    got += [each.text for each in word.paragraphs if each.style.name == "Normal"]
    assert sorted(tokens(" ".join(got))) == wanted
    page = html.fromstring(to_html(document))
    for line_break in page.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    told = [each.text_content() for each in page.xpath("//td|//p")]
    assert sorted(tokens(" ".join(told))) == wanted


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_no_text_can_break_a_pdf(text):
    """Whatever the words, a PDF comes out, tagged, with the letters it can show."""
    raw = to_pdf(
        Document("Words", (Paragraph(text), Table("T", (Column("a"),), ((text,),))))
    )
    shown = squeezed(of_pdf(raw))
    for letter in filter(str.isalnum, text):
        if letter.isascii():
            assert letter in shown


def test_a_letter_nobody_has_is_given_by_its_number():
    """And a note says so, since a blank box would say nothing."""
    text = of_pdf(to_pdf(Document("T", (Paragraph("name 漢 here"),))))
    assert "[U+6F22]" in text
    assert "given by their number" in text.replace("\n", " ")


def test_a_pdf_is_tagged_and_titled_and_says_its_language():
    """As PDF/UA-1 asks: marked, in a language, the title shown, every figure with words."""
    reader = PdfReader(io.BytesIO(to_pdf(everything())))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid" in root["/Metadata"].get_data().decode()
    tags = set(tags_of(root["/StructTreeRoot"]))
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/Figure", "/Caption"} <= tags
    assert not reader.metadata.author


def tags_of(element, alts=None):
    element = element.get_object()
    if not isinstance(element, dict):
        children = element if isinstance(element, list) else []
    else:
        if "/S" in element:
            yield element["/S"]
        children = element.get("/K", [])
        children = children if isinstance(children, list) else [children]
    for child in children:
        if not isinstance(child, int):
            yield from tags_of(child)


def test_a_word_file_names_nobody_and_hides_nothing():
    """No author, comment, revision, thumbnail or data of its own."""
    raw = to_docx(everything())
    word = docx.Document(io.BytesIO(raw))
    core = word.core_properties
    assert (core.author, core.last_modified_by, core.comments, core.keywords) == ("",) * 4
    assert core.created.year == 2000
    names = zipfile.ZipFile(io.BytesIO(raw)).namelist()
    assert not [
        name for name in names if re.search("comment|custom|thumb|people", name, re.I)
    ]
    assert b"w:ins " not in raw
    assert to_docx(everything()) is not raw


def test_a_word_table_repeats_its_heading_and_keeps_its_rows_whole():
    """And says what it is to those who listen; the page is landscape where asked."""
    document = Document(
        "T", (Table("What it is", (Column("a"),), (("x",),)),), paper="a3", landscape=True
    )
    word = docx.Document(io.BytesIO(to_docx(document)))
    (table,) = word.tables
    head, row = table._tbl.tr_lst
    assert head.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "What it is"
    assert round(word.sections[0].page_width.mm) == 420
    assert "PAGE" in word.sections[0].footer.paragraphs[0]._p.xml


def test_a_page_needs_nothing_from_elsewhere():
    """Tables are named and scoped; nothing is loaded."""
    raw = to_html(everything())
    page = html.fromstring(raw)
    assert not re.findall(rb'(?:src|href)="(?!data:)', raw)
    assert page.xpath("//table/caption")
    assert all(each.get("scope") for each in page.xpath("//th"))
    assert page.xpath("//tbody//th[@scope='row']")
    assert page.get("lang") == "en-GB"
    frame = page.xpath("//*[@role='region']")[0]
    assert page.get_element_by_id(frame.get("aria-labelledby")).tag == "caption"


def test_every_agency_colour_has_an_ink_that_can_be_read_on_it():
    """4.5 to 1 for the mark, 3 to 1 from the page."""
    for colour in {colour_of(sector) for sector in SECTORS} | set(NAMES):
        assert contrast(Cell("x", fill=colour).ink, colour) >= 4.5
        assert contrast(colour, "#FFFFFF") >= 2.9


def test_what_could_not_be_read_aloud_cannot_be_made():
    """No picture without words, no heading that skips a level, no ragged table."""
    with pytest.raises(ValueError, match="words that say"):
        Figure(SQUARE, "svg", " ")
    with pytest.raises(ValueError, match="skips a level"):
        Document("T", (Heading("a", 2),))
    with pytest.raises(ValueError, match="every row"):
        Table("T", (Column("a"), Column("b")), (("x",),))
