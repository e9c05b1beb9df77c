"""A document as Word that people can edit: real headings, repeated heading rows, no author."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from sightline.documents.writing.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Figure,
    Heading,
    Links,
    PageBreak,
    Paragraph,
    Table,
    Words,
    printable,
)
from sightline.documents.writing.pictures import png_of

_MARGIN = 15  # mm
_FONT = "Arial"
# One moment for every file, so that none tells when, or on whose machine, it was made.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001  (the format has no zones)
_TWIPS = 56.7  # to a millimetre
_ROWS_AT_ONCE = 500
_NOTES_FROM = 10_000  # places are numbered: those that lead to notes, then the notes


def to_docx(document: Document) -> bytes:
    """Write a document as `.docx`: no author, no comment, no revision, nothing hidden."""
    word = docx.Document()
    _lay_out(word, document)
    _dress(word, document.language)
    _name(word, document)
    word.add_heading(printable(document.title), level=0)
    width = document.size[0] - 2 * _MARGIN
    for block in document.blocks:
        _write(word, block, width)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _lay_out(word: Any, document: Document) -> None:
    section = word.sections[0]
    width, height = document.size
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN)
    footer = section.footer.paragraphs[0]
    if document.footer:
        footer.add_run(f"{printable(document.footer)} – ")
    footer.add_run("Page ")
    _add_field(footer, "PAGE")
    footer.add_run(" of ")
    _add_field(footer, "NUMPAGES")


def _add_field(paragraph: Any, code: str) -> None:
    for part in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{part}</w:r>"))


def _dress(word: Any, language: str) -> None:
    """Give every style one plain font in black, and the language it is read aloud in."""
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Caption"):
        style = word.styles[name]
        style.font.name = _FONT
        style.font.color.rgb = RGBColor(0x0B, 0x0C, 0x0C)
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    word.styles["Normal"].font.size = Pt(10)
    word.styles["Caption"].font.size = Pt(10)
    word.styles["Caption"].paragraph_format.keep_with_next = True
    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    defaults = defaults.find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{escape(language)}"/>'))


def _name(word: Any, document: Document) -> None:
    """Leave the title in the file's properties, and nobody's name."""
    core = word.core_properties
    for name in (
        "author",
        "comments",
        "keywords",
        "last_modified_by",
        "subject",
        "category",
    ):
        setattr(core, name, "")
    core.title = printable(document.title)[:255]
    core.created = core.modified = _MADE
    core.revision = 1
    # What the blank document brought along: a picture of its first page, and data of its own.
    for holder in (word.part.package, word.part):
        for key, link in list(holder.rels.items()):
            if link.reltype.rpartition("/")[2] in ("thumbnail", "customXml"):
                del holder.rels[key]


def _write(word: Any, block: Block, width: float) -> None:
    match block:
        case Heading():
            word.add_heading(printable(block.text), level=min(block.level, 3))
        case Paragraph():
            _write_paragraph(word, block)
        case Bullets():
            _write_list(word, block)
        case Links():
            _write_links(word, block)
        case Table():
            _write_table(word, block, width)
        case Figure():
            _write_figure(word, block, width)
        case PageBreak():
            word.add_page_break()


def _write_paragraph(word: Any, block: Paragraph) -> None:
    paragraph = word.add_paragraph()
    if block.lead:
        paragraph.add_run(f"{printable(block.lead)} ").bold = True
    paragraph.add_run(printable(block.text))
    if block.note:
        paragraph.add_run(" ")
        _lead(paragraph, f"[{block.note}]", there=f"note-{block.note}")
        _mark(paragraph, f"noted-{block.note}", block.note)


def _write_links(word: Any, block: Links) -> None:
    """Write a list of links: those on the web can be followed, the others are told."""
    for at, link in enumerate(block.items, start=1):
        style = "List Number" if block.notes else "List Bullet"
        paragraph = word.add_paragraph(style=style)
        if link.is_on_the_web:
            _lead(paragraph, link.words, address=link.address)
            rest = replace(link, words="").on_paper
        else:
            rest = link.on_paper
        paragraph.add_run(printable(rest))
        if block.notes:
            paragraph.add_run(" ")
            _lead(paragraph, "Back to the text", there=f"noted-{at}")
            _mark(paragraph, f"note-{at}", _NOTES_FROM + at)


def _lead(paragraph: Any, words: str, *, there: str = "", address: str = "") -> None:
    """Write words that lead to a place in the file, or to an address on the web."""
    if address:
        id_ = paragraph.part.relate_to(printable(address), RT.HYPERLINK, is_external=True)
        to = f'r:id="{id_}"'
    else:
        to = f'w:anchor="{there}"'
    look = '<w:rPr><w:color w:val="1D70B8"/><w:u w:val="single"/></w:rPr>'
    paragraph._p.append(
        parse_xml(
            f"<w:hyperlink {nsdecls('w', 'r')} {to}><w:r>{look}"
            f'<w:t xml:space="preserve">{escape(printable(words))}</w:t></w:r></w:hyperlink>'
        )
    )


def _mark(paragraph: Any, name: str, number: int) -> None:
    """Make a paragraph a place that words can lead to."""
    for tag, named in (("bookmarkStart", f' w:name="{name}"'), ("bookmarkEnd", "")):
        paragraph._p.append(parse_xml(f'<w:{tag} {nsdecls("w")} w:id="{number}"{named}/>'))


def _write_list(word: Any, block: Bullets) -> None:
    style = "List Number" if block.numbered else "List Bullet"
    for item in block.items:
        word.add_paragraph(printable(item), style=style)


def _write_figure(word: Any, figure: Figure, width: float) -> None:
    shape = word.add_picture(io.BytesIO(png_of(figure)))
    if shape.width > Mm(width):
        shape.height = int(shape.height * Mm(width) / shape.width)
        shape.width = Mm(width)
    properties = shape._inline.docPr
    properties.set("descr", printable(figure.alt))
    properties.set("name", "Picture")
    if figure.caption:
        word.add_paragraph(printable(figure.caption), style="Caption")


def _write_table(word: Any, table: Table, width: float) -> None:
    # Written as XML at once: cell by cell, python-docx takes a minute for 5,000 rows.
    word.add_paragraph(printable(table.caption), style="Caption")
    whole = sum(column.share for column in table.columns)
    widths = [round(width * _TWIPS * column.share / whole) for column in table.columns]
    element = parse_xml(_table_start(table, widths))
    rows = list(_rows(table, widths))
    for at in range(0, len(rows), _ROWS_AT_ONCE):
        some = "".join(rows[at : at + _ROWS_AT_ONCE])
        element.extend(parse_xml(f"<w:tbl {nsdecls('w')}>{some}</w:tbl>"))
    word.element.body.insert_element_before(element, "w:sectPr")
    word.add_paragraph()


def _table_start(table: Table, widths: list[int]) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="505A5F"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    caption = escape(printable(table.caption), {'"': "&quot;", "\n": " "})
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1"/>'
        f'<w:tblCaption w:val="{caption}"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid></w:tbl>'
    )


def _rows(table: Table, widths: list[int]) -> Iterator[str]:
    heads = (Cell(column.heading, fill="#F3F2F1", bold=True) for column in table.columns)
    yield _row(heads, widths, "<w:cantSplit/><w:tblHeader/>")
    for row in table.rows:
        yield _row(iter(row), widths, "<w:cantSplit/>")


def _row(cells: Iterator[Words], widths: list[int], properties: str) -> str:
    inside = "".join(_cell(cell, width) for cell, width in zip(cells, widths, strict=True))
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def _cell(cell: Words, width: int) -> str:
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    look = '<w:sz w:val="16"/>'
    if isinstance(cell, Cell):
        if cell.fill:
            fill = f'w:val="clear" w:color="auto" w:fill="{cell.fill.lstrip("#")}"'
            properties += f"<w:shd {fill}/>"
            look = f'<w:color w:val="{cell.ink.lstrip("#")}"/>{look}'
        look = f"<w:b/>{look}" if cell.bold else look
        cell = cell.text
    return (
        f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:pPr><w:spacing w:after="
        f'"0"/></w:pPr><w:r><w:rPr>{look}</w:rPr>{_text(cell)}</w:r></w:p></w:tc>'
    )


def _text(text: str) -> str:
    parts = escape(printable(text)).replace("\t", "</w:t><w:tab/><w:t>").split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{part}</w:t>' for part in parts)
