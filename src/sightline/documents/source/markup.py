"""XML from outside, parsed with everything off that could reach out or blow up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from sightline.documents.source.opened import Opened

# ISO/IEC 29500 Strict names the same things by other addresses; read as the usual ones.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main":
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/spreadsheetml/main":
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships":
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/officeDocument/math":
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}  # fmt: skip
DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
CLOSED = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
PROLOGUE = 64 * 1024


def parse(opened: Opened, raw: bytes) -> Any:
    """The root element. Raises Refused for what no office program writes, or broken XML."""
    raw = _checked(opened, raw)
    try:
        root = etree.fromstring(raw, etree.XMLParser(**CLOSED))
    except etree.XMLSyntaxError as error:
        raise _garbled(opened, error) from None
    if root.getroottree().docinfo.doctype:
        raise dangerous(opened)
    return root


class Passing:
    """XML too long to hold: elements of one name as they end, to be read and cleared.

    `root` is what is left in the end.
    """

    def __init__(self, opened: Opened, raw: bytes, tag: str) -> None:
        self.opened, self.tag, self.root = opened, tag, None
        self.raw = _checked(opened, raw)

    def __iter__(self) -> Iterator[Any]:
        """Each element as it ends. Raises Refused."""
        walk = etree.iterparse(BytesIO(self.raw), events=("end",), tag=self.tag, **CLOSED)
        try:
            for _, element in walk:
                yield element
        except etree.XMLSyntaxError as error:
            raise _garbled(self.opened, error) from None
        self.root = walk.root
        if walk.root.getroottree().docinfo.doctype:
            raise dangerous(self.opened)


def _checked(opened: Opened, raw: bytes) -> bytes:
    plain = raw[:PROLOGUE].replace(b"\0", b"")  # whichever way UTF-16 lies, DOCTYPE shows
    if DOCTYPE.search(plain):
        raise dangerous(opened)
    return usual(raw)


def _garbled(opened: Opened, error: etree.XMLSyntaxError) -> Exception:
    if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
        return MemoryError()
    return opened.refused(
        "it is damaged: part of what it holds breaks off or is garbled",
        "open it in the program it was written with, save it anew, and send that",
    )


def usual(raw: bytes) -> bytes:
    """The same XML with strict names turned into the usual ones."""
    if b"purl.oclc.org/ooxml" in raw[:PROLOGUE]:
        for strict, transitional in STRICT.items():
            raw = raw.replace(strict, transitional)
    return raw


def dangerous(opened: Opened) -> Exception:
    """The refusal of XML that defines entities, as no office program writes."""
    return opened.refused(
        "it defines entities, which office programs never do and attacks on readers do",
        "do not open it; ask the sender to write a new file",
    )
