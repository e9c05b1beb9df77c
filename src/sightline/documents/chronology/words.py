"""What words does a text hold, alike however they end?"""

from __future__ import annotations

import re
from functools import lru_cache

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "\u00a0": " "})
_SENTENCES = re.compile(r"[.!?][\s\"')]+|\n+")
_WORDS = re.compile(
    r"£?\d[\d.,/:]*\d[a-z]?|£?\d[a-z]?|[a-z]&e\b|[a-z]+(?:[/-][a-z]+)*(?:'[a-z]+)?"
)


def sentences(text: str) -> list[str]:
    """Split a text into its sentences and lines."""
    plain = text if text.isascii() else text.translate(_PLAIN)
    return [part for part in _SENTENCES.split(plain) if part]


def words(sentence: str) -> list[str]:
    """Return the words and figures of a sentence, in lower case."""
    return _WORDS.findall(sentence.lower())


def stems(sentence: str) -> list[str]:
    """Return the words of a sentence without their endings, in order."""
    return list(map(stem, words(sentence)))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Take the commonest English endings off a word; figures stay as they are."""
    if word[0] in "£0123456789":
        return word.replace(",", "")
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    for ending, least in (("ing", 6), ("ed", 5), ("s", 4)):
        if len(word) >= least and word.endswith(ending) and not word.endswith("ss"):
            word = _undoubled(word[: -len(ending)])
            break
    return word.removesuffix("e") if len(word) > 4 else word


def _undoubled(word: str) -> str:
    doubled = word[-1] == word[-2] and word[-1] not in "aeiouls"
    return word[:-1] if doubled else word
