"""What held over time: whose circumstances, and which agency was involved with whom?

Some circumstances are said by other entries than those of their own: a child protection plan
holds from the day it is agreed until the plan ends, and a baby does not move about yet.
Where a date is not exact, the days are given on which a circumstance certainly held and,
under a name of their own, those on which it may have; an involvement has only the former.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sightline.kernel.deadlines import Unit, Within, due
from sightline.kernel.working_days import england_and_wales
from sightline.safeguards.recorded import Recorded
from sightline.safeguards.world import CircumstanceRow, InvolvedRow, PersonRow
from sightline.safeguards.world_building.spans import bounds_of, date_of, day_number
from sightline.safeguards.world_building.ties import certainly_from, certainly_until
from sightline.vocabulary.checking import is_unstated

_PLANS = {"child-protection": "child-protection-plan", "child-in-need": "child-in-need"}
_ENDS_PLAN = frozenset({"plan.ended", "case.closed"})
_IN_CARE = frozenset({"care"})
NOT_MOBILE = "not-mobile"
MAY = "#may"
MOBILE_BY = Within(6, Unit.MONTHS)


_Days = tuple[int, int]  # the first and the last on which it may have been


@dataclass(frozen=True)
class _Held:
    """What began for someone between two days and, where told, ended between two others."""

    person: str
    what: str
    begun: _Days
    ended: _Days | None

    def rows(self) -> Iterator[CircumstanceRow]:
        """Yield the days on which it certainly held, and those on which it may have."""
        surely = self.begun[1], self.ended[0] if self.ended else None
        maybe = self.begun[0], self.ended[1] if self.ended else None
        if surely[1] is None or surely[0] <= surely[1]:
            yield CircumstanceRow(self.person, self.what, *surely)
        if surely != maybe:
            yield CircumstanceRow(self.person, self.what + MAY, *maybe)


def circumstance_rows(
    entries: Iterable[Recorded], people: Iterable[PersonRow]
) -> Iterator[CircumstanceRow]:
    """Yield what held for whom, recorded as such or following from something else."""
    entries = list(entries)
    held = [*_recorded(entries), *_of_plans(entries), *_of_orders(entries)]
    told = {each.person for each in held if each.what == NOT_MOBILE}
    held += [each for each in _too_young(people) if each.person not in told]
    return (row for each in held for row in each.rows())


def involved_rows(entries: Iterable[Recorded]) -> Iterator[InvolvedRow]:
    """Yield which agency was involved with whom, and between which days."""
    entries = list(entries)
    ended = _ended(entries, "involvement.ended")
    for entry in entries:
        if entry.kind == "involvement.started":
            role = str(entry.data.get("role") or "")
            for person, _ in entry.about:
                yield InvolvedRow(
                    person, entry.agency, role, certainly_from(entry), ended.get(entry.id)
                )


def _recorded(entries: list[Recorded]) -> Iterator[_Held]:
    ends = {e.data.get("of"): e for e in entries if e.kind == "circumstance.ended"}
    for entry in entries:
        what = entry.data.get("what")
        if entry.kind == "circumstance.recorded" and entry.about and not is_unstated(what):
            end = _days(ends[entry.id]) if entry.id in ends else None
            yield _Held(entry.about[0][0], str(what), _days(entry), end)


def _of_plans(entries: list[Recorded]) -> Iterator[_Held]:
    for entry in entries:
        what = _PLANS.get(str(entry.data.get("type")))
        if entry.kind == "plan.agreed" and what:
            child = entry.data.get("child")
            if is_unstated(child):
                child = entry.about[0][0] if entry.about else ""
            ends = [
                _days(end)
                for end in entries
                if end.kind in _ENDS_PLAN and (end.thread or end.id) == _thread(entry)
            ]
            yield _Held(str(child), what, _days(entry), min(ends, default=None))


def _of_orders(entries: list[Recorded]) -> Iterator[_Held]:
    for entry in entries:
        if entry.kind == "order.made" and entry.data.get("type") in _IN_CARE:
            ends = bounds_of(entry.data.get("ends"))
            told = ends.first_day is not None and ends.last_day is not None
            until = (ends.first_day or 0, ends.last_day or 0) if told else None
            for person, _ in entry.about:
                yield _Held(person, "looked-after", _days(entry), until)


def _too_young(people: Iterable[PersonRow]) -> Iterator[_Held]:
    calendar = england_and_wales()
    for person in people:
        if person.born_first is not None and person.born_last is not None:
            first, last = (
                day_number(due(date_of(born), MOBILE_BY, calendar)) - 1
                for born in (person.born_first, person.born_last)
            )
            born = person.born_first, person.born_last
            yield _Held(person.person, NOT_MOBILE, born, (first, last))


def _days(entry: Recorded) -> _Days:
    """Between which days it happened; no earlier than it was recorded, where none is told."""
    return certainly_until(entry), certainly_from(entry)


def _ended(entries: Iterable[Recorded], kind: str) -> Mapping[str, int]:
    return {
        str(entry.data.get("of")): certainly_until(entry)
        for entry in entries
        if entry.kind == kind
    }


def _thread(entry: Recorded) -> str:
    return entry.thread or entry.id
