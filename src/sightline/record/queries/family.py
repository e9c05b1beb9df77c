"""What does this actor see of a family? Its people, homes, who works with it; see `chronology`.

Everything is put together from the entries the actor may see, by the same pure functions that
make the views, so the page "as known on" a day is the same page from fewer entries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q

from sightline.access.actor import Actor
from sightline.access.models import Agency, FamilyTie, Involvement
from sightline.access.reach import Basis, basis_for, closed_people, open_among
from sightline.kernel.ages import age_in_words, expected_in_words
from sightline.kernel.local_time import london_day
from sightline.record.assembly.answers import ANSWERED, Answers, answers_of
from sightline.record.assembly.circumstances import Circumstance, circumstances, current
from sightline.record.assembly.facts import Fact
from sightline.record.assembly.homes import Stay, latest_stays, stays
from sightline.record.assembly.people import PersonDescribed, describe
from sightline.record.assembly.ties import (
    SecondParent,
    Sibling,
    Tie,
    parents,
    second_parent,
    siblings,
    ties,
)
from sightline.record.models import Entry
from sightline.record.queries.field_words import Details, details_of, plain_words
from sightline.record.stored import facts_of
from sightline.record.views.family_ties import families_of
from sightline.record.visibility import entries_about, entries_open_to, structure_open_to
from sightline.record.withholding import MARK, Withholding, withholding_for
from sightline.vocabulary.circumstances import ADULT_FACTORS
from sightline.vocabulary.handling import OpensTo
from sightline.vocabulary.sectors import SENSITIVE


@dataclass(frozen=True)
class Member:
    """One person of a family, as this actor may see them, on the day asked about."""

    person: PersonDescribed
    age: str
    relations: tuple[tuple[str, str], ...]  # (other member's id, what they are to this one)
    second_parent: SecondParent | None  # of a child; None for an adult
    circumstances: tuple[Circumstance, ...]
    of_adults: tuple[Circumstance, ...]  # of the adults around this child
    answers: tuple[Answers, ...]  # to medical advice and to offers of help
    details: Details  # what else their record says: language, needs, school…
    child: bool
    full: bool  # whether their own page opens to this actor


@dataclass(frozen=True)
class WorkingWith:
    """One involvement, as anyone involved may see it: who, for whom, whom to ring."""

    entry: str
    person: str
    agency: str
    agency_name: str
    role: str
    practitioner: str
    phone: str
    since: datetime | None
    until: datetime
    ended: bool
    ended_at: datetime | None
    overdue: bool
    mine: bool


@dataclass(frozen=True)
class Family:
    """A family around one person: the whole of its page but for the chronology."""

    focus: str
    basis: Basis
    members: tuple[Member, ...]
    stays: tuple[Stay, ...]
    ties: tuple[Tie, ...]
    siblings: tuple[Sibling, ...]
    working: tuple[WorkingWith, ...]
    withholding: Withholding
    known_on: datetime | None
    agencies: dict[str, str]  # names of agencies, as this actor may see them

    def agency_name(self, agency: str) -> str:
        """Return an agency's name as this actor may see it; its id if it is not listed."""
        return self.agencies.get(agency, agency)

    def member(self, person: str) -> Member | None:
        """Return one member, if they are in this family."""
        return next((each for each in self.members if each.person.id == person), None)

    @property
    def ids(self) -> list[str]:
        """The people of this family that the actor may see."""
        return [each.person.id for each in self.members]


