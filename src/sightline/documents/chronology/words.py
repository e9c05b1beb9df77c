"""What words does a text hold, alike however they end?"""

from __future__ import annotations

import re

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "\u00a0": " "})
_MORE = "(?:[/-][A-Za-z]+)*(?:'[a-z]+)?"
# What comes most often is tried first.
_TOKENS = re.compile(
    rf"[A-Za-z]{{2,}}{_MORE}|[.!?\n]|[Aa]&[Ee]\b|[A-Za-z]{_MORE}"
    r"|£?\d[\d.,/:]*\d[a-z]?|£?\d[a-z]?"
)
_STOPS = frozenset(".!?\n")
_MOST_KNOWN = 200_000


def sentences(text: str) -> list[list[str]]:
    """Split a text into sentences and lines, each a list of its words and figures as written."""
    plain = text if text.isascii() else text.translate(_PLAIN)
    tokens: list[str] = _TOKENS.findall(plain)
    stops = [at for at, token in enumerate(tokens) if token in _STOPS]
    begins = [0, *(at + 1 for at in stops)]
    ends = [*stops, len(tokens)]
    return [
        tokens[first:last] for first, last in zip(begins, ends, strict=True) if first < last
    ]


def stemmed(sentence: list[str]) -> list[str]:
    """Return the words of a sentence in lower case and without their endings."""
    if len(_KNOWN) > _MOST_KNOWN:
        _KNOWN.clear()
    return list(map(_KNOWN.__getitem__, sentence))


def stems(text: str) -> list[str]:
    """Return all words of a text in lower case and without their endings."""
    return [word for sentence in sentences(text) for word in stemmed(sentence)]


def stem(word: str) -> str:
    """Take the commonest English endings off a word; figures stay as they are."""
    word = word.lower()
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


class _Stems(dict[str, str]):
    """Remembers stems: a hundred thousand rows use a few thousand words."""

    def __missing__(self, word: str) -> str:
        found = self[word] = stem(word)
        return found


_KNOWN = _Stems()
