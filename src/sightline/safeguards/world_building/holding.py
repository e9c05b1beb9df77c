"""What held over time: whose circumstances, and which agency was involved with whom?

Some circumstances are said by other entries than those of their own: a child protection plan
holds from the day it is agreed until the plan ends, and a baby does not move about yet.
Where a date is not exact, the days on which it certainly held are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

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
MOBILE_BY = Within(6, Unit.MONTHS)


def circumstance_rows(
    entries: Iterable[Recorded], people: Iterable[PersonRow]
) -> Iterator[CircumstanceRow]:
    """Yield what held for whom, recorded as such or following from something else."""
    entries = list(entries)
    rows = [*_recorded(entries), *_of_plans(entries), *_of_orders(entries)]
    told = {row.person for row in rows if row.what == NOT_MOBILE}
    rows += [row for row in _too_young(people) if row.person not in told]
    return (row for row in rows if row.until_day is None or row.from_day <= row.until_day)


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


def _recorded(entries: list[Recorded]) -> Iterator[CircumstanceRow]:
    ended = _ended(entries, "circumstance.ended")
    for entry in entries:
        what = entry.data.get("what")
        if entry.kind == "circumstance.recorded" and entry.about and not is_unstated(what):
            yield CircumstanceRow(
                entry.about[0][0], str(what), certainly_from(entry), ended.get(entry.id)
            )


def _of_plans(entries: list[Recorded]) -> Iterator[CircumstanceRow]:
    for entry in entries:
        what = _PLANS.get(str(entry.data.get("type")))
        if entry.kind == "plan.agreed" and what:
            child = entry.data.get("child")
            if is_unstated(child):
                child = entry.about[0][0] if entry.about else ""
            ends = [
                certainly_until(end)
                for end in entries
                if end.kind in _ENDS_PLAN and (end.thread or end.id) == _thread(entry)
            ]
            until = min(ends, default=None)
            yield CircumstanceRow(str(child), what, certainly_from(entry), until)


def _of_orders(entries: list[Recorded]) -> Iterator[CircumstanceRow]:
    for entry in entries:
        if entry.kind == "order.made" and entry.data.get("type") in _IN_CARE:
            ends = bounds_of(entry.data.get("ends")).first_day
            for person, _ in entry.about:
                yield CircumstanceRow(person, "looked-after", certainly_from(entry), ends)


def _too_young(people: Iterable[PersonRow]) -> Iterator[CircumstanceRow]:
    calendar = england_and_wales()
    for person in people:
        if person.born_first is not None and person.born_last is not None:
            moves = due(date_of(person.born_first), MOBILE_BY, calendar)
            until = day_number(moves) - 1  # in months, so a day and never a moment
            yield CircumstanceRow(person.person, NOT_MOBILE, person.born_last, until)


def _ended(entries: Iterable[Recorded], kind: str) -> Mapping[str, int]:
    return {
        str(entry.data.get("of")): certainly_until(entry)
        for entry in entries
        if entry.kind == kind
    }


def _thread(entry: Recorded) -> str:
    return entry.thread or entry.id