def family_of(
    actor: Actor, person: str, *, now: datetime, known_on: datetime | None = None
) -> Family | None:
    """Return the family around a person, or None if the actor may not open them."""
    basis = basis_for(actor, person, now=now)
    if basis is None:
        return None
    people = _family_members(actor, person)
    facts = _facts(actor, people, now=now, known_on=known_on)
    known = {each for fact in facts for each in fact.people} | {person}
    people = [each for each in people if each in known]
    withholding = withholding_for(actor, people, now=now)
    on = london_day(known_on or now)
    found = [tie for tie in ties(facts) if {tie.one, tie.other} <= set(people)]
    words = _Words(withholding, _agency_names(withholding))
    members = _members(people, facts, found, on, open_among(actor, people, now=now))
    return Family(
        focus=person,
        basis=basis,
        members=_in_words(members, words),
        stays=tuple(_stays(people, facts, withholding)),
        ties=tuple(found),
        siblings=tuple(siblings(found)),
        working=tuple(working_with(actor, people, withholding, now=now, known_on=known_on)),
        withholding=withholding,
        known_on=known_on,
        agencies=words.agencies,
    )


@dataclass
class _Words:
    """How agencies are named in this family, and what is left out."""

    withholding: Withholding
    agencies: dict[str, str]

    def agency_name(self, agency: str) -> str:
        return self.agencies.get(agency, agency)


def _agency_names(withholding: Withholding) -> dict[str, str]:
    return {each.pk: withholding.agency_name(each) for each in Agency.objects.all()}


def _in_words(members: tuple[Member, ...], words: _Words) -> tuple[Member, ...]:
    """Put what else is recorded of each into words, leaving out what must be."""
    names = {each.person.id: each.person.name for each in members}
    return tuple(
        replace(
            each,
            details=details_of("person.recorded", dict(each.person.details), names, words),
            circumstances=_left_out(each.circumstances, words.withholding),
            of_adults=_left_out(each.of_adults, words.withholding),
        )
        for each in members
    )


def _left_out(
    found: tuple[Circumstance, ...], withholding: Withholding
) -> tuple[Circumstance, ...]:
    return tuple(
        replace(
            each,
            detail=withholding.text(plain_words(each.detail)),
            level=withholding.text(plain_words(each.level)),
            effect_on_caring=withholding.text(plain_words(each.effect_on_caring)),
        )
        for each in found
    )


def _family_members(actor: Actor, person: str) -> list[str]:
    ties = FamilyTie.objects.filter(child=person).values_list("member", flat=True)
    # An adult has no family of their own in the view; theirs is found step by step.
    members = set(ties) or families_of({person})[person]
    return [person, *sorted(members - {person, *closed_people(actor)})]


def _facts(
    actor: Actor, people: list[str], *, now: datetime, known_on: datetime | None
) -> list[Fact]:
    """The standing structure, and the circumstances this actor's agency knows."""
    about = entries_about(people)
    structure = structure_open_to(actor, now=now, known_on=known_on).filter(about)
    known = entries_open_to(actor, now=now, known_on=known_on).filter(
        about, kind__in=KNOWN_ONLY
    )
    found: dict[str, Entry] = {}
    for entries in (structure, known):
        for entry in entries.prefetch_related("about"):
            found[entry.id] = entry
    return facts_of(found.values())


# Seen only where the actor's agency knows the entry; what shapes the family is seen by all who
# work with it.
KNOWN_ONLY = (
    "circumstance.recorded",
    "circumstance.ended",
    "person.recorded",
    "relationship.recorded",
    "relationship.ended",
    "residence.recorded",
    "residence.ended",
    *sorted(ANSWERED),
)


def _members(
    people: list[str], facts: list[Fact], found: list[Tie], on: date, openable: set[str]
) -> tuple[Member, ...]:
    described = {person: describe(person, facts) for person in people}
    by_child = parents(found)
    held = circumstances(facts)
    members = [
        Member(
            person=each,
            age=age_of(each, on),
            relations=tuple(_relations(each.id, found, siblings(found))),
            second_parent=second_parent(each.id, found, facts) if child else None,
            circumstances=tuple(current(held, [each.id])),
            of_adults=tuple(_adults_around(each.id, by_child, found, held))
            if child
            else (),
            answers=answers_of(each.id, facts),
            details=(),
            child=child,
            full=each.id in openable,
        )
        for each in described.values()
        for child in [_is_child(each, on, by_child)]
    ]
    return tuple(sorted(members, key=_order))


