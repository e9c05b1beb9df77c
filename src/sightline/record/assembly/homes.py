"""Who lives where, and where does everyone sleep? Declared and observed presence kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.kernel.partial_dates import PartialDate
from sightline.record.assembly.facts import Fact, standing


@dataclass(frozen=True)
class Stay:
    """One person in one household, as one entry recorded it."""

    entry: str
    person: str
    household: str
    address: str
    kind: str  # lives, stays or visits
    observed: bool  # seen there, rather than said to live there
    sleeping: str
    overcrowded: bool | None
    agency: str
    since: PartialDate
    ended: bool = False
    marks: tuple[str, ...] = ()


def stays(facts: Iterable[Fact]) -> list[Stay]:
    """Return every standing stay in a household, ended ones marked, earliest recorded first."""
    facts = standing(facts)
    ended = {fact.told("of") for fact in facts if fact.kind == "residence.ended"}
    return [
        _stay(fact, person, fact.id in ended)
        for fact in facts
        if fact.kind == "residence.recorded"
        for person in fact.told("people") or fact.people
    ]


def _stay(fact: Fact, person: str, ended: bool) -> Stay:
    place = [fact.told("address"), fact.told("postcode")]
    return Stay(
        entry=fact.id,
        person=person,
        household=str(fact.data.get("household")),
        address=", ".join(str(part) for part in place if part),
        kind=fact.told("kind") or "lives",
        observed=fact.told("presence") == "observed",
        sleeping=fact.told("sleeping") or "",
        overcrowded=fact.told("overcrowded"),
        agency=fact.agency,
        since=fact.happened,
        ended=ended,
        marks=fact.handling,
    )


def latest_stays(found: Iterable[Stay]) -> list[Stay]:
    """Keep, for each person, household and way of knowing, the last stay that has not ended.

    A declaration that somebody lives elsewhere never hides that they were seen here: the two
    are kept side by side (rows PF-07 and PF-08).
    """
    last: dict[tuple[str, str, bool], Stay] = {}
    for stay in found:
        last[stay.person, stay.household, stay.observed] = stay
    return [stay for stay in last.values() if not stay.ended]
