"""Whom do the entries tell of, and how are they tied? A family as a genogram draws it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from sightline.drawing.family.households import Basis, Household, Stay
from sightline.drawing.family.model import Family
from sightline.drawing.family.people import Flag, Lived, Person
from sightline.drawing.family.ties import Responsibility
from sightline.exchange.pictures.couples import couples_of
from sightline.exchange.pictures.endings import Endings, drawn_id
from sightline.kernel.partial_dates import PartialDate
from sightline.record.assembly.circumstances import Circumstance, circumstances
from sightline.record.assembly.facts import Fact
from sightline.record.assembly.homes import Stay as StayTold
from sightline.record.assembly.homes import stays
from sightline.record.assembly.people import PersonDescribed, describe
from sightline.record.assembly.ties import Tie, ties
from sightline.vocabulary.relationships import word

_LIVED = {
    "female": Lived.FEMALE,
    "woman": Lived.FEMALE,
    "girl": Lived.FEMALE,
    "male": Lived.MALE,
    "man": Lived.MALE,
    "boy": Lived.MALE,
    "non-binary": Lived.NON_BINARY,
}
_FLAGS = {
    "mental-health": Flag.MENTAL_HEALTH,
    "domestic-abuse-victim": Flag.DOMESTIC_ABUSE_VICTIM,
    "domestic-abuse-suspected": Flag.DOMESTIC_ABUSE_PERPETRATOR,
    "alcohol": Flag.SUBSTANCES,
    "drugs": Flag.SUBSTANCES,
    "learning-disability": Flag.LEARNING_DISABILITY,
    "young-carer": Flag.YOUNG_CARER,
    "care-leaver": Flag.CARE_EXPERIENCED,
    "childhood-in-care": Flag.CARE_EXPERIENCED,
    "childhood-protection-plan": Flag.CHILD_PROTECTION_PAST,
}
_NOT_KIN = frozenset({"friend", "other-carer"})
_AWAY = {"custody": "in custody", "looked-after": "looked after elsewhere"}


def family_of(
    facts: Sequence[Fact], *, subjects: Collection[str], on: date, flags: bool = True
) -> Family:
    """Return the family the facts tell of, with what bears on each person on a day.

    `subjects` are the children the drawing is about. Relationships and homes keep their
    dates, so that the drawing can be made as at any day; `flags` leaves out circumstances.
    """
    # Files from elsewhere may tie somebody to themselves; no line can be drawn of that.
    found = [tie for tie in ties(facts) if tie.one != tie.other]
    homes = stays(facts)
    whom = _whom(facts, found, homes, subjects)
    endings = Endings(facts)
    told = circumstances(facts) if flags else []
    people = [describe(person, facts) for person in whom]
    couples = couples_of(found, endings)
    linked = {*couples.linked, *(stay.person for stay in homes)}
    return Family(
        people=tuple(
            _person(one, subjects, _bearing(told, one.id, endings, on), found, linked)
            for one in people
        ),
        unions=couples.unions,
        children=couples.children,
        siblings=couples.siblings,
        households=_households(homes, endings, told, on),
        responsibilities=tuple(
            Responsibility(drawn_id(tie.one), drawn_id(tie.other), span=endings.span(tie))
            for tie in _once(found)
        ),
    )


def children_in(facts: Sequence[Fact], on: date) -> list[str]:
    """Return who is under eighteen or not yet born on a day, most spoken of first."""
    spoken = Counter(person for fact in facts for person in fact.people)
    people = [describe(person, facts) for person in spoken]
    children = [
        one.id
        for one in people
        if one.unborn or (one.born.last and one.adult_on(on) is False)
    ]
    return sorted(children, key=lambda child: -spoken[child])


def _whom(
    facts: Sequence[Fact],
    found: Sequence[Tie],
    homes: Sequence[StayTold],
    subjects: Collection[str],
) -> list[str]:
    """Everybody with a tie, a home or a record of their own, as they come in the facts."""
    recorded = [f.people[0] for f in facts if f.kind == "person.recorded" and f.people]
    tied = [person for tie in found for person in (tie.one, tie.other)]
    housed = [stay.person for stay in homes]
    return list(dict.fromkeys([*subjects, *recorded, *tied, *housed]))


def _person(
    one: PersonDescribed,
    subjects: Collection[str],
    bearing: Sequence[Circumstance],
    found: Sequence[Tie],
    linked: set[str],
) -> Person:
    gender = str(dict(one.details).get("gender", "")).strip().lower()
    marks = dict.fromkeys(_FLAGS[each.what] for each in bearing if each.what in _FLAGS)
    notes = _otherwise_tied(one.id, found) if one.id not in linked else ()
    outside = (
        any(one.id == tie.one and tie.type in _NOT_KIN for tie in found)
        and one.id not in linked
    )
    return Person(
        id=drawn_id(one.id),
        name=one.names[-1].text if one.names else "",
        lived=_LIVED.get(gender) or _LIVED.get(one.sex, Lived.NOT_KNOWN),
        born=one.born,
        died=one.died if one.died.text else None,
        expected=one.expected if one.unborn else None,
        subject=one.id in subjects,
        flags=tuple(marks),
        notes=notes,
        outside=outside,
        weeks_early=one.weeks_early,
    )


def _otherwise_tied(person: str, found: Sequence[Tie]) -> tuple[str, ...]:
    """Say in words a tie that has no line of its own, such as a grandparent's."""
    said = [word(tie.type, None) for tie in found if tie.one == person]
    return tuple(dict.fromkeys(said))[:1]


def _bearing(
    told: Sequence[Circumstance], person: str, endings: Endings, on: date
) -> list[Circumstance]:
    """The circumstances that held on the day, whatever has ended since."""
    return [
        each for each in told if each.person == person and endings.span(each).holds_on(on)
    ]


def _households(
    homes: Sequence[StayTold], endings: Endings, told: Sequence[Circumstance], on: date
) -> tuple[Household, ...]:
    by_home: dict[str, list[StayTold]] = {}
    for stay in homes:
        by_home.setdefault(stay.household, []).append(stay)
    return tuple(
        Household(
            id=drawn_id(home),
            stays=tuple(_stays(staying, endings, told, on)),
            note="overcrowded" if any(stay.overcrowded for stay in staying) else "",
        )
        for home, staying in by_home.items()
    )


def _stays(
    staying: Sequence[StayTold],
    endings: Endings,
    told: Sequence[Circumstance],
    on: date,
) -> list[Stay]:
    """One stay for each person: what was said last, with how often they were seen there."""
    last: dict[str, StayTold] = {}
    seen: dict[str, list[PartialDate]] = {}
    for stay in staying:
        if stay.observed:
            seen.setdefault(stay.person, []).append(stay.since)
        if stay.person not in last or not stay.observed:
            last[stay.person] = stay
    return [
        Stay(
            person=drawn_id(person),
            span=endings.span(stay),
            basis=Basis.OBSERVED if stay.observed else Basis.DECLARED,
            away=_away(person, told, endings, on),
            seen=f"×{len(seen[person])}" if len(seen.get(person, ())) > 1 else "",
        )
        for person, stay in last.items()
        if stay.kind != "visits" or stay.observed
    ]


def _away(person: str, told: Sequence[Circumstance], endings: Endings, on: date) -> str:
    bearing = _bearing(told, person, endings, on)
    return next((_AWAY[each.what] for each in bearing if each.what in _AWAY), "")


def _once(found: Sequence[Tie]) -> list[Tie]:
    """The ties with parental responsibility, one for each adult and child."""
    return list(
        {(tie.one, tie.other): tie for tie in found if tie.parental_responsibility}.values()
    )
