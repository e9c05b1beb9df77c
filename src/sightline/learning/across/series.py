"""Which briefings build on each other, and what does each add to the ones before it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sightline.learning.across.facets import slug
from sightline.learning.queries import Shown


@dataclass(frozen=True)
class Part:
    """One briefing of a series: themes that are new with it, and those told before."""

    briefing: Shown
    new: tuple[str, ...]
    again: tuple[str, ...]
    so_far: int  # how many themes the series has told of by then


@dataclass(frozen=True)
class Series:
    """Briefings in the order in which they were first published.

    `themes` are all of theirs, with in how many each is told, those told most often first.
    """

    title: str
    parts: tuple[Part, ...]
    themes: tuple[tuple[str, int], ...]

    @property
    def anchor(self) -> str:
        """Its place on the page of all series."""
        return slug(self.title)


def every_series(published: Iterable[Shown]) -> list[Series]:
    """Return each series of published briefings, that with the latest part first."""
    by_title: dict[str, list[Shown]] = {}
    for shown in published:
        if shown.series:
            by_title.setdefault(shown.series, []).append(shown)
    found = [_series(title, shown) for title, shown in by_title.items()]
    return sorted(found, key=lambda one: since(one.parts[-1].briefing), reverse=True)


def _series(title: str, briefings: list[Shown]) -> Series:
    counted: dict[str, int] = {}
    parts = []
    for shown in sorted(briefings, key=since):
        again = tuple(theme for theme in shown.themes if theme in counted)
        new = tuple(theme for theme in shown.themes if theme not in counted)
        for theme in shown.themes:
            counted[theme] = counted.get(theme, 0) + 1
        parts.append(Part(shown, new, again, len(counted)))
    themes = sorted(counted.items(), key=lambda one: -one[1])
    return Series(title, tuple(parts), tuple(themes))


def since(shown: Shown) -> datetime:
    """Return the moment since which anyone could read a briefing."""
    return shown.standing.first_published_at or shown.written_at
