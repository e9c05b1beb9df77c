"""By what can the library be narrowed, and how many briefings does each choice leave?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from sightline.documents.briefings.phrases import wordings
from sightline.learning.elsewhere import FromElsewhere
from sightline.learning.search import AnyBriefing, text_of
from sightline.learning.templates import TEMPLATES
from sightline.vocabulary.age_bands import BANDS
from sightline.vocabulary.sectors import SECTORS
from sightline.vocabulary.themes import THEMES

OWN, ELSEWHERE = "own", "elsewhere"
ORIGINS = {OWN: "Published here", ELSEWHERE: "From elsewhere"}


@dataclass(frozen=True)
class Facets:
    """What one briefing is narrowed by: under each name, the codes that hold for it."""

    kind: frozenset[str]
    year: frozenset[str]
    age: frozenset[str]
    agency: frozenset[str]
    theme: frozenset[str]
    origin: frozenset[str]

    def holds(self, name: str, code: str) -> bool:
        """Whether one choice holds for this briefing."""
        return code in self.of(name)

    def of(self, name: str) -> frozenset[str]:
        """Return the codes under one name."""
        codes: frozenset[str] = getattr(self, name)
        return codes


NAMES = tuple(field.name for field in fields(Facets))


def facets_of(briefing: AnyBriefing) -> Facets:
    """Return what a briefing is narrowed by, as far as it tells."""
    if isinstance(briefing, FromElsewhere):
        return _of_elsewhere(briefing)
    facts = briefing.facts
    kind = str(facts.get("kind") or TEMPLATES[briefing.template].title)
    age = str(facts.get("age", "")).lower()
    told = facts.get("agencies") or sectors_in(text_of(briefing))
    return Facets(
        kind=frozenset({kind_of(kind)}),
        year=_one(str(facts.get("year", ""))),
        age=_one(slug(age)) if age in {words for _, words in BANDS} else frozenset(),
        agency=frozenset(told),
        theme=frozenset(briefing.themes),
        origin=frozenset({OWN}),
    )


def _of_elsewhere(briefing: FromElsewhere) -> Facets:
    return Facets(
        kind=_one(briefing.kind_code or kind_of(briefing.kind)),
        year=_one(str(briefing.year or "")),
        age=frozenset(slug(band) for band in briefing.ages),
        agency=frozenset(briefing.agencies),
        theme=frozenset(briefing.themes),
        origin=frozenset({ELSEWHERE}),
    )


@dataclass(frozen=True)
class Sorted:
    """A briefing beside what it is narrowed by, which is worked out once."""

    briefing: AnyBriefing
    facets: Facets


def sort(briefings: Iterable[AnyBriefing]) -> list[Sorted]:
    """Return each briefing beside what it is narrowed by."""
    return [Sorted(each, facets_of(each)) for each in briefings]


def narrowed(
    briefings: Iterable[Sorted], chosen: Mapping[str, str], *, but: str = ""
) -> list[Sorted]:
    """Return the briefings for which every choice holds, apart from the one under `but`."""
    wanted = {name: code for name, code in chosen.items() if code and name != but}
    return [
        each
        for each in briefings
        if all(each.facets.holds(name, code) for name, code in wanted.items())
    ]


def choices(
    briefings: Iterable[Sorted], chosen: Mapping[str, str], name: str
) -> list[tuple[str, str, int]]:
    """Return each choice under a name: its code, its title, and how many it would leave.

    Counted among what the other choices leave, so that no choice leads to nothing; what is
    chosen now is there even so.
    """
    left = narrowed(briefings, chosen, but=name)
    counted = Counter(code for each in left for code in each.facets.of(name))
    if chosen.get(name):
        counted.setdefault(chosen[name], 0)
    found = [(code, title_of(name, code), count) for code, count in counted.items()]
    return sorted(found, key=lambda one: _order(name, one[0], one[1]))


def title_of(name: str, code: str) -> str:
    """Return the words for a choice; those of a code that nobody knows are its own."""
    titles: Mapping[str, Mapping[str, str]] = {
        "kind": _KINDS,
        "age": {slug(words): words.capitalize() for _, words in BANDS},
        "agency": {sector.code: sector.title for sector in SECTORS.values()},
        "theme": {theme.code: theme.title for theme in THEMES.values()},
        "origin": ORIGINS,
    }
    return titles.get(name, {}).get(code) or code.replace("-", " ").capitalize()


def kind_of(words: str) -> str:
    """Return the code of a kind of review, whichever way the field spells it."""
    for wording in wordings("kinds"):
        if words and next(wording.found_in(words), None):
            return wording.code
    return slug(words)


def sectors_in(text: str) -> frozenset[str]:
    """Return the sectors whose agencies a text names."""
    return frozenset(
        wording.code
        for wording in wordings("agencies")
        if wording.code in SECTORS and next(wording.found_in(text), None)
    )


def slug(words: str) -> str:
    """Return words as they stand in an address."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


_KINDS = {wording.code: str(wording.more["title"]) for wording in wordings("kinds")}


def _one(code: str) -> frozenset[str]:
    return frozenset({code} if code else ())


def _order(name: str, code: str, title: str) -> tuple[int, str]:
    """Years run backwards and ages upwards; the rest stand by their titles."""
    if name == "year":
        return (-int(code) if code.isdigit() else 0, code)
    if name == "age":
        bands = [slug(words) for _, words in BANDS]
        return (bands.index(code) if code in bands else len(bands), code)
    return (0, title)
