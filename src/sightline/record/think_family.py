"""What may a school be told of a pupil's family? Who is in it, whom to ring, and yes or no.

The Think Family view is put together from every agency's standing facts and let through an
allow-list: names, relations, bands of age and date, and words of the vocabulary. No entry, no
free text, no count and no score passes. Facts whose handling marks narrow who may read them
set nothing, and every blank says why it is blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sightline.access.actor import Actor
from sightline.access.database_scope import whole_record
from sightline.access.models import Agency, FamilyTie, Involvement
from sightline.access.reach import closed_people, involvements_of, live
from sightline.kernel.ages import completed_years
from sightline.record.assembly.circumstances import circumstances, current
from sightline.record.assembly.facts import Fact, standing
from sightline.record.assembly.people import PersonDescribed, describe
from sightline.record.assembly.ties import Tie, parents, siblings, ties
from sightline.record.models import Entry
from sightline.record.queries.family import WorkingWith, working_with
from sightline.record.stored import facts_of
from sightline.record.visibility import FAMILY_SHAPE, entries_about
from sightline.record.withholding import Withholding, withholding_for
from sightline.vocabulary.circumstances import CIRCUMSTANCES, INDICATORS
from sightline.vocabulary.handling import OpensTo
from sightline.vocabulary.involvement_roles import INVOLVEMENT_ROLES
from sightline.vocabulary.relationships import RELATIONSHIPS, word

READ = (
    *FAMILY_SHAPE,
    "circumstance.recorded",
    "circumstance.ended",
    "plan.agreed",
    "plan.ended",
    "incident.attended",
)
# Set by entries of other kinds than a recorded circumstance.
SOCIAL_CARE = "open-to-social-care"
EARLY_HELP = "early-help"
DOMESTIC_ABUSE = "domestic-abuse-notification"
TITLES = {
    SOCIAL_CARE: "Open to children's social care",
    **{code: CIRCUMSTANCES[code].indicator_title for code in sorted(INDICATORS)},
    EARLY_HELP: "Receives early help",
    DOMESTIC_ABUSE: "Police or another service went to domestic abuse in the last 12 months",
}
SECTORS_THAT_SET = {"childrens-social-care": SOCIAL_CARE, "early-help": EARLY_HELP}
PLANS_THAT_SET = {
    "child-in-need": "child-in-need",
    "child-protection": "child-protection-plan",
    "early-help": EARLY_HELP,
}
AGE_BANDS = ((5, "under 5"), (11, "5 to 10"), (16, "11 to 15"), (18, "16 or 17"))
ADULT, UNBORN, NO_AGE = "18 or over", "not born yet", "age not recorded"
DATE_BANDS = ((31, "in the last month"), (92, "in the last 3 months"))
THIS_YEAR, EARLIER, NO_DATE = (
    "in the last 12 months",
    "over 12 months ago",
    "date not recorded",
)
A_YEAR = 365

NOT_SET = "No agency has recorded this here"
NO_NUMBER = "No number recorded: ask your front door"
NUMBER_WITHHELD = "Withheld: it would give away a safe address. Ask your front door"
NO_MEMBERS = "Nobody else in this family has been recorded"
NO_CONTACTS = "No agency that may be listed has recorded that it works with this child"
NOT_LISTED = (
    "Some services are listed only where they told your school, so there may be others"
)
ANOTHER_MEMBER = "another member of the family or household"
ANOTHER_ROLE = "Another role"

_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()-]{4,19}(?: ?(?:ext\.?|x) ?[0-9]{1,6})?")


@dataclass(frozen=True)
class FamilyMember:
    """One person of the family: who they are to the pupil, and how old, in a band."""

    name: str
    relation: str
    age: str
    at_this_school: bool


@dataclass(frozen=True)
class Contact:
    """One service that works with the pupil, and whom to ring; `phone_why` explains a blank."""

    agency: str
    role: str
    phone: str
    phone_why: str


@dataclass(frozen=True)
class Indicator:
    """Yes, with a band of time; or no, with what that no means."""

    code: str
    title: str
    yes: bool
    when: str
    why_not: str


@dataclass(frozen=True)
class ThinkFamily:
    """A pupil's family as their school may see it."""

    child: str
    name: str
    age: str
    members: tuple[FamilyMember, ...]
    members_why: str
    contacts: tuple[Contact, ...]
    contacts_why: str
    contacts_note: str
    indicators: tuple[Indicator, ...]


