"""How are briefings shown: in a list, part by part, and theme by theme?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from sightline.kernel.local_time import say_day
from sightline.learning.across.matrix import LOCAL, Row
from sightline.learning.across.national import NationalFinding, on_theme
from sightline.learning.elsewhere import FromElsewhere
from sightline.learning.queries import Shown, Talked
from sightline.learning.search import AnyBriefing, Found
from sightline.learning.talks import SORTS_OF_TALK
from sightline.learning.templates import TEMPLATES
from sightline.vocabulary.themes import NATIONAL_THEMES, THEMES
from sightline.web.presenters.narrowing import library_with

WORDS_A_MINUTE = 220
MOST_ALIKE = 5
SAID_HEAD = ("What it says", "Where in the file", "Themes")


@dataclass(frozen=True)
class Listed:
    """One line of the library."""

    address: str
    code: str  # empty for one from elsewhere, whose id means nothing to anyone
    title: str
    about: str
    themes: str
    words: str


@dataclass(frozen=True)
class Column:
    """One column of the table of themes: its short heading, and what it stands for."""

    head: str
    title: str
    address: str
    is_own: bool


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
    themes = [THEMES[code].title for code in shown.themes if code in THEMES]
    return Listed(
        address_of(shown),
        shown.code if isinstance(shown, Shown) else "",
        shown.title,
        _about(shown),
        ", ".join(themes),
        found.words if with_words else "",
    )


def address_of(shown: AnyBriefing) -> str:
    """Return where anyone reads a briefing."""
    name = "briefing" if isinstance(shown, Shown) else "from-elsewhere"
    return reverse(name, kwargs={"briefing": shown.code})


def _about(shown: AnyBriefing) -> str:
    if isinstance(shown, FromElsewhere):
        return f"From elsewhere: {shown.partnership or 'the partnership is not told'}"
    about = [TEMPLATES[shown.template].title, minutes_of(shown)]
    if shown.standing.published_at:
        about.append(f"published {say_day(shown.standing.published_at.date())}")
    return ", ".join(about)


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


def columns_of(briefings: Iterable[AnyBriefing]) -> list[Column]:
    """Return a column for each briefing; those from elsewhere are numbered E1, E2, …"""
    columns, elsewhere = [], 0
    for each in briefings:
        elsewhere += isinstance(each, FromElsewhere)
        head = each.code if isinstance(each, Shown) else f"E{elsewhere}"
        columns.append(Column(head, each.title, address_of(each), isinstance(each, Shown)))
    return columns


@dataclass(frozen=True)
class MatrixRow:
    """One theme of the matrix: where it leads, which columns have it, and in how many."""

    code: str
    title: str
    group: str  # set where a new group begins
    address: str
    cells: list[bool]
    having: list[Column]
    row: Row


def matrix_rows(
    rows: Iterable[Row], columns: Sequence[Column], scheme: str
) -> list[MatrixRow]:
    """Return each theme with a mark for each briefing, and those that have it by name."""
    made: list[MatrixRow] = []
    group = ""
    for row in rows:
        local = row.code if scheme == LOCAL else ""
        having = [one for one, has in zip(columns, row.have, strict=True) if has]
        made.append(
            MatrixRow(
                row.code,
                row.title,
                row.group if row.group != group else "",
                library_with(theme=local) if local else "",
                list(row.have),
                having,
                row,
            )
        )
        group = row.group
    return made


@dataclass(frozen=True)
class ThemeTold:
    """A theme: what it means, the national headings it counts under, national findings."""

    title: str
    definition: str
    national: list[tuple[str, str]]
    findings: list[NationalFinding]


def about_theme(code: str) -> ThemeTold | None:
    """Return what there is to tell of a theme, if there is such a theme."""
    theme = THEMES.get(code)
    if theme is None:
        return None
    counted = [NATIONAL_THEMES[each] for each in theme.national]
    return ThemeTold(
        theme.title,
        theme.definition,
        [
            (each.title, f"{reverse('themes')}?scheme={each.scheme.value}")
            for each in counted
        ],
        on_theme(code),
    )


def talk_rows(talk: Talked) -> list[dict[str, object]]:
    """Return what one team said, for a summary list."""
    rows: list[dict[str, object]] = [
        {"key": "Talked about on", "value": say_day(talk.held_on)},
        {"key": "As", "value": SORTS_OF_TALK.get(talk.sort, talk.sort)},
        {"key": "About", "value": talk.topic, "blank": "Not said"},
        {"key": "People", "value": talk.people or "", "blank": "Not said"},
    ]
    rows += [{"key": question, "value": said} for question, said in talk.answers.items()]
    return [
        *rows,
        {"key": "Will do differently", "value": talk.changed, "blank": "Not said"},
    ]


def listed_alike(others: Iterable[AnyBriefing]) -> list[Listed]:
    """Return the few that are most alike, as lines of a list."""
    first = list(others)[:MOST_ALIKE]
    return [listed(Found(each, ""), with_words=False) for each in first]


def said_rows(shown: FromElsewhere) -> list[list[object]]:
    """Return each statement with its place in the file and the themes its words led to."""
    return [
        [
            f"{each.heading}: {each.text}" if each.heading else each.text,
            {"text": each.place, "blank": "The file does not tell"},
            {
                "text": ", ".join(THEMES[code].title for code in each.themes),
                "blank": "No theme",
            },
        ]
        for each in shown.said
    ]
