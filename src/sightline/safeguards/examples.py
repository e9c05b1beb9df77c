"""Does a safeguard do what its worked examples say?

An example's case is in the case file's own form, so that it can be handed to anything that
reads case files; read here are those of its words that an example needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sightline.kernel.errors import Fault, Refused
from sightline.kernel.local_time import LONDON, end_of_day
from sightline.kernel.partial_dates import NotADate, PartialDate
from sightline.kernel.working_days import Calendar
from sightline.safeguards.model import Example, Safeguard
from sightline.safeguards.obligation import Obligation
from sightline.safeguards.recorded import Agency, Learnt, Recorded, Someone
from sightline.safeguards.world import World
from sightline.safeguards.world_building.building import build
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.sectors import SECTORS

Runner = Callable[[Sequence[Safeguard], World, Calendar, date], tuple[Obligation, ...]]


@dataclass(frozen=True, slots=True)
class Tried:
    """One example, tried: what it expects, and what is owed in it."""

    safeguard: str
    says: str
    expects: tuple[tuple[str, str], ...]
    found: tuple[tuple[str, str], ...]

    @property
    def holds(self) -> bool:
        """Whether what is owed is what the example says."""
        return self.expects == self.found


def try_examples(
    safeguards: Iterable[Safeguard], calendar: Calendar, runner: Runner
) -> Iterator[Tried]:
    """Run each safeguard over each of its own examples."""
    for safeguard in safeguards:
        for example in safeguard.examples:
            world = world_of(example)
            owed = runner((safeguard,), world, calendar, example.as_of)
            found = tuple(sorted((each.child, each.status) for each in owed))
            yield Tried(safeguard.code, example.says, example.expects, found)


def world_of(example: Example) -> World:
    """Build the world of an example; raises Refused with everything wrong with its case."""
    case, at = example.case, end_of_day(example.as_of)
    faults = list(_faults(case))
    if faults:
        raise Refused(*faults)
    return build(
        [_recorded(entry, at) for entry in _listed(case, "entries")],
        [_someone(id_, person) for id_, person in _mapped(case, "people").items()],
        [_agency(id_, agency) for id_, agency in _mapped(case, "agencies").items()],
        as_known_at=at,
    )


def _recorded(entry: Mapping[str, Any], at: datetime) -> Recorded:
    happened = PartialDate.parse(entry.get("happened") or "")
    recorded = entry.get("recorded")
    if recorded:
        recorded_at = _moment(str(recorded))
    else:
        day = happened.last or happened.first
        recorded_at = happened.moment or (end_of_day(day) if day else at)
    return Recorded(
        id=str(entry["id"]),
        kind=str(entry["kind"]),
        happened=happened,
        recorded_at=recorded_at,
        agency=str(entry.get("by") or ""),
        about=tuple(_about(each) for each in entry.get("about") or ()),
        thread=str(entry.get("thread") or ""),
        corrects=entry.get("corrects"),
        data=entry.get("data") or {},
        known_to=tuple(_learnt(*each) for each in (entry.get("known_to") or {}).items()),
        recorded_assumed=not recorded,
    )


def _about(each: Any) -> tuple[str, str]:
    if isinstance(each, str):
        return each, ""
    return str(each["person"]), str(each.get("as") or "")


def _learnt(agency: str, told: Any) -> Learnt:
    told = told if isinstance(told, dict) else {"since": told}
    since, acknowledged = told.get("since"), told.get("acknowledged")
    return Learnt(
        agency,
        _moment(str(since)) if since else None,
        _moment(str(acknowledged)) if acknowledged else None,
    )


def _moment(text: str) -> datetime:
    """Read a moment; a day alone is its end, and a time without an offset is London's."""
    if len(text) == len("2026-01-05"):
        return end_of_day(date.fromisoformat(text))
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=LONDON)).astimezone(UTC)


def _someone(id_: str, told: Mapping[str, Any]) -> Someone:
    return Someone(
        id_,
        str(told.get("name") or ""),
        PartialDate.parse(told.get("born") or ""),
        PartialDate.parse(told.get("expected") or ""),
    )


def _agency(id_: str, told: Mapping[str, Any]) -> Agency:
    return Agency(id_, str(told.get("sector") or ""), str(told.get("name") or ""))


def _listed(case: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    return list(case.get(name) or [])


def _mapped(case: Mapping[str, Any], name: str) -> dict[str, Any]:
    return dict(case.get(name) or {})


def _faults(case: Mapping[str, Any]) -> Iterator[Fault]:
    agencies, people = _mapped(case, "agencies"), _mapped(case, "people")
    for id_, agency in agencies.items():
        if not isinstance(agency, dict) or agency.get("sector") not in SECTORS:
            yield Fault(f"agencies.{id_}", "it has no known sector", 'write "police"')
    for id_, person in people.items():
        for name in ("born", "expected"):
            yield from _date_faults(f"people.{id_}.{name}", person.get(name))
    seen: set[str] = set()
    for at, entry in enumerate(_listed(case, "entries")):
        where = f"entries.{entry.get('id') or at}"
        yield from _entry_faults(where, entry, set(agencies), set(people))
        if entry.get("id") in seen:
            yield Fault(where, "two entries have this id", "give each its own")
        seen.add(str(entry.get("id")))


def _entry_faults(
    where: str, entry: Mapping[str, Any], agencies: set[str], people: set[str]
) -> Iterator[Fault]:
    if not entry.get("id"):
        yield Fault(where, "it has no id", 'write id = "e1"')
    if entry.get("kind") not in KINDS:
        yield Fault(where, f"there is no kind “{entry.get('kind')}”", "name one that is")
    if entry.get("by") not in agencies:
        yield Fault(where, f"“{entry.get('by')}” is not one of its agencies", "add it")
    for person, _ in (_about(each) for each in entry.get("about") or ()):
        if person not in people:
            yield Fault(where, f"“{person}” is not one of its people", "add them")
    yield from _date_faults(f"{where}.happened", entry.get("happened"))


def _date_faults(where: str, value: object) -> Iterator[Fault]:
    try:
        PartialDate.parse(str(value or ""))
    except NotADate as no:
        yield Fault(where, no.wrong, no.right)
