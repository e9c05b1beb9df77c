"""A list of links leads somewhere on a page, and tells its addresses on paper."""

import io

import docx
from lxml import html

from sightline.documents.writing.document import Document, Link, Links
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
