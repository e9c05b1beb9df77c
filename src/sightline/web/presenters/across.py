"""How is what briefings say beside each other shown: questions, strengths, series, repeats?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from sightline.kernel.local_time import london_day, say_day
from sightline.learning.across.good_practice import Strength
from sightline.learning.across.questions import Question
from sightline.learning.across.repeats import Repeat, Telling
from sightline.learning.across.series import Part, Series
from sightline.learning.queries import Shown
from sightline.learning.templates import TEMPLATES
from sightline.vocabulary.sectors import SECTORS
from sightline.vocabulary.themes import THEMES
from sightline.web.presenters.library import address_of
from sightline.web.presenters.narrowing import library_with


@dataclass(frozen=True)
class Line:
    """Something a briefing says, with what stands under it and where it is from."""

    text: str
    under: str
    source: str
    address: str


def question_lines(questions: Iterable[Question]) -> list[Line]:
    """Return each question with its themes and its briefing."""
    return [
        Line(
            each.text,
            titles_of(each.themes)
            + ("" if each.by_words else " (the themes of its briefing)"),
            each.briefing.title,
            address_of(each.briefing),
        )
        for each in questions
    ]


def strength_lines(strengths: Iterable[Strength]) -> list[Line]:
    """Return each strength with the agencies it is put down to, and where it is told."""
    return [
        Line(
            each.text,
            ", ".join(each.agencies)
            or ", ".join(SECTORS[code].title for code in each.sectors)
            or "It does not tell which agency",
            each.briefing.title if each.briefing else f"Review {each.source}",
            address_of(each.briefing)
            if each.briefing
            else reverse("review-learning", kwargs={"review": each.source}),
        )
        for each in strengths
    ]


@dataclass(frozen=True)
class PartTold:
    """One part of a series, in words."""

    title: str
    address: str
    about: str
    new: str
    again: str
    so_far: int


@dataclass(frozen=True)
class SeriesTold:
    """A series, its parts in order, and its themes with in how many parts each is told."""

    title: str
    anchor: str
    parts: list[PartTold]
    head: tuple[str, str]
    themes: list[list[object]]


def series_told(series: Series) -> SeriesTold:
    """Return a series in words."""
    return SeriesTold(
        series.title,
        series.anchor,
        [_part(each) for each in series.parts],
        ("Theme", "Parts that tell of it"),
        [
            [
                {"text": THEMES[code].title, "href": library_with(theme=code)},
                {"text": str(count), "numeric": True},
            ]
            for code, count in series.themes
            if code in THEMES
        ],
    )


def _part(part: Part) -> PartTold:
    return PartTold(
        part.briefing.title,
        address_of(part.briefing),
        about(part.briefing),
        titles_of(part.new),
        titles_of(part.again),
        part.so_far,
    )


@dataclass(frozen=True)
class TellingTold:
    """What one briefing says on a theme: rows for a summary list."""

    title: str
    address: str
    about: str
    rows: list[dict[str, object]]


@dataclass(frozen=True)
class RepeatTold:
    """A theme that came back, in words."""

    code: str
    title: str
    address: str
    definition: str
    tellings: list[TellingTold]
    elsewhere: list[tuple[str, str]]
    nobody_tells: bool


def repeat_told(repeat: Repeat) -> RepeatTold:
    """Return a theme that came back, the earliest telling first."""
    theme = THEMES[repeat.theme]
    return RepeatTold(
        theme.code,
        theme.title,
        library_with(theme=theme.code),
        theme.definition,
        [_telling(each) for each in repeat.tellings],
        [(each.title, address_of(each)) for each in repeat.elsewhere],
        repeat.nobody_tells_what_was_done,
    )


def _telling(telling: Telling) -> TellingTold:
    briefing = telling.briefing
    said = (
        ("gaps", "What was found", telling.gaps, "It does not tell"),
        ("recommended", "What was asked for", telling.recommended, "It does not tell"),
        ("done", "What is told to have changed", telling.done, "It does not tell"),
    )
    rows: list[dict[str, object]] = [
        {
            "key": f"{key}, on all its themes" if name in telling.whole else key,
            "value": "\n".join(lines),
            "blank": blank,
        }
        for name, key, lines, blank in said
    ]
    return TellingTold(briefing.title, address_of(briefing), about(briefing), rows)


def about(briefing: Shown) -> str:
    """Say which kind of review a briefing is from, and when it was published."""
    kind = str(briefing.facts.get("kind") or TEMPLATES[briefing.template].title)
    at = briefing.standing.first_published_at
    return f"{kind}, published {say_day(london_day(at))}" if at else kind


def titles_of(codes: Iterable[str]) -> str:
    """Return the titles of themes, as one line."""
    return ", ".join(THEMES[code].title for code in codes if code in THEMES)
