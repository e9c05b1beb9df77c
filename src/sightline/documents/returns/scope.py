"""Which period does a return say it covers?"""

from __future__ import annotations

import re
from datetime import date

from sightline.documents.dates.forms import find
from sightline.documents.dates.plain import plain
from sightline.documents.source.blocks import Paragraph, Source

_SAYS = re.compile(
    r"\b(?:period|scope|time ?frame|timeline|covering|covers|between"
    r"|review(?:ed)? from|date range|dates?|chronology from|from)\b",
    re.IGNORECASE,
)

# Two days and nothing else, as a heading, are a period too.
_BARE = 50


def scope_of(source: Source, as_of: date) -> tuple[date, date] | None:
    """Give the first and last day of the period named before the events; None if none is."""
    for block in source.blocks[:12]:
        if isinstance(block, Paragraph):
            said = [block.text]
        else:
            said = [
                " ".join(cell.text for cell in row.cells if not cell.continues)
                for row in block.rows[:5]
            ]
        for text in said:
            if (_SAYS.search(text) or len(text) < _BARE) and (
                found := _two_days(text, as_of)
            ):
                return found
    return None


def _two_days(text: str, as_of: date) -> tuple[date, date] | None:
    if len(text) > 400:
        return None
    said = _SAYS.search(text)
    skeleton, atoms = find(plain(text[said.end() if said else 0 :])[0], as_of)
    if len(atoms) < 2 or not re.match(r"[^@]*@ ?(?:-|to|until|and|/|up to) ?@", skeleton):
        return None
    first, last = atoms[0].bounds(), atoms[1].bounds()
    if not first or not last or first[0] >= last[1]:
        return None
    return first[0], last[1]
