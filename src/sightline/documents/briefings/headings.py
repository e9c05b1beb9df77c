"""Is this line a heading, and which standard section does it open?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sightline.documents.briefings.lines import Line
from sightline.documents.briefings.phrases import Wording, wordings

_MOST_WORDS = 12
_BRACKETED = re.compile(r"\s*\([^)]*\)")
_LEAD = re.compile(r"(?:the|our|some|key|section|part|theme|\W|\d+)+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;,!]$|\.\.\.$")
_VERB_TAIL = re.compile(r"\b(?:is|are|was|were|be|the|a|an|of|and|to|for|with|by)$")


@dataclass(frozen=True)
class Heading:
    """What a heading was taken to open: the section's code ("other" where unknown)."""

    code: str
    certain: bool


def meaning_of(title: str) -> tuple[Wording, float] | None:
    """The standard section a title names, and how much of the title names it (0 to 1)."""
    text = _BRACKETED.sub("", title).strip(" :-–—")
    lead = _LEAD.match(text)
    begins = lead.end() if lead else 0
    found = [
        (*_rank(match, begins, wording), at, wording)
        for at, wording in enumerate(wordings("sections"))
        for match in [next(iter(wording.found_in(text)), None)]
        if match is not None
    ]
    if not found:
        return None
    _, _, start, length, _, wording = min(found, key=lambda one: one[:5])
    if wording.more.get("anywhere"):
        return wording, 1.0
    share = (-length + min(start, begins)) / max(len(text), 1)
    return (wording, share) if start <= begins or share >= 0.5 else (wording, share / 2)


def _rank(
    match: re.Match[str], begins: int, wording: Wording
) -> tuple[bool, bool, int, int]:
    """What comes first counts, and of that the longest; a worry counts wherever it stands."""
    anywhere = bool(wording.more.get("anywhere"))
    return not anywhere, match.start() > begins, match.start(), match.start() - match.end()


def heading_of(
    line: Line, after: Line | None, before: Line | None, *, numbered: bool = False
) -> Heading | None:
    """Tell whether a line is a heading, by its mark, its wording, and what is around it.

    `before` and `after` are the lines around it, empty ones as well; `numbered` says that
    the file numbers its sections.
    """
    text = line.text
    if not text or len(text.split()) > _MOST_WORDS + 6:
        return None
    meant = meaning_of(text)
    if _is_marked(line):
        return Heading(meant[0].code if meant and meant[1] >= 0.2 else "other", True)
    if not _may_be(line, before):
        return None
    alone = (before is None or before.blank) and (
        after is None or after.blank or after.item
    )
    if line.number:
        counts = numbered and line.number.isdigit() and (alone or meant)
        return Heading(meant[0].code if meant else "other", True) if counts else None
    if meant and _is_named(text, meant[1], alone=alone):
        return Heading(meant[0].code, True)
    return Heading("other", False) if _looks_like_one(line, after, before) else None


def _is_marked(line: Line) -> bool:
    """Whether the file itself says so: by a heading's style, or by bold from end to end."""
    if line.level:
        return True
    return line.all_bold and not line.part.item and len(line.text.split()) <= _MOST_WORDS


def _may_be(line: Line, before: Line | None) -> bool:
    text = _BRACKETED.sub("", line.text).strip()
    if len(text.split()) > _MOST_WORDS or _SENTENCE_END.search(text):
        return False
    if line.item and not line.number:
        return False
    if not line.first and line.part.role != "cell" and before and not before.blank:
        return _ends(before.text)
    return text[:1].isupper() or not text[:1].isalpha() or text.startswith("#")


def _ends(text: str) -> bool:
    return bool(re.search(r"[.?!:;”\"’)]$", text)) or len(text.split()) <= 6


def _is_named(text: str, share: float, *, alone: bool = False) -> bool:
    words = len(text.split())
    if words <= 3:
        return share >= 0.35
    if text.endswith((":", "?")) or (alone and words <= 6):
        return share >= 0.25
    return share >= 0.55 or (words <= 7 and share >= 0.4)


def _looks_like_one(line: Line, after: Line | None, before: Line | None) -> bool:
    """A short line by itself, straight above a list: the title of that list."""
    if line.number or after is None or line.links_only:
        return False
    alone = before is None or before.blank or _ends(before.text) or line.first
    text = line.text.strip()
    titled = not _VERB_TAIL.search(text.casefold()) and not text.endswith("?")
    return alone and titled and len(text.split()) <= 8 and after.item and not line.item


def numbered_headings(lines: Sequence[Line]) -> bool:
    """Whether this file numbers its sections, as seven-minute briefings do."""
    named = {
        line.number
        for line in lines
        if line.number.isdigit()
        and len(line.text.split()) <= _MOST_WORDS
        and (meant := meaning_of(line.text))
        and _is_named(line.text, meant[1])
    }
    return len(named) >= 3
