"""Who is a child, from when until when, as far as what was recorded by then tells?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sightline.kernel.partial_dates import NotADate, PartialDate
from sightline.safeguards.recorded import Recorded, Someone
from sightline.safeguards.world import PersonRow
from sightline.safeguards.world_building.spans import day_number, years_later
from sightline.vocabulary.checking import is_unstated
from sightline.vocabulary.relationships import CARING, PARENTAL, inverse

ADULT_AT = 18

_CHILD_PARTS = frozenset({"child", "baby", "unborn", "subject", "sibling"})
_EXPECTED_PARTS = frozenset({"child", "baby", "unborn"})
_OF_CHILDREN = frozenset({"absence.recorded", "exclusion.recorded"})
_CHILDS_CIRCUMSTANCES = frozenset(
    {
        "looked-after",
        "child-in-need",
        "child-protection-plan",
        "not-mobile",
        "home-educated",
    }
    | {"young-carer", "premature"}
)


@dataclass
class _Signs:
    """What speaks for someone being a child, or grown, where no birth is recorded."""

    child: set[str] = field(default_factory=set)
    grown: set[str] = field(default_factory=set)


def described(entries: Iterable[Recorded], people: Iterable[Someone]) -> dict[str, Someone]:
    """Return everyone whom these entries or this list name, with birth and name."""
    found = {person.id: person for person in people}
    for entry in entries:
        for person, part in entry.about:
            known = found.get(person) or Someone(person)
            found[person] = _told_more(known, part, entry)
        for person in _named_in(entry):
            found.setdefault(person, Someone(person))
    return found


def person_rows(
    people: Mapping[str, Someone], entries: Iterable[Recorded]
) -> Iterator[PersonRow]:
    """Yield a row for each person; where no birth is recorded, parts and ties decide."""
    signs = _signs(entries)
    for person in people.values():
        born, due = person.born.reach, person.expected.reach
        birthdays = born if person.born.is_known else due
        no_date = not (person.born.is_known or person.expected.is_known)
        yield PersonRow(
            person=person.id,
            born_first=_number(born.first),
            born_last=_number(born.last),
            expected_first=_number(due.first),
            expected_last=_number(due.last),
            child_until_first=_eighteenth(birthdays.first),
            child_until_last=_eighteenth(birthdays.last),
            grown=no_date and (person.id in signs.grown or person.id not in signs.child),
        )


def _told_more(person: Someone, part: str, entry: Recorded) -> Someone:
    data = entry.data
    subject = bool(entry.about) and entry.about[0][0] == person.id
    if entry.kind == "person.recorded" and subject:
        born, expected = _date(data.get("born")), _date(data.get("expected"))
        return replace(
            person,
            name=_name(data.get("names")) or person.name,
            born=born if born.is_known else person.born,
            expected=expected if expected.is_known else person.expected,
        )
    if entry.kind == "birth.recorded" and (subject or part in _EXPECTED_PARTS):
        better = entry.happened.is_known and not person.born.is_exact_day
        return replace(person, born=entry.happened) if better else person
    if entry.kind == "pregnancy.booked" and part in _EXPECTED_PARTS:
        expected = _date(data.get("expected"))
        return replace(person, expected=expected) if expected.is_known else person
    return person


def _named_in(entry: Recorded) -> Iterator[str]:
    names = {"relationship.recorded": ("from", "to"), "residence.recorded": ("people",)}
    for name in names.get(entry.kind, ()):
        value = entry.data.get(name)
        for person in value if isinstance(value, list) else [value]:
            if isinstance(person, str) and not is_unstated(person):
                yield person


def _signs(entries: Iterable[Recorded]) -> _Signs:
    signs = _Signs()
    for entry in entries:
        signs.child |= {person for person, part in entry.about if part in _CHILD_PARTS}
        first = {entry.about[0][0]} if entry.about else set()
        if entry.kind in _OF_CHILDREN:
            signs.child |= first
        elif entry.kind == "circumstance.recorded":
            if entry.data.get("what") in _CHILDS_CIRCUMSTANCES:
                signs.child |= first
        elif entry.kind == "plan.agreed":
            signs.child.add(str(entry.data.get("child")))
        elif entry.kind == "relationship.recorded":
            _signs_of_tie(entry.data, signs)
    return signs


def _signs_of_tie(data: Mapping[str, object], signs: _Signs) -> None:
    one, other, tie = (str(data.get(name)) for name in ("from", "to", "type"))
    caring = PARENTAL | CARING | {"grandparent"}
    if tie in caring:
        signs.grown.add(one)
        signs.child.add(other)
    elif tie in {inverse(each) for each in caring}:
        signs.grown.add(other)
        signs.child.add(one)
    elif tie in ("partner", "spouse", "ex-partner"):
        signs.grown |= {one, other}
    elif tie.endswith("sibling"):
        signs.child |= {one, other}


def _date(value: object) -> PartialDate:
    try:
        return PartialDate.parse(value) if isinstance(value, str) else PartialDate.unknown()
    except NotADate:  # a file may carry a date nobody could read; it stays in the entry
        return PartialDate.unknown()


def _name(names: object) -> str:
    if isinstance(names, list):
        names = names[0] if names else ""
    return names if isinstance(names, str) and not is_unstated(names) else ""


def _number(day: date | None) -> int | None:
    return day_number(day) if day else None


def _eighteenth(day: date | None) -> int | None:
    return day_number(years_later(day, ADULT_AT)) if day else None
