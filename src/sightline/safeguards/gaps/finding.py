"""For each decision: what was by then known to some agency, and not to those deciding?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from sightline.kernel.deadlines import Unit, Within, due
from sightline.kernel.working_days import england_and_wales
from sightline.safeguards.gaps.bearing import Bearing, FactRule, shipped
from sightline.safeguards.gaps.circle import Circle, residents
from sightline.safeguards.gaps.deciding import Decided, decisions, holds
from sightline.safeguards.gaps.gap import Gap
from sightline.safeguards.gaps.knowing import Knowing
from sightline.safeguards.gaps.reaching import ways
from sightline.safeguards.reference.seen import Seen
from sightline.safeguards.world import EntryRow, World
from sightline.safeguards.world_building.spans import date_of, day_number

COMES_OF = 12  # months in which a charge, an order or bail still comes of what went before
ALIKE = 2  # days by which two accounts of one event may differ


def gaps(world: World, *, today: date, bearing: Bearing | None = None) -> tuple[Gap, ...]:
    """Return what those who decided did not know, the most pressing and longest held first."""
    finding = _Finding(world, day_number(today), bearing or shipped())
    found = list(_once_a_day(finding.all()))
    return tuple(
        sorted(found, key=lambda gap: (gap.rank, -gap.held_days, gap.decided_day, gap.fact))
    )


@dataclass(frozen=True)
class _Fact:
    rule: FactRule
    entry: EntryRow
    people: frozenset[str]


class _Finding:
    """One world, laid out to be asked what was not known."""

    def __init__(self, world: World, today: int, bearing: Bearing) -> None:
        self._seen = Seen(world)
        self._today = today
        self._bearing = bearing
        self._circle = Circle(self._seen)
        self._knowing = Knowing(self._seen, self._circle)
        self._facts: dict[str, list[_Fact]] = defaultdict(list)
        for fact in self._all_facts():
            for person in fact.people:
                self._facts[person].append(fact)

    def all(self) -> Iterator[Gap]:
        """Yield every gap, by decision in the order of the ledger."""
        for decided in decisions(self._seen, self._circle, self._bearing.decisions):
            people = self._seen.about(decided.entry.n)
            around = self._circle.around(people, decided.last_day)
            yield from self._of(decided, around)

    def _all_facts(self) -> Iterator[_Fact]:
        for rule in self._bearing.facts:
            for entry in self._seen.of_kinds([rule.kind]):
                if holds(self._seen, entry, rule):
                    people = frozenset(self._seen.about(entry.n))
                    if rule.newcomer:
                        people |= frozenset(residents(self._seen, entry))
                    yield _Fact(rule, entry, people)

    def _facts_about(self, people: Iterable[str]) -> Iterable[_Fact]:
        found = (fact for person in sorted(people) for fact in self._facts.get(person, ()))
        return {(fact.entry.n, fact.rule.code): fact for fact in found}.values()

    def _of(self, decided: Decided, around: frozenset[str]) -> Iterator[Gap]:
        bearing = [
            fact
            for fact in self._facts_about(around)
            if self._bears(fact, decided, around) and self._held(fact.entry, decided)
        ]
        for fact in self._enough(bearing):
            learned = self._learned(fact.entry, decided)
            too_late = self._too_late(learned, decided)
            if too_late and self._unheard(fact, decided, around):
                yield self._gap(fact, decided, around, learned)

    def _bears(self, fact: _Fact, decided: Decided, around: frozenset[str]) -> bool:
        topics = decided.rule.topics
        if topics and fact.rule.topic not in topics:
            return False
        entry = fact.entry
        before = entry.recorded_day < decided.first_day and entry.n != decided.entry.n
        people = set(self._seen.about(decided.entry.n)) if decided.rule.own else around
        return before and bool(fact.people & people) and self._reaches(fact, decided)

    def _reaches(self, fact: _Fact, decided: Decided) -> bool:
        reach = min(
            (months for months in (fact.rule.reach, decided.rule.reach) if months),
            default=None,
        )
        return reach is None or _months_after(_last(fact.entry), reach) >= decided.first_day

    def _held(self, entry: EntryRow, decided: Decided) -> bool:
        """Whether an agency held it that did not decide, and whose word nobody had."""
        return entry.agency not in decided.deciders and not any(
            (since := self._knowing.since(entry, agency)) is not None
            and since <= decided.last_day
            for agency in (*decided.deciders, *decided.spoken_for)
        )

    def _too_late(self, learned: int | None, decided: Decided) -> bool:
        """Whether the time is over in which whoever was finding out could still learn it."""
        in_time = decided.last_day + decided.rule.gathers
        over = decided.rule.gathers == 0 or in_time <= self._today
        return over and (learned is None or learned > in_time)

    def _learned(self, entry: EntryRow, decided: Decided) -> int | None:
        days = (self._knowing.since(entry, agency) for agency in decided.deciders)
        return min((day for day in days if day is not None), default=None)

    def _enough(self, facts: Iterable[_Fact]) -> Iterator[_Fact]:
        """Yield those that stand alone, and the last of those that count together."""
        together: dict[tuple[str, str], list[_Fact]] = defaultdict(list)
        for fact in facts:
            if fact.rule.together > 1:
                together[fact.rule.code, fact.entry.agency].append(fact)
            else:
                yield fact
        for group in together.values():
            last = max(group, key=lambda fact: fact.entry.recorded_day)
            near = [
                fact
                for fact in group
                if fact.people & last.people
                and _months_after(fact.entry.recorded_day, last.rule.together_within)
                >= last.entry.recorded_day
            ]
            if len(near) >= last.rule.together:
                yield last

    def _unheard(self, fact: _Fact, decided: Decided, around: frozenset[str]) -> bool:
        """Whether those deciding had no account of the same thing from elsewhere."""
        if fact.rule.newcomer:
            return self._strangers(fact, decided, around)
        return not any(
            (self._same(other, fact) or self._led_to(other, fact))
            and other.entry.recorded_day <= decided.last_day
            and not self._held(other.entry, decided)
            for other in self._facts_about(fact.people)
            if other.entry.n != fact.entry.n
        )

    def _same(self, other: _Fact, fact: _Fact) -> bool:
        return other.rule.topic == fact.rule.topic and _near(other.entry, fact.entry)

    def _led_to(self, other: _Fact, fact: _Fact) -> bool:
        if other.rule.topic not in fact.rule.follows or other.rule.follows:
            return False
        first, last = other.entry.recorded_day, fact.entry.recorded_day
        return first <= last <= _months_after(first, COMES_OF)

    def _strangers(self, fact: _Fact, decided: Decided, around: frozenset[str]) -> bool:
        children = self._circle.children(around, decided.last_day)
        parents = {one for child in children for one in self._circle.parents[child]}
        grown = {
            one
            for one in fact.people
            if self._circle.is_grown(one, decided.last_day) and one not in parents
        }
        known = {
            person
            for person in grown
            for entry in self._circle.entries([person])
            if entry.recorded_day <= decided.last_day and not self._held(entry, decided)
        }
        return bool(grown - known) and len(fact.people) > 1

    def _gap(
        self,
        fact: _Fact,
        decided: Decided,
        around: frozenset[str],
        learned: int | None,
    ) -> Gap:
        about = self._seen.about(decided.entry.n)
        children = self._circle.children(about, decided.last_day)
        topic = self._bearing.topics[fact.rule.topic]
        knowers = self._knowing.knowers(fact.entry, decided.first_day)
        return Gap(
            decision=decided.entry.id,
            decided=decided.rule.words,
            decided_day=decided.first_day,
            deciders=decided.deciders,
            fact=fact.entry.id,
            topic=topic.code,
            said=topic.words,
            rank=topic.rank,
            child=(children or about or [""])[0],
            held_by=fact.entry.agency,
            since=fact.entry.recorded_day,
            also=tuple(one for one in knowers if one != fact.entry.agency),
            learned=learned,
            could_have=ways(self._seen, fact.entry, decided, self._circle, around),
        )


def _once_a_day(found: Iterable[Gap]) -> Iterator[Gap]:
    """Leave out what the same agencies did not know at another decision of the same day."""
    told: set[tuple[str, int, tuple[str, ...]]] = set()
    for gap in found:
        key = (gap.fact, gap.decided_day, gap.deciders)
        if key not in told:
            told.add(key)
            yield gap


def _near(one: EntryRow, other: EntryRow) -> bool:
    return _first(one) - ALIKE <= _last(other) and _first(other) - ALIKE <= _last(one)


def _first(entry: EntryRow) -> int:
    return entry.recorded_day if entry.first_day is None else entry.first_day


def _last(entry: EntryRow) -> int:
    return entry.recorded_day if entry.last_day is None else entry.last_day


@cache
def _months_after(day: int, months: int) -> int:
    moment = due(date_of(day), Within(months, Unit.MONTHS), england_and_wales())
    return day_number(moment)  # in months, so a day and never a moment
