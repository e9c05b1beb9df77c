"""What did other partnerships publish, as far as it was read here and looked over?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sightline.access.actor import Actor
from sightline.kernel.partial_dates import PartialDate
from sightline.learning.models import Elsewhere
from sightline.learning.policies import may_write
from sightline.vocabulary.age_bands import BANDS, bands_between
from sightline.vocabulary.themes import THEMES

UNTITLED = "A briefing without a title"
_UNKNOWN = PartialDate.unknown()
PLACES = ("page", "table", "row", "column", "paragraph", "line")


@dataclass(frozen=True)
class Read:
    """One thing a published briefing says: under which heading, and where in its file."""

    heading: str
    text: str
    place: str
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Pointed:
    """One point it makes: good practice, a question, a recommendation, what was done…"""

    kind: str
    text: str
    themes: tuple[str, ...]
    progress: str = ""


@dataclass(frozen=True)
class FromElsewhere:
    """A briefing published elsewhere; `checked_at` is None until a person looked it over.

    `code` stands for it in addresses. `proposed` are the themes its words led to, those met
    most often first; `themes` those that a person confirmed. `year` is that of publication,
    `ages` are bands and `agencies` sectors: each empty where it does not tell.
    """

    code: str
    title: str
    partnership: str
    kind: str
    themes: tuple[str, ...]
    proposed: tuple[str, ...]
    said: tuple[Read, ...]
    links: tuple[tuple[str, str], ...]  # words, and why the link is dead
    taken_in_at: datetime
    checked_at: datetime | None
    kind_code: str = ""
    year: int | None = None
    ages: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    points: tuple[Pointed, ...] = ()
    happened: PartialDate = field(default_factory=PartialDate.unknown)
    published: PartialDate = field(default_factory=PartialDate.unknown)


def from_elsewhere() -> list[FromElsewhere]:
    """Return what was looked over and counts, for anyone to read; the latest first."""
    rows = Elsewhere.objects.filter(checked_at__isnull=False).order_by("-checked_at")
    return [_shown(row) for row in rows]


def one_from_elsewhere(code: str) -> FromElsewhere | None:
    """Return one that was looked over."""
    return next((each for each in from_elsewhere() if each.code == code), None)


def taken_in(actor: Actor) -> list[FromElsewhere]:
    """Return all that was taken in, for those who look it over; the latest first."""
    rows = Elsewhere.objects.order_by("-taken_in_at", "-id")
    return [_shown(row) for row in rows] if may_write(actor) else []


def title_in(told: Mapping[str, Any]) -> str:
    """Return the title a reading tells of, or else what it is and whose; as much as is kept."""
    title = str((told.get("title") or {}).get("words") or "")
    if title:
        return title[:300]
    kind = str((told.get("kind") or {}).get("words") or "")
    said = [text for text in (kind[:1].upper() + kind[1:], partnership_in(told)) if text]
    return f"{', '.join(said)} (it has no title)"[:300] if said else UNTITLED


def partnership_in(told: Mapping[str, Any]) -> str:
    """Return the partnership a reading tells of; empty where it tells of none."""
    named = told.get("partnership") or {}
    return str(named.get("name") or named.get("short") or "")[:200]


def _shown(row: Elsewhere) -> FromElsewhere:
    said = tuple(_said(row.told))
    counted = Counter(theme for each in said for theme in each.themes)
    return FromElsewhere(
        code=row.id,
        title=row.title,
        partnership=row.partnership,
        kind=str((row.told.get("kind") or {}).get("words", "")),
        themes=tuple(row.themes),
        proposed=tuple(theme for theme, _ in counted.most_common()),
        said=said,
        links=tuple((x["words"], x["why"]) for x in row.told["links"] if x["dead"]),
        taken_in_at=row.taken_in_at,
        checked_at=row.checked_at,
        **_facts(row.told),
    )


def _facts(told: Mapping[str, Any]) -> dict[str, Any]:
    published, happened = _date(told, "publication"), _date(told, "incident")
    return {
        "kind_code": str((told.get("kind") or {}).get("code", "")),
        "year": published.first.year if published.first else None,
        "ages": tuple(dict.fromkeys(_ages(told))),
        "agencies": tuple(
            dict.fromkeys(
                each["sector"] for each in told.get("agencies", ()) if each["took_part"]
            )
        ),
        "points": tuple(_pointed(each) for each in told.get("points", ())),
        "happened": happened,
        "published": published,
    }


def _date(told: Mapping[str, Any], of: str) -> PartialDate:
    """Return the first date of a sort that the reading tells of."""
    dates = [each["date"] for each in told.get("dates", ()) if each["of"] == of]
    return PartialDate.parse(dates[0]) if dates and dates[0] else _UNKNOWN


def _ages(told: Mapping[str, Any]) -> Iterator[str]:
    """Yield the bands of its children. An age that fits every band tells nothing."""
    for child in told.get("children", ()):
        bands = bands_between(child["least_days"], child["most_days"])
        if len(bands) < len(BANDS):
            yield from bands


def _pointed(point: Mapping[str, Any]) -> Pointed:
    progress = (point.get("progress") or {}).get("words", "")
    themes = tuple(theme for theme in point["themes"] if theme in THEMES)
    return Pointed(point["kind"], point["text"], themes, progress)


def _said(told: Mapping[str, Any]) -> Iterator[Read]:
    for section in sorted(told["sections"], key=lambda each: each["right"]):
        for statement in section["statements"]:
            themes = dict.fromkeys(tag["code"] for tag in statement["themes"])
            known = tuple(theme for theme in themes if theme in THEMES)
            where = _place(statement["where"])
            yield Read(section["title"], statement["text"], where, known)


def _place(where: Sequence[Mapping[str, int]]) -> str:
    """Say where in the file the words begin: “page 2, line 14”."""
    first = where[0] if where else {}
    return ", ".join(f"{name} {first[name]}" for name in PLACES if first.get(name))
