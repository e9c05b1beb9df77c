"""What is there in an event's words that another agency's account of it would share?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from sightline.documents.chronology.lexicon import lexicon
from sightline.documents.chronology.told import Event
from sightline.documents.chronology.words import sentences, stemmed

# A span of more days than this says too little to tell one event from another by.
LONGEST_SPAN = 31
# A word less telling than this, from 0 to 1, is in too many accounts to compare by.
RARE = 0.35
# How common words are is learned from so many events, spread over all.
_SAMPLE = 20_000
# Accounts of one event may give days so far apart.
_ONE_EVENT = 3
_FIGURE = re.compile(r"£\d.*|\d+[./:]\d.*|\d{4,}|\d+[a-z]")
_FEW = 7  # words at the start of an account, which say whether all of it is news


@dataclass(slots=True)
class Account:
    """An event as it is compared. Days are ordinals, the clock is in minutes.

    `tells` gives each happening told of and whether first-hand; `second_hand` is whether
    the whole account is news from others; `total` what all its words weigh.
    """

    place: int
    agency: str
    first: int
    last: int
    clock: int | None
    words: frozenset[str]
    figures: frozenset[str]
    total: float
    tells: dict[str, bool]
    partners: frozenset[str]
    spoke_to: frozenset[str]
    heard_from: frozenset[str]
    second_hand: bool
    people: tuple[str, ...]

    @property
    def exact(self) -> bool:
        return self.first == self.last


def span_of(event: Event) -> tuple[date, date] | None:
    """Return the days an event may be of; None where that is too wide or open."""
    first, last = event.happened.first, event.happened.last
    if first is None or last is None or (last - first).days > LONGEST_SPAN:
        return None
    return first, last


class Reader:
    """Reads events as accounts; knows how common each word and sentence is among them."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events
        self._lists = lexicon()
        step = len(events) // _SAMPLE + 1
        sample = [event for event in events[::step] if span_of(event)]
        self._often = _said_often(sample)
        self._weights = self._learned(sample)

    def weight(self, word: str) -> float:
        """Say how telling a word is: 1 if it is nowhere else, 0 if everywhere."""
        return self._weights.get(word, 1.0)

    def account(self, place: int) -> Account:
        """Read one event, whose days must be known nearly enough."""
        event = self._events[place]
        span = span_of(event)
        if span is None:
            raise ValueError("an event without a day cannot be compared")
        found = _Found()
        held = self._words(event, found)
        words = frozenset(word for word in held if self.weight(word) >= RARE)
        clock = event.happened.time
        return Account(
            place=place,
            agency=event.agency,
            first=span[0].toordinal(),
            last=span[1].toordinal(),
            clock=clock.hour * 60 + clock.minute if clock else None,
            words=words,
            figures=frozenset(found.figures),
            total=sum(map(self.weight, words)),
            tells=found.tells,
            partners=frozenset(found.partners),
            spoke_to=frozenset(found.spoke_to),
            heard_from=frozenset(found.heard_from),
            second_hand=found.second_hand,
            people=event.people,
        )

    def _learned(self, sample: Sequence[Event]) -> dict[str, float]:
        seen: Counter[str] = Counter()
        for event in sample:
            found = _Found()
            seen.update(self._words(event, found) | found.figures)
        most = log(len(sample) + 1) or 1.0
        return {word: log((len(sample) + 1) / n) / most for word, n in seen.items()}

    def _words(self, event: Event, found: _Found) -> set[str]:
        """Return the words that tell this event from others; note the rest in `found`."""
        held: set[str] = set()
        for number, sentence in enumerate(_sentences_of(event)):
            row = stemmed(sentence)
            words = frozenset(row)
            if not words.isdisjoint(self._lists.phrases):
                self._happenings(row, words, found)
            if not words.isdisjoint(self._lists.partners):
                self._contacts(row, found)
            if number == 0:
                found.second_hand = self._is_news(row[:_FEW])
            figures = {
                word for word in words if word[0] in _DIGITS and _FIGURE.fullmatch(word)
            }
            found.figures |= figures
            if _form(sentence) not in self._often:
                held |= words
            else:
                held -= figures
        return held - self._lists.empty

    def _happenings(self, row: list[str], held: frozenset[str], found: _Found) -> None:
        codes = self._lists.happenings_in(held)
        if not codes or not held.isdisjoint(self._lists.not_itself):
            return
        for code, needed in codes:
            news = self._is_news(row[: min(map(row.index, needed))])
            found.tells[code] = found.tells.get(code, False) or not news

    def _is_news(self, before: list[str]) -> bool:
        """Tell whether these opening words say that the rest was told to the writer."""
        lists = self._lists
        return not lists.second_hand.isdisjoint(before) and lists.public.isdisjoint(before)

    def _contacts(self, row: list[str], found: _Found) -> None:
        verbs = self._lists.verbs
        for start, stop, sector in self._lists.partners_in(row):
            found.partners.add(sector)
            before, after = row[max(0, start - 4) : start], row[stop : stop + 3]
            if ("from" in before or "by" in before) and verbs["incoming"] & set(before):
                found.heard_from.add(sector)
            elif verbs["to"] & set(before) or self._was_told(after):
                found.spoke_to.add(sector)
            elif verbs["from"] & set(after[:2]):
                found.heard_from.add(sector)

    def _was_told(self, after: list[str]) -> bool:
        """Tell whether the words after a partner say that they were told ("GP informed")."""
        told = after and after[0] in self._lists.verbs["passive"]
        return bool(told) and not {"us", "me", "that"} & set(after)


_DIGITS = frozenset("£0123456789")


class _Found:
    """What was found in the sentences of one event."""

    __slots__ = ("figures", "heard_from", "partners", "second_hand", "spoke_to", "tells")

    def __init__(self) -> None:
        self.tells: dict[str, bool] = {}
        self.partners: set[str] = set()
        self.spoke_to: set[str] = set()
        self.heard_from: set[str] = set()
        self.figures: set[str] = set()
        self.second_hand = False


def _said_often(events: Sequence[Event]) -> frozenset[int]:
    """Find the sentences that stand, but for names and figures, at events days apart.

    What is written again and again tells nothing of any one day.
    """
    days: dict[int, int] = {}
    often: set[int] = set()
    for event in events:
        day = event.happened.first
        ordinal = day.toordinal() if day else 0
        for sentence in sentences(event.says):
            form = _form(sentence)
            if abs(days.setdefault(form, ordinal) - ordinal) > _ONE_EVENT:
                often.add(form)
    return frozenset(often)


def _form(sentence: list[str]) -> int:
    return hash(tuple([word for word in sentence if word.islower()]))


def _sentences_of(event: Event) -> Iterator[list[str]]:
    yield from sentences(event.says)
    for column in event.columns:
        if column.text.count(" ") >= 2:
            yield from sentences(column.text)
