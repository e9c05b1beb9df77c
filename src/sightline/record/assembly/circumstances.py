"""What circumstances bear on whom? Each held on its person, and adults' seen from each child."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.kernel.partial_dates import PartialDate
from sightline.record.assembly.facts import Fact, standing


@dataclass(frozen=True)
class Circumstance:
    """One circumstance of one person: what, since when, who says so, its effect on caring."""

    entry: str
    person: str
    what: str
    detail: str
    level: str
    effect_on_caring: str
    agency: str
    since: PartialDate
    recorded: str  # the day it was recorded, for the gap between known and shared
    ended: bool = False
    shows: str = ""  # presenting, underlying or not-known
    position: int = 0  # the address of its entry


def circumstances(facts: Iterable[Fact]) -> list[Circumstance]:
    """Return every standing circumstance, ended ones marked."""
    facts = standing(facts)
    ended = {fact.told("of") for fact in facts if fact.kind == "circumstance.ended"}
    return [
        _circumstance(fact, fact.id in ended)
        for fact in facts
        if fact.kind == "circumstance.recorded" and fact.people
    ]


def _circumstance(fact: Fact, ended: bool) -> Circumstance:
    return Circumstance(
        entry=fact.id,
        person=fact.people[0],
        what=fact.data.get("what") or "",
        detail=fact.told("detail") or "",
        level=fact.told("level") or "",
        effect_on_caring=fact.told("effect_on_caring") or "",
        agency=fact.agency,
        since=fact.happened,
        recorded=fact.recorded_at.date().isoformat(),
        ended=ended,
        shows=fact.told("presenting_or_underlying") or "",
        position=fact.position,
    )


def current(found: Iterable[Circumstance], people: Iterable[str]) -> list[Circumstance]:
    """Keep the circumstances of these people that have not ended."""
    wanted = set(people)
    return [each for each in found if each.person in wanted and not each.ended]


def presenting_only(found: Iterable[Circumstance]) -> bool:
    """Whether what is recorded says what shows, and nothing of what may lie beneath it."""
    said = {each.shows for each in found if not each.ended}
    return "presenting" in said and "underlying" not in said
