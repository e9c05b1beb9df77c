"""Which themes of the taxonomy is a statement about, and by which words is that known?"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.documents.briefings.phrases import Wording, wordings
from sightline.documents.briefings.said import Said
from sightline.documents.briefings.told import Tag, Told
from sightline.vocabulary.themes import THEMES


def tags_of(one: Said) -> tuple[Tag, ...]:
    """The themes of one statement, in the taxonomy's order, each with its first words."""
    return tuple(
        Tag(wording.code, told)
        for wording in wordings("themes")
        if wording.code in THEMES
        for told in _first(one, wording)
    )


def _first(one: Said, wording: Wording) -> Iterator[Told]:
    found = next(wording.found_in(one.text), None)
    if found:
        yield one.told(found.start(), found.end(), wording.code)
        return
    both = [pattern.search(one.text) for pattern in wording.together]
    if both and all(both):
        told = [one.told(each.start(), each.end()) for each in both if each]
        words = " … ".join(each.words for each in told)
        yield Told(words, tuple(span for each in told for span in each.spans), wording.code)
