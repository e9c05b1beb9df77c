"""Which sections has a briefing, and which things are said in each?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sightline.documents.briefings.cleaning import Clean, joined
from sightline.documents.briefings.furniture import furniture_of
from sightline.documents.briefings.grids import Grid, grids_of
from sightline.documents.briefings.headings import (
    Heading,
    heading_of,
    meaning_of,
    numbered_headings,
)
from sightline.documents.briefings.joining import belongs, is_wrapped
from sightline.documents.briefings.lines import Line, lines_of
from sightline.documents.briefings.manuscript import Manuscript
from sightline.documents.briefings.masthead import masthead_of
from sightline.documents.briefings.phrases import wordings

POINTS = {one.code: str(one.more.get("points", "")) for one in wordings("sections")}
STORY = frozenset(one.code for one in wordings("sections") if one.more.get("story"))
_MOST_WORDS_IN_A_BOX = 8
_ACRONYM = re.compile(r"\b([A-Z]{3,8})\b")


@dataclass
class Saying:
    """One thing said, while the file is being read; `cells` are the rest of a table's row."""

    lines: list[Line] = field(default_factory=list)
    group: str = ""
    cells: dict[str, list[Line]] = field(default_factory=dict)
    whole_row: bool = False

    @property
    def words(self) -> Clean:
        return joined([line.words for line in self.lines])

    @property
    def item(self) -> bool:
        return self.whole_row or self.lines[0].item

    def all_lines(self) -> Iterator[Line]:
        yield from self.lines
        for lines in self.cells.values():
            yield from lines


@dataclass
class Part:
    """One section, while the file is being read."""

    code: str
    heading: list[Line] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)
    number: int = 0
    level: int = 0
    groups: list[Line] = field(default_factory=list)
    holds: int = 0  # a message that spells a word holds one line a letter


@dataclass
class Outline:
    """A whole file: its masthead, its sections, and the lines left out, with the reason."""

    masthead: list[Line]
    parts: list[Part]
    left: list[tuple[Line, str]]


def outline(whole: Manuscript) -> Outline:
    """Find the sections of a file and what is said in each, every line in one place."""
    lines = list(lines_of(whole))
    left = furniture_of(lines)
    kept = [line for at, line in enumerate(lines) if at not in left]
    head = masthead_of(kept)
    reader = _Reader(kept[head:], grids_of(whole.source))
    reader.read()
    parts = [part for part in reader.parts if part.heading or part.sayings]
    masthead = [line for line in kept[:head] if not line.blank]
    return Outline(masthead, parts, [(lines[at], why) for at, why in left.items()])


