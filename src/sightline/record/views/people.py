"""The views of each person: who they are, names to search by, identifiers, ties, homes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

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


class Part(StrEnum):
    """One of the views of a person, by what the kinds of entry that shape it begin with."""

    PERSON = "person pregnancy birth"
    TIES = "relationship"
    HOMES = "residence"
    INVOLVEMENTS = "involvement"
    SAFE_ADDRESSES = ""  # any kind of entry may have the mark


EVERY_PART = frozenset(Part)
MAKING_FAMILIES = frozenset({Part.PERSON, Part.TIES, Part.HOMES})


def parts_of(entries: Iterable[Entry]) -> frozenset[Part]:
    """Return which views of the people in them these entries shape."""
    entries = list(entries)
    subjects = {entry.kind.split(".")[0] for entry in entries}
    marked = any(entry.hides_address for entry in entries)
    return frozenset(
        part
        for part in Part
        if subjects & set(part.split()) or (part is Part.SAFE_ADDRESSES and marked)
    )


def parts_missing(ids: set[str]) -> frozenset[Part]:
    """Return the views that someone here does not have at all yet: new to the record."""
    known = Person.objects.filter(id__in=ids).count()
    return frozenset() if known == len(ids) else frozenset({Part.PERSON})


def named_in(entries: Iterable[Entry]) -> set[str]:
    """Return the people these entries are about."""
    positions = [entry.pk for entry in entries]
    if not positions:
        return set()
    about = About.objects.filter(entry__in=positions)
    return set(about.values_list("person", flat=True))


def refresh(ids: set[str], parts: frozenset[Part] = EVERY_PART) -> None:
    """Make these views of these people again from all that is recorded about them."""
    if not parts:
        return
    facts = facts_about(ids, parts)
    if Part.PERSON in parts:
        _replace_people([describe(person, facts[person]) for person in sorted(ids)])
    for part, replace in REPLACING.items():
        if part in parts:
            replace(ids, facts)


def facts_about(ids: set[str], parts: frozenset[Part]) -> dict[str, list[Fact]]:
    """Return the facts that shape these views of each of these people, whoever recorded them."""
    entries = Entry.objects.filter(
        _shaping(parts), position__in=About.objects.filter(person__in=ids).values("entry")
    ).prefetch_related("about")
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts_of(entries):
        for person in set(fact.people) & ids:
            found[person].append(fact)
    return found


def _shaping(parts: frozenset[Part]) -> Q:
    if parts & {Part.PERSON, Part.SAFE_ADDRESSES}:
        return Q(kind__in=STRUCTURAL) | Q(hides_address=True)
    subjects = {subject for part in parts for subject in part.split()}
    kinds = [kind for kind in STRUCTURAL if kind.split(".")[0] in subjects]
    # A case file may correct an entry by one of another kind.
    return Q(kind__in=kinds) | Q(corrects__isnull=False)


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


REPLACING = {
    Part.TIES: _replace_ties,
    Part.HOMES: _replace_homes,
    Part.INVOLVEMENTS: _replace_involvements,
    Part.SAFE_ADDRESSES: _replace_safe_addresses,
}
