"""Which accounts by different agencies tell of one event? Linked, and never made one.

A wrong link misleads more than a missing one, so each link needs one day, or nearly, and
either a happening there is one of in a day (a strategy meeting), a conversation that both
sides name, or enough rare words and figures in common. News of an event is not the event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sightline.documents.chronology.accounts import Account, Read, read_accounts
from sightline.documents.chronology.differences import differences, second_hand_differences
from sightline.documents.chronology.lexicon import lexicon
from sightline.documents.chronology.told import Doubt, Event

# What two accounts must reach to be one event. Tuned on invented returns; see the tests.
_ENOUGH = 1.0
_FROM_WORDS = {"alone": 0.0, "firm": 0.6, "loose": 1.9, "": 2.8}
# Of the weight of the shorter account's words, this much must be shared where no happening is.
_SHARE = 0.3
# Two clocks further apart than this, in minutes, are of two events.
_CLOCKS = 4 * 60


@dataclass(frozen=True, slots=True)
class _Pair:
    score: float
    one: int
    other: int


def find_same(events: Sequence[Event], sectors: Mapping[str, str]) -> tuple[Event, ...]:
    """Link the events that tell of one event, and say where they differ."""
    read = read_accounts(events)
    seeker = _Seeker(read, sectors)
    pairs = _one_each(seeker.pairs(), read.accounts)
    links: dict[int, list[int]] = defaultdict(list)
    for one, other in _closed(pairs, read.accounts):
        links[one].append(other)
        links[other].append(one)
    hearsay = seeker.second_hand(links)
    at = {account.place: account for account in read.accounts}
    if not links and not hearsay:
        return tuple(events)
    return tuple(
        _told_again(event, events, at, links.get(place, ()), hearsay.get(place, ()))
        for place, event in enumerate(events)
    )


def _told_again(
    event: Event,
    events: Sequence[Event],
    accounts: Mapping[int, Account],
    same: Sequence[int],
    heard: Sequence[int],
) -> Event:
    if not same and not heard:
        return event
    doubts: list[Doubt] = []
    for place in same:
        doubts += differences(event, events[place])
    for place in heard:
        doubts += second_hand_differences(event, events[place])
    return replace(
        event,
        same_as=tuple(events[place].id for place in sorted(same)),
        tells_of=tuple(events[place].id for place in sorted(heard)),
        doubts=event.doubts + tuple(dict.fromkeys(doubts)),
    )


class _Seeker:
    """Looks among the accounts of one day, and of days next to it, for pairs."""

    def __init__(self, read: Read, sectors: Mapping[str, str]) -> None:
        self._read = read
        self._sectors = sectors
        self._lists = lexicon()
        self._by_day: dict[int, list[Account]] = defaultdict(list)
        for account in read.accounts:
            self._by_day[account.first].append(account)
        self._weight = read.weight
        self._at = {account.place: account for account in read.accounts}
        self._heard: list[_Pair] = []

    def pairs(self) -> list[_Pair]:
        """Return every pair that reaches what is enough."""
        found = []
        for one, other in self._candidates():
            score = self._score(one, other)
            if score < _ENOUGH:
                continue
            pair = _Pair(score, one.place, other.place)
            if self._news(one, other) or self._news(other, one):
                self._heard.append(pair)
            else:
                found.append(pair)
        return found

    def second_hand(self, links: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
        """Return, for each account of news, the events it tells of."""
        accounts = self._at
        heard: dict[int, list[int]] = defaultdict(list)
        for pair in sorted(self._heard, key=lambda each: -each.score):
            teller, event = pair.one, pair.other
            if not self._news(accounts[teller], accounts[event]):
                teller, event = event, teller
            if not heard[teller] or heard[teller][0] in links.get(event, ()):
                heard[teller].append(event)
        return heard

    def _candidates(self) -> Iterator[tuple[Account, Account]]:
        for day, accounts in self._by_day.items():
            near = [a for ahead in range(1, 32) for a in self._reached(day, ahead)]
            if len(accounts) + len(near) > 1:
                yield from self._sharing(accounts, near)

    def _reached(self, day: int, ahead: int) -> Iterable[Account]:
        """Yield the accounts of a later day that some account of this day may reach."""
        later = self._by_day.get(day + ahead)
        if later is None:
            return ()
        if ahead == 1:
            return later
        reach = max((a.last for a in self._by_day[day]), default=day)
        return later if reach >= day + ahead else ()

    def _sharing(
        self, accounts: list[Account], near: list[Account]
    ) -> Iterator[tuple[Account, Account]]:
        """Yield each pair of different agencies that shares anything telling, once."""
        holders: dict[object, list[Account]] = defaultdict(list)
        for other in near:
            for sign in self._signs(other):
                holders[sign].append(other)
        for one in accounts:
            signs = self._signs(one)
            met: dict[int, float] = defaultdict(float)
            for sign in signs:
                telling = self._telling(sign)
                for other in holders.get(sign, ()):
                    met[other.place] += telling
                holders[sign].append(one)
            for place, telling in met.items():
                other = self._at[place]
                if (
                    telling >= 1.0
                    and other.agency != one.agency
                    and _dates_allow(one, other)
                ):
                    yield one, other

    def _signs(self, account: Account) -> list[object]:
        """Return what could bring an account together with another."""
        here = self._sectors.get(account.agency, "")
        talks = account.spoke_to | account.heard_from
        return [
            *account.tells,
            *(frozenset((here, there)) for there in talks),
            *account.words,
            *account.figures,
        ]

    def _telling(self, sign: object) -> float:
        """Say how much of a reason to compare two accounts one shared sign is."""
        return self._weight[sign] / 2 if isinstance(sign, int) else 1.0

    def _score(self, one: Account, other: Account) -> float:
        """Say how surely two accounts tell of one event; 1 is enough."""
        if _clocks_refuse(one, other):
            return 0.0
        best = 0.0
        shared = self._shared(one, other)
        strict = not (one.exact and other.exact and one.first == other.first)
        for code in one.tells.keys() & other.tells.keys():
            if self._partners_refuse(code, one, other):
                return 0.0
            best = max(best, self._by_happening(code, shared, strict))
        if self._spoke(one, other) and not strict:
            best = max(best, 1.0 + shared / 10)
        if self._share_enough(one, other, shared):
            best = max(best, shared / (_FROM_WORDS[""] + strict))
        return best

    def _by_happening(self, code: str, shared: float, strict: bool) -> float:
        goes = self._lists.goes[code]
        needed = _FROM_WORDS[goes] + (0.9 if strict else 0.0)
        if needed == 0.0:
            return 1.5 + shared / 10
        return shared / needed

    def _shared(self, one: Account, other: Account) -> float:
        weight = self._weight
        words = sum(weight[n] for n in one.words & other.words)
        figures = sum(weight[n] for n in one.figures & other.figures)
        people = 0.2 if set(one.people) & set(other.people) else 0.0
        return words + figures + people

    def _share_enough(self, one: Account, other: Account, shared: float) -> bool:
        return shared >= _SHARE * min(one.total, other.total)

    def _partners_refuse(self, code: str, one: Account, other: Account) -> bool:
        """Tell whether each was done with somebody, and neither names the other."""
        if code not in self._lists.with_partners:
            return False
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


def _dates_allow(one: Account, other: Account) -> bool:
    if one.first <= other.last and other.first <= one.last:
        return True
    return one.exact and other.exact and abs(one.first - other.first) == 1


def _clocks_refuse(one: Account, other: Account) -> bool:
    if one.clock is None or other.clock is None or one.first != other.first:
        return False
    return abs(one.clock - other.clock) > _CLOCKS


def _one_each(pairs: Iterable[_Pair], accounts: Sequence[Account]) -> list[tuple[int, int]]:
    """Keep, of each event's possible twins in one agency, the likeliest of both sides."""
    agency = {account.place: account.agency for account in accounts}
    day = {account.place: account.first for account in accounts}
    taken: set[tuple[int, str]] = set()
    kept = []
    for pair in sorted(
        pairs, key=lambda p: (-p.score, abs(day[p.one] - day[p.other]), p.one)
    ):
        ends = (pair.one, agency[pair.other]), (pair.other, agency[pair.one])
        if taken.isdisjoint(ends):
            taken.update(ends)
            kept.append((pair.one, pair.other))
    return kept


def _closed(
    pairs: Sequence[tuple[int, int]], accounts: Sequence[Account]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs, and for three or more that hang together every pair among them.

    Not where that would make two events of one agency the same: then some link is wrong,
    and none is added to it.
    """
    agency = {account.place: account.agency for account in accounts}
    group: dict[int, set[int]] = {}
    for one, other in pairs:
        joined = group.get(one, {one}) | group.get(other, {other})
        if len({agency[place] for place in joined}) == len(joined):
            group.update(dict.fromkeys(joined, joined))
    for members in {id(each): each for each in group.values()}.values():
        ordered = sorted(members)
        yield from (
            (one, other) for at, one in enumerate(ordered) for other in ordered[at + 1 :]
        )
