"""By what words is an event, a partner or second-hand news known? Read from `data`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from sightline.documents.chronology.words import stems
from sightline.kernel.toml_text import read_toml

Goes = Literal["alone", "firm", "loose"]
Phrases = Mapping[str, Sequence[tuple[frozenset[str], str]]]
Terms = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, with every word's ending taken off.

    `words_of` are those by which a happening is known. A text with none of the words of
    `named` tells of no happening and names no partner.
    """

    goes: Mapping[str, Goes]
    with_partners: frozenset[str]
    phrases: Phrases
    words_of: Mapping[str, frozenset[str]]
    partners: Terms
    named: frozenset[str]
    verbs: Mapping[str, frozenset[str]]
    second_hand: frozenset[str]
    public: frozenset[str]
    not_itself: frozenset[str]
    empty: frozenset[str]
    capitals: frozenset[str]

    def happenings_in(self, held: frozenset[str]) -> list[tuple[str, frozenset[str]]]:
        """Return the happenings a sentence with these words may tell of, and by which words."""
        return [
            (code, needed)
            for word in held
            if word in self.phrases
            for needed, code in self.phrases[word]
            if needed <= held
        ]

    def partners_in(self, row: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Yield where each partner stands in a sentence (from, up to) and their sector."""
        for at, word in enumerate(row):
            for term, sector in self.partners.get(word, ()):
                if tuple(row[at : at + len(term)]) == term:
                    yield at, at + len(term), sector
                    break


@cache
def lexicon() -> Lexicon:
    """Return the word lists, read once."""
    happenings = _data("happenings.toml")
    speaking = _data("speaking.toml")
    hand = speaking["second_hand"]
    phrases, partners = _phrases(happenings), _terms(speaking["partners"])
    return Lexicon(
        goes={code: each["goes"] for code, each in happenings.items()},
        with_partners=frozenset(
            c for c, each in happenings.items() if each.get("partners")
        ),
        phrases=phrases,
        words_of={code: _stemmed(each["phrases"]) for code, each in happenings.items()},
        partners=partners,
        named=frozenset(phrases) | frozenset(partners),
        verbs={name: _stemmed(listed) for name, listed in speaking["verbs"].items()},
        second_hand=_stemmed(hand["verbs"]),
        public=_stemmed(hand["public"]),
        not_itself=_stemmed(hand["not_itself"]),
        empty=_stemmed(speaking["empty"].values()),
        capitals=frozenset(speaking["capitals"]["words"].split()),
    )


def _data(name: str) -> dict[str, Any]:
    file = resources.files("sightline.documents.chronology").joinpath("data", name)
    return read_toml(file.read_text(encoding="utf-8"))


def _stemmed(listed: Iterable[str]) -> frozenset[str]:
    return frozenset(word for each in listed for word in stems(each))


def _phrases(happenings: Mapping[str, Any]) -> Phrases:
    # Under its longest word, which is the rarest, so that few are looked at in vain.
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for code, each in happenings.items():
        for phrase in each["phrases"]:
            needed = frozenset(stems(phrase))
            found.setdefault(max(needed, key=lambda w: (len(w), w)), []).append(
                (needed, code)
            )
    return found


def _terms(partners: Mapping[str, Iterable[str]]) -> Terms:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for sector, terms in partners.items():
        for each in terms:
            term = tuple(stems(each))
            found.setdefault(term[0], []).append((term, sector))
    for listed in found.values():
        listed.sort(key=lambda pair: -len(pair[0]))
    return found