class _Reader:
    """Goes through the lines once, and puts each where it belongs."""

    def __init__(self, lines: Sequence[Line], grids: dict[int, Grid]) -> None:
        self._lines = lines
        self._grids = grids
        self._wrapped = is_wrapped(lines)
        self._numbered = numbered_headings(lines)
        self._group = ""
        self._row: tuple[int, int] = (-1, -1)
        self._box_number: Line | None = None
        self.parts: list[Part] = [Part("")]

    def read(self) -> None:
        gap = 0
        for at, line in enumerate(self._lines):
            if line.blank:
                gap += 1
                continue
            before = self._lines[at - 1] if at else None
            self._take(line, before, self._next(at), gap)
            gap = 0
        self._let_go_of_box()

    def _next(self, at: int) -> Line | None:
        """The line after; where that is empty, the one after it if it begins a list."""
        after = self._lines[at + 1] if at + 1 < len(self._lines) else None
        if after is not None and after.blank and at + 2 < len(self._lines):
            beyond = self._lines[at + 2]
            return beyond if beyond.item and not beyond.blank else after
        return after

    def _take(self, line: Line, before: Line | None, after: Line | None, gap: int) -> None:
        grid = self._grids.get(line.part.block)
        if grid:
            self._let_go_of_box()
            self._take_cell(line, grid)
            return
        if re.fullmatch(r"[1-9]", line.text) and not line.item:
            self._let_go_of_box()
            self._box_number = line
            return
        heading = heading_of(line, after, before, numbered=self._numbered)
        if self._box_number is not None:
            self._after_box(self._box_number, line, heading)
        elif heading:
            self._open(line, heading)
        else:
            self._say(line, gap)

    def _let_go_of_box(self) -> None:
        """A bare number that no title followed is only something said."""
        if self._box_number is not None:
            self._say(self._box_number, 1)
            self._box_number = None

    def _after_box(self, box: Line, line: Line, heading: Heading | None) -> None:
        """A bare number and then a title: a numbered box of a seven-minute briefing."""
        self._box_number = None
        if heading is None and len(line.text.split()) > _MOST_WORDS_IN_A_BOX:
            self._say(box, 1)
            self._say(line, 1)
            return
        meant = meaning_of(line.text)
        code = meant[0].code if meant and meant[1] >= 0.2 else "other"
        self._group = ""
        self.parts.append(Part(code, [box, line], [], int(box.text), line.level))

    def _open(self, line: Line, heading: Heading) -> None:
        now = self.parts[-1]
        if self._is_group(line, heading, now):
            self._group = line.text.rstrip(":")
            now.groups.append(line)
            return
        self._group = ""
        number = int(line.number) if line.number.isdigit() else 0
        letters = _ACRONYM.search(line.text) if heading.code == "message" else None
        holds = len(letters[1]) if letters else 0
        self.parts.append(Part(heading.code, [line], [], number, line.level, [], holds))

    def _is_group(self, line: Line, heading: Heading, now: Part) -> bool:
        """A sub-heading: deeper than the section's, or unknown and over one more list."""
        if not POINTS.get(now.code) or line.number.isdigit():
            return False
        if line.level and now.level:
            return line.level > now.level and heading.code in ("other", now.code)
        return heading.code == "other" and (not heading.certain or not line.level)

    def _say(self, line: Line, gap: int) -> None:
        now = self.parts[-1]
        said = now.sayings[-1] if now.sayings else None
        if now.code == "message" and said and 0 < now.holds <= len(now.sayings):
            self._group = ""
            now, said = Part(""), None
            self.parts.append(now)
        fits = said is not None and not said.whole_row and said.group == self._group
        if said and fits and belongs(said.lines, line, gap, wrapped=self._wrapped):
            said.lines.append(line)
        else:
            now.sayings.append(Saying([line], self._group))

    def _take_cell(self, line: Line, grid: Grid) -> None:
        part = line.part
        if part.row <= grid.heading_row:
            if part.row != self._row[1] or part.block != self._row[0]:
                self._open_grid(line, grid)
            else:
                now = self.parts[-1]
                (now.groups if now.groups else now.heading).append(line)
            self._row = (part.block, part.row)
            return
        now = self.parts[-1]
        if self._row != (part.block, part.row):
            now.sayings.append(Saying(whole_row=True, group=self._group))
            self._row = (part.block, part.row)
        said = now.sayings[-1]
        meaning = grid.meanings.get(part.column, "more")
        if meaning == "main":
            said.lines.append(line)
        else:
            said.cells.setdefault(meaning, []).append(line)

    def _open_grid(self, line: Line, grid: Grid) -> None:
        now = self.parts[-1]
        if now.code == grid.code:
            now.groups.append(line)
        else:
            self._group = ""
            self.parts.append(Part(grid.code, [line]))


def titled(code: str, heading: Sequence[Line]) -> str:
    """The title of a section as written, without its number."""
    titles = [line.words for line in heading if not line.text.isdigit()]
    return joined(titles or [line.words for line in heading]).text


def guessed_code(part: Part) -> str:
    """What a section without a heading is: an explanation, a link, or the story."""
    if part.code or not part.sayings:
        return part.code
    first = part.sayings[0].words.text
    about = re.match(
        r"the (?:aim|purpose|role)s? of|this briefing|a rapid review", first, re.I
    )
    meant = meaning_of(first[:60])
    if about or (meant and meant[0].code == "about"):
        return "about"
    long = any(len(said.words.text.split()) > 12 for said in part.sayings)
    return "what-happened" if long else "other"
