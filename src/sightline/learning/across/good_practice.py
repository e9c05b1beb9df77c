"""What worked well, in which sort of agency? Never who did it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sightline.documents.briefings.tagging import themes_of
from sightline.learning.across.facets import sectors_in
from sightline.learning.elsewhere import FromElsewhere
from sightline.learning.identification.known import Known, without_overlaps
from sightline.learning.identification.names import names_in
from sightline.learning.search import AnyBriefing, holds, terms_of
from sightline.vocabulary.sectors import SECTORS
from sightline.vocabulary.themes import THEMES

SLOT = "good-practice"


@dataclass(frozen=True)
class Strength:
    """Something that worked: the sectors whose work it was, and where it is told.

    `agencies` names those agencies themselves, where a review's own rows tell; it is empty
    in what anyone can read. `source` is the code of a review, where it comes from one.
    """

    text: str
    sectors: tuple[str, ...]
    themes: tuple[str, ...]
    briefing: AnyBriefing | None = None
    agencies: tuple[str, ...] = ()
    source: str = ""


def strengths(briefings: Iterable[AnyBriefing]) -> list[Strength]:
    """Return every strength that briefings tell of, in the order of the briefings."""
    return [
        strength_told(text, briefing=briefing)
        for briefing in briefings
        for text in dict.fromkeys(_texts(briefing))
    ]


def strength_told(
    text: str,
    *,
    briefing: AnyBriefing | None = None,
    agencies: Sequence[tuple[str, str]] = (),
    source: str = "",
    themes: Sequence[str] = (),
    people: Sequence[Known] = (),
) -> Strength:
    """Return a strength with the sectors it is put down to: by its rows, or by its words.

    `agencies` are (name, sector) of the agencies whose rows it rests on; `people` are those
    who may not be told by name in it.
    """
    told = [sector for _, sector in agencies] or sorted(sectors_in(text))
    on = [*themes, *themes_of(text)] or list(briefing.themes if briefing else ())
    return Strength(
        without_names(text, people),
        tuple(code for code in dict.fromkeys(told) if code in SECTORS),
        tuple(code for code in dict.fromkeys(on) if code in THEMES),
        briefing,
        tuple(dict.fromkeys(name for name, _ in agencies)),
        source,
    )


def sought(
    every: Iterable[Strength], words: str, *, agency: str = "", theme: str = ""
) -> list[Strength]:
    """Return the strengths that hold every word, or what means the same, and both choices."""
    terms = terms_of(words)
    return [
        each
        for each in every
        if (not agency or agency in each.sectors)
        and (not theme or theme in each.themes)
        and holds(_words_of(each), terms)
    ]


def without_names(text: str, people: Sequence[Known]) -> str:
    """Return a text with everyone who is known in it said in general words."""
    for hit in reversed(without_overlaps(names_in(text, people))):
        text = text[: hit.start] + hit.instead + text[hit.end :]
    return text


def _words_of(strength: Strength) -> str:
    sectors = (SECTORS[code].title for code in strength.sectors)
    themes = (THEMES[code].title for code in strength.themes)
    return " ".join([strength.text, *sectors, *strength.agencies, *themes])


def _texts(briefing: AnyBriefing) -> Iterator[str]:
    if isinstance(briefing, FromElsewhere):
        yield from (each.text for each in briefing.points if each.kind == SLOT)
        return
    yield from (text for text in briefing.slots.get(SLOT, []) if text.strip())
