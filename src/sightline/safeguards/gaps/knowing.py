"""Who knew an entry, and since which day?

What the record says comes first: who recorded it, who learned of it, to whom it was shared by
name. Beyond that, whoever is told of a matter is taken to have been told what the teller had
just recorded of it: a referral carries what led to it, a meeting what was new that fortnight,
an answer to an assessment what the agency had, one note of a day the others of that day.
Otherwise every routine note that went into a referral would be reported as kept back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sightline.safeguards.gaps.circle import Circle
from sightline.safeguards.reference.seen import Seen
from sightline.safeguards.world import EntryRow

# Whom an entry names as told of it, or as there.
_NAMES = {
    "referral.made": ("to",),
    "information.shared": ("to",),
    "meeting.held": ("attended",),
    "plan.agreed": ("lead", "parts.who"),
}
_PUBLIC_ORDERS = frozenset({"care", "supervision", "emergency-protection", "adoption"})
FRESH = 14  # days for which something just recorded goes with what is told
AGREED_AT = 7  # days in which a plan is written down that was agreed at a meeting
_CARRIES = {"referral.made": "to", "information.shared": "to", "meeting.called": "invited"}
# Whoever an entry names as having been in touch told its recorder, who told them.
_IN_TOUCH = {"contact.made": "with", "referral.received": "by_person"}


@dataclass(frozen=True, slots=True)
class Telling:
    """One agency told others of some people, and of those around them, on a day.

    `everything`: it carried all that the teller had. `named`: it named what it carried.
    """

    entry: EntryRow
    teller: str
    told: frozenset[str]
    people: frozenset[str]
    day: int
    everything: bool = False
    named: frozenset[str] = frozenset()


class Knowing:
    """Answers since when an agency knew an entry, as far as the rows tell."""

    def __init__(self, seen: Seen, circle: Circle) -> None:
        self._seen = seen
        self._since: dict[tuple[int, str], int | None] = {}
        self._tellings: dict[str, list[Telling]] = defaultdict(list)
        for telling in tellings(seen, circle):
            self._tellings[telling.teller].append(telling)
        self._threads: dict[str, list[EntryRow]] = defaultdict(list)
        self._sittings: dict[tuple[str, int], list[EntryRow]] = defaultdict(list)
        for entry in seen.world.entries:
            self._threads[entry.thread].append(entry)
            self._sittings[entry.agency, entry.recorded_day].append(entry)

    def since(self, entry: EntryRow, agency: str) -> int | None:
        """Return the day since which an agency knew, None if it is not known to."""
        asked = entry.n, agency
        if asked not in self._since:
            days = [*self._direct(entry, agency), *self._carried(entry, agency)]
            self._since[asked] = min(days, default=None)
        return self._since[asked]

    def namings(self, entry: EntryRow) -> list[Telling]:
        """Return every time somebody told others of an entry by name."""
        return [
            telling
            for each in self._tellings.values()
            for telling in each
            if entry.id in telling.named
        ]

    def knowers(self, entry: EntryRow, by_day: int) -> list[str]:
        """Return the agencies that knew an entry directly by a day, the recorder first."""
        others = [row.agency for row in self._seen.knows(entry.n)]
        return [
            agency
            for agency in dict.fromkeys([entry.agency, *others])
            if (day := min(self._direct(entry, agency), default=None)) is not None
            and day <= by_day
        ]

    def _direct(self, entry: EntryRow, agency: str) -> Iterator[int]:
        if entry.agency == agency:
            yield entry.recorded_day
        for row in self._seen.knows(entry.n):
            if row.agency == agency:
                # No one can say since when: nobody is reproached with what they may have known.
                yield entry.recorded_day if row.since_day is None else row.since_day
        for name in _NAMES.get(entry.kind, ()):
            if agency in _values(self._seen, entry, name):
                yield _day(entry)
        if entry.kind == "order.made" and self._asked_for_it(entry, agency):
            yield entry.recorded_day

    def _asked_for_it(self, entry: EntryRow, agency: str) -> bool:
        """Whether it is an order that a court makes when social care asks for it."""
        public = _PUBLIC_ORDERS & set(_values(self._seen, entry, "type"))
        return bool(public) and self._seen.sectors.get(agency) == "childrens-social-care"

    def _carried(self, entry: EntryRow, agency: str) -> Iterator[int]:
        people = set(self._seen.about(entry.n))
        for telling in self._tellings[entry.agency]:
            of_them = bool(people & telling.people) or telling.entry.thread == entry.thread
            if agency in telling.told and of_them and _carries(telling, entry):
                yield max(telling.day, _day(entry))
        for other in self._threads[entry.thread]:
            if other.agency == entry.agency and other.n > entry.n:
                yield from self._direct(other, agency)
        for other in self._sittings[entry.agency, entry.recorded_day]:
            if other.n != entry.n and people & set(self._seen.about(other.n)):
                yield from self._direct(other, agency)


def _carries(telling: Telling, entry: EntryRow) -> bool:
    """Whether what was told on a day carried an entry of the teller's about those people."""
    if telling.named:
        return entry.id in telling.named
    late = telling.day - entry.recorded_day
    if entry.kind == "plan.agreed" and telling.entry.kind == "meeting.held":
        return -AGREED_AT <= late <= FRESH
    return _day(entry) <= telling.day and (telling.everything or late <= FRESH)


def tellings(seen: Seen, circle: Circle) -> Iterator[Telling]:
    """Yield every time one agency told another of somebody, in the order of the ledger."""
    for entry in seen.world.entries:
        for teller, told in _ways(seen, entry):
            others = frozenset(told) - {teller}
            if others:
                yield _telling(seen, circle, entry, teller, others)


def _ways(seen: Seen, entry: EntryRow) -> Iterator[tuple[str, Iterable[str]]]:
    if entry.kind in _CARRIES:
        yield entry.agency, _values(seen, entry, _CARRIES[entry.kind])
    elif entry.kind == "meeting.held":
        there = {entry.agency, *_values(seen, entry, "attended")}
        yield from ((one, there) for one in sorted(there))
    elif entry.kind == "assessment.agency-replied":
        assessing = {
            each.agency
            for each in seen.of_kinds(["assessment.opened", "assessment.agency-contacted"])
            if each.thread == entry.thread
        }
        for agency in {entry.agency, *_values(seen, entry, "agency")} - assessing:
            yield agency, {*assessing, entry.agency}
    elif entry.kind in _IN_TOUCH:
        others = {*_values(seen, entry, _IN_TOUCH[entry.kind])} & seen.sectors.keys()
        yield entry.agency, {*others, *(row.agency for row in seen.knows(entry.n))}
        yield from ((other, [entry.agency]) for other in sorted(others))


def _telling(
    seen: Seen, circle: Circle, entry: EntryRow, teller: str, told: frozenset[str]
) -> Telling:
    shared = entry.kind == "information.shared"
    named = frozenset(_values(seen, entry, "entries")) if shared else frozenset()
    return Telling(
        entry=entry,
        teller=teller,
        told=told,
        people=circle.around(seen.about(entry.n), entry.recorded_day),
        day=_day(entry),
        everything=entry.kind == "assessment.agency-replied" or (shared and not named),
        named=named,
    )


def _day(entry: EntryRow) -> int:
    """Return the last day on which it may have happened, written down by then or not."""
    return entry.recorded_day if entry.last_day is None else entry.last_day


def _values(seen: Seen, entry: EntryRow, field: str) -> list[str]:
    return [row.value for row in seen.told(entry.n, field) if row.stated]
