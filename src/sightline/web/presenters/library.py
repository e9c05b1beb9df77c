"""How are briefings shown: in a list, part by part, and theme by theme?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sightline.kernel.local_time import say_day
from sightline.learning.queries import Shown, Talked
from sightline.learning.search import Found
from sightline.learning.templates import TEMPLATES
from sightline.vocabulary.themes import THEMES

WORDS_A_MINUTE = 220


@dataclass(frozen=True)
class Listed:
    """One line of the library."""

    code: str
    title: str
    about: str
    themes: str
    words: str


@dataclass(frozen=True)
class Part:
    """One part of a briefing: its heading and what stands under it."""

    code: str
    heading: str
    of: str
    said: list[str]


def listed(found: Found, *, with_words: bool) -> Listed:
    """Return a briefing for the list, with the words it was found by."""
    shown = found.briefing
    about = [TEMPLATES[shown.template].title, minutes_of(shown)]
    if shown.standing.published_at:
        about.append(f"published {say_day(shown.standing.published_at.date())}")
    themes = [THEMES[code].title for code in shown.themes if code in THEMES]
    return Listed(
        shown.code,
        shown.title,
        ", ".join(about),
        ", ".join(themes),
        found.words if with_words else "",
    )


def minutes_of(shown: Shown) -> str:
    """Say how long it takes to read."""
    words = sum(len(said.split()) for each in shown.slots.values() for said in each)
    minutes = max(1, round(words / WORDS_A_MINUTE))
    return "1 minute to read" if minutes == 1 else f"{minutes} minutes to read"


def parts_of(shown: Shown) -> list[Part]:
    """Return the parts that say something, in the order they are read."""
    template = TEMPLATES[shown.template]
    return [
        Part(slot.code, template.heading(slot), slot.of, said)
        for slot in template.slots
        if (said := [text for text in shown.slots.get(slot.code, []) if text.strip()])
    ]


def matrix_rows(
    rows: Iterable[tuple[str, list[bool], int]],
) -> Iterator[tuple[str, str, list[str], int]]:
    """Yield each theme with its title, a word for each briefing, and how many have it."""
    for code, have, count in rows:
        yield code, THEMES[code].title, ["yes" if one else "" for one in have], count


def talk_rows(talk: Talked) -> list[dict[str, object]]:
    """Return what one team said, for a summary list."""
    rows: list[dict[str, object]] = [
        {"key": "Talked about on", "value": say_day(talk.held_on)},
        {"key": "People", "value": talk.people or "", "blank": "Not said"},
    ]
    rows += [{"key": question, "value": said} for question, said in talk.answers.items()]
    return [
        *rows,
        {"key": "Will do differently", "value": talk.changed, "blank": "Not said"},
    ]
