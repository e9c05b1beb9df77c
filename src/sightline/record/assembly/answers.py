"""What was answered to medical advice and to offers of help? Facts with dates, and no score."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.kernel.partial_dates import PartialDate
from sightline.record.assembly.facts import Fact, standing

ANSWERED = frozenset({"medical-advice.given", "support.offered"})


@dataclass(frozen=True)
class Answers:
    """The times one answer was recorded by one agency, earliest first."""

    kind: str
    response: str
    agency: str
    when: tuple[PartialDate, ...]


def answers_of(person: str, facts: Iterable[Fact]) -> tuple[Answers, ...]:
    """Return the answers recorded about one person, gathered by what it was and by agency."""
    found: dict[tuple[str, str, str], list[PartialDate]] = {}
    for fact in standing(facts):
        if fact.kind in ANSWERED and person in fact.people:
            told = (fact.kind, fact.told("response") or "not-known", fact.agency)
            found.setdefault(told, []).append(fact.happened)
    return tuple(
        Answers(*told, when=tuple(sorted(when, key=lambda each: each.sort_key)))
        for told, when in sorted(found.items())
    )