def think_family(
    actor: Actor, child: str, *, now: datetime, on: date
) -> ThinkFamily | None:
    """Return the family of a child on the school's own roll, or None for any other child.

    Only a role with the Think Family view has it, for a child that its own post or team is
    involved with; knowing the child's family is not enough. Ages and dates are as on `on`.
    """
    if not actor.role.think_family_only or child in closed_people(actor):
        return None
    if not involvements_of(actor, now=now).filter(person=child).exists():
        return None
    people = _family(actor, child)
    facts = _facts(people)
    withholding = withholding_for(actor, people, now=now)
    working = _working_now(actor, child, withholding, now)
    pupil = describe(child, facts)
    members = _members(actor, child, people, facts, now=now, on=on)
    contacts = tuple(_contacts(working, withholding))
    return ThinkFamily(
        child=child,
        name=pupil.name,
        age=age_band(pupil, on),
        members=members,
        members_why="" if members else NO_MEMBERS,
        contacts=contacts,
        contacts_why="" if contacts else NO_CONTACTS,
        contacts_note=NOT_LISTED,
        indicators=_indicators(child, facts, now=now, on=on),
    )


def age_band(person: PersonDescribed, on: date) -> str:
    """Say how old someone is in a band wide enough to be no date of birth."""
    if person.unborn:
        return UNBORN
    if not person.born.text:
        return NO_AGE
    # The band of the youngest they may be: a birth recorded as a year alone is no exact age.
    youngest, _ = completed_years(person.born, on)
    return next((band for below, band in AGE_BANDS if youngest < below), ADULT)


def date_band(happened: date | None, on: date) -> str:
    """Say how long ago something was in a band wide enough to be no date."""
    if happened is None:
        return NO_DATE
    days = (on - happened).days
    nearest = next((band for up_to, band in DATE_BANDS if days <= up_to), "")
    return nearest or (THIS_YEAR if days <= A_YEAR else EARLIER)


def _family(actor: Actor, child: str) -> list[str]:
    ties = FamilyTie.objects.filter(child=child).values_list("member", flat=True)
    return sorted({child, *ties} - set(closed_people(actor)))


def _facts(people: list[str]) -> list[Fact]:
    """Return the standing facts about these people that no mark narrows, from every agency.

    Corrections are put in place first: one that added a mark hides what it corrected.
    """
    with whole_record():
        entries = Entry.objects.filter(entries_about(people), kind__in=READ)
        facts = facts_of(entries.prefetch_related("about"))
    return [fact for fact in standing(facts) if fact.opens_to == OpensTo.EVERYONE_WHO_KNOWS]


def _members(
    actor: Actor,
    child: str,
    people: list[str],
    facts: list[Fact],
    *,
    now: datetime,
    on: date,
) -> tuple[FamilyMember, ...]:
    found = [tie for tie in ties(facts) if not tie.ended]
    roll = set(involvements_of(actor, now=now).values_list("person", flat=True))
    described = [describe(each, facts) for each in people if each != child]
    members = [
        FamilyMember(
            name=each.name,
            relation=_relation(each, child, found),
            age=age_band(each, on),
            at_this_school=each.id in roll,
        )
        for each in described
        if _is_recorded(each.id, facts)
    ]
    return tuple(sorted(members, key=lambda each: (each.relation, each.name)))


def _is_recorded(person: str, facts: list[Fact]) -> bool:
    return any(fact.kind in FAMILY_SHAPE and person in fact.people for fact in facts)


