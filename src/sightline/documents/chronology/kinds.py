"""Of which kind is an event, and what do its own words tell of that kind's fields?

Safeguards ask for kinds: a strategy meeting, an appointment missed. A merged return says one
only where its opening words are plain; all else stays a contact. What the words do not tell
of a kind's fields is left unsaid, as a case file may.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from sightline.documents.chronology.told import Event
from sightline.kernel.toml_text import read_toml

CONTACT = "contact.made"
Facts = tuple[tuple[str, str | bool], ...]
_CLAUSE = re.compile(r"[^.\n;]{1,200}")


@dataclass(frozen=True)
class _Rule:
    kind: str
    words: re.Pattern[str]
    sectors: frozenset[str]
    needs_seen: bool
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class _Injuries:
    sectors: frozenset[str]
    seen: re.Pattern[str]
    heard: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _told() -> Mapping[str, Any]:
    file = resources.files("sightline.documents.chronology").joinpath("data", "kinds.toml")
    return read_toml(file.read_text(encoding="utf-8"))


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            each["kind"],
            _pattern(each["words"]),
            frozenset(each.get("sectors", ())),
            bool(each.get("needs_seen")),
            each["facts"],
        )
        for each in _told()["rule"]
    )


@cache
def _doubtful() -> re.Pattern[str]:
    return _pattern(rf"(?<!\w)(?:{_told()['doubtful']})(?!\w)|\?")


@cache
def _injuries() -> _Injuries:
    told = _told()["injury"]
    return _Injuries(
        frozenset(told["sectors"]),
        _pattern(told["seen"]),
        _pattern(told["heard"]),
        tuple(
            (kind, _pattern(rf"\b(?:{'|'.join(words)})\b"))
            for kind, words in told["kinds"].items()
        ),
    )


def kind_of(event: Event, sector: str) -> tuple[str, Facts]:
    """Give an event's kind, and what its words tell of the kind's fields."""
    kind, facts = _by_opening(_opening(event.says), sector, event.seen)
    if kind == CONTACT and event.injury:
        return _injury(event.says, sector)
    return kind, facts


def _opening(says: str) -> str:
    found = _CLAUSE.search(says.replace("’", "'"))
    return " ".join(found[0].split()) if found else ""


@lru_cache(maxsize=16384)
def _by_opening(opening: str, sector: str, seen: bool | None) -> tuple[str, Facts]:
    for rule in _rules():
        if rule.sectors and sector not in rule.sectors:
            continue
        if rule.needs_seen and seen is None:
            continue
        if found := rule.words.match(opening):
            # Looked for last, since few rows get so far.
            if _doubtful().search(opening):
                break
            return rule.kind, tuple(_facts(rule, found))
    return CONTACT, ()


def _facts(rule: _Rule, found: re.Match[str]) -> list[tuple[str, str | bool]]:
    told: list[tuple[str, str | bool]] = []
    for name, value in rule.facts.items():
        if isinstance(value, str) and value.startswith("{"):
            value = (found[value.strip("{}")] or "").strip(" -–—,")
        if value != "":
            told.append((name, value))
    return told


def _injury(says: str, sector: str) -> tuple[str, Facts]:
    """An injury that was seen by whoever tells it, and is of one kind."""
    injuries = _injuries()
    if sector not in injuries.sectors or not injuries.seen.search(says):
        return CONTACT, ()
    if injuries.heard.search(says):
        return CONTACT, ()
    kinds = [kind for kind, words in injuries.kinds if words.search(says)]
    return ("injury.seen", (("injury", kinds[0]),)) if len(kinds) == 1 else (CONTACT, ())
