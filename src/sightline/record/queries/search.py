"""Who is this person in the record? Search by name as written or as it sounds, birth, number.

Only people open to the actor are found; what was searched is said back. Nobody can learn from
the answer whether someone they may not open exists: the words are the same either way.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from sightline.access.actor import Actor
from sightline.access.reach import broken_open, closed_people, involvements_of, within
from sightline.kernel.local_time import london_day
from sightline.kernel.partial_dates import PartialDate
from sightline.record.models import Identifier, NameKey, Person
from sightline.record.names import name_words, sound_of
from sightline.record.queries.described import described
from sightline.record.queries.family import age_of

MOST = 50


@dataclass(frozen=True)
class Sought:
    """What someone typed: any of a name, a date of birth (as partial as known), a number."""

    name: str = ""
    born: PartialDate = PartialDate.unknown()
    number: str = ""


@dataclass(frozen=True)
class Found:
    """One person who fits, and how the name fits."""

    person: str
    name: str
    born: PartialDate
    age: str
    sex: str
    fit: str  # "exact", "begins", "sounds" or "number"


@dataclass(frozen=True)
class Answer:
    """Who was found, what was searched, and whether there were too many to list."""

    found: tuple[Found, ...]
    searched: tuple[str, ...]
    more: bool


def find_people(actor: Actor, sought: Sought, *, now: datetime) -> Answer:
    """Return at most 50 people open to this actor who fit everything that was typed."""
    candidates = _fitting(_open_people(actor, now=now), sought)
    rows = list(candidates.order_by("name", "pk")[: MOST + 1])
    words = name_words(sought.name)
    found = [_found(row, words, sought, now) for row in rows[:MOST]]
    found.sort(key=lambda each: ("number", "exact", "begins", "sounds").index(each.fit))
    return Answer(tuple(found), tuple(_searched(sought)), more=len(rows) > MOST)


def _open_people(actor: Actor, *, now: datetime) -> QuerySet[Person]:
    people = Person.objects.exclude(pk__in=closed_people(actor))
    if actor.role.covers_everyone:
        return people
    if not actor.role.content:
        return people.none()
    reached = Q()
    for source in (involvements_of(actor, now=now), broken_open(actor, now=now)):
        reached |= within(source.values("person"), now=now, field="pk")
    return people.filter(reached)


def _fitting(people: QuerySet[Person], sought: Sought) -> QuerySet[Person]:
    for word in name_words(sought.name):
        people = people.filter(pk__in=_named(word).values("person"))
    if sought.born.first and sought.born.last:
        people = people.filter(
            born_first__lte=sought.born.last, born_last__gte=sought.born.first
        )
    if sought.number:
        number = sought.number.replace(" ", "").upper()
        people = people.filter(
            pk__in=Identifier.objects.filter(value=number).values("person")
        )
    if not (sought.name or sought.born.is_known or sought.number):
        return people.none()
    return people


def _named(word: str) -> QuerySet[NameKey]:
    # A range and not LIKE, so that the index serves on both databases whatever the collation.
    begins = Q(word__gte=word)
    if after := _first_after(word):
        begins &= Q(word__lt=after)
    sound = sound_of(word)
    return NameKey.objects.filter(begins | Q(sound=sound) if sound else begins)


LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"


def _first_after(word: str) -> str:
    """Return the least word that follows all those beginning with this one; empty if none does."""
    stem = word.rstrip("z")
    return stem[:-1] + LETTERS[LETTERS.index(stem[-1]) + 1] if stem else ""


def _found(row: Person, words: list[str], sought: Sought, now: datetime) -> Found:
    known = described(row)
    return Found(
        person=row.pk,
        name=known.name,
        born=known.born,
        age=age_of(known, london_day(now)),
        sex=row.sex,
        fit=_fit(row.name, words, sought),
    )


def _fit(name: str, words: list[str], sought: Sought) -> str:
    if sought.number:
        return "number"
    held = name_words(name)
    if all(word in held for word in words):
        return "exact"
    if all(any(each.startswith(word) for each in held) for word in words):
        return "begins"
    return "sounds"


def _searched(sought: Sought) -> list[str]:
    said = []
    if sought.name:
        said.append(
            "names now and in the past, as written, as they begin and as they sound"
        )
    if sought.born.is_known:
        said.append("dates of birth, including those recorded only as a month or a year")
    if sought.number:
        said.append("NHS numbers, unique pupil numbers and agencies' own numbers, exactly")
    return said
