"""Does this line go on with what the lines before it say, or does something new begin?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sightline.documents.briefings.lines import Line

_ENDED = re.compile(r"[.?!:;][\"'”’)\]]*$|[\"”]$")
_LONG_ENOUGH = 8
_NARROW, _WIDE = 30, 130


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether a file breaks its lines at a width, in the middle of sentences."""
    followed = [
        line
        for line, after in pairwise(lines)
        if not line.blank and not after.blank and not after.item and not line.level
    ]
    if len(followed) < 4:
        return False
    broken = [
        line for line in followed if _NARROW <= len(line.text) <= _WIDE and not _ended(line)
    ]
    return len(broken) * 2 >= len(followed)


def belongs(said: Sequence[Line], line: Line, gap: int, *, wrapped: bool) -> bool:
    """Tell whether a line, after so many empty ones, goes on with what was being said."""
    if line.item or line.level or not said:
        return False
    last = said[-1]
    lower = line.text[:1].islower()
    if gap:
        words = sum(len(one.text.split()) for one in said)
        return not _ended(last) and lower and words >= _LONG_ENOUGH
    if wrapped:
        widest = max(len(one.text) for one in said)
        short = _ended(last) and len(last.text) < 0.6 * max(widest, 60)
        return not (short and not lower)
    if said[0].item:
        return not _ended(last) or last.text.endswith(":")
    return not _ended(last) and lower


def _ended(line: Line) -> bool:
    return bool(_ENDED.search(line.text))
