"""What do an event's words come to, before anything is known of the other events?

Worked out once, in the process that read the file: words without their endings, the
happenings and partners they name. `accounts` weighs them against all the other events.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, filterfalse, pairwise
from zlib import crc32

from sightline.documents.chronology.lexicon import lexicon
from sightline.documents.chronology.words import sentences, stemmed

_FIGURE = re.compile(r"£\d.*|\d+[./:]\d.*|\d{4,}|\d+[a-z]")
_DIGITS = frozenset("£0123456789")
_FEW = 7  # words at the start of an account, which say whether all of it is news


@dataclass(frozen=True, slots=True)
class Gist:
    """The words of one event, sentence by sentence, and what they name.

    `told` has a line for each sentence, as text since that takes little room: a mark of its
    form, which is that of the sentence without names and figures, so that what is said again
    and again is known; then its words, endings taken off. `own` counts the sentences of what
    the event says; those after are from further columns. `tells` gives each happening and
    whether it is told first-hand, `done_with` the partners named in the same text as one that
    is done with partners; `second_hand`: all of it is news from others.
    """

    told: str = ""
    own: int = 0
    figures: tuple[str, ...] = ()
    tells: tuple[tuple[str, bool], ...] = ()
    done_with: tuple[tuple[str, str], ...] = ()
    partners: tuple[str, ...] = ()
    spoke_to: tuple[str, ...] = ()
    heard_from: tuple[str, ...] = ()
    second_hand: bool = False

    def sentences(self) -> Iterator[tuple[str, list[str]]]:
        """Yield the form of each sentence, and its words."""
        for line in self.told.splitlines():
            form, *words = line.split(" ")
            yield form, words


def gist_of(says: str, columns: Iterable[str]) -> Gist:
    """Work out what the words of an event, and of its further columns, come to."""
    told = sentences(says)
    ends = [len(told)]
    for text in columns:
        if text.count(" ") >= 2:
            told += sentences(text)
            ends.append(len(told))
    rows = list(map(stemmed, told))
    words = frozenset(chain.from_iterable(rows))
    found = _Found()
    if not lexicon().named.isdisjoint(words):
        for first, last in pairwise([0, *ends]):
            found.look_at(rows[first:last])
    is_empty = lexicon().empty.__contains__
    return Gist(
        told="\n".join(
            [
                " ".join([_form(sentence), *filterfalse(is_empty, row)])
                for sentence, row in zip(told, rows, strict=True)
            ]
        ),
        own=ends[0],
        figures=tuple(sorted(figures_in(words))),
        tells=tuple(found.tells.items()),
        done_with=tuple(found.done_with),
        partners=tuple(found.partners),
        spoke_to=tuple(found.spoke_to),
        heard_from=tuple(found.heard_from),
        second_hand=bool(rows) and _is_news(rows[0][:_FEW]),
    )


def _form(sentence: list[str]) -> str:
    plain = " ".join(filter(str.islower, sentence))
    # Its length with it, so that two sentences hardly ever come to the same mark.
    return f"{len(plain)}.{crc32(plain.encode()):x}"


class _Found:
    """What was found in the sentences of one event, each thing once, in order."""

    def __init__(self) -> None:
        self.tells: dict[str, bool] = {}
        self.done_with: dict[tuple[str, str], None] = {}
        self.partners: dict[str, None] = {}
        self.spoke_to: dict[str, None] = {}
        self.heard_from: dict[str, None] = {}
        self._lists = lexicon()

    def look_at(self, rows: Sequence[list[str]]) -> None:
        """Note what the sentences of one text tell."""
        codes: set[str] = set()
        named: dict[str, None] = {}
        for row in rows:
            if not self._lists.named.isdisjoint(row):
                codes.update(self._happenings(row, frozenset(row)))
                named.update(dict.fromkeys(self._contacts(row)))
        self.partners.update(named)
        for code in sorted(codes & self._lists.with_partners):
            self.done_with.update(dict.fromkeys((code, partner) for partner in named))

    def _happenings(self, row: list[str], held: frozenset[str]) -> Iterator[str]:
        codes = self._lists.happenings_in(held)
        if not codes or not held.isdisjoint(self._lists.not_itself):
            return
        for code, needed in codes:
            news = _is_news(row[: min(map(row.index, needed))])
            self.tells[code] = self.tells.get(code, False) or not news
            yield code

    def _contacts(self, row: list[str]) -> Iterator[str]:
        verbs = self._lists.verbs
        for start, stop, sector in self._lists.partners_in(row):
            yield sector
            before, after = row[max(0, start - 4) : start], row[stop : stop + 3]
            if ("from" in before or "by" in before) and verbs["incoming"] & set(before):
                self.heard_from[sector] = None
            elif verbs["to"] & set(before) or _was_told(after):
                self.spoke_to[sector] = None
            elif verbs["from"] & set(after[:2]):
                self.heard_from[sector] = None


def figures_in(words: Iterable[str]) -> list[str]:
    """Return the words that are figures telling enough to know an event by."""
    return [word for word in words if word[0] in _DIGITS and _FIGURE.fullmatch(word)]


def _is_news(before: list[str]) -> bool:
    """Tell whether these opening words say that the rest was told to the writer."""
    lists = lexicon()
    return not lists.second_hand.isdisjoint(before) and lists.public.isdisjoint(before)


def _was_told(after: list[str]) -> bool:
    """Tell whether the words after a partner say that they were told ("GP informed")."""
    told = after and after[0] in lexicon().verbs["passive"]
    return bool(told) and not {"us", "me", "that"} & set(after)
