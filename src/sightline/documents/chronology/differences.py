"""On what do two accounts of one event agree, and on what do they differ?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

from sightline.documents.chronology.places import say_standing
from sightline.documents.chronology.told import Doubt, Event
from sightline.documents.chronology.words import sentences, stem, stemmed, stems
from sightline.kernel.partial_dates import in_words
from sightline.kernel.toml_text import read_toml

_CLOCK_LEEWAY = 30  # minutes; two people rarely look at one clock
_ONE_TO_TWELVE = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: str(n) for n, word in enumerate(stems(_ONE_TO_TWELVE), start=1)}
# What is counted, by the word without its ending.
_COUNTED = {
    stem(word): word
    for word in ("children", "agencies", "professionals", "persons", "adults", "beds")
}
_MONEY = re.compile(r"£\d(?:[\d.]*\d)?")
_WEIGHT = re.compile(r"\b(\d+\.\d+) ?kg")


@dataclass(frozen=True, slots=True)
class Compared:
    """One matter that both accounts speak of: what each says, and whether that agrees."""

    matter: str
    here: str
    there: str
    agree: bool


@dataclass(frozen=True, slots=True)
class _Matter:
    title: str
    answers: tuple[tuple[str, tuple[frozenset[str], ...]], ...]


def compare(one: Event, other: Event) -> tuple[Compared, ...]:
    """Lay two accounts side by side: the date, and every matter that both speak of."""
    found = list(_dates(one, other))
    here, there = _answers(one), _answers(other)
    for matter in here.keys() & there.keys():
        ours, theirs = here[matter], there[matter]
        found.append(Compared(matter, _said(ours), _said(theirs), bool(ours & theirs)))
    return tuple(sorted(found, key=lambda each: each.matter))


def differences(one: Event, other: Event) -> list[Doubt]:
    """Return the doubts about the first account that the second raises."""
    return [
        _doubt(each, other, "another account")
        for each in compare(one, other)
        if not each.agree
    ]


def second_hand_differences(one: Event, other: Event) -> list[Doubt]:
    """Return where news of an event differs from the account of those who were there."""
    return [
        _doubt(each, other, "the account") for each in compare(one, other) if not each.agree
    ]


def _doubt(each: Compared, other: Event, whose: str) -> Doubt:
    where = say_standing(other.standing)
    why = (
        f"{each.matter} differs: {each.here} here, {each.there} in {whose} of it ({where})"
    )
    return Doubt("conflict", each.here, why)


def _dates(one: Event, other: Event) -> Iterator[Compared]:
    here, there = one.happened, other.happened
    if here.is_exact_day and there.is_exact_day and here.first != there.first:
        yield Compared("the date", in_words(here), in_words(there), agree=False)
        return
    if here.time and there.time and here.first == there.first:
        apart = abs(_minutes(one) - _minutes(other))
        agree = apart <= _CLOCK_LEEWAY
        yield Compared("the time", _clock(one), _clock(other), agree)
        return
    overlap = here.possibly_same_day(there)
    yield Compared("the date", in_words(here), in_words(there), overlap)


def _minutes(event: Event) -> int:
    clock = event.happened.time
    return clock.hour * 60 + clock.minute if clock else 0


def _clock(event: Event) -> str:
    clock = event.happened.time
    return f"{clock:%H:%M}" if clock else ""


def _said(answers: frozenset[str]) -> str:
    return " and ".join(sorted(answers))


def _answers(event: Event) -> dict[str, frozenset[str]]:
    """Return what an account answers to each matter it speaks of."""
    found = dict(_read_answers(event.says, tuple(c.text for c in event.columns)))
    if event.seen is not None:
        found["whether the child was seen"] = frozenset(
            {"seen" if event.seen else "not seen"}
        )
    if event.injury is not None:
        told = "an injury" if event.injury else "no injury"
        found["whether there was an injury"] = frozenset({told})
    return found


@lru_cache(maxsize=4_096)
def _read_answers(
    says: str, columns: tuple[str, ...]
) -> tuple[tuple[str, frozenset[str]], ...]:
    found: dict[str, set[str]] = {}
    for text in (says, *columns):
        for sentence in sentences(text):
            row = stemmed(sentence)
            for title, answer in _in_sentence(frozenset(row)):
                found.setdefault(title, set()).add(answer)
            for title, answer in _counts(row):
                found.setdefault(title, set()).add(answer)
    for title, amounts in (
        ("the amount", _MONEY.findall(says.replace(",", ""))),
        ("the weight", [f"{kg} kg" for kg in _WEIGHT.findall(says)]),
    ):
        if len(set(amounts)) == 1:
            found[title] = set(amounts)
    return tuple((title, frozenset(answers)) for title, answers in found.items())


def _in_sentence(held: frozenset[str]) -> Iterator[tuple[str, str]]:
    for matter in _matters():
        given = [
            (answer, phrase)
            for answer, phrases in matter.answers
            for phrase in phrases
            if phrase <= held
        ]
        # "Child not seen" also holds the words of "child seen": the longer phrase is meant.
        for answer, phrase in given:
            if not any(phrase < longer for _, longer in given):
                yield matter.title, answer


def _counts(row: list[str]) -> Iterator[tuple[str, str]]:
    for number, noun in pairwise(row):
        if noun in _COUNTED:
            count = _NUMBERS.get(number, number)
            if count.isdigit():
                yield f"the number of {_COUNTED[noun]}", count


@cache
def _matters() -> tuple[_Matter, ...]:
    file = resources.files("sightline.documents.chronology").joinpath(
        "data", "differing.toml"
    )
    raw = read_toml(file.read_text(encoding="utf-8"))
    return tuple(
        _Matter(
            each["title"],
            tuple(
                (answer, tuple(frozenset(stems(phrase)) for phrase in phrases))
                for answer, phrases in each["answers"].items()
            ),
        )
        for each in raw.values()
    )
