"""Does a text hold any of a list of wordings? Most hold none, and are quickly told not to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in small letters with plain apostrophes, and the words it holds."""

    text: str
    words: frozenset[str]


def plain(text: str) -> Plain:
    """Return a text as wordings are looked for in it."""
    text = text.replace("’", "'").casefold()
    return Plain(text, frozenset(_WORD.findall(text)))


class Wordings:
    """Wordings, whole words only, the longest first where several would fit.

    `before` and `after` are what may not stand next to one. Of each the longest word is kept
    besides: a text without any of those need not be searched.
    """

    def __init__(self, listed: Iterable[str], before: str, after: str) -> None:
        ordered = sorted(listed, key=len, reverse=True)
        said = "|".join(map(re.escape, ordered))
        self.pattern = re.compile(f"(?<!{before})(?:{said})(?!{after})")
        self._needed = frozenset(max(_WORD.findall(one), key=len) for one in ordered)

    def may_be_in(self, words: frozenset[str]) -> bool:
        """Tell whether a text of these words may hold one; False is certain."""
        return not self._needed.isdisjoint(words)

    def are_in(self, said: Plain) -> bool:
        """Tell whether a text holds one of them."""
        return self.may_be_in(said.words) and self.pattern.search(said.text) is not None
