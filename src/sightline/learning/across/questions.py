"""Which questions can a team talk about, on which theme, and from which briefing?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sightline.documents.briefings.tagging import themes_of
from sightline.learning.elsewhere import FromElsewhere
from sightline.learning.search import AnyBriefing
from sightline.learning.templates import TEMPLATES
from sightline.vocabulary.themes import THEMES


@dataclass(frozen=True)
class Question:
    """A question, the briefing that asks it, and the themes it stands under.

    `by_words`: its own words lead to them; otherwise they are those of its briefing.
    """

    text: str
    briefing: AnyBriefing
    themes: tuple[str, ...]
    by_words: bool


def questions(briefings: Iterable[AnyBriefing]) -> list[Question]:
    """Return every question that briefings ask, in the order of the briefings."""
    return [each for briefing in briefings for each in _asked_in(briefing)]


def themes_asked(every: Sequence[Question]) -> list[tuple[str, int]]:
    """Return the themes that questions stand under, with how many, in their usual order."""
    counted = Counter(theme for each in every for theme in each.themes)
    return [(code, counted[code]) for code in THEMES if counted[code]]


def _asked_in(briefing: AnyBriefing) -> Iterator[Question]:
    for text in dict.fromkeys(_texts(briefing)):
        told = tuple(theme for theme in themes_of(text) if theme in THEMES)
        yield Question(text, briefing, told or tuple(briefing.themes), bool(told))


def _texts(briefing: AnyBriefing) -> Iterator[str]:
    if isinstance(briefing, FromElsewhere):
        yield from (each.text for each in briefing.points if each.kind == "question")
        return
    for slot in TEMPLATES[briefing.template].slots:
        if slot.of == "questions":
            yield from (text for text in briefing.slots.get(slot.code, []) if text.strip())
