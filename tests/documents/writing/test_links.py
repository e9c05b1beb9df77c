"""A list of links leads somewhere on a page, and tells its addresses on paper."""

import io

import docx
import pytest
from lxml import html
from pypdf import PdfReader

from sightline.documents.writing.document import Document, Heading, Link, Links, Paragraph
from sightline.documents.writing.to_docx import to_docx
from sightline.documents.writing.to_html import to_html
from sightline.documents.writing.to_pdf import to_pdf
from sightline.documents.writing.to_text import to_text

LINKED = Document(
    "What is here",
    (Links((Link("The chronology", "a&b.pdf", "to print"), Link("Doubts", '"x".html'))),),
)


def test_on_a_page_it_can_be_followed_whatever_signs_stand_in_it():
    links = html.fromstring(to_html(LINKED)).findall(".//li/a")
    assert [link.get("href") for link in links] == ["a&b.pdf", '"x".html']
    assert links[0].tail == ": to print"


def test_on_paper_it_tells_where():
    word = docx.Document(io.BytesIO(to_docx(LINKED)))
    assert "The chronology (a&b.pdf): to print" in [p.text for p in word.paragraphs]
    assert 'Doubts ("x".html)' in to_text(LINKED)
    assert to_pdf(LINKED).startswith(b"%PDF")


SOURCE = "https://count.example.org/a?b=1&c=2"
NOTED = Document(
    "Figures",
    (
        Paragraph("Four in ten.", note=1),
        Paragraph("Three in ten.", lead="Also.", note=2),
        Heading("Sources"),
        Links(
            (Link("The Count, 2024.", SOURCE, "looked up"), Link("By word.")), notes=True
        ),
    ),
)


def _annotations(document):
    pages = PdfReader(io.BytesIO(to_pdf(document))).pages
    return [note.get_object() for page in pages for note in page.get("/Annots", []) if note]


def test_a_note_can_be_followed_to_its_source_and_back_in_pdf():
    """Two lead down, two back, one out to the web; what only can be named leads nowhere."""
    links = _annotations(NOTED)
    out = [link["/A"]["/URI"] for link in links if "/URI" in link.get("/A", {})]

    assert set(out) == {SOURCE}
    assert len(links) - len(out) == 4


def test_a_note_can_be_followed_to_its_source_and_back_in_word():
    word = docx.Document(io.BytesIO(to_docx(NOTED)))
    xml = word.element
    names = xml.xpath("//w:bookmarkStart/@w:name")

    assert names == ["noted-1", "noted-2", "note-1", "note-2"]
    assert xml.xpath("//w:hyperlink/@w:anchor") == [
        "note-1",
        "note-2",
        "noted-1",
        "noted-2",
    ]
    assert len(set(xml.xpath("//w:bookmarkStart/@w:id"))) == 4
    out = [rel.target_ref for rel in word.part.rels.values() if rel.is_external]
    assert out == [SOURCE]
    said = [paragraph.text for paragraph in word.paragraphs]
    assert f"The Count, 2024. ({SOURCE}): looked up Back to the text" in said


def test_a_note_can_be_followed_to_its_source_and_back_on_a_page():
    page = html.fromstring(to_html(NOTED))
    ids = set(page.xpath("//@id"))
    inside = [link[1:] for link in page.xpath("//a/@href") if link.startswith("#")]

    assert sorted(inside) == ["note-1", "note-2", "noted-1", "noted-2"]
    assert set(inside) <= ids


def test_in_plain_text_a_note_is_found_by_its_number():
    said = to_text(NOTED)

    assert "Four in ten. [1]" in said
    assert f"1. The Count, 2024. ({SOURCE}): looked up\n2. By word." in said


def test_only_what_is_on_the_web_can_be_followed_out_of_a_file_that_travels():
    """A name of a file beside it, or a script, is told and not led to."""
    told = (Link("Beside", "a.pdf"), Link("Script", "javascript:alert(1)"))
    document = Document("T", (Links(told),))
    word = docx.Document(io.BytesIO(to_docx(document)))

    assert _annotations(document) == []
    assert not [rel for rel in word.part.rels.values() if rel.is_external]


@pytest.mark.parametrize(
    "blocks",
    [
        (Paragraph("A", note=1),),
        (Links((Link("A"),), notes=True),),
        (Paragraph("A", note=2), Links((Link("A"), Link("B")), notes=True)),
        (Paragraph("A", note=1), Paragraph("B", note=1), Links((Link("A"),), notes=True)),
    ],
)
def test_no_note_leads_nowhere(blocks):
    with pytest.raises(ValueError, match="every note"):
        Document("T", blocks)
