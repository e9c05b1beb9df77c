"""What does a safeguard say, in one plain English sentence, and part by part?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.kernel.local_time import say_day
from sightline.safeguards import phrases
from sightline.safeguards.model import (
    Attends,
    Child,
    Differs,
    Expect,
    Follows,
    Holds,
    Knows,
    Nearby,
    Open,
    OwedBy,
    Pattern,
    Precedes,
    Rhythm,
    Safeguard,
    Start,
    Unless,
)
from sightline.safeguards.phrases import TIES, either

_EACH = {
    "involved-agency": "each agency involved with the child",
    "invited-agency": "each agency invited",
    "attending-agency": "each agency that attended",
    "adult-at-home": "each adult at home with the child",
}
_DIFFERENT = {"agency": "from different agencies", "kind": "of different kinds"}


@dataclass(frozen=True, slots=True)
class Explained:
    """A safeguard part by part, each in words."""

    sentence: str
    starts: str
    for_whom: str
    expected: str
    excused: str
    owed_by: str
    learned_from: str
    in_force: str


def sentence_of(safeguard: Safeguard) -> str:
    """Say all of a safeguard in one sentence."""
    start = f"When {_starts(safeguard.start)} is recorded, {_whom(safeguard.start)}"
    excused = _excused(safeguard)
    unless = f", unless {excused}" if excused else ""
    owed = f"this is owed by {_owner(safeguard.owed_by)}"
    return f"{start}, {_expected(safeguard.expect)}{unless}; {owed}."


def explain(safeguard: Safeguard) -> Explained:
    """Say a safeguard part by part."""
    learned = safeguard.learned
    rows = f" ({', '.join(learned.rows)})" if learned.rows else ""
    return Explained(
        sentence=safeguard.sentence or sentence_of(safeguard),
        starts=_starts(safeguard.start),
        for_whom=_whom(safeguard.start),
        expected=_expected(safeguard.expect),
        excused=_excused(safeguard) or "nothing",
        owed_by=_owner(safeguard.owed_by),
        learned_from=learned.review + rows,
        in_force=f"for what happened from {say_day(safeguard.in_force)} on",
    )


def _starts(start: Start) -> str:
    said = [phrases.looked(start.looked)]
    if start.pattern:
        said.append(_pattern(start.pattern))
    said += [_nearby(each) for each in start.nearby]
    said += [_open(each) for each in start.open]
    return ", ".join(said)


def _whom(start: Start) -> str:
    whose = "that it is about"
    if start.subjects == "children-in-family":
        whose = "in the family of those that it is about"
    conditions = list(_child(start.child))
    said = f"for each child {whose}"
    if conditions:
        said += f" who {either(conditions, 'and')}"
    if start.for_each:
        said += f" and for {_EACH[start.for_each]}"
        if start.each_sectors:
            said += f" (of {phrases.sectors(start.each_sectors)})"
    return said


def _child(child: Child) -> Iterator[str]:
    if child.unborn is not None:
        yield "is not born yet" if child.unborn else "is born"
    if child.under:
        yield f"is under {child.under} old"
    if child.from_age:
        yield f"is at least {child.from_age} old"
    if child.any_of:
        yield f"then has {phrases.circumstances(child.any_of)}"
    if child.none_of:
        yield f"then does not have {phrases.circumstances(child.none_of)}"


def _pattern(pattern: Pattern) -> str:
    whose = TIES[pattern.same]
    said = f"the {_ordinal(pattern.times)} within {pattern.within} {whose}"
    if pattern.different:
        field = pattern.different.removeprefix("field:")
        said += f" {_DIFFERENT.get(field) or f'with different {phrases.field(field)}'}"
    return said + (" or any after that" if pattern.and_each_after else "")


def _nearby(nearby: Nearby) -> str:
    verb = "with no" if nearby.absent else "with"
    reach = f"in the {nearby.within} before" if nearby.within else "ever before"
    return f"{verb} {phrases.looked(nearby.looked)} {TIES[nearby.same]} {reach}"


def _open(open_: Open) -> str:
    verb = "while nothing is open of" if open_.absent else "while open is"
    opened, closed = phrases.looked(open_.opened), phrases.kinds(open_.closed)
    return f"{verb} {opened} {TIES[open_.same]} (until {closed})"


def _expected(expect: Expect) -> str:
    match expect:
        case Follows():
            looked = phrases.any_looked(expect.any_of)
            within = phrases.times(expect.within)
            return f"{looked} must follow {TIES[expect.same]} {within}"
        case Precedes():
            return _precedes(expect)
        case Attends():
            groups = [f"someone from {phrases.sectors(group)}" for group in expect.groups]
            return f"{either(groups, 'and')} must be named in {phrases.field(expect.field)}"
        case Holds():
            return _holds(expect)
        case Knows():
            return _knows(expect)
        case Differs():
            field = phrases.field(expect.field)
            others = f"as one for another child of the family within {expect.within}"
            return f"its {field} must not be in the same words {others}"
        case Rhythm():
            looked, closed = phrases.any_looked(expect.any_of), phrases.kinds(expect.closed)
            every = phrases.times(expect.every, "at least every")
            return f"{looked} must come {TIES[expect.same]} {every} until {closed}"


def _precedes(expect: Precedes) -> str:
    looked = phrases.any_looked(expect.any_of)
    said = f"{looked} must stand before it {TIES[expect.same]}"
    if expect.within:
        said += f", {phrases.times(expect.within, 'no further back than')}"
    if expect.since:
        said += f", since the latest {phrases.looked(expect.since)}"
    return said


def _holds(expect: Holds) -> str:
    said = [phrases.condition(each) for each in expect.where]
    if expect.items:
        names = either([phrases.field(name) for name in expect.names], "and")
        said.append(f"each of its {phrases.field(expect.items)} says {names}")
    return f"it must be that {either(said, 'and')}"


def _knows(expect: Knows) -> str:
    if expect.whom == "each":
        whom = "that agency"
    elif expect.whom == "named":
        whom = f"the agency named in {phrases.field(expect.named)}"
    else:
        whom = phrases.sectors(expect.sectors)
    verb = "must say that it has read it" if expect.acknowledged else "must know of it"
    return f"{whom} {verb} {phrases.times(expect.within)}"


def _excused(safeguard: Safeguard) -> str:
    return ", or ".join(_unless(each) for each in safeguard.unless)


def _unless(unless: Unless) -> str:
    looked = f"{phrases.looked(unless.looked)} {TIES[unless.same]}"
    if not unless.already:
        return f"{looked} comes before that is due"
    reach = f" in the {unless.within} before" if unless.within else ""
    return f"{looked} stands already{reach}"


def _owner(owner: OwedBy) -> str:
    words = {
        "recorder": "the agency that recorded it",
        "named": f"the agency named in {phrases.field(owner.named)}",
        "each": "each such agency",
    }
    return words.get(owner.who) or phrases.sectors(owner.sectors)


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 <= number % 100 <= 20 else ending}"
