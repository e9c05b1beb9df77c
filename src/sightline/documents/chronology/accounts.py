"""What is there in an event's words that another agency's account of it would share?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from sightline.documents.chronology.lexicon import Lexicon, lexicon
from sightline.documents.chronology.told import Event
from sightline.documents.chronology.words import sentences, stems

# A word less telling than this, from 0 to 1, is in too many accounts to compare by.
RARE = 0.35
# A span of more days than this says too little to tell one event from another by.
LONGEST_SPAN = 31
_FIGURE = re.compile(r"£\d.*|\d+[./:]\d.*|\d{4,}|\d+[a-z]")
_NOT_COMMON = re.compile(r"\b[a-z]+\b")


@dataclass(slots=True)
class Account:
    """An event as it is compared. Days are ordinals; `words` are numbers of rarer stems.

    `tells` gives each happening told of and whether first-hand; `second_hand` is whether
    the whole account is news from others; `total` what all its words weigh.
    """

    place: int
    agency: str
    first: int
    last: int
    clock: int | None
    words: frozenset[int]
    figures: frozenset[int]
    tells: dict[str, bool]
    partners: frozenset[str]
    spoke_to: frozenset[str]
    heard_from: frozenset[str]
    second_hand: bool
    people: tuple[str, ...]
    total: float = 0.0

    @property
    def exact(self) -> bool:
        return self.first == self.last


@dataclass(slots=True)
class Read:
    """Every account that can be compared, and how telling each word is, from 0 to 1."""

    accounts: list[Account]
    weight: list[float]


def read_accounts(events: Sequence[Event]) -> Read:
    """Read every event whose day is known nearly enough."""
    reading = _Reading(lexicon())
    datable = [at for at, event in enumerate(events) if _span(event) is not None]
    said_often = _said_often(events, datable)
    accounts = [reading.account(at, events[at], said_often) for at in datable]
    weight = reading.weights(len(accounts))
    for account in accounts:
        account.words = frozenset(n for n in account.words if weight[n] >= RARE)
        account.total = sum(weight[n] for n in account.words)
    return Read(accounts, weight)


def _span(event: Event) -> tuple[date, date] | None:
    first, last = event.happened.first, event.happened.last
    if first is None or last is None or (last - first).days > LONGEST_SPAN:
        return None
    return first, last


def _said_often(events: Sequence[Event], datable: Sequence[int]) -> frozenset[int]:
    """Find the sentences that stand, but for names and figures, at several days' events.

    What is written again and again tells nothing of any one day.
    """
    days: dict[int, int] = {}
    often: set[int] = set()
    for at in datable:
        day = events[at].happened.first
        ordinal = day.toordinal() if day else 0
        for sentence in sentences(events[at].says):
            if days.setdefault(_form(sentence), ordinal) != ordinal:
                often.add(_form(sentence))
    return frozenset(often)


def _form(sentence: str) -> int:
    return hash(tuple(_NOT_COMMON.findall(sentence)))


class _Reading:
    """Reads accounts one by one, counting words as it goes."""

    def __init__(self, lists: Lexicon) -> None:
        self._lists = lists
        self._numbers: dict[str, int] = {}
        self._seen: Counter[int] = Counter()

    def account(self, place: int, event: Event, often: frozenset[int]) -> Account:
        span = _span(event)
        assert span is not None  # noqa: S101  (only such are given)
        found = _Found()
        words: set[int] = set()
        figures: set[int] = set()
        for number, sentence in enumerate(_sentences_of(event)):
            row = stems(sentence)
            self._happenings(row, found)
            self._contacts(row, found)
            if number == 0:
                found.second_hand = self._is_news(row[:7])
            if _form(sentence) not in often:
                words.update(
                    self._number(word) for word in row if word not in self._lists.empty
                )
            figures.update(self._number(word) for word in row if _FIGURE.fullmatch(word))
        self._seen.update(words | figures)
        clock = event.happened.time
        return Account(
            place=place,
            agency=event.agency,
            first=span[0].toordinal(),
            last=span[1].toordinal(),
            clock=clock.hour * 60 + clock.minute if clock else None,
            words=frozenset(words),
            figures=frozenset(figures),
            tells=found.tells,
            partners=frozenset(found.partners),
            spoke_to=frozenset(found.spoke_to),
            heard_from=frozenset(found.heard_from),
            second_hand=found.second_hand,
            people=event.people,
        )

    def weights(self, events: int) -> list[float]:
        """Return how telling each word is: 1 if it stands at one event only, 0 at all."""
        most = log(events + 1) or 1.0
        return [
            max(0.0, log((events + 1) / (self._seen[number] or 1)) / most)
            for number in range(len(self._numbers))
        ]

    def _number(self, word: str) -> int:
        return self._numbers.setdefault(word, len(self._numbers))

    def _happenings(self, row: list[str], found: _Found) -> None:
        held = frozenset(row)
        codes = set(self._lists.happenings_in(held))
        if not codes or held & self._lists.not_itself:
            return
        for code in codes:
            start = min(row.index(word) for word in self._first_words(code, held))
            news = self._is_news(row[:start])
            found.tells[code] = found.tells.get(code, False) or not news

    def _first_words(self, code: str, held: frozenset[str]) -> Iterator[str]:
        for word in held & self._lists.phrases.keys():
            for needed, of in self._lists.phrases[word]:
                if of == code and needed <= held:
                    yield from needed

    def _is_news(self, before: list[str]) -> bool:
        """Tell whether these opening words say that the rest was told to the writer."""
        held = frozenset(before)
        return bool(held & self._lists.second_hand) and not held & self._lists.public

    def _contacts(self, row: list[str], found: _Found) -> None:
        verbs = self._lists.verbs
        for start, stop, sector in self._lists.partners_in(row):
            found.partners.add(sector)
            before, after = row[max(0, start - 4) : start], row[stop : stop + 3]
            if _among(before, "from", "by") and verbs["incoming"] & set(before):
                found.heard_from.add(sector)
            elif verbs["to"] & set(before) or self._was_told(after):
                found.spoke_to.add(sector)
            elif verbs["from"] & set(after[:2]):
                found.heard_from.add(sector)

    def _was_told(self, after: list[str]) -> bool:
        """Tell whether the words after a partner say that they were told ("GP informed")."""
        told = after and after[0] in self._lists.verbs["passive"]
        return bool(told) and not _among(after, "us", "me", "that")


class _Found:
    """What was found in the sentences of one event."""

    def __init__(self) -> None:
        self.tells: dict[str, bool] = {}
        self.partners: set[str] = set()
        self.spoke_to: set[str] = set()
        self.heard_from: set[str] = set()
        self.second_hand = False


def _sentences_of(event: Event) -> Iterator[str]:
    yield from sentences(event.says)
    for column in event.columns:
        if column.text.count(" ") >= 2:
            yield from sentences(column.text)


def _among(row: Sequence[str], *wanted: str) -> bool:
    return any(word in row for word in wanted)
