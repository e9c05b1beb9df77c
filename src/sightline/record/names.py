"""How is a name looked for? Its words folded to plain letters, and how each sounds."""

from __future__ import annotations

import re
import unicodedata

import jellyfish

WORD = re.compile(r"[a-z0-9]+")
LONGEST = 80


def name_words(name: str) -> list[str]:
    """Return the words of a name in small plain letters: "Zoë O'Rowan" gives zoe, orowan."""
    plain = unicodedata.normalize("NFKD", name.replace("'", "").replace("’", ""))
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    return [word[:LONGEST] for word in WORD.findall(plain.casefold())]


def sound_of(word: str) -> str:
    """Return how a word sounds, so that Alys finds Alice; empty for words without letters."""
    return jellyfish.metaphone(word)[:20]
