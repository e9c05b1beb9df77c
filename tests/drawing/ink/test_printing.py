"""Does a picture come out of Typst as a PNG that opens and a PDF that is tagged?"""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from pypdf import PdfReader

from sightline.drawing.ink.marks import Circle, Picture, Words
from sightline.drawing.ink.printing import Paper, sheets_to_pdf, to_pdf, to_png
from sightline.drawing.ink.svg import to_svg
from tests.drawing.ink.reading import HOSTILE


def svg(text="Quillfeather", width=400, height=200):
    marks = (Circle(50, 50, 20), Words(100, 60, text))
    return to_svg(Picture(width, height, marks, "A title", "A description"), prefix="p")


def figures(pdf):
    """Give the alternative texts in the PDF's structure."""
    found = []

    def walk(node):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            if node.get("/S") == "/Figure":
                found.append(node.get("/Alt"))
            walk(node.get("/K", []))

    walk(pdf.trailer["/Root"]["/StructTreeRoot"])
    return found


@pytest.mark.parametrize(("dpi", "width"), [(96, 400), (192, 800), (300, 1250)])
def test_a_png_has_the_size_asked_for(dpi, width):
    png = to_png(svg(), dpi=dpi)

    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert png.rstrip().endswith(b"IEND\xaeB`\x82")
    assert struct.unpack(">I", png[16:20])[0] == pytest.approx(width, abs=1)


def test_a_pdf_is_tagged_and_says_what_the_picture_says():
    pdf = PdfReader(
        BytesIO(to_pdf(svg(), title="Ecomap", alt="Who knows", paper=Paper.A4_LANDSCAPE))
    )
    root = pdf.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "en-GB"
    assert pdf.metadata.title == "Ecomap"
    assert figures(pdf) == ["Who knows"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_a_pdf_keeps_its_words_as_words():
    pdf = PdfReader(BytesIO(to_pdf(svg(), title="T", alt="A", paper=Paper.A4_PORTRAIT)))

    assert "Quillfeather" in pdf.pages[0].extract_text()


def test_sheets_come_one_on_each_page_and_fit_it():
    sheets = [(svg(), "first"), (svg(width=5000, height=9000), "second")]
    pdf = PdfReader(BytesIO(sheets_to_pdf(sheets, title="T", paper=Paper.A3_LANDSCAPE)))

    assert len(pdf.pages) == 2
    assert figures(pdf) == ["first", "second"]
    assert float(pdf.pages[0].mediabox.width) == pytest.approx(420 / 25.4 * 72, abs=1)


@pytest.mark.parametrize("hostile", [text for text in HOSTILE if text])
def test_hostile_words_are_printed_as_words(hostile):
    pdf = to_pdf(svg(hostile), title=hostile, alt=hostile, paper=Paper.A4_LANDSCAPE)

    assert len(PdfReader(BytesIO(pdf)).pages) == 1


def test_the_same_picture_gives_the_same_png():
    assert to_png(svg(), dpi=96) == to_png(svg(), dpi=96)
