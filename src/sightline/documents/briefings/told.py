"""What a published review tells: its parts, its points and its facts. Plain values.

Everything carries the spans of the file it was read from, so that each can be shown beside
the words it rests on, and nothing is taken on trust.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sightline.documents.source.blocks import Form, Notice, Place
from sightline.kernel.partial_dates import PartialDate

PointKind = Literal[
    "good-practice",
    "learning",
    "recommendation",
    "action-taken",
    "what-to-do",
    "next-step",
    "question",
    "decision",
]
DateKind = Literal["publication", "review", "incident", "other"]
Became = Literal["title", "heading", "statement", "left-out"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters of one paragraph or one cell, and where a person finds it.

    `block` counts the file's blocks from 0, `row` and `column` the cells of a table from 1
    (0 in a paragraph); `start` and `end` count that paragraph's or cell's characters.
    """

    block: int
    row: int
    column: int
    start: int
    end: int
    place: Place


@dataclass(frozen=True, slots=True)
class Told:
    """Words as written, without their marks and line breaks, and where they stand.

    `code` is what they were taken to mean, where they stand for a term of a list.
    """

    words: str
    spans: tuple[Span, ...]
    code: str = ""


@dataclass(frozen=True, slots=True)
class DateTold:
    """A date as written, what it is the date of, and the partial date it means."""

    of: DateKind
    told: Told
    date: PartialDate


@dataclass(frozen=True, slots=True)
class Child:
    """A child's age as written, as the fewest and the most days it may mean."""

    age: Told
    least_days: int
    most_days: int
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Incident:
    """Whether a child died or was harmed ("" where that is not told), and of what."""

    outcome: Literal["died", "harmed", ""] = ""
    outcome_told: Told | None = None
    harms: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency as it is named. `took_part`: it is told of as having worked with the family."""

    told: Told
    sector: str
    took_part: bool


@dataclass(frozen=True, slots=True)
class Partnership:
    """Who published it: the name or the abbreviation it gives itself, or both."""

    name: str
    short: str
    told: Told


@dataclass(frozen=True, slots=True)
class Tag:
    """A theme of the taxonomy, and the exact words that led to it."""

    theme: str
    told: Told


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said: a paragraph, a list item, a cell. `number` is the item's own, if any."""

    text: str
    spans: tuple[Span, ...]
    item: bool = False
    number: str = ""
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part under one heading. `code` is the standard section; `title` is as written.

    Sections come in the order they stand in the file; `right` is this one's place, from 1,
    in the order that its number gives it. Under "" there was no heading.
    """

    code: str
    title: str
    title_spans: tuple[Span, ...]
    statements: tuple[Statement, ...]
    number: int = 0
    right: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """One point of learning, practice or advice, as one thing even where it is long.

    `label` is its own short title, `group` the sub-heading it stands under, `section` the
    place of its section among `Briefing.sections`. For recommendations `progress` is what
    the briefing says was done, `status` that as completed, under-way, not-started or "".
    """

    kind: PointKind
    text: str
    spans: tuple[Span, ...]
    section: int
    label: str = ""
    group: str = ""
    number: str = ""
    progress: Told | None = None
    status: str = ""
    owner: str = ""
    due: str = ""
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Address:
    """Where a link leads, and whether it can: dead means it cannot, None that nobody asked."""

    words: str
    address: str
    dead: bool | None
    why: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to read, use or attend. `address` is "" where only its name is given."""

    title: str
    kind: str
    address: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody or somewhere to turn to. `stale` is None where it cannot be told."""

    kind: Literal["person", "email", "phone"]
    value: str
    stale: bool | None
    worry: bool
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Accounted:
    """What became of one line: a title, a heading, part of a statement, or why it was left."""

    span: Span
    became: Became
    why: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """One published briefing, understood."""

    file: str
    form: Form
    title: Told | None
    kind: Told | None
    layout: str
    partnership: Partnership | None
    reference: Told | None
    dates: tuple[DateTold, ...]
    children: tuple[Child, ...]
    sex: Told | None
    incident: Incident
    family: tuple[Told, ...]
    agencies: tuple[Agency, ...]
    agencies_counted: int
    sections: tuple[Section, ...]
    points: tuple[Point, ...]
    links: tuple[Address, ...]
    resources: tuple[Resource, ...]
    contacts: tuple[Contact, ...]
    worry: tuple[Told, ...]
    account: tuple[Accounted, ...]
    notices: tuple[Notice, ...] = field(default=())

    def tags(self) -> tuple[Tag, ...]:
        """Every theme tag, in the order of the file."""
        return tuple(
            tag
            for section in self.sections
            for statement in section.statements
            for tag in statement.tags
        )
