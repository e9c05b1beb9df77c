"""How are these people tied? Relationships both ways round, siblings inferred, second parents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.kernel.partial_dates import PartialDate
from sightline.record.assembly.facts import Fact, standing
from sightline.vocabulary.relationships import PARENTAL, inverse


@dataclass(frozen=True)
class Tie:
    """`one` is the `type` of `other`, as one entry recorded it."""

    entry: str
    one: str
    other: str
    type: str
    agency: str
    since: PartialDate
    ended: bool = False
    certainty: str = ""
    parental_responsibility: bool | None = None
    lives_with: bool | None = None

    def seen_from(self, person: str) -> tuple[str, str]:
        """Return the person at the other end and what they are to this one."""
        if person == self.other:
            return self.one, self.type
        return self.other, inverse(self.type)


@dataclass(frozen=True)
class Sibling:
    """Two children who share recorded parents; `half` when they share exactly one.

    `one_parent_missing` is true when either child's second parent is not recorded, so that
    "half" is as far as the record tells and no further.
    """

    one: str
    other: str
    half: bool
    one_parent_missing: bool


@dataclass(frozen=True)
class SecondParent:
    """What is recorded of a child's father or second parent; never simply blank.

    `status` is known, being-sought, known-not-recorded, none, or not-asked.
    """

    child: str
    status: str
    person: str | None = None
    reason: str = ""
    agency: str = ""
    asked: PartialDate = PartialDate.unknown()


def ties(facts: Iterable[Fact]) -> list[Tie]:
    """Return every standing relationship, ended ones marked."""
    facts = standing(facts)
    ended = {fact.told("of") for fact in facts if fact.kind == "relationship.ended"}
    return [_tie(fact, ended) for fact in facts if fact.kind == "relationship.recorded"]


def _tie(fact: Fact, ended: set[str]) -> Tie:
    return Tie(
        entry=fact.id,
        one=fact.data["from"],
        other=fact.data["to"],
        type=fact.data["type"],
        agency=fact.agency,
        since=fact.happened,
        ended=fact.id in ended or fact.told("status") in ("ended", "ex", "separated"),
        certainty=fact.told("certainty") or "",
        parental_responsibility=fact.told("parental_responsibility"),
        lives_with=fact.told("lives_with"),
    )


def parents(found: Iterable[Tie]) -> dict[str, list[str]]:
    """Map each child to their recorded parents, in the order they were recorded."""
    result: dict[str, list[str]] = {}
    for tie in found:
        for child, parent in _parent_in(tie):
            known = result.setdefault(child, [])
            if parent not in known:
                known.append(parent)
    return result


def _parent_in(tie: Tie) -> list[tuple[str, str]]:
    if tie.type in PARENTAL:
        return [(tie.other, tie.one)]
    if inverse(tie.type) in PARENTAL:
        return [(tie.one, tie.other)]
    return []


def siblings(found: Iterable[Tie]) -> list[Sibling]:
    """Infer full and half siblings from recorded parents, and from nothing else."""
    by_child = parents(found)
    children = sorted(by_child)
    return [
        _sibling(one, other, by_child)
        for place, one in enumerate(children)
        for other in children[place + 1 :]
        if set(by_child[one]) & set(by_child[other])
    ]


def _sibling(one: str, other: str, by_child: dict[str, list[str]]) -> Sibling:
    shared = set(by_child[one]) & set(by_child[other])
    missing = min(len(by_child[one]), len(by_child[other])) < 2
    return Sibling(one, other, half=len(shared) == 1, one_parent_missing=missing)


def _beside_the_mother(recorded: list[str], facts: list[Fact]) -> str:
    """Of two or more parents, the later recorded, unless that is the mother of the two."""
    mothers = {
        fact.people[0]
        for fact in facts
        if fact.kind == "person.recorded" and fact.told("sex") == "female"
    }
    first, second = recorded[:2]
    return first if second in mothers and first not in mothers else second


def second_parent(child: str, found: Iterable[Tie], facts: Iterable[Fact]) -> SecondParent:
    """Say what is recorded of this child's second parent, or who was asked and when."""
    recorded = parents(found).get(child, [])
    facts = standing(facts)
    if len(recorded) > 1:
        return SecondParent(child, "known", person=_beside_the_mother(recorded, facts))
    asked = [
        fact for fact in facts if fact.kind == "parent.asked-about" and child in fact.people
    ]
    if not asked:
        return SecondParent(child, "not-asked")
    last = asked[-1]
    return SecondParent(
        child,
        status=last.told("outcome") or "not-asked",
        person=last.told("person"),
        reason=last.told("reason") or "",
        agency=last.agency,
        asked=last.happened,
    )
