"""The views of each person: who they are, names to search by, identifiers, ties, homes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from sightline.access.models import Involvement
from sightline.kernel.ids import ref_of
from sightline.record.assembly.facts import Fact, standing
from sightline.record.assembly.homes import stays
from sightline.record.assembly.involvements import Working, involvements
from sightline.record.assembly.people import PersonDescribed, describe
from sightline.record.assembly.ties import Tie, ties
from sightline.record.models import (
    About,
    Entry,
    Identifier,
    NameKey,
    Person,
    Relationship,
    Residence,
    SafeAddress,
)
from sightline.record.names import name_words, sound_of
from sightline.record.stored import facts_of
from sightline.vocabulary.kinds import KINDS

STRUCTURAL = tuple(code for code, kind in KINDS.items() if kind.family)


def named_in(entries: Iterable[Entry]) -> set[str]:
    """Return the people these entries are about, and those whom what they correct was about."""
    entries = list(entries)
    corrected = [entry.corrects for entry in entries if entry.corrects]
    about = About.objects.filter(entry__in=[entry.pk for entry in entries])
    before = About.objects.filter(entry__id__in=corrected)
    return {
        *about.values_list("person", flat=True),
        *before.values_list("person", flat=True),
    }


def refresh(ids: set[str]) -> None:
    """Make the views of these people again from all that is recorded about them."""
    facts = facts_about(ids)
    described = [describe(person, facts[person]) for person in sorted(ids)]
    _replace_people(described)
    _replace_ties(ids, facts)
    _replace_homes(ids, facts)
    _replace_involvements(ids, facts)
    _replace_safe_addresses(ids, facts)


def facts_about(ids: set[str]) -> dict[str, list[Fact]]:
    """Return the structural facts about each of these people, whoever recorded them."""
    entries = Entry.objects.filter(
        Q(kind__in=STRUCTURAL) | Q(hides_address=True),
        position__in=About.objects.filter(person__in=ids).values("entry"),
    ).prefetch_related("about")
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts_of(entries):
        for person in set(fact.people) & ids:
            found[person].append(fact)
    return found


def _replace_people(described: list[PersonDescribed]) -> None:
    ids = [each.id for each in described]
    for view in (Person, NameKey, Identifier):
        view.objects.filter(**{"id__in" if view is Person else "person__in": ids}).delete()
    Person.objects.bulk_create(_person(each) for each in described)
    NameKey.objects.bulk_create(key for each in described for key in _name_keys(each))
    Identifier.objects.bulk_create(
        Identifier(person=each.id, scheme=scheme, value=value)
        for each in described
        for scheme, value in each.identifiers
    )


def _person(each: PersonDescribed) -> Person:
    return Person(
        id=each.id,
        ref=ref_of(each.id),
        name=each.names[-1].text if each.names else "",
        born=each.born.text,
        born_first=each.born.first,
        born_last=each.born.last,
        expected=each.expected.text,
        died=each.died.text,
        sex=each.sex,
    )


def _name_keys(each: PersonDescribed) -> list[NameKey]:
    words = dict.fromkeys(word for name in each.names for word in name_words(name.text))
    return [NameKey(person=each.id, word=word, sound=sound_of(word)) for word in words]


def _replace_ties(ids: set[str], facts: dict[str, list[Fact]]) -> None:
    found = {tie.entry: tie for person in ids for tie in ties(facts[person])}
    Relationship.objects.filter(from_person__in=ids).delete()
    Relationship.objects.filter(to_person__in=ids).delete()
    Relationship.objects.bulk_create(_relationship(tie) for _, tie in sorted(found.items()))


def _relationship(tie: Tie) -> Relationship:
    return Relationship(
        entry=tie.entry,
        from_person=tie.one,
        to_person=tie.other,
        type=tie.type,
        ended=tie.ended,
    )


def _replace_homes(ids: set[str], facts: dict[str, list[Fact]]) -> None:
    Residence.objects.filter(person__in=ids).delete()
    Residence.objects.bulk_create(
        Residence(
            entry=stay.entry, person=stay.person, household=stay.household, ended=stay.ended
        )
        for person in sorted(ids)
        for stay in stays(facts[person])
        if stay.person == person
    )


def _replace_involvements(ids: set[str], facts: dict[str, list[Fact]]) -> None:
    Involvement.objects.filter(person__in=ids).delete()
    Involvement.objects.bulk_create(
        _involvement(each)
        for person in sorted(ids)
        for each in involvements(facts[person])
        if each.person == person
    )


def _involvement(each: Working) -> Involvement:
    return Involvement(
        entry=each.entry,
        person=each.person,
        agency_id=each.agency,
        post=each.post,
        team=each.team,
        role=each.role,
        practitioner=each.practitioner[:200],
        phone=each.phone,
        basis=each.basis,
        opens_to=each.opens_to,
        started_at=each.recorded_at,
        until=each.until,
        ended_at=each.ended_at,
    )


def _replace_safe_addresses(ids: set[str], facts: dict[str, list[Fact]]) -> None:
    SafeAddress.objects.filter(person__in=ids).delete()
    SafeAddress.objects.bulk_create(
        SafeAddress(entry=fact.id, person=person, agency=fact.agency)
        for person in sorted(ids)
        for fact in standing(facts[person])
        if "safe-address" in fact.handling
    )
