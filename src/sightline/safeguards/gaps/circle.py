"""Whom does a decision concern? The child, and the adults and children around them by then.

Narrower than a family as it is computed for access: a tie counts from the day it began, since
what a man did before anybody could know of him in this family bore on no decision about it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from sightline.safeguards.reference.seen import Seen
from sightline.safeguards.world import EntryRow
from sightline.vocabulary.relationships import PARENTAL, RELATIONSHIPS, inverse

STEPS = 2
_ALWAYS = -(10**6)
_ADULTS = frozenset({"partner", "spouse", "ex-partner", "other-carer", "kinship-carer"})
_DISTANT = frozenset({"grandparent", "other-relative", "friend"})


@dataclass(frozen=True, slots=True)
class _Tie:
    other: str
    from_day: int


class Circle:
    """The people around those whom a decision is about."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self._near: dict[str, list[_Tie]] = defaultdict(list)
        self._beside: dict[str, list[_Tie]] = defaultdict(list)
        self._entries: dict[str, list[EntryRow]] = defaultdict(list)
        self.parents: dict[str, set[str]] = defaultdict(set)
        for entry in seen.of_kinds(["relationship.recorded"]):
            self._relate(entry)
        for entry in seen.of_kinds(["residence.recorded"]):
            self._house(entry)
        for entry in seen.world.entries:
            for person in seen.about(entry.n):
                self._entries[person].append(entry)
            for one, other in combinations(seen.about(entry.n), 2):
                self._tie(self._beside, one, other, _began(entry))

    def around(self, people: Iterable[str], day: int) -> frozenset[str]:
        """Return these people and those around them on a day."""
        first = set(people)
        reached = frontier = set(first)
        for _ in range(STEPS):
            frontier = set(_others(self._near, frontier, day)) - reached
            reached = reached | frontier
        return frozenset(reached | set(_others(self._beside, first, day)))

    def entries(self, people: Iterable[str]) -> list[EntryRow]:
        """Return the entries about any of these people, in the order of the ledger."""
        found = {entry.n: entry for one in people for entry in self._entries.get(one, ())}
        return [found[n] for n in sorted(found)]

    def children(self, people: Iterable[str], day: int) -> list[str]:
        """Return those who were not certainly grown by a day, in the order given."""
        return [person for person in people if not self.is_grown(person, day)]

    def is_grown(self, person: str, day: int) -> bool:
        """Whether someone had certainly come of age by a day."""
        row = self._seen.people.get(person)
        if row is None or row.grown:
            return True
        return row.child_until_last is not None and row.child_until_last <= day

    def _relate(self, entry: EntryRow) -> None:
        one, other, tie = (self._value(entry, name) for name in ("from", "to", "type"))
        if not one or not other or tie in _DISTANT or _inverse(tie) in _DISTANT:
            return
        since = _began(entry) if tie in _ADULTS else _ALWAYS
        self._tie(self._near, one, other, since)
        if tie in PARENTAL:
            self.parents[other].add(one)
        elif _inverse(tie) in PARENTAL:
            self.parents[one].add(other)

    def _house(self, entry: EntryRow) -> None:
        for one, other in combinations(residents(self._seen, entry), 2):
            self._tie(self._near, one, other, _began(entry))

    def _tie(self, ties: dict[str, list[_Tie]], one: str, other: str, day: int) -> None:
        ties[one].append(_Tie(other, day))
        ties[other].append(_Tie(one, day))

    def _value(self, entry: EntryRow, name: str) -> str:
        return next((row.value for row in self._seen.told(entry.n, name)), "")


def residents(seen: Seen, entry: EntryRow) -> list[str]:
    """Return who lives or stays in the household that an entry records."""
    told = [row.value for row in seen.told(entry.n, "people") if row.stated]
    return told or seen.about(entry.n)


def _began(entry: EntryRow) -> int:
    return entry.recorded_day if entry.first_day is None else entry.first_day


def _others(ties: dict[str, list[_Tie]], people: Iterable[str], day: int) -> Iterator[str]:
    return (tie.other for one in people for tie in ties.get(one, ()) if tie.from_day <= day)


def _inverse(tie: str) -> str:
    return inverse(tie) if tie in RELATIONSHIPS else ""
