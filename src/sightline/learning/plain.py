"""Is a briefing plain enough to be read in a team's ten minutes? What to look at again."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

LONGEST_SENTENCE = 25  # words, as the government's own style guide advises
EVERYONE_KNOWS = frozenset({"NHS", "GP", "GPS", "UK", "OK", "ID", "TV"})
_AROUND = 24  # characters shown on either side of a slip
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_SHORT = re.compile(r"\b[A-Z][A-Z&]{1,5}\b")
_UNFINISHED = re.compile(
    r"\b(tbc|tba|to be confirmed|lorem ipsum)\b|\[\s*\]", re.IGNORECASE
)
_MARKS = re.compile(r"\*\*|__|\]\(#?\)|&nbsp;|&amp;")
_TWICE = re.compile(r"\b([a-z]+)\s+\1\b", re.IGNORECASE)
_MAY_STAND_TWICE = frozenset({"had", "that"})
# An address is no sentence, whatever words are in it.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")


@dataclass(frozen=True)
class Unplain:
    """Something to look at again: in which part, what it is, and what to do about it."""

    slot: str
    found: str
    right: str


@dataclass(frozen=True)
class _Slip:
    """Words that are spelled well and mean something else than was meant."""

    pattern: re.Pattern[str]
    instead: str


def unplain_in(slots: Mapping[str, Sequence[str]]) -> list[Unplain]:
    """Return what a reader may stumble over, part by part; nothing of it stops a release.

    The parts come in the order in which they are read: an abbreviation is written out where
    it stands first. What is misspelled into no word at all is left to a browser's own check.
    """
    whole = "\n".join(text for said in slots.values() for text in said)
    seen: set[str] = set()
    return [
        found
        for slot, said in slots.items()
        for text in said
        for found in _in_text(slot, text, whole, seen)
    ]


def unfinished_in(text: str) -> list[str]:
    """Return the words that were left for later: tbc, to be confirmed, an empty bracket."""
    return [found.group() for found in _UNFINISHED.finditer(text)]


def _in_text(slot: str, text: str, whole: str, seen: set[str]) -> Iterator[Unplain]:
    plain = _ADDRESS.sub(" ", text)
    for found, right in (
        *_slips(plain),
        *_twice(plain),
        *_long(plain),
        *_short(plain, whole, seen),
    ):
        yield Unplain(slot, found, right)
    for words in unfinished_in(text):
        yield Unplain(slot, f"“{words}” is not finished", "fill it in or leave it out")
    if _MARKS.search(text):
        yield Unplain(slot, "marks were left over from copying", "take them out")


def _slips(text: str) -> Iterator[tuple[str, str]]:
    for slip in _told()[0]:
        for found in slip.pattern.finditer(text):
            yield _quoted(text, found), slip.instead


def _twice(text: str) -> Iterator[tuple[str, str]]:
    for found in _TWICE.finditer(text):
        if found[1].lower() not in _MAY_STAND_TWICE:
            yield _quoted(text, found), f"“{found[1]}” once"


def _long(text: str) -> Iterator[tuple[str, str]]:
    for sentence in _SENTENCE.split(text):
        words = sentence.split()
        if len(words) > LONGEST_SENTENCE:
            start = " ".join(words[:6])
            yield f"“{start}…” has {len(words)} words", "make it two sentences"


def _short(text: str, whole: str, seen: set[str]) -> Iterator[tuple[str, str]]:
    for short in _SHORT.findall(text):
        if short in EVERYONE_KNOWS | seen:
            continue
        seen.add(short)
        first = re.search(rf"\b{re.escape(short)}\b", whole)
        if first and whole[first.start() - 1 : first.end() + 1] == f"({short})":
            continue
        means = _told()[1].get(short)
        out = f"“{means} ({short})”" if means else f"it out, then ({short})"
        late = f"({short})" in whole
        wrong = "is explained only after it was used" if late else "is not explained"
        yield f"“{short}” {wrong}", f"write {out}, where it stands first"


def _quoted(text: str, found: re.Match[str]) -> str:
    """Return the words with a little of what stands around them, to find them by."""
    start, end = max(found.start() - _AROUND, 0), found.end() + _AROUND
    before = text[start : found.start()]
    after = text[found.end() : end]
    if start:  # from the first whole word on
        before = f"…{before.partition(' ')[2]}"
    if end < len(text):
        after = f"{after.rpartition(' ')[0]}…"
    return f"“{found.group()}” in “{' '.join(f'{before}{found.group()}{after}'.split())}”"


@cache
def _told() -> tuple[tuple[_Slip, ...], Mapping[str, str]]:
    """Return the slips this check knows, and what abbreviations of the field stand for."""
    file = resources.files("sightline.learning").joinpath("data", "slips.toml")
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    slips = tuple(
        _Slip(
            re.compile(rf"\b(?:{each['found']})\b", re.IGNORECASE),
            f"write {each['instead']}"
            if each["instead"].startswith("“")
            else each["instead"],
        )
        for each in told["slip"]
    )
    return slips, told["short"]
