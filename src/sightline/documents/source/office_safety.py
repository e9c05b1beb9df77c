"""Which office files are refused for what they carry: macros, embedded objects, live links."""

from __future__ import annotations

import re

from sightline.documents.source.blocks import Form
from sightline.documents.source.opened import Opened
from sightline.documents.source.packages import SAVE_ANEW, Package

MACROS = re.compile(
    r"(^|/)(vbaProject|vbaData|xlmacro|macrosheets|activeX)[^/]*(/|\.|$)", re.I
)
OBJECTS = re.compile(r"(^|/)(oleObject|embeddings/[^/]+\.bin$)", re.I)
EMBEDDED = re.compile(r"(^|/)embeddings/[^/]+$", re.I)
LINKED = re.compile(r"^xl/externalLinks/[^/]+\.xml$")
LIVE_LINK = re.compile(rb"<(?:\w+:)?(?:ddeLink|oleLink)\b")
MACRO_ADVICE = "save it without them, as .docx or .xlsx, and send that"
OFFICE: dict[bytes, Form] = {b"wordprocessingml": "docx", b"spreadsheetml": "xlsx"}
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


def form_of_office(package: Package) -> Form:
    """Word or Excel; both are checked for what could do harm. Raises Refused."""
    opened = package.opened
    kind = _content_type(package)
    _check_parts(package, kind)
    if b"sheet.binary" in kind:
        raise opened.refused("it is a binary workbook (.xlsb)", "save it as .xlsx")
    for word, form in OFFICE.items():
        if word in kind:
            return form
    if b"presentationml" in kind:
        raise opened.refused("it holds slides", "send the words as a Word document (.docx)")
    raise opened.refused("it is neither a Word document nor an Excel workbook", SAVE_ANEW)


def _content_type(package: Package) -> bytes:
    main = package.main_part
    types = package.xml("[Content_Types].xml")
    for one in types:
        if one.get("PartName", "").lstrip("/").lower() == main.lower() != "":
            return str(one.get("ContentType", "")).encode()
    ending = main.rpartition(".")[2]
    for one in types:
        if one.get("Extension") == ending:
            return str(one.get("ContentType", "")).encode()
    return b""


def _check_parts(package: Package, kind: bytes) -> None:
    opened, found = package.opened, package.opened.found
    names = list(package.members)
    if b"macroenabled" in kind.lower() or any(MACROS.search(name) for name in names):
        raise opened.refused("it carries macros, which are programs", MACRO_ADVICE)
    if any(OBJECTS.search(name) for name in names):
        raise opened.refused(
            "it carries an embedded object (OLE), which can be a program",
            "put what the object shows into the document as text, delete it, and send that",
        )
    embedded = sum(1 for name in names if EMBEDDED.search(name))
    if embedded:
        found.note(f"{embedded} files embedded in it were not opened")
    for name in filter(LINKED.match, names):
        if LIVE_LINK.search(package.read(name)):
            raise opened.refused(
                "it holds a live link to another program (DDE)",
                "replace the linked cells with their values and save it anew",
            )
        found.count("{n} other workbooks that cells refer to were not opened")


def form_of_open_document(package: Package) -> Form:
    """OpenDocument text; other kinds of it are refused with what to do. Raises Refused."""
    opened = package.opened
    kind = package.read("mimetype").strip()
    if any(name.startswith(("Basic/", "Scripts/")) for name in package.members):
        raise opened.refused("it carries macros, which are programs", MACRO_ADVICE)
    manifest = "META-INF/manifest.xml"
    if package.has(manifest) and b"encryption-data" in package.read(manifest):
        raise opened.refused(
            "it is protected by a password", "take the password off and send it again"
        )
    if kind == OPEN_DOCUMENT + b"text":
        return "odt"
    if kind == OPEN_DOCUMENT + b"spreadsheet":
        return "xlsx"
    raise opened.refused(
        "it is not a kind of document that can be read", "save it as .docx"
    )


def check_old_workbook(opened: Opened, raw: bytes) -> None:
    """Refuse an .xls with macros in it. Raises Refused."""
    if "_VBA_PROJECT".encode("utf-16-le") in raw:
        raise opened.refused("it carries macros, which are programs", MACRO_ADVICE)
