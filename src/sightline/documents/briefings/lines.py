"""What does each line of a briefing begin with: a bullet, a number, a mark of a heading?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sightline.documents.briefings.cleaning import Clean, clean
from sightline.documents.briefings.manuscript import Manuscript, Part

# Dashes, dots, squares, arrows, ticks and whatever Word's symbol fonts leave behind.
_BULLET = re.compile(
    r"(?P<mark>[-\u2010-\u2015\u2022\u2023\u2043\u204c\u2219\u25a0-\u25ff\u00b7\u00a7\u00fc\u2190-\u21ff"
    r"\u2700-\u27bf\u27a2\u2b00-\u2bff\ue000-\uf8ff\u2012]|\*(?!\*)|\+|o(?=\s+\S)|[O\u00d8](?=\s{2,}\S|\t))\s*(?=\S|$)"
)
_BARE_DASH = re.compile(r"[-\u2010-\u2015](?=[^\s-])")
_NUMBER = re.compile(
    r"(?:\(?(?P<digits>\d{1,2})[.):]\)?(?!\d)\s*|(?P<spaced>\d{1,2})\s+[-\u2013\u2014]\s+|\((?P<letter>[a-z]|[ivx]{1,4})\)\s+"
    r"|(?P<plain>[a-z])[.)]\s+|(?P<circled>[\u2460-\u2473\u2776-\u277f])\s*)"
)
_BOX = re.compile(
    r"(?:box|step|minute|part|section|tile)\s+(?P<digits>\d{1,2})\s*[.:)\u2013-]\s*",
    re.IGNORECASE,
)
_HASHES = re.compile(r"(?P<hashes>#{1,6})\s+(?=\S)|(?P<quote>>)\s*")
_CLOSING_HASHES = re.compile(r"\s+#{1,6}$")


@dataclass(frozen=True)
class Line:
    """One physical line: where it stands in the whole, its words, and what it begins with."""

    start: int
    end: int
    words: Clean
    part: Part
    level: int = 0
    item: bool = False
    number: str = ""
    all_bold: bool = False
    indent: int = 0
    first: bool = True  # the first line of its paragraph or cell

    @property
    def text(self) -> str:
        return self.words.text

    @property
    def blank(self) -> bool:
        return not self.words.text

    @property
    def links_only(self) -> bool:
        return any(a <= self.start and b >= self.end for a, b, _ in self.words.links)


def lines_of(whole: Manuscript) -> Iterator[Line]:
    """Every line of the file, and an empty one wherever a paragraph or a cell ends."""
    before: Part | None = None
    for part in whole.parts:
        if before is not None and _is_apart(before, part):
            yield Line(part.start, part.start, Clean("", ()), part)
        before = part
        at = part.start
        for count, raw in enumerate(re.split(r"[\n\x0b\x0c\u2028\u2029\r]", part.text)):
            yield _line(raw, at, part, first=count == 0)
            at += len(raw) + 1


def _is_apart(before: Part, part: Part) -> bool:
    """Lines that follow each other by number belong together; paragraphs of Word do not."""
    if not (before.place.line and part.place.line) or before.block == part.block:
        return True
    return before.place.line + before.text.count("\n") + 1 < part.place.line


def _line(raw: str, start: int, part: Part, *, first: bool) -> Line:
    body = raw.lstrip(" \t\u00a0")
    indent = len(raw) - len(body)
    level, item, number = part.level if first else 0, part.item and first, ""
    hashes = _HASHES.match(body)
    if hashes and (part.level == 0):
        level = len(hashes["hashes"] or "") or level
        body = _CLOSING_HASHES.sub("", body[hashes.end() :])
        indent += hashes.end()
    bullet = _bullet(body)
    if bullet:
        body, item, indent = body[bullet:], True, indent + bullet
    opener = re.match(r"\*\*|__", body)
    inside = opener.end() if opener else 0
    number, taken = _number_of(body[inside:])
    if taken and not bullet:
        stripped = clean(body[inside + taken :], start + indent + inside + taken)
        text, bold = stripped, bool(opener) and body.rstrip().endswith(("**", "__"))
        item = item or level == 0
    else:
        number = "" if bullet else number
        text = clean(body, start + indent)
        bold = _is_all_bold(body)
    return Line(
        start, start + len(raw), text, part, level, item, number, bold, indent, first
    )


def _bullet(body: str) -> int:
    found = _BULLET.match(body)
    if not found:
        return 0
    spaced = len(found[0]) > len(found["mark"]) or found.end() == len(body)
    if (
        not spaced
        and found["mark"] in "-+*\u2010\u2011\u2012\u2013\u2014\u2015"
        and not (_BARE_DASH.match(body) and body[1:2].isupper())
    ):
        return 0
    return found.end()


def _number_of(body: str) -> tuple[str, int]:
    box = _BOX.match(body)
    if box:
        return box["digits"], box.end()
    found = _NUMBER.match(body)
    if not found:
        return "", 0
    if found["circled"]:
        low = ord(found["circled"])
        return str(low - (0x2460 if low < 0x2776 else 0x2776) + 1), found.end()
    said = found["digits"] or found["spaced"] or found["letter"] or found["plain"]
    return said, found.end()


def _is_all_bold(body: str) -> bool:
    text = body.strip()
    return (
        len(text) > 4
        and text[:2] in ("**", "__")
        and text[-2:].strip(":") in ("**", "__", "*", "_")
        and text.count(text[:2]) == 2
    )
