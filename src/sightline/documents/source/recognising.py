"""What kind of file is this, going by its bytes? Its name only breaks ties between texts."""

from __future__ import annotations

import re
from typing import get_args

from sightline.documents.source import decoding, delimited, office_safety
from sightline.documents.source.blocks import Form
from sightline.documents.source.opened import Opened
from sightline.documents.source.packages import RESEND, SAVE_ANEW, Package

SAVE_AS = {
    "doc": ("it is a Word document of the kind used before 2007", "save it as .docx"),
    "ppt": ("it holds slides", "send the words as a Word document (.docx)"),
    "msg": (
        "it is an e-mail saved from Outlook",
        "save what is attached to it, and send that",
    ),
    "password": (
        "it is protected by a password",
        "take the password off and send it again",
    ),
    "ole": (
        "it is not a kind of file that can be read",
        "save it as .docx, .xlsx, .csv or .pdf",
    ),
}
# Names of streams inside an OLE file, which it spells in UTF-16.
STREAMS = (
    ("EncryptedPackage", "password"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__substg1.0_", "msg"),
)
OTHERS = (
    (b"{\\rtf", "it is a rich text file (.rtf)", "save it as .docx"),
    (b"\x89PNG", "it is a picture", "send the words it shows, typed or as a Word document"),
    (
        b"\xff\xd8\xff",
        "it is a picture",
        "send the words it shows, typed or as a Word document",
    ),
    (b"GIF8", "it is a picture", "send the words it shows, typed or as a Word document"),
    (b"II*\0", "it is a picture", "send the words it shows, typed or as a Word document"),
    (b"MM\0*", "it is a picture", "send the words it shows, typed or as a Word document"),
    (b"\x1f\x8b", "it is a packed archive", "unpack it and send the files in it"),
    (b"7z\xbc\xaf", "it is a packed archive", "unpack it and send the files in it"),
    (b"Rar!", "it is a packed archive", "unpack it and send the files in it"),
)
ENDINGS: dict[str, Form] = {
    "docx": "docx", "docm": "docx", "xlsx": "xlsx", "xlsm": "xlsx", "csv": "csv", "tsv": "csv",
    "odt": "odt", "html": "html", "htm": "html", "md": "markdown", "markdown": "markdown",
    "txt": "text", "pdf": "pdf",
}  # fmt: skip
CALLED = {
    "docx": "a Word document", "xlsx": "an Excel workbook", "csv": "a table in plain text",
    "odt": "an OpenDocument text", "html": "a web page", "markdown": "Markdown",
    "text": "plain text", "pdf": "a PDF",
}  # fmt: skip
assert set(CALLED) == set(get_args(Form))  # noqa: S101 — one name for each form there is
PAGE = re.compile(
    r"<\s*(?:!doctype\s+html|html|head|body|table|div|p|h1|meta)\b", re.IGNORECASE
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OFFICE_XML = re.compile(
    rb"<\?mso-application|<w:wordDocument|<pkg:package|urn:schemas-microsoft"
)
PDF_WITHIN = 1024


def form_of(opened: Opened) -> Form:
    """The form its bytes have, told in a notice if its name says otherwise. Raises Refused."""
    form = _form(opened)
    ending = opened.path.suffix.lower().lstrip(".")
    promised = ENDINGS.get(ending)
    texts = ("csv", "text", "markdown")
    if promised != form and not (promised in texts and form in texts) and ending:
        opened.found.note(
            f"its name ends in .{ending} but it is {CALLED[form]}; read as that"
        )
    return form


def _form(opened: Opened) -> Form:
    head = opened.head
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_package(Package(opened))
    if b"PK\x03\x04".startswith(head[:4]) and len(head) < 4:
        raise opened.refused("it is cut short or damaged", RESEND)
    if head.startswith(OLE):
        return _of_ole(opened)
    for start, wrong, right in OTHERS:
        if head.startswith(start):
            raise opened.refused(wrong, right)
    if b"%PDF-" in head[:PDF_WITHIN]:
        return "pdf"
    return _of_text(opened)


def _of_package(package: Package) -> Form:
    opened = package.opened
    if package.has("mimetype"):
        return office_safety.form_of_open_document(package)
    if package.main_part or package.has("[Content_Types].xml"):
        return office_safety.form_of_office(package)
    inside = sorted(package.members)
    if any(name.endswith((".docx", ".xlsx", ".csv", ".pdf", ".odt")) for name in inside):
        raise opened.refused("it is a packed archive", "unpack it and send the files in it")
    raise opened.refused("it is not a document but a packed archive", SAVE_ANEW)


def _of_ole(opened: Opened) -> Form:
    raw = opened.everything()
    kind = next((k for stream, k in STREAMS if stream.encode("utf-16-le") in raw), "ole")
    if kind != "xls":
        raise opened.refused(*SAVE_AS[kind])
    office_safety.check_old_workbook(opened, raw)
    return "xlsx"


def _of_text(opened: Opened) -> Form:
    if not decoding.is_text(opened.head):
        raise opened.refused(
            "it is not a kind of file that can be read",
            "save it as .docx, .xlsx, .csv or .pdf",
        )
    if OFFICE_XML.search(opened.head):
        raise opened.refused("it is saved as XML for another program", "save it as .docx")
    start = decoding.decoded(opened.head).text
    ending = opened.path.suffix.lower()
    if start.lstrip().lower().startswith("mime-version:"):
        raise opened.refused("it is a web archive (.mht)", "save it as .docx")
    if PAGE.search(start) and start.lstrip().startswith("<"):
        return "html"
    if ending in (".md", ".markdown"):
        return "markdown"
    if ending in (".csv", ".tsv") or delimited.looks_like(start):
        return "csv"
    return "text"
