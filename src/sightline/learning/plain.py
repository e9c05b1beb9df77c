"""Is a briefing plain enough to be read in a team's ten minutes? What to look at again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

LONGEST_SENTENCE = 25  # words, as the government's own style guide advises
EVERYONE_KNOWS = frozenset({"NHS", "GP", "GPS", "UK", "OK", "ID", "TV"})
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_SHORT = re.compile(r"\b[A-Z][A-Z&]{1,5}\b")
_UNFINISHED = re.compile(
    r"\b(tbc|tba|to be confirmed|lorem ipsum)\b|\[\s*\]", re.IGNORECASE
)
_MARKS = re.compile(r"\*\*|__|\]\(#?\)|&nbsp;|&amp;")


@dataclass(frozen=True)
class Unplain:
    """Something to look at again: in which part, what it is, and what to do about it."""

    slot: str
    found: str
    right: str


def unplain_in(slots: Mapping[str, Sequence[str]]) -> list[Unplain]:
    """Return what a reader may stumble over, part by part; nothing of it stops a release."""
    whole = "\n".join(text for said in slots.values() for text in said)
    seen: set[str] = set()
    return [
        found
        for slot, said in slots.items()
        for text in said
        for found in _in_text(slot, text, whole, seen)
    ]


def unfinished_in(text: str) -> list[str]:
    """Return the words that were left for later: tbc, to be confirmed, an empty bracket."""
    return [found.group() for found in _UNFINISHED.finditer(text)]


def _in_text(slot: str, text: str, whole: str, seen: set[str]) -> Iterator[Unplain]:
    for sentence in _SENTENCE.split(text):
        words = sentence.split()
        if len(words) > LONGEST_SENTENCE:
            start = " ".join(words[:6])
            yield Unplain(
                slot, f"“{start}…” has {len(words)} words", "make it two sentences"
            )
    for short in _SHORT.findall(text):
        if short not in EVERYONE_KNOWS | seen and f"({short})" not in whole:
            seen.add(short)
            yield Unplain(
                slot, f"“{short}” is not explained", f"write it out, then ({short})"
            )
    for words in unfinished_in(text):
        yield Unplain(slot, f"“{words}” is not finished", "fill it in or leave it out")
    if _MARKS.search(text):
        yield Unplain(slot, "marks were left over from copying", "take them out")
