"""Markdown: headings, paragraphs, lists, tables with upright bars, links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sightline.documents.source.blocks import Cell, Link, Place, Row, Source
from sightline.documents.source.opened import Opened
from sightline.documents.source.plain_text import text_of

HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
UNDERLINE = re.compile(r" {0,3}(=+|-{2,})\s*$")
ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)")
RULE = re.compile(r" {0,3}([-*_])(?:\s*\1){2,}\s*$")
FENCE = re.compile(r" {0,3}(```+|~~~+)")
DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
BAR = re.compile(r"(?<!\\)\|")
LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(\s*<?([^()\s<>]*)>?(?:\s+\"[^\"]*\")?\s*\)")
BARE = re.compile(r"<(https?://[^<>\s]+)>")
EMPHASIS = re.compile(r"(?<![\w\\])(\*{1,3}|_{1,3}|`+|~~)(?=\S)(.+?)(?<=\S)\1(?!\w)")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass
class _Held:
    """The lines of a paragraph that has not ended yet."""

    lines: list[str] = field(default_factory=list)
    start: int = 0
    item: bool = False


def read(opened: Opened) -> Source:
    """What the text says once its marks have done their work."""
    _Reader(opened, text_of(opened).split("\n")).read()
    return opened.found.source("markdown")


class _Reader:
    def __init__(self, opened: Opened, lines: list[str]) -> None:
        self.found, self.lines = opened.found, lines
        self.held = _Held()
        self.at = 0

    def read(self) -> None:
        while self.at < len(self.lines):
            line = (
                self.lines[self.at].lstrip("> ") if self._quoted() else self.lines[self.at]
            )
            if not (self._fence(line) or self._table(line) or self._heading(line)):
                self._words(line)
                self.at += 1
        self._end()

    def _quoted(self) -> bool:
        return self.lines[self.at].lstrip().startswith(">")

    def _words(self, line: str) -> None:
        item = ITEM.match(line)
        if not line.strip() or (RULE.match(line) and not self.held.lines):
            self._end()
            return
        if item:
            self._end()
            line = line[item.end() :]
        if not self.held.lines:
            self.held = _Held([], self.at + 1, item is not None)
        self.held.lines.append(line.strip())

    def _heading(self, line: str) -> bool:
        marked = HEADING.match(line)
        under = UNDERLINE.match(line)
        if marked:
            self._end()
            self._tell(marked.group(2) or "", self.at + 1, level=len(marked.group(1)))
        elif under and self.held.lines and not self.held.item:
            held, self.held = self.held, _Held()
            level = 1 if under.group(1).startswith("=") else 2
            self._tell(" ".join(held.lines), held.start, level=level)
        else:
            return False
        self.at += 1
        return True

    def _fence(self, line: str) -> bool:
        """Take a fenced passage as it stands."""
        fence = FENCE.match(line)
        if not fence:
            return False
        self._end()
        start = self.at + 1
        end = next(
            (n for n in range(start, len(self.lines))
             if self.lines[n].strip().startswith(fence.group(1))),
            len(self.lines),
        )  # fmt: skip
        self.found.paragraph("\n".join(self.lines[start:end]), place=self._place(start))
        self.at = end + 1
        return True

    def _table(self, line: str) -> bool:
        following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
        if "|" not in line or "|" not in following or not DELIMITER.match(following):
            return False
        self._end()
        place = Place(table=self.found.next_table(), line=self.at + 1)
        rows = [self._row(line, place.table, 1, heading=True)]
        self.at += 2
        while self.at < len(self.lines) and "|" in self.lines[self.at]:
            rows.append(self._row(self.lines[self.at], place.table, len(rows) + 1))
            self.at += 1
        self.found.table(rows, place)
        return True

    def _row(self, line: str, table: int, number: int, *, heading: bool = False) -> Row:
        bare = line.strip().removeprefix("|")
        bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
        cells = []
        for part in BAR.split(bare):
            words, links = plain(part.replace("<br>", "\n").replace("<br/>", "\n"))
            cells.append(Cell(words.strip(), links=links))
        self.found.spend(len(cells))
        place = Place(table=table, row=number, line=self.at + 1)
        return Row(tuple(cells), place, heading=heading)

    def _end(self) -> None:
        held, self.held = self.held, _Held()
        if held.lines:
            self._tell(" ".join(held.lines), held.start, item=held.item)

    def _tell(self, text: str, line: int, *, level: int = 0, item: bool = False) -> None:
        words, links = plain(text)
        if words.strip():
            self.found.paragraph(
                words, place=self._place(line), level=level, item=item, links=links
            )

    def _place(self, line: int) -> Place:
        self.found.numbers["body"] += 1
        return Place(paragraph=self.found.numbers["body"], line=line)


def plain(text: str) -> tuple[str, tuple[Link, ...]]:
    """The words without their marks, and where some of them lead."""
    links: list[Link] = []

    def words_of(match: re.Match[str]) -> str:
        picture, words, address = match.groups()
        if not picture:
            links.append(Link(_unmarked(words), address))
        return words

    text = LINK.sub(words_of, text)
    text = BARE.sub(lambda match: match.group(1), text)
    return _unmarked(text), tuple(links)


def _unmarked(text: str) -> str:
    for _ in range(3):
        text = EMPHASIS.sub(r"\2", text)
    return ESCAPED.sub(r"\1", text)
