"""Which characters do these bytes stand for?"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
LOOKED_AT = 4096
SEEN_AS_TEXT = frozenset(b"\t\n\r\f\x1a\x1b")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the name of its encoding, and whether that was a guess worth telling."""

    text: str
    encoding: str
    guessed: bool = False


def is_text(head: bytes) -> bool:
    """Could these be the first bytes of a text in any encoding read here?"""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _unmarked_utf16(head):
        return True
    return not any(byte < 32 and byte not in SEEN_AS_TEXT for byte in head)


def decoded(raw: bytes) -> Decoded:
    """The text of the bytes: by its mark, else UTF-8 if it is that, else Windows-1252."""
    for mark, codec, name in MARKS:
        if raw.startswith(mark):
            return Decoded(raw[len(mark) :].decode(codec, "replace"), name)
    unmarked = _unmarked_utf16(raw[:LOOKED_AT])
    if unmarked:
        return Decoded(raw.decode(unmarked, "replace"), "UTF-16", guessed=True)
    try:
        return Decoded(raw.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        # Windows-1252 leaves five bytes undefined; browsers read those as control characters.
        text = "".join(_windows(raw))
        return Decoded(text, "Windows-1252", guessed=True)


def _windows(raw: bytes) -> list[str]:
    try:
        return [raw.decode("cp1252")]
    except UnicodeDecodeError:
        return [bytes([byte]).decode("cp1252", "replace") for byte in raw]


def _unmarked_utf16(head: bytes) -> str:
    half = len(head) // 2
    if half < 4:
        return ""
    if head[1::2].count(0) > half * 0.6 and head[::2].count(0) < half * 0.1:
        return "utf-16-le"
    if head[::2].count(0) > half * 0.6 and head[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return ""
