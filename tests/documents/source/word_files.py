"""Word files made part by part, as Word and LibreOffice write them. Everything is invented."""

from __future__ import annotations

import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def p(inner: str = "", style: str = "", properties: str = "") -> str:
    """A paragraph: of plain words, or of runs if it begins with a tag."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    about = f"<w:pPr>{styled}{properties}</w:pPr>" if styled or properties else ""
    return f"<w:p>{about}{inner if inner.startswith('<') or not inner else r(inner)}</w:p>"


def r(words: str, look: str = "") -> str:
    """A run."""
    about = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{about}<w:t xml:space="preserve">{words}</w:t></w:r>'


def tc(inner: str, properties: str = "") -> str:
    """A cell: of plain words, or of blocks if it begins with a tag."""
    blocks = inner if inner.startswith("<") else p(inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells."""
    about = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return (
        f"<w:tr>{about}{''.join(c if c.startswith('<w:') else tc(c) for c in cells)}</w:tr>"
    )


def tbl(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def sdt(content: str, properties: str = "") -> str:
    """A content control."""
    return (f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>"
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>")  # fmt: skip


def docx(
    path: Path,
    body: str,
    *,
    parts: dict[str, tuple[str, str]] | None = None,
    main: str = MAIN,
    links: str = "",
    extra: dict[str, bytes] | None = None,
) -> Path:
    """Write a document; `parts` are other parts by name: their kind and their XML."""
    parts = parts or {}
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{R}/{kind}" Target="{name}"/>'
        for at, (name, (kind, _)) in enumerate(parts.items(), 1)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PKG}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        )
        out.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PKG}/relationships"><Relationship Id="rId1" '
            f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        out.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{PKG}/relationships">{related}{links}</Relationships>',
        )
        out.writestr(
            "word/document.xml",
            f"<?xml version='1.0'?><w:document {NAMES}><w:body>{body}</w:body></w:document>",
        )
        for name, (_, xml) in parts.items():
            out.writestr(f"word/{name}", xml)
        for name, raw in (extra or {}).items():
            out.writestr(name, raw)
    return path


def part(tag: str, inner: str) -> str:
    """The XML of a part of its own: styles, comments, a header."""
    return f"<w:{tag} {NAMES}>{inner}</w:{tag}>"