def _order(member: Member) -> tuple[bool, str, str]:
    """Children first, eldest first, then adults."""
    return (not member.child, member.person.born.sort_key, member.person.name)


def _is_child(person: PersonDescribed, on: date, by_child: dict[str, list[str]]) -> bool:
    adult = person.adult_on(on)
    return person.id in by_child if adult is None else not adult


def age_of(person: PersonDescribed, on: date) -> str:
    """Return an age in words on a day: weeks and days under one year, as at death if dead."""
    if person.unborn:
        return expected_in_words(person.expected, on)
    if not person.born.text:
        return "age not recorded"
    if person.died.last and person.died.last <= on:
        return f"died, {age_in_words(person.born, person.died.last, person.weeks_early)}"
    return age_in_words(person.born, on, person.weeks_early)


def _relations(
    person: str, found: Iterable[Tie], brothers: Iterable[Sibling]
) -> Iterable[tuple[str, str]]:
    for tie in found:
        if person in (tie.one, tie.other) and not tie.ended:
            yield tie.seen_from(person)
    for pair in brothers:
        if person in (pair.one, pair.other):
            other = pair.other if pair.one == person else pair.one
            yield other, "half-sibling" if pair.half else "sibling"


def _adults_around(
    child: str,
    by_child: dict[str, list[str]],
    found: Iterable[Tie],
    held: list[Circumstance],
) -> Iterable[Circumstance]:
    adults = set(by_child.get(child, []))
    adults |= {
        other
        for tie in found
        for one, other in ((tie.one, tie.other), (tie.other, tie.one))
        if one in adults and tie.type in ("partner", "spouse") and not tie.ended
    }
    adults -= {child}
    return [each for each in current(held, adults) if each.what in ADULT_FACTORS]


def _stays(
    people: list[str], facts: list[Fact], withholding: Withholding
) -> Iterable[Stay]:
    for stay in latest_stays(stays(facts)):
        if stay.person in people and stay.entry not in withholding.entries:
            yield replace(
                stay,
                household=withholding.text(stay.household),
                # Where one address of a family is kept safe, none of theirs is shown: the
                # same home may be recorded twice, in other words.
                address=MARK if withholding.anything else stay.address,
                sleeping=withholding.text(plain_words(stay.sleeping)),
            )


def working_with(
    actor: Actor,
    people: list[str],
    withholding: Withholding,
    *,
    now: datetime,
    known_on: datetime | None = None,
) -> list[WorkingWith]:
    """Return who works with these people.

    Sensitive services are listed only where they told the actor's agency.
    """
    on = known_on or now
    rows = Involvement.objects.filter(person__in=people, started_at__lte=on)
    told = entries_open_to(actor, now=now, known_on=known_on).values("id")
    ordinary = Q(opens_to=OpensTo.EVERYONE_WHO_KNOWS) & ~Q(agency__sector__in=SENSITIVE)
    rows = rows.filter(ordinary | Q(entry__in=told.filter(kind="involvement.started")))
    rows = rows.select_related("agency").order_by("agency__name", "role", "started_at")
    return [_working(actor, row, withholding, on) for row in rows]


def _working(
    actor: Actor, row: Involvement, withholding: Withholding, on: datetime
) -> WorkingWith:
    hidden = row.agency_id in withholding.agencies
    agency: Agency = row.agency
    return WorkingWith(
        entry=row.entry,
        person=row.person,
        agency=row.agency_id,
        agency_name=withholding.agency_name(agency),
        role=row.role,
        practitioner="" if hidden else row.practitioner,
        phone="" if hidden else (row.phone or agency.phone),
        since=row.started_at,
        until=row.until,
        ended=bool(row.ended_at and row.ended_at <= on),
        ended_at=row.ended_at if row.ended_at and row.ended_at <= on else None,
        overdue=row.until <= on and not row.ended_at,
        mine=row.post == actor.post,
    )
