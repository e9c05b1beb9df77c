"""Who decided what, and about whom?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from sightline.safeguards.gaps.bearing import DecisionRule, FactRule
from sightline.safeguards.gaps.circle import Circle
from sightline.safeguards.reference.seen import Seen
from sightline.safeguards.world import EntryRow

JUST_MET = 7  # days for which those at a meeting stand behind what is decided after it
_PUT_TO_COURT_BY = frozenset({"childrens-social-care", "legal"})


@dataclass(frozen=True)
class Decided:
    """A decision: made between two days, by agencies, the recorder first.

    `spoken_for`: agencies that did not decide, and whose knowledge stood behind it.
    """

    rule: DecisionRule
    entry: EntryRow
    first_day: int
    last_day: int
    deciders: tuple[str, ...]
    spoken_for: frozenset[str]


def decisions(
    seen: Seen, circle: Circle, rules: Iterable[DecisionRule]
) -> Iterator[Decided]:
    """Yield every decision of a world, in the order of the ledger."""
    by_kind: dict[str, list[DecisionRule]] = {}
    for rule in rules:
        by_kind.setdefault(rule.kind, []).append(rule)
    for entry in seen.of_kinds(by_kind):
        fitting = (one for one in by_kind[entry.kind] if _is(seen, entry, one))
        yield from (_decided(seen, circle, entry, rule) for rule in islice(fitting, 1))


def holds(seen: Seen, entry: EntryRow, rule: FactRule | DecisionRule) -> bool:
    """Whether an entry's fields are as a rule asks."""
    has = all(_any(seen, entry, name, codes) for name, codes in rule.having.items())
    return has and not any(
        _any(seen, entry, name, codes) for name, codes in rule.unless.items()
    )


def _is(seen: Seen, entry: EntryRow, rule: DecisionRule) -> bool:
    of_sector = not rule.sectors or seen.sectors.get(entry.agency) in rule.sectors
    return of_sector and holds(seen, entry, rule)


def _any(seen: Seen, entry: EntryRow, name: str, codes: tuple[str, ...]) -> bool:
    return any(row.value in codes for row in seen.told(entry.n, name) if row.stated)


def _decided(seen: Seen, circle: Circle, entry: EntryRow, rule: DecisionRule) -> Decided:
    first = entry.recorded_day if entry.first_day is None else entry.first_day
    last = entry.recorded_day if entry.last_day is None else entry.last_day
    deciders = [entry.agency]
    if entry.kind == "meeting.held":
        deciders += _attended(seen, entry)
    return Decided(
        rule=rule,
        entry=entry,
        first_day=first,
        last_day=last,
        deciders=tuple(dict.fromkeys(deciders)),
        spoken_for=frozenset(_behind(seen, circle, entry, first)) - set(deciders),
    )


def _behind(seen: Seen, circle: Circle, entry: EntryRow, day: int) -> Iterator[str]:
    if entry.kind == "meeting.held":
        yield from (row.agency for row in seen.knows(entry.n))
    about_them = circle.entries(seen.about(entry.n))
    for meeting in (each for each in about_them if each.kind == "meeting.held"):
        there = {meeting.agency, *_attended(seen, meeting)}
        met = 0 <= day - meeting.recorded_day <= JUST_MET or meeting.thread == entry.thread
        before = meeting.recorded_second <= entry.recorded_second
        if met and before and entry.agency in there:
            yield from there
    if entry.kind == "plan.agreed":
        named = [*seen.told(entry.n, "lead"), *seen.told(entry.n, "parts.who")]
        yield from (row.value for row in named if row.value in seen.sectors)
    if seen.sectors.get(entry.agency) == "court":
        yield from (
            agency for agency, sector in seen.sectors.items() if sector in _PUT_TO_COURT_BY
        )


def _attended(seen: Seen, meeting: EntryRow) -> list[str]:
    return [row.value for row in seen.told(meeting.n, "attended") if row.stated]
