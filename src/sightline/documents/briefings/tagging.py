"""Which themes of the taxonomy is a statement about, and by which words is that known?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sightline.documents.briefings.phrases import Wording, wordings
from sightline.documents.briefings.said import Said
from sightline.documents.briefings.told import Tag, Told
from sightline.vocabulary.themes import THEMES

_Stretch = tuple[int, int]


def tags_of(one: Said) -> tuple[Tag, ...]:
    """The themes of one statement, each with the first words that tell it."""
    return tuple(Tag(code, _told(one, code, where)) for code, where in _found_in(one.text))


def themes_of(text: str) -> tuple[str, ...]:
    """The codes of the themes a text is about."""
    return tuple(code for code, _ in _found_in(text))


@lru_cache(maxsize=4096)
def _found_in(text: str) -> tuple[tuple[str, tuple[_Stretch, ...]], ...]:
    return tuple(_search(text))


def _search(text: str) -> Iterator[tuple[str, tuple[_Stretch, ...]]]:
    for wording in wordings("themes"):
        where = _first(text, wording)
        if where and wording.code in THEMES:
            yield wording.code, where


def _first(text: str, wording: Wording) -> tuple[_Stretch, ...]:
    found = next(wording.found_in(text), None)
    if found:
        return (found.span(),)
    together = [pattern.search(text) for pattern in wording.together]
    told = [one.span() for one in together if one]
    return tuple(told) if told and len(told) == len(together) else ()


def _told(one: Said, code: str, where: tuple[_Stretch, ...]) -> Told:
    told = [one.told(start, end) for start, end in where]
    words = " … ".join(each.words for each in told)
    return Told(words, tuple(span for each in told for span in each.spans), code)
