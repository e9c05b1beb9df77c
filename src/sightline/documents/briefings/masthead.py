"""Which lines at the top are the briefing's own name, date and number?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sightline.documents.briefings.headings import meaning_of
from sightline.documents.briefings.lines import Line
from sightline.documents.briefings.phrases import wordings

_MOST_LINES = 8
_MOST_WORDS = 18
_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|^(?:date|published|issue|version|ref|reference|author)\b|\bbriefing\b"
    r"|\bnewsletter\b|\bbulletin\b|safeguarding|partnership|\bminute\b|learning from",
    re.IGNORECASE,
)


def masthead_of(lines: Sequence[Line]) -> int:
    """How many of the lines (empty ones counted) stand above what the briefing says."""
    taken = said = 0
    for at, line in enumerate(lines):
        if line.blank:
            continue
        if said >= _MOST_LINES or not _is_masthead(line, first=said == 0):
            break
        said += 1
        taken = at + 1
    return taken


def _is_masthead(line: Line, *, first: bool) -> bool:
    text = line.text
    if line.links_only or len(text.split()) > _MOST_WORDS or re.search(r"[.;,]$", text):
        return False
    if line.item and not line.number:
        return False
    meant = meaning_of(text)
    share = meant[1] if meant else 0.0
    if first:
        return (
            share < 0.9 and not (share >= 0.25 and text.endswith("?")) and not line.number
        )
    if line.number or (share >= 0.5 and not (_names_a_kind(text) and line.level == 1)):
        return False
    return _names_a_kind(text) or bool(_DATED.search(text)) or line.level == 1


def _names_a_kind(text: str) -> bool:
    return any(one.pattern.search(text) for one in wordings("kinds"))
