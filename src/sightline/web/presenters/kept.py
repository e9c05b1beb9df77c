"""How is shown what briefings share: around one of them, in a list, and wording by wording?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from sightline.kernel.local_time import london_day, say_day
from sightline.learning.kept.around import (
    Around,
    looked_up_on,
    paragraphs_of,
    source_of,
    ways_to,
    worded_on,
)
from sightline.learning.kept.links import address_of, tried_last
from sightline.learning.kept.loose_ends import LooseEnd, why_broken
from sightline.learning.kept.policies import named_in
from sightline.learning.kept.sorts import READERS, SORTS, Field
from sightline.learning.kept.using import around
from sightline.learning.kept.worded import Worded
from sightline.learning.plain import unplain_in
from sightline.learning.queries import Shown

LOOSE_HEAD = ("Where", "Look at", "What to do")
USED_HEAD = ("Briefing", "Code", "Public")
LIST_HEAD = ("What is kept", "Code", "Worded on", "Used in", "Look at")
Row = list[object]


@dataclass(frozen=True)
class Figure:
    """A figure and, at the end of the page, its source; each leads to the other."""

    number: int
    sentence: str
    source: str
    address: str
    worded: str


@dataclass(frozen=True)
class Linked:
    """A resource, with what is known of its link where that does not work."""

    title: str
    address: str
    about: str
    broken: str
    worded: str


@dataclass(frozen=True)
class Reached:
    """A contact and how to reach it, or that it is being checked."""

    title: str
    agency: str
    ways: list[str]
    being_checked: bool
    worded: str


@dataclass(frozen=True)
class AroundShown:
    """What a briefing shares with others, ready for its page."""

    messages: list[tuple[str, list[str], str]]
    figures: list[Figure]
    resources: list[tuple[str, list[Linked]]]
    contacts: list[Reached]


def around_shown(shown: Shown, today: date) -> AroundShown:
    """Return what stands around a briefing's own words, as it is worded today."""
    return _shown(around(shown.uses), today)


def _shown(found: Around, today: date) -> AroundShown:
    figures = enumerate(found.statistics, start=1)
    return AroundShown(
        messages=[
            (one.title, paragraphs_of(one.says["text"]), worded_on(one))
            for one in found.messages
        ],
        figures=[
            Figure(
                number,
                one.title,
                f"{source_of(one)}. {looked_up_on(one)}",
                address_of(one),
                worded_on(one),
            )
            for number, one in figures
        ],
        resources=[
            (heading, linked(some)) for heading, some in found.resources_by_readers()
        ],
        contacts=[
            Reached(
                one.title,
                one.says["agency"],
                ways_to(one, today),
                one.is_being_checked(today),
                worded_on(one),
            )
            for one in found.contacts
        ],
    )


def linked(resources: Iterable[Worded]) -> list[Linked]:
    """Return resources with their links, and which of those failed when last tried."""
    resources = list(resources)
    tried = tried_last(map(address_of, resources))
    return [
        Linked(
            one.title,
            address_of(one),
            one.says["about"],
            why_broken(address_of(one), tried),
            worded_on(one),
        )
        for one in resources
    ]


def kept_lists(
    kept: Iterable[Worded], used: Counter[str], today: date
) -> list[dict[str, object]]:
    """Return each sort with a row for everything that is kept of it."""
    kept = list(kept)
    tried = tried_last(map(address_of, kept))
    return [
        {
            "sort": sort,
            "rows": [
                _row(one, used[one.code], why_broken(address_of(one), tried), today)
                if address_of(one)
                else _row(one, used[one.code], "", today)
                for one in kept
                if one.what == code
            ],
        }
        for code, sort in SORTS.items()
    ]


def doubts_of(one: Worded, broken: str, today: date) -> list[str]:
    """Return what somebody should look at in something kept."""
    doubts = [f"Its link: {broken}"] if broken else []
    if one.is_being_checked(today) and one.until:
        doubts.append(f"Known to be right until {say_day(one.until)}")
    texts = [field.code for field in SORTS[one.what].fields if field.of == "text"]
    doubts += [
        f"{found.found}: {found.right}"
        for found in unplain_in({code: [one.says.get(code, "")] for code in texts})
    ]
    if one.what == "contact":
        doubts += [f"“{words}” looks like a name" for _, words in named_in(one.says)]
    return doubts


def wording_rows(one: Worded) -> list[dict[str, object]]:
    """Return everything one wording says, for a summary list."""
    return [
        {
            "key": field.label,
            "value": _said(field, one.says.get(field.code, "")),
            "blank": "It is shown" if field.code == "ended" else "Not given",
        }
        for field in SORTS[one.what].fields
    ]


def history_of(wordings: Iterable[Worded]) -> list[tuple[str, list[dict[str, object]]]]:
    """Return the earlier wordings, each with the day it was worded on."""
    return [
        (f"Wording {one.number}. {worded_on(one)}", wording_rows(one)) for one in wordings
    ]


def used_rows(briefings: Iterable[Shown]) -> list[Row]:
    """Return a row for each briefing that uses it."""
    return [
        [
            {
                "text": shown.title,
                "href": reverse("briefing-in-work", kwargs={"briefing": shown.code}),
            },
            shown.code,
            "Yes" if shown.standing.published is not None else "No",
        ]
        for shown in briefings
    ]


def loose_rows(found: Iterable[LooseEnd]) -> list[Row]:
    """Return what leads nowhere in a briefing, for a table."""
    return [[end.where, end.found, end.right] for end in found]


def _row(one: Worded, used: int, broken: str, today: date) -> Row:
    doubts = [] if one.ended else doubts_of(one, broken, today)
    look: dict[str, object] = {"text": ". ".join(doubts), "blank": "Nothing to look at"}
    if one.ended:
        look = {"text": f"No longer shown: {one.ended}"}
    elif doubts:
        look |= {"tag": "To put right", "colour": "yellow"}
    return [
        {"text": one.title, "href": reverse("kept-one", kwargs={"kept": one.code})},
        one.code,
        say_day(london_day(one.worded_at)),
        "1 briefing" if used == 1 else f"{used} briefings",
        look,
    ]


def _said(field: Field, text: str) -> str:
    if field.of == "readers":
        return READERS.get(text, "")
    if field.of == "day" and text:
        return say_day(date.fromisoformat(text))
    return text
