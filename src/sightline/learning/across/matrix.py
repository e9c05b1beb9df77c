"""Which briefing found what: the themes of a scheme against the briefings?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.learning.queries import Shown
from sightline.learning.search import AnyBriefing
from sightline.vocabulary.themes import NATIONAL_THEMES, THEMES, Scheme

LOCAL = "local"
SCHEMES = {
    LOCAL: "Our own themes",
    **{scheme.value: scheme.heading for scheme in Scheme},
}


@dataclass(frozen=True)
class Row:
    """One theme: under which heading it stands, which briefings have it, and how many."""

    code: str
    title: str
    group: str
    have: tuple[bool, ...]
    own: int
    elsewhere: int

    @property
    def count(self) -> int:
        """How many have it, wherever they were published."""
        return self.own + self.elsewhere


def matrix(briefings: Sequence[AnyBriefing], scheme: str = LOCAL) -> list[Row]:
    """Return a row for each theme of a scheme that any of the briefings has.

    A briefing has a national theme where one of its own themes counts under it.
    """
    counted = [
        set(each.themes) if scheme == LOCAL else national_of(each.themes)
        for each in briefings
    ]
    here = [isinstance(each, Shown) for each in briefings]
    rows = []
    for code, title, group in _themes(scheme):
        have = tuple(code in themes for themes in counted)
        own = sum(has and ours for has, ours in zip(have, here, strict=True))
        if any(have):
            rows.append(Row(code, title, group, have, own, sum(have) - own))
    return rows


def national_of(themes: Sequence[str]) -> set[str]:
    """Return the national themes under which some themes count."""
    return {code for theme in themes if theme in THEMES for code in THEMES[theme].national}


def _themes(scheme: str) -> list[tuple[str, str, str]]:
    if scheme == LOCAL:
        return [(each.code, each.title, each.group.heading) for each in THEMES.values()]
    return [
        (each.code, each.title, each.scheme.heading)
        for each in NATIONAL_THEMES.values()
        if each.scheme.value == scheme
    ]
