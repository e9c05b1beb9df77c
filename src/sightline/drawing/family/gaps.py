"""What is missing that somebody should have asked about?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sightline.drawing.family.model import Family
from sightline.drawing.family.people import Lived, Person
from sightline.kernel.ages import is_under

_INFANT, _ADULT = 2, 18


@dataclass(frozen=True)
class Gap:
    """Something not recorded about a person, and what to find out.

    `shown` is what is written at the person on a drawing, if anything.
    """

    person: str
    missing: str
    ask: str
    shown: str = ""


def gaps_in(family: Family, day: date) -> list[Gap]:
    """List what the record does not say, as at a day, by rule and in the order of the ids."""
    found: list[Gap] = []
    for person in sorted(family.people, key=lambda one: one.id):
        found += _of_child(family, person, day) if _is_child(person, day) else ()
        found += _of_anybody(family, person, day)
    return found


def _is_child(person: Person, day: date) -> bool:
    if person.loss is not None or person.outside or person.several is not None:
        return False
    return person.is_unborn or (
        person.born.is_known and is_under(person.born, _ADULT, day) is True
    )


def _of_child(family: Family, child: Person, day: date) -> Iterator[Gap]:
    parents = [family.person[one] for one in family.parents_of(child.id, by_birth=True)]
    if not parents:
        yield Gap(child.id, "no parent is recorded", "ask who the mother and father are")
    elif len(parents) == 1:
        missing = "mother" if parents[0].lived is Lived.MALE else "father"
        yield Gap(
            child.id,
            f"{missing} not recorded",
            f"ask who the {missing} is, or record that he or she is not known",
            f"{missing} not recorded",
        )
    infant = child.is_unborn or is_under(child.born, _INFANT, day) is True
    if infant and not any(one.lived is Lived.MALE for one in _near(family, child.id)):
        yield Gap(
            child.id,
            "no man is recorded within one step of this child",
            "ask who visits, stays or cares, at each home where the child is",
            "no man recorded",
        )


def _of_anybody(family: Family, person: Person, day: date) -> Iterator[Gap]:
    alone = person.outside or person.several is not None or person.loss is not None
    if alone or person.is_unborn:
        return
    if not person.born.is_known:
        yield Gap(person.id, "no date of birth", "ask for it, or for the age")
    if (
        _has_household(family, day)
        and _is_child(person, day)
        and not family.stays_of[person.id]
    ):
        yield Gap(
            person.id, "where this child lives is not recorded", "ask who cares for them"
        )


def _has_household(family: Family, day: date) -> bool:
    return any(stay.span.holds_on(day) for home in family.households for stay in home.stays)


def _near(family: Family, child: str) -> Iterator[Person]:
    """Give parents and carers, their partners, and everybody in the same homes."""
    for parent in family.parents_of(child):
        yield family.person[parent]
        for union in family.unions_of[parent]:
            yield from (family.person[one] for one in union.partners)
    homes = {home.id for home, _ in family.stays_of[child]}
    for home in family.households:
        if home.id in homes:
            yield from (family.person[stay.person] for stay in home.stays)
