"""Which pairs of accounts are alike enough to tell of one event, and how surely?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sightline.documents.chronology.accounts import (
    LONGEST_SPAN,
    Account,
    Reader,
    span_of,
    turned_day,
)
from sightline.documents.chronology.gists import Gist
from sightline.documents.chronology.lexicon import lexicon
from sightline.documents.chronology.told import Event

# What two accounts must reach to be one event, and what their shared words must weigh for
# that, by how far the happening they share goes. Tuned on invented returns; see the tests.
_ENOUGH = 1.0
_FROM_WORDS = {"alone": 0.0, "firm": 0.5, "loose": 1.9, "": 2.8}
# On days next to each other, or where one date is vague, they must weigh so much more.
_STRICTER = 0.9
# Of the weight of the shorter account's words, this much must be shared where no happening is.
_SHARE = 0.3
# And this much where two accounts of one day name each other's agency.
_TOGETHER = 0.3
# Two clocks further apart than this, in minutes, are of two events.
_CLOCKS = 4 * 60


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places among the events, and how surely they belong together; 1 is enough."""

    score: float
    one: int
    other: int


Signs = list[tuple[object, float]]
Holding = Mapping[object, list[Account]]


class _Day:
    """The accounts of one day, by what each could be brought together with others by."""

    def __init__(self, accounts: list[Account], signs: list[Signs]) -> None:
        self.accounts = accounts
        self._signs = dict(zip(accounts, signs, strict=True))
        self.holding: dict[object, list[Account]] = defaultdict(list)
        for account, own in self._signs.items():
            for sign, _ in own:
                self.holding[sign].append(account)

    def signs_of(self, account: Account) -> Signs:
        """Return the signs of one of the day's accounts."""
        return self._signs[account]


