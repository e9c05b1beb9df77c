"""Which agency tells this, going by a title, a page header, a heading or a file's name?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

from sightline.documents.source.blocks import Paragraph, Source, Table

_SPLIT = re.compile(r"\s+[-–—|]\s+|\s*[–—|:;\n\t]\s*|\s{3,}")
_SMALL = {"of", "and", "the", "for", "&", "in", "to", "on", "at", "de", "la"}
# What titles of chronologies say besides naming the agency.
_SAID_BESIDES = re.compile(
    r"\b(?:(?:combined|integrated|single[ -]agency|multi[ -]agency|agency|initial"
    r"|individual|summary|full|draft|final)\s+)*"
    r"(?:chronolog(?:y|ies)(?:\s+of(?:\s+\w+)?)?|agency returns?|returns?"
    r"|export(?:ed)?|extract|proforma|pro-forma|template|report|rapid review|review"
    r"|imr|submission|information|contacts?|records?|timeline|log|involvement"
    r"|significant events?|events?|scoping|summary|spreadsheet|table|final|draft"
    r"|v\d+|version \d+|copy|updated?|redacted|anonymised|confidential"
    r"|for\s+rapid\s+review|submitted|\d{1,2}[-_. ]\d{1,2}[-_. ]\d{2,4}|\d{4,8})\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\s*(?:name of (?:the )?agency|agency(?: name)?|organisation(?: name)?"
    r"|organization|name of organisation|service|reporting agency"
    r"|completed (?:on behalf of|for)|on behalf of|author'?s? agency"
    r"|agency / organisation|agency/organisation|submitted by|return from|from"
    r"|provider|chronology (?:of|for|by|from))\s*[:\-–]\s*(?P<name>\S.*)$",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(
    r"(?:name of (?:the )?agency|agency(?: name)?|organisation(?: name)?"
    r"|name of organisation|service|reporting agency|agency ?/ ?organisation"
    r"|provider)\W*",
    re.IGNORECASE,
)


@cache
def _sectors() -> tuple[tuple[str, re.Pattern[str]], ...]:
    file = resources.files(__package__).joinpath("agencies.toml")
    told = tomllib.loads(file.read_text(encoding="utf-8"))["sector"]
    return tuple(
        (
            one["code"],
            re.compile(
                r"(?<![\w-])(?:" + "|".join(map(re.escape, one["words"])) + r")(?![\w-])"
            ),
        )
        for one in told
    )


@lru_cache(maxsize=2048)
def sector_of(name: str) -> str:
    """Guess the kind of agency from its name; `other` where nothing gives it away."""
    plain = name.replace("’", "'").casefold()
    return next((code for code, words in _sectors() if words.search(plain)), "other")


# “04/05/2021 14:00 T/C from school” tells an event, whichever agency it speaks of.
_DATED = re.compile(r"\W*\d{1,2}(?:[/.-]\d|(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\s+\d)")


@lru_cache(maxsize=4096)
def agency_named(text: str) -> str:
    """Give the agency that a title or heading names, or "" where it names none."""
    text = " ".join(text.split()) if "\n" not in text else text.strip()
    if not text or len(text) > 160 or _DATED.match(text):
        return ""
    if label := _LABEL.match(text):
        return _trimmed(_SPLIT.split(label["name"])[0])
    pieces = [_trimmed(piece) for piece in _SPLIT.split(text)]
    return next((piece for piece in pieces if _is_name(piece)), "")


def _trimmed(piece: str) -> str:
    kept = re.sub(r"\(\s*\)", "", _SAID_BESIDES.sub(" ", piece))
    kept = re.sub(r"\s{2,}", " ", kept).strip(" .,-–—_:;/&")
    kept = re.sub(
        r"^(?:of|for|by|from|the(?= \w+$))\s+|\s+(?:of|for|by|from|and|on)$", "", kept
    )
    return kept.strip(" .,-–—_:;/")


# Words of what happened, which stand in no agency's name: “Police attended” tells an event.
_DOING = re.compile(
    r"\b(?:attend(?:s|ed|ance|ing)?|called|calls?(?= (?:from|to|by)\b)|informed|referred"
    r"|e-?mail(?:ed)?|letter|phoned|rang|reported|told|notified|seen|saw|visited|contacted"
    r"|known|discharged|closed|opened|advised|requested|spoke|discussed|received|sent|dna"
    r"|was|were|is|did|not|arrived|admitted|arrested|missed|cancelled|joint|aware)\b",
    re.IGNORECASE,
)


def _is_name(piece: str) -> bool:
    words = piece.split()
    if not words or len(words) > 9 or len(piece) < 2 or piece[-1:] in ".?!":
        return False
    if _DOING.search(piece) or piece[0].isdigit():
        return False
    plain = piece.replace("’", "'").casefold()
    if not any(found.search(plain) for _, found in _sectors()):
        return False
    if plain in ("service", "services", "team", "trust", "practice", "drugs"):
        return False
    lower = [word for word in words if word[:1].islower() and word.casefold() not in _SMALL]
    return len(lower) <= (1 if len(words) < 4 else 2) and not re.search(r"\d{3,}", piece)


def agency_of(source: Source) -> str:
    """Find the agency whose return a file is: its title, page header, first rows, file name."""
    for said in _titles(source):
        if name := agency_named(said):
            return name
    for said in _titles(source):
        if name := _titled(said):
            return name
    stem = re.sub(r"\.[A-Za-z]{2,5}$", "", source.file)
    stem = re.sub(r"[_]+|(?<=[a-z])(?=[A-Z])", " ", stem)
    return agency_named(stem) or _trimmed(stem) or stem or source.file


_NO_AGENCY = re.compile(
    r"\b(?:family|review|child|subject|reference|period|draft|confidential|agency|return)\b",
    re.IGNORECASE,
)


def _titled(said: str) -> str:
    """Of “Lantern Place: chronology of involvement”, what stands beside the word chronology."""
    if "chronolog" not in said.casefold() or len(said) > 120:
        return ""
    pieces = [_trimmed(piece) for piece in _SPLIT.split(said)]
    named = [
        piece
        for piece in pieces
        if piece[:1].isupper()
        and not _NO_AGENCY.search(piece)
        and not re.search(r"\d", piece)
    ]
    return named[0] if named else ""


def _titles(source: Source) -> Iterable[str]:
    first = list(source.blocks[:12])
    yield from _labelled(first)
    body = [
        one
        for one in first
        if isinstance(one, Paragraph) and one.part in ("body", "text-box")
    ]
    yield from (one.text for one in body if one.level)
    yield from (one.text for one in source.paragraphs() if one.part == "header")
    for table in source.tables():
        yield table.caption
        for row in table.rows[:6]:
            filled = [
                cell.text for cell in row.cells if cell.text.strip() and not cell.continues
            ]
            if len(filled) == 1:
                yield filled[0]
        break
    yield from (one.text for one in body if not one.level)
    yield from (
        one.text for one in source.paragraphs() if one.part in ("footer", "text-box")
    )


def _labelled(blocks: Iterable[Paragraph | Table]) -> Iterable[str]:
    """What stands beside a label: “Agency: …”, or a small table with one."""
    for block in blocks:
        if isinstance(block, Paragraph):
            if _LABEL.match(block.text) and "chronology" not in block.text[:12].casefold():
                yield block.text
            continue
        for row in block.rows[:12]:
            cells = [cell.text.strip() for cell in row.cells if cell.text.strip()]
            if len(cells) == 2 and _LABEL_ALONE.fullmatch(cells[0]) and len(cells[1]) < 90:
                yield f"Agency: {cells[1]}"