def _relation(person: PersonDescribed, child: str, found: list[Tie]) -> str:
    for tie in found:
        if {tie.one, tie.other} == {person.id, child}:
            _, code = tie.seen_from(child)
            return word(code, person.sex) if code in RELATIONSHIPS else ANOTHER_MEMBER
    for pair in siblings(found):
        if {pair.one, pair.other} == {person.id, child}:
            return word("half-sibling" if pair.half else "sibling", person.sex)
    return ANOTHER_MEMBER


def _working_now(
    actor: Actor, child: str, withholding: Withholding, now: datetime
) -> list[WorkingWith]:
    found = working_with(actor, [child], withholding, now=now)
    others = [each for each in found if each.agency != actor.agency]
    return [each for each in others if not each.ended and each.until > now]


def _contacts(
    working: Iterable[WorkingWith], withholding: Withholding
) -> Iterable[Contact]:
    directory = {agency.pk: agency.phone for agency in Agency.objects.all()}
    for each in working:
        role = INVOLVEMENT_ROLES.get(each.role)
        hidden = each.agency in withholding.agencies
        phone = "" if hidden else _telephone(each.phone, directory.get(each.agency, ""))
        yield Contact(
            agency=each.agency_name,
            role=role.title if role else ANOTHER_ROLE,
            phone=phone,
            phone_why=_why_no_number(phone, hidden=hidden),
        )


def _telephone(*told: str) -> str:
    """Return the first that is a telephone number, and nothing else written in its place."""
    return next((each for each in told if _TELEPHONE.fullmatch(each.strip())), "")


def _why_no_number(phone: str, *, hidden: bool) -> str:
    if phone:
        return ""
    return NUMBER_WITHHELD if hidden else NO_NUMBER


def _indicators(
    child: str, facts: list[Fact], *, now: datetime, on: date
) -> tuple[Indicator, ...]:
    since: dict[str, list[date | None]] = {}
    for code, day in (
        *_from_circumstances(child, facts),
        *_from_plans(child, facts),
        *_from_services(child, now),
        *_from_incidents(child, facts, on),
    ):
        since.setdefault(code, []).append(day)
    return tuple(_indicator(code, since.get(code), on) for code in TITLES)


def _indicator(code: str, days: list[date | None] | None, on: date) -> Indicator:
    if days is None:
        return Indicator(code, TITLES[code], yes=False, when="", why_not=NOT_SET)
    told = [day for day in days if day is not None]
    band = date_band(max(told) if told else None, on)
    return Indicator(code, TITLES[code], yes=True, when=band, why_not="")


Found = Iterable[tuple[str, date | None]]


def _from_circumstances(child: str, facts: list[Fact]) -> Found:
    for each in current(circumstances(facts), [child]):
        if each.what in INDICATORS:
            yield each.what, each.since.first


def _from_plans(child: str, facts: list[Fact]) -> Found:
    ended = {fact.thread for fact in facts if fact.kind == "plan.ended"}
    for fact in facts:
        is_plan = fact.kind == "plan.agreed" and fact.thread not in ended
        kind = str(fact.told("type"))
        if is_plan and kind in PLANS_THAT_SET and _is_for(child, fact):
            yield PLANS_THAT_SET[kind], fact.happened.first


def _is_for(child: str, fact: Fact) -> bool:
    told = fact.told("child")
    return told == child if told else child in fact.people


def _from_services(child: str, now: datetime) -> Found:
    rows = Involvement.objects.filter(
        person=child,
        opens_to=OpensTo.EVERYONE_WHO_KNOWS,
        agency__sector__in=SECTORS_THAT_SET,
    )
    for each in live(rows, now=now).select_related("agency"):
        day = each.started_at.date() if each.started_at else None
        yield SECTORS_THAT_SET[each.agency.sector], day


def _from_incidents(child: str, facts: list[Fact], on: date) -> Found:
    """Incidents of domestic abuse that name the child or a recorded parent, within a year."""
    near = {child, *parents(ties(facts)).get(child, [])}
    for fact in facts:
        if fact.kind != "incident.attended" or fact.told("category") != "domestic-abuse":
            continue
        day = fact.happened.last or fact.recorded_at.date()
        if near & set(fact.people) and (on - day).days <= A_YEAR:
            yield DOMESTIC_ABUSE, day