class Seeker:
    """Looks among the accounts of one day, and of days next to it, for pairs."""

    def __init__(
        self, events: Sequence[Event], gists: Sequence[Gist], sectors: Mapping[str, str]
    ) -> None:
        self._reader = Reader(events, gists)
        self._sectors = sectors
        self._lists = lexicon()
        self._places: dict[int, list[int]] = defaultdict(list)
        self._turned: dict[int, list[int]] = defaultdict(list)
        self._reach: dict[int, int] = {}
        for place, event in enumerate(events):
            span = span_of(event)
            if span:
                day = span[0].toordinal()
                self._places[day].append(place)
                self._reach[day] = max(self._reach.get(day, 0), span[1].toordinal())
            if turned := turned_day(event):
                self._turned[turned.toordinal()].append(place)
        self._read: dict[int, _Day] = {}

    def pairs(self) -> tuple[list[Pair], list[Pair]]:
        """Return every pair that reaches what is enough: accounts, and news with its event."""
        found, heard = [], []
        for one, other in self._candidates():
            score = self._score(one, other)
            if score < _ENOUGH:
                continue
            if self._news(one, other):
                heard.append(Pair(score, one.place, other.place))
            elif self._news(other, one):
                heard.append(Pair(score, other.place, one.place))
            else:
                found.append(Pair(score, one.place, other.place))
        return found, heard

    def _candidates(self) -> Iterator[tuple[Account, Account]]:
        """Yield, day by day, the pairs worth comparing; only near days are kept in mind."""
        for day in sorted(self._places.keys() | self._turned.keys()):
            for gone in [past for past in self._read if past < day]:
                del self._read[gone]
            own = self._day(day)
            until = max(day + 1, min(self._reach.get(day, day), day + LONGEST_SPAN))
            near = [
                self._day(later).holding
                for later in range(day + 1, until + 1)
                if later in self._places or later in self._turned
            ]
            if near or len(own.accounts) > 1:
                for one in own.accounts:
                    yield from self._sharing(one, own, near)

    def _day(self, day: int) -> _Day:
        if day not in self._read:
            accounts = [self._reader.account(place) for place in self._places.get(day, ())]
            accounts += [self._reader.turned(place) for place in self._turned.get(day, ())]
            self._read[day] = _Day(accounts, list(map(self._signs, accounts)))
        return self._read[day]

    def _sharing(
        self, one: Account, own: _Day, near: Sequence[Holding]
    ) -> Iterator[tuple[Account, Account]]:
        """Yield one account with each of another agency that it shares anything telling with.

        Of its own day only with those after it, so that each pair comes once.
        """
        met: dict[Account, float] = defaultdict(float)
        for sign, telling in own.signs_of(one):
            for other in own.holding[sign]:
                if other.place > one.place:
                    met[other] += telling
            for holding in near:
                for other in holding.get(sign, ()):
                    met[other] += telling
        for other, telling in met.items():
            alike = telling >= 1.0 and other.agency != one.agency
            if alike and _dates_allow(one, other):
                yield one, other

    def _signs(self, account: Account) -> Signs:
        """Return what could bring an account together with another, and how telling it is."""
        here = self._sectors.get(account.agency, "")
        talks = account.spoke_to | account.heard_from
        return [
            *(((code, "happening"), 1.0) for code in account.tells),
            *((frozenset((here, there)), 1.0) for there in talks),
            *((("with", frozenset((here, there))), 1.0) for there in account.partners),
            *[(word, weight / 2) for word, weight in account.words.items()],
            *[(figure, weight / 2) for figure, weight in account.figures.items()],
        ]

    def _score(self, one: Account, other: Account) -> float:
        """Say how surely two accounts tell of one event; 1 is enough."""
        if _clocks_refuse(one, other):
            return 0.0
        best = 0.0
        shared = self._shared(one, other)
        strict = _is_strict(one, other)
        for code in one.tells.keys() & other.tells.keys():
            if self._partners_refuse(code, one, other):
                return 0.0
            best = max(best, self._by_happening(code, one, other, strict=strict))
        if not strict and self._spoke(one, other):
            best = max(best, 1.0 + shared / 10)
        if not strict and shared >= _TOGETHER and self._name_each_other(one, other):
            best = max(best, 1.0 + shared / 10)
        if shared >= _SHARE * min(one.total, other.total):
            best = max(best, shared / (_FROM_WORDS[""] + _STRICTER * strict))
        return best

    def _by_happening(
        self, code: str, one: Account, other: Account, *, strict: bool
    ) -> float:
        """Say how surely a happening that both tell of is one; less so where others are named.

        Then its own words, which both must hold, say nothing more.
        """
        goes, own = self._lists.goes[code], frozenset[str]()
        if code in self._lists.with_partners and self._with_others(one, other):
            goes, own = ("firm" if goes == "alone" else goes), self._lists.words_of[code]
        needed = _FROM_WORDS[goes] + _STRICTER * strict
        shared = self._shared(one, other, but=own)
        return shared / needed if needed else 1.5 + shared / 10

    def _shared(
        self, one: Account, other: Account, but: frozenset[str] = frozenset()
    ) -> float:
        words = (one.words.keys() & other.words.keys()) - but
        figures = one.figures.keys() & other.figures.keys()
        weight = sum([one.words[word] for word in words])
        weight += sum([one.figures[figure] for figure in figures])
        return weight + 0.2 * (not set(one.people).isdisjoint(other.people))

    def _partners_refuse(self, code: str, one: Account, other: Account) -> bool:
        """Tell whether it was done with somebody, and neither names the other."""
        if code not in self._lists.with_partners or not self._with_others(one, other):
            return False
        return any(code == done for done, _ in one.done_with | other.done_with)

    def _with_others(self, one: Account, other: Account) -> bool:
        """Tell whether partners are named in either account, and neither names the other."""
        here, there = self._sectors.get(one.agency), self._sectors.get(other.agency)
        named = there in one.partners or here in other.partners
        return not named and bool(one.partners or other.partners)

    def _spoke(self, one: Account, other: Account) -> bool:
        """Tell whether one spoke to the other, and the other heard from the one."""
        here, there = self._sectors.get(one.agency), self._sectors.get(other.agency)
        if "other" in (here, there) or here == there:
            return False
        return (there in one.spoke_to and here in (other.heard_from | other.spoke_to)) or (
            here in other.spoke_to and there in (one.heard_from | one.spoke_to)
        )

    def _name_each_other(self, one: Account, other: Account) -> bool:
        """Tell whether each says that it was done with the other ("joint visit with HV")."""
        here, there = self._sectors.get(one.agency), self._sectors.get(other.agency)
        if "other" in (here, there) or here == there:
            return False
        return there in one.partners and here in other.partners

    def _news(self, teller: Account, event: Account) -> bool:
        """Tell whether the first account is only news of what the second tells."""
        shared = teller.tells.keys() & event.tells.keys()
        if any(teller.tells[code] and event.tells[code] for code in shared):
            return False
        if self._spoke(teller, event):
            return False
        if shared:
            return any(not teller.tells[code] for code in shared)
        return teller.second_hand


def _is_strict(one: Account, other: Account) -> bool:
    """Tell whether more must be shared, since the dates do not say one day beyond doubt."""
    sure = one.exact and other.exact and not (one.turned or other.turned)
    return not sure or one.first != other.first


def _dates_allow(one: Account, other: Account) -> bool:
    if one.first <= other.last and other.first <= one.last:
        return True
    return one.exact and other.exact and abs(one.first - other.first) == 1


def _clocks_refuse(one: Account, other: Account) -> bool:
    if one.clock is None or other.clock is None or one.first != other.first:
        return False
    return abs(one.clock - other.clock) > _CLOCKS
