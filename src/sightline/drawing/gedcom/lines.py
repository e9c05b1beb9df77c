"""What are the lines of a GEDCOM file? Levels, tags and values, whatever the encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from unicodedata import normalize

from sightline.kernel.errors import Fault, Refused

MOST_BYTES = 30_000_000
MOST_LINES = 1_000_000
DEEPEST = 99
_LINE = re.compile(r"\s*(\d{1,2})\s+(?:@([^@]+)@\s+)?([A-Za-z0-9_]+)(?: (.*))?$")


@dataclass
class Record:
    """One line with what belongs to it: its tag, its value or pointer, and its own lines."""

    tag: str
    value: str = ""
    id: str = ""
    under: list[Record] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator[Record]:
        return (one for one in self.under if one.tag in tags)

    def first(self, *tags: str) -> Record | None:
        return next(self.all(*tags), None)

    def text(self, *tags: str) -> str:
        """Give the value of the first line with one of these tags, or nothing."""
        found = self.first(*tags)
        return found.value if found else ""

    @property
    def pointer(self) -> str:
        """The id of the record that the value points to, or nothing."""
        value = self.value.strip()
        pointed = value.startswith("@") and value.endswith("@") and len(value) > 2
        return value[1:-1] if pointed and value != "@VOID@" else ""


def records_in(data: bytes) -> list[Record]:
    """Read the records of a file; raises Refused, saying what kind of file it seems to be.

    A line that is no GEDCOM line is taken as more of the line before: many programs break
    long notes like that.
    """
    if len(data) > MOST_BYTES:
        raise _refused("the file is larger than 30 MB", "export only the people you need")
    text = _decoded(data)
    _require_gedcom(text)
    top: list[Record] = []
    branch: list[Record] = []
    for n, line in enumerate(text.splitlines()):
        if n > MOST_LINES:
            raise _refused("the file has over a million lines", "export fewer people")
        found = _LINE.match(line)
        if found is None:
            _continue(branch, line)
            continue
        level, own, tag, value = found.groups()
        record = Record(tag.upper(), (value or "").replace("@@", "@"), own or "")
        del branch[int(level) :]
        (branch[-1].under if branch else top).append(record)
        branch.append(record)
    return top


def _decoded(data: bytes) -> str:
    """Decode by the mark at the start, by the CHAR line, and as UTF-8 or Latin-1 otherwise."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if data[:3] == b"\xef\xbb\xbf":
        return data[3:].decode("utf-8", errors="replace")
    if data[:4] in (b"0\x00 \x00", b"\x000\x00 "):
        return data.decode("utf-16-le" if data[0] else "utf-16-be", errors="replace")
    told = re.search(rb"^\s*1\s+CHAR\s+(\S+)", data[:4000], re.MULTILINE)
    if told and told.group(1).upper() == b"ANSEL":
        return from_ansel(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _require_gedcom(text: str) -> None:
    start = text.lstrip("\ufeff \t\r\n")
    if re.match(r"0\s+HEAD\b", start):
        return
    lowered = start[:500].lower()
    if lowered.startswith(("<!doctype", "<html", "<?xml")) or "<html" in lowered:
        raise _refused(
            "this is a web page, not a GEDCOM file, whatever its name says",
            "download the file itself: its first line is “0 HEAD”",
        )
    if start.startswith("PK"):
        raise _refused(
            "this is a zip file", "unpack it and give the file ending in .ged inside"
        )
    if not start:
        raise _refused("the file is empty", "export it again")
    if not re.match(r"0\s+(@[^@]+@\s+)?[A-Z_]+", start):
        raise _refused(
            "this is not a GEDCOM file", "give a file whose first line is “0 HEAD”"
        )


def _continue(branch: list[Record], line: str) -> None:
    if branch and line.strip():
        branch[-1].value += f" {line.strip()}"


def _refused(wrong: str, right: str) -> Refused:
    return Refused(Fault("GEDCOM file", wrong, right))


_ANSEL_MARKS = {
    0xE1: "\u0300", 0xE2: "\u0301", 0xE3: "\u0302", 0xE4: "\u0303", 0xE5: "\u0304",
    0xE6: "\u0306", 0xE7: "\u0307", 0xE8: "\u0308", 0xE9: "\u030c", 0xEA: "\u030a",
    0xF0: "\u0327", 0xF1: "\u0328",
}  # fmt: skip
_ANSEL_LETTERS = {
    0xA1: "Ł", 0xA2: "Ø", 0xA3: "Đ", 0xA4: "Þ", 0xA5: "Æ", 0xA6: "Œ", 0xB1: "ł",
    0xB2: "ø", 0xB3: "đ", 0xB4: "þ", 0xB5: "æ", 0xB6: "œ", 0xB8: "ı", 0xB9: "£",
    0xBA: "ð", 0xC3: "©", 0xCF: "ß",
}  # fmt: skip


def from_ansel(data: bytes) -> str:
    """Decode ANSEL, in which an accent comes before its letter; unknown signs become U+FFFD."""
    written: list[str] = []
    waiting = ""
    for byte in data:
        if byte in _ANSEL_MARKS:
            waiting += _ANSEL_MARKS[byte]
            continue
        letter = chr(byte) if byte < 0x80 else _ANSEL_LETTERS.get(byte, "\ufffd")
        written.append(normalize("NFC", letter + waiting))
        waiting = ""
    return "".join(written)
