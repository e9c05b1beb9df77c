"""What is there in an event's words that another agency's account of it would share?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from math import log

from sightline.documents.chronology.gists import Gist, figures_in
from sightline.documents.chronology.told import TURNED, Event

# A span of more days than this says too little to tell one event from another by.
LONGEST_SPAN = 31
# A word less telling than this, from 0 to 1, is in too many accounts to compare by.
RARE = 0.35
# How common words are is learned from so many events, spread over all.
_SAMPLE = 20_000
# Accounts of one event may give days so far apart.
_ONE_EVENT = 3


@dataclass(slots=True, eq=False)
class Account:
    """An event as it is compared. Days are ordinals, the clock is in minutes.

    `words` and `figures` are given with their weights; `total` is what all its words weigh.
    `tells` gives each happening told of and whether first-hand; `second_hand` is whether
    the whole account is news from others. `turned`: the day is not the one that is written,
    but that which it very likely stands for.
    """

    place: int
    agency: str
    first: int
    last: int
    clock: int | None
    words: dict[str, float]
    figures: dict[str, float]
    total: float
    tells: dict[str, bool]
    done_with: frozenset[tuple[str, str]]
    partners: frozenset[str]
    spoke_to: frozenset[str]
    heard_from: frozenset[str]
    second_hand: bool
    people: tuple[str, ...]
    turned: bool = False

    @property
    def exact(self) -> bool:
        return self.first == self.last


def span_of(event: Event) -> tuple[date, date] | None:
    """Return the days an event may be of; None where that is too wide or open."""
    first, last = event.happened.first, event.happened.last
    if first is None or last is None or (last - first).days > LONGEST_SPAN:
        return None
    return first, last


def turned_day(event: Event) -> date | None:
    """Return the day that a date stands for whose day and month were very likely swapped."""
    day = event.happened.first
    doubted = any(
        doubt.about == "date" and doubt.why.endswith(TURNED) for doubt in event.doubts
    )
    if day is None or not doubted or day != event.happened.last or day.day > 12:
        return None
    return date(day.year, day.day, day.month)


class Reader:
    """Reads events as accounts; knows how common each word and sentence is among them."""

    def __init__(self, events: Sequence[Event], gists: Sequence[Gist]) -> None:
        self._events = events
        self._gists = gists
        step = len(events) // _SAMPLE + 1
        sample = [place for place in range(0, len(events), step) if span_of(events[place])]
        self._often = self._said_often(sample)
        self._weights = self._learned(sample)

    def weight(self, word: str) -> float:
        """Say how telling a word is: 1 if it is nowhere else, 0 if everywhere."""
        return self._weights.get(word, 1.0)

    def account(self, place: int) -> Account:
        """Read one event, whose days must be known nearly enough."""
        event, gist = self._events[place], self._gists[place]
        span = span_of(event)
        if span is None:
            raise ValueError("an event without a day cannot be compared")
        weigh = self._weights.get
        words = {
            word: weight
            for word in self._words(gist)
            if (weight := weigh(word, 1.0)) >= RARE
        }
        clock = event.happened.time
        return Account(
            place=place,
            agency=event.agency,
            first=span[0].toordinal(),
            last=span[1].toordinal(),
            clock=clock.hour * 60 + clock.minute if clock else None,
            words=words,
            figures={figure: weigh(figure, 1.0) for figure in gist.figures},
            total=sum(words.values()),
            tells=dict(gist.tells),
            done_with=frozenset(gist.done_with),
            partners=frozenset(gist.partners),
            spoke_to=frozenset(gist.spoke_to),
            heard_from=frozenset(gist.heard_from),
            second_hand=gist.second_hand,
            people=event.people,
        )

    def turned(self, place: int) -> Account:
        """Read one event as of the day that its date, with day and month swapped, stands for."""
        day = turned_day(self._events[place])
        if day is None:
            raise ValueError("an event whose date nobody doubts so")
        ordinal = day.toordinal()
        return replace(
            self.account(place), first=ordinal, last=ordinal, clock=None, turned=True
        )

    def _said_often(self, sample: Sequence[int]) -> frozenset[str]:
        """Find the sentences that stand, but for names and figures, at events days apart.

        What is written again and again tells nothing of any one day.
        """
        days: dict[str, int] = {}
        often: set[str] = set()
        for place in sample:
            day, gist = self._events[place].happened.first, self._gists[place]
            ordinal = day.toordinal() if day else 0
            for form, _ in islice(gist.sentences(), gist.own):
                if abs(days.setdefault(form, ordinal) - ordinal) > _ONE_EVENT:
                    often.add(form)
        return frozenset(often)

    def _learned(self, sample: Sequence[int]) -> dict[str, float]:
        seen: Counter[str] = Counter()
        for place in sample:
            gist = self._gists[place]
            seen.update(self._words(gist).union(gist.figures))
        most = log(len(sample) + 1) or 1.0
        return {word: log((len(sample) + 1) / n) / most for word, n in seen.items()}

    def _words(self, gist: Gist) -> set[str]:
        """Return the words that tell this event from others."""
        held: set[str] = set()
        for form, words in gist.sentences():
            if form not in self._often:
                held.update(words)
            elif gist.figures:
                held.difference_update(figures_in(words))
        return held
