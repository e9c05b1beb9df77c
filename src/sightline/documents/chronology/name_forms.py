"""In what ways is one name written, and which words look like a name?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sightline.documents.chronology.lexicon import lexicon

_CAPITAL = re.compile(
    r"(?<![.!?:\n\]] )(?<![.!?:\n(])\b[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)*\b"
)
_AFTER_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? ([A-Z][\w’'-]*)")


def forms_of(name: str, also: Sequence[str]) -> Iterator[str]:
    """Yield the ways a name is written: whole, turned round, initialled, each part alone."""
    yield from filter(None, (each.strip() for each in also))
    words = [word for word in name.replace(",", " ").split() if word.strip(".")]
    if not words:
        return
    yield " ".join(words)
    if len(words) == 1:
        return
    given, surname = words[0], words[-1]
    yield f"{surname}, {' '.join(words[:-1])}"
    yield f"{surname} {given}"
    for initial in (given[0], f"{given[0]}."):
        yield f"{initial} {surname}"
    yield f"{given} {surname}"
    yield f"{given} {surname[0]}"
    yield from (part for part in (given, surname) if len(part) > 1)
    yield from _halves(given)
    yield from _halves(surname)


def _halves(part: str) -> Iterator[str]:
    """Yield the halves of a joined name ("Callum-Jay"): people use one of them."""
    halves = part.split("-")
    if len(halves) > 1:
        yield from (half for half in halves if len(half) > 2)


def initials_of(name: str) -> str:
    """Return the initials of a name: `AR` for Alice Rowan, `CJR` for Callum-Jay Rowan."""
    letters = [word[0].upper() for word in re.split(r"[\s-]+", name) if word]
    return "".join(letters) if len(letters) > 1 else ""


def looks_like_a_name(text: str) -> Iterator[str]:
    """Yield the words with a capital inside a sentence, and those after a title."""
    yield from (found[1] for found in _AFTER_TITLE.finditer(text))
    for found in _CAPITAL.finditer(text):
        word = found.group()
        starts = not text[: found.start()].strip()
        if not starts and word.lower() not in lexicon().capitals:
            yield word
