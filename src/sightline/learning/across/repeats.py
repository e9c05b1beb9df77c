"""Which learning came back? The same theme in two published reviews or more, over the years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.documents.briefings.tagging import themes_of
from sightline.kernel.local_time import london_day
from sightline.learning.across.series import since
from sightline.learning.elsewhere import FromElsewhere
from sightline.learning.queries import Shown
from sightline.vocabulary.themes import THEMES

FEWEST = 2  # reviews: one alone is no repeat
GAPS = (
    "learning-one",
    "learning-two",
    "improve",
    "lessons",
    "findings",
    "reviews",
    "learning",
)
RECOMMENDED = ("recommendations", "now", "conclusions")
DONE = ("since", "response")
STRENGTHS = ("good-practice",)


@dataclass(frozen=True)
class Telling:
    """What one published briefing says on a theme, in its own words.

    Of each part these are the sentences whose words lead to the theme; where none does, the
    whole part, and its name is in `whole`.
    """

    briefing: Shown
    day: date
    gaps: tuple[str, ...]
    recommended: tuple[str, ...]
    done: tuple[str, ...]
    whole: frozenset[str] = frozenset()

    @property
    def source(self) -> str:
        """The review it comes from; two briefings of one review are one source."""
        return self.briefing.review or self.briefing.code


@dataclass(frozen=True)
class Repeat:
    """A theme that came back: every telling, the earliest first, and those from elsewhere."""

    theme: str
    tellings: tuple[Telling, ...]
    elsewhere: tuple[FromElsewhere, ...]

    @property
    def nobody_tells_what_was_done(self) -> bool:
        """No briefing of it says what changed since."""
        return not any(each.done for each in self.tellings)


def repeats(
    published: Iterable[Shown], elsewhere: Sequence[FromElsewhere] = ()
) -> list[Repeat]:
    """Return every theme found wanting in two reviews or more, that found most often first.

    Briefings from elsewhere are counted beside these; by themselves they make no repeat here.
    """
    by_theme: dict[str, list[Telling]] = {}
    for shown in published:
        for theme in shown.themes:
            if theme in THEMES and (telling := telling_of(shown, theme)):
                by_theme.setdefault(theme, []).append(telling)
    found = [
        Repeat(
            theme,
            tuple(sorted(tellings, key=lambda one: since(one.briefing))),
            tuple(each for each in elsewhere if theme in each.themes),
        )
        for theme, tellings in by_theme.items()
        if len({one.source for one in tellings}) >= FEWEST
    ]
    return sorted(
        found, key=lambda one: (-len(one.tellings), list(THEMES).index(one.theme))
    )


def telling_of(shown: Shown, theme: str) -> Telling | None:
    """Return what a briefing says on a theme; None where it tells of it as a strength alone."""
    parts = {"gaps": GAPS, "recommended": RECOMMENDED, "done": DONE}
    on = {name: _said(shown, slots, theme) for name, slots in parts.items()}
    if _said(shown, STRENGTHS, theme) and not on["gaps"] and not on["recommended"]:
        return None
    said = {name: on[name] or _said(shown, slots) for name, slots in parts.items()}
    whole = frozenset(name for name in parts if said[name] and not on[name])
    return Telling(shown, london_day(since(shown)), whole=whole, **said)


def _said(shown: Shown, slots: Iterable[str], theme: str = "") -> tuple[str, ...]:
    """Return what stands in some parts, on one theme where one is given."""
    return tuple(
        said
        for slot in slots
        for said in shown.slots.get(slot, ())
        if not theme or theme in themes_of(said)
    )
