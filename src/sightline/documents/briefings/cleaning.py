"""Which characters of a text are words, and which only marks of bold, link or picture?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MARKS = re.compile(
    r"(?P<picture>!?\[(?:image|picture|photo|logo)\b[^\]\n]*\](?:\([^)\n]*\))?|!\[[^\]\n]*\]\([^)\n]*\))"
    r"|(?P<note>\[footnoteRef:?\d*\]|\[\^?\d{1,3}\](?!\())"
    r"|(?P<link>\[(?P<words>[^\[\]\n]+)\]\((?P<to>[^()\s]*)(?:\s+\"[^\"\n]*\")?\))"
    r"|(?P<bold>\*\*|__)"
    r"|\\(?P<escaped>[-*_#.\[\]()!>+])"
    r"|(?P<dropped>[\u200b\u200c\u200d\u2060\ufeff\u00ad\ufffc])",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Clean:
    """Words without marks. `at[i]` is where character i stood; -1 is a blank put between."""

    text: str
    at: tuple[int, ...]
    links: tuple[tuple[int, int, str], ...] = ()  # from, to (in the whole), address
    bold: tuple[tuple[int, int], ...] = ()  # from, to (in the whole)

    def reach(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of these words begins and ends in the whole text."""
        told = [at for at in self.at[start:end] if at >= 0]
        return (told[0], told[-1] + 1) if told else (0, 0)

    def piece(self, start: int, end: int) -> Clean:
        """A stretch of these words, without blanks around it."""
        text = self.text[start:end]
        left = start + len(text) - len(text.lstrip())
        right = max(left, end - (len(text) - len(text.rstrip())))
        return Clean(self.text[left:right], self.at[left:right], self.links, self.bold)


def clean(text: str, offset: int = 0) -> Clean:
    """Take the marks off a line that begins at `offset` of the whole text."""
    letters: list[str] = []
    places: list[int] = []
    links: list[tuple[int, int, str]] = []
    bolds: list[int] = []

    def keep(start: int, end: int) -> None:
        letters.extend(text[start:end])
        places.extend(range(offset + start, offset + end))

    last = 0
    for mark in _MARKS.finditer(text):
        keep(last, mark.start())
        last = mark.end()
        if mark["link"] is not None:
            inner = clean(mark["words"], offset + mark.start("words"))
            letters.extend(inner.text)
            places.extend(inner.at)
            links.append((offset + mark.start(), offset + mark.end(), mark["to"]))
        elif mark["escaped"] is not None:
            keep(*mark.span("escaped"))
        elif mark["bold"] is not None:
            bolds.append(offset + mark.start())
    keep(last, len(text))
    pairs = tuple(zip(bolds[::2], bolds[1::2], strict=False))
    return _tidy("".join(letters), places, tuple(links), pairs)


def joined(lines: Sequence[Clean]) -> Clean:
    """One text of several lines, a blank between two unless a hyphen broke a word."""
    text, at = "", []
    for line in lines:
        if text and line.text and not re.search(r"\w[-\u2010]$", text):
            text += " "
            at.append(-1)
        text += line.text
        at += line.at
    links = tuple(link for line in lines for link in line.links)
    return Clean(text, tuple(at), links, tuple(b for line in lines for b in line.bold))


def _tidy(
    text: str,
    places: list[int],
    links: tuple[tuple[int, int, str], ...],
    bold: tuple[tuple[int, int], ...],
) -> Clean:
    """White space as single blanks, none around."""
    letters: list[str] = []
    kept: list[int] = []
    for found in re.finditer(r"\s+|\S+", text):
        if found[0].isspace():
            letters.append(" ")
            kept.append(places[found.start()])
        else:
            letters.append(found[0])
            kept.extend(places[found.start() : found.end()])
    whole = Clean("".join(letters), tuple(kept), links, bold)
    return whole.piece(0, len(whole.text))
