"""What was learned, what worked, what should change? Statements taken as points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from sightline.documents.briefings.cleaning import Clean, joined
from sightline.documents.briefings.manuscript import Manuscript
from sightline.documents.briefings.outline import POINTS, Part, Saying, titled
from sightline.documents.briefings.phrases import wordings
from sightline.documents.briefings.said import Said, spans_of
from sightline.documents.briefings.tagging import themes_of
from sightline.documents.briefings.told import Point, PointKind, Told

_LABEL = re.compile(
    r"(?P<label>[\"“‘'#(]?[A-Z0-9][^.:?!\n]{1,80}?)(?:\s*:\s+|\s+[–—-]\s+)(?=\S+\s+\S+\s+\S)"
)
_MOST_LABEL_WORDS = 9
_ONE_POINT = re.compile(
    r"^(?:key\s+)?(?:learning|lesson|finding|theme|message|practice)(?:\s+(?:point|theme|no\.?))?\s*(?:\d{1,2}|one|two|three|four|five|six|seven)\b",
    re.IGNORECASE,
)
_UPDATE = re.compile(
    r"(?:^|(?<=[.;)\s]))(?P<name>update|progress(?:\s+update)?|action\s+taken|what\s+has\s+been\s+done|what\s+we\s+have\s+done"
    r"|status|outcome)\s*[:–]\s*(?P<said>\S.*)$",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"\(?\b(?:owner|lead(?:\s+agency|\s+officer)?|responsible(?:\s+agency)?|led\s+by|by\s+whom|action\s+by)\s*[:–]\s*(?P<said>[^.;)\n]{2,80})",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\(?\b(?:due(?:\s+(?:by|date))?|by\s+when|deadline|timescale|target(?:\s+date)?|by)\s*[:–]\s*(?P<said>[^.;)\n]{2,40})",
    re.IGNORECASE,
)
_STATUS = wordings("statuses")
_RECOMMENDATION = re.compile(
    r"^(?:multi-?agency\s+|key\s+)?recommendation\s*\d*\s*[:.–-]", re.I
)
_CUES = {one.code: one for one in wordings("cues")}
_NO_CUES = ("about", "resources", "contacts", "worry", "message", "child-story")


@dataclass(frozen=True)
class _Place:
    section: int
    part: Part
    code: str
    title: str


def points_of(
    parts: Sequence[Part], codes: Sequence[str], whole: Manuscript
) -> Iterator[Point]:
    """The points of every section, in the order of the file."""
    for at, (part, code) in enumerate(zip(parts, codes, strict=True)):
        place = _Place(at, part, code, titled(code, part.heading))
        kind = POINTS.get(code, "")
        if kind:
            yield from _of_list(place, cast("PointKind", kind), whole)
        elif code not in _NO_CUES:
            yield from _by_cue(place, part.sayings, whole)


def _of_list(place: _Place, kind: PointKind, whole: Manuscript) -> Iterator[Point]:
    sayings = place.part.sayings
    items = [one for one in sayings if one.item]
    if kind == "what-to-do" and _mostly_asks(items or sayings):
        kind = "question"
    if not items and kind == "learning" and _ONE_POINT.match(place.title):
        yield from _as_one(place, sayings, whole)
        return
    point: Point | None = None
    for saying in sayings:
        said = Said(saying.words, whole)
        counts = saying.item if items else _is_point(said.text, kind)
        updated = _updated(point, saying, said, place.title)
        if updated:
            point = updated
        elif counts:
            yield from [point] if point else []
            point = _point(place, kind, saying, said)
        elif items:
            yield from _by_cue(place, [saying], whole)
    yield from [point] if point else []


def _updated(point: Point | None, saying: Saying, said: Said, title: str) -> Point | None:
    """The recommendation before, with what a paragraph of its own says was done since."""
    update = _UPDATE.match(said.text)
    if point is None or update is None or saying.item or point.kind != "recommendation":
        return None
    told = said.told(update.start("said"), update.end("said"))
    return replace(point, progress=told, status=status_of(told.words, title))


def _mostly_asks(sayings: Sequence[Saying]) -> bool:
    asked = sum(1 for one in sayings if one.words.text.endswith("?"))
    return asked * 2 > len(sayings)


def _is_point(text: str, kind: PointKind) -> bool:
    if kind == "question":
        return text.endswith("?")
    return len(text.split()) >= 4 and not text.endswith(":")


def _as_one(place: _Place, sayings: Sequence[Saying], whole: Manuscript) -> Iterator[Point]:
    """Everything under "Learning point 2" is one point, but for what is recommended there."""
    advised = [one for one in sayings if _cue(one.words.text) == "recommendation"]
    rest = [one for one in sayings if one not in advised]
    if rest:
        words = joined([one.words for one in rest])
        merged = Saying([line for one in rest for line in one.lines])
        yield _point(place, "learning", merged, Said(words, whole))
    for one in advised:
        yield _point(place, "recommendation", one, Said(one.words, whole))


def _by_cue(place: _Place, sayings: Sequence[Saying], whole: Manuscript) -> Iterator[Point]:
    for saying in sayings:
        kind = _cue(saying.words.text)
        if kind:
            said = Said(saying.words, whole)
            yield _point(place, kind, saying, said)


def _cue(text: str) -> PointKind | None:
    kinds: tuple[PointKind, ...] = ("decision", "recommendation", "action-taken")
    for kind in kinds:
        if next(_CUES[kind].found_in(text), None):
            return kind
    return None


def _point(place: _Place, kind: PointKind, saying: Saying, said: Said) -> Point:
    if kind == "learning" and _RECOMMENDATION.match(said.text):
        kind = "recommendation"
    progress = _progress(saying, said, kind)
    body = said.words
    if progress is not None and progress[1]:
        body = said.words.piece(0, progress[1])
    told = progress[0] if progress else None
    label = "" if kind == "question" else _label(said)
    extras = {
        name: joined([line.words for line in lines]).text
        for name, lines in saying.cells.items()
    }
    number = extras.get("number") or next(
        (line.number for line in saying.lines if line.number), ""
    )
    stated = extras.get("status", "") or (told.words if told else "")
    owner, due = _OWNER.search(said.text), _DUE.search(said.text)
    return Point(
        kind, body.text, spans_of(said.whole, body), place.section, label, saying.group, number,
        told,
        status_of(stated, place.title) if kind == "recommendation" else "",
        extras.get("owner", "") or (owner["said"].strip() if owner else ""),
        extras.get("due", "") or (due["said"].strip() if due else ""),
        themes_of(said.text),
    )  # fmt: skip


def _label(said: Said) -> str:
    bold = _bold_lead(said.words)
    if bold:
        return bold
    found = _LABEL.match(said.text)
    if found and len(found["label"].split()) <= _MOST_LABEL_WORDS:
        return found["label"].strip()
    return ""


def _bold_lead(words: Clean) -> str:
    """A title in bold at the beginning, where something other than bold follows it."""
    for start, end in words.bold[:1]:
        text = "".join(
            letter
            for letter, at in zip(words.text, words.at, strict=True)
            if start < at < end
        ).strip(" :.–-")
        early = words.at and 0 <= start <= words.at[0]
        if (
            early
            and 0 < len(text.split()) <= _MOST_LABEL_WORDS
            and len(text) < len(words.text)
        ):
            return text
    return ""


def _progress(saying: Saying, said: Said, kind: PointKind) -> tuple[Told, int] | None:
    """What is said to have been done, and where in the statement it begins (0: elsewhere)."""
    if kind != "recommendation":
        return None
    if "progress" in saying.cells:
        words = joined([line.words for line in saying.cells["progress"]])
        return Said(words, said.whole).all_told(), 0
    found = _UPDATE.search(said.text)
    if found and found.start() > 0:
        return said.told(found.start("said"), found.end("said")), found.start()
    return _bold_tail(said)


def _bold_tail(said: Said) -> tuple[Told, int] | None:
    words = said.words
    for start, end in words.bold:
        inside = [i for i, at in enumerate(words.at) if start < at < end]
        if (
            inside
            and inside[0] > len(words.text) // 8
            and inside[-1] >= len(words.text) - 3
        ):
            return said.told(inside[0], len(words.text)), inside[0]
    return None


def status_of(said: str, title: str) -> str:
    """What the words claim of a recommendation, or else what its section's title claims."""
    for words in (said, title):
        for status in _STATUS:
            if next(status.found_in(words), None):
                return status.code
    return ""
