"""How could a fact have reached those who decided? What both had to do with each other."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.safeguards.gaps.circle import Circle
from sightline.safeguards.gaps.deciding import Decided
from sightline.safeguards.gaps.gap import Way
from sightline.safeguards.reference.seen import Seen
from sightline.safeguards.world import EntryRow

_ASKS = {"information.requested": "from", "assessment.agency-contacted": "agency"}


def ways(
    seen: Seen, fact: EntryRow, decided: Decided, around: Circle, people: frozenset[str]
) -> tuple[Way, ...]:
    """Return the ways there were between the recording and the decision, in order."""
    between = [
        entry
        for entry in around.entries(people)
        if fact.recorded_day <= entry.recorded_day <= decided.first_day
    ]
    deciders = set(decided.deciders)
    found = [way for each in between for way in _way(seen, each, fact.agency, deciders)]
    if not found and _both_involved(seen, fact, decided, people):
        found.append(Way("involvement", "", fact.recorded_day))
    return tuple(found)


def _way(seen: Seen, entry: EntryRow, holder: str, deciders: set[str]) -> Iterator[Way]:
    if entry.kind == "meeting.held":
        there = {entry.agency, *(row.value for row in seen.told(entry.n, "attended"))}
        if holder in there and deciders & there:
            yield Way("meeting", entry.id, entry.recorded_day)
    elif entry.kind in _ASKS and entry.agency in deciders:
        if any(row.value == holder for row in seen.told(entry.n, _ASKS[entry.kind])):
            yield Way("request", entry.id, entry.recorded_day)
    elif entry.kind == "referral.made":
        to = {row.value for row in seen.told(entry.n, "to")}
        between = entry.agency == holder and to & deciders
        if between or (entry.agency in deciders and holder in to):
            yield Way("referral", entry.id, entry.recorded_day)


def _both_involved(
    seen: Seen, fact: EntryRow, decided: Decided, people: frozenset[str]
) -> bool:
    involved = {
        row.agency
        for person in people
        for row in seen.involved(person)
        if row.from_day <= decided.first_day
        and (row.until_day is None or row.until_day >= fact.recorded_day)
    }
    return fact.agency in involved and bool(involved & set(decided.deciders))
