"""What must be left out of what this actor is shown? Safe addresses and all that betrays them.

An address is given away by more than the address: the school, the surgery, the health
visitor's base, their telephone numbers, the place of birth. Where anyone in a family has a
safe address, all of these are left out for everyone but the agency that recorded it and the
posts named in a grant. What is left out leaves a mark in its place, never a silent blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q

from sightline.access.actor import Actor
from sightline.access.database_scope import whole_record
from sightline.access.models import Agency, FamilyTie, Grant, Involvement, Team
from sightline.record.models import About, Entry, SafeAddress
from sightline.vocabulary.model import Field
from sightline.vocabulary.sectors import GIVES_AWAY_PLACE, SECTORS

MARK = "[withheld: safe address]"
ADDRESS_FIELDS = ("address", "postcode", "place", "household")
SHORTEST = 4  # shorter strings would blank out ordinary words
LONE = 6  # what is left of an address without its number, where that is a single word
# Names of homes that tell no one which home is meant, and stand in every other sentence.
ORDINARY = frozenset({"home", "house", "flat", "room", "away", "unknown", "family home"})
# "Flat 2B ", "No. 9a ", "9-11 " at the beginning of a line of an address.
_NUMBER = re.compile(
    r"^(?:(?:flat|apartment|apt|unit|room|no|number)\b[\s.]*)?"
    r"(?:\d+\s?[a-z]?(?:\s*[-/\u2013]\s*\d+\s?[a-z]?)?)(?!\w)[\s.]*",
    re.IGNORECASE,
)
_WAYS = (
    ("road", "rd"),
    ("street", "st"),
    ("lane", "ln"),
    ("avenue", "ave"),
    ("close", "cl"),
    ("drive", "dr"),
    ("crescent", "cres"),
    ("terrace", "terr"),
)
_SHORT_FOR = {name: rf"(?:{'|'.join(way)})(?!\w)" for way in _WAYS for name in way}


@dataclass(frozen=True)
class Withholding:
    """What to leave out for one actor and one set of people; empty when there is nothing."""

    entries: frozenset[str] = frozenset()  # shown to exist, and nothing of what they say
    agencies: frozenset[str] = frozenset()  # named only by what sort of body they are
    words: tuple[str, ...] = ()
    people: frozenset[str] = field(default=frozenset())

    @property
    def anything(self) -> bool:
        """Whether anything is left out at all."""
        return bool(self.entries)

    def text(self, text: str) -> str:
        """Return text with every word that gives the address away replaced by a mark."""
        if not self.words or not text:
            return text
        return self._pattern.sub(MARK, text)

    def value(self, value: Any) -> Any:
        """Return a value of an entry's data with the same left out, however deep it lies."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.value(each) for each in value]
        if isinstance(value, dict):
            return {key: self.value(each) for key, each in value.items()}
        return value

    def hides(self, described: Field) -> bool:
        """Whether this field of any entry tells where someone lives, and must not."""
        return self.anything and described.gives_away_place

    def agency_name(self, agency: Agency) -> str:
        """Return an agency's name, or only what sort of body it is."""
        if agency.pk in self.agencies:
            return f"{SECTORS[agency.sector].title} {MARK}"
        return agency.name

    @property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.words, key=len, reverse=True)
        return re.compile("|".join(map(_however_spaced, longest_first)), re.IGNORECASE)


def _however_spaced(words: str) -> str:
    """Match words whatever stands between them, so that "NX1  2ZZ" is found in "nx12zz"."""
    first, *rest = re.findall(r"\w+", words) or [""]
    if not rest:
        # One word is not looked for inside others: "Row" is not in "borrowed".
        return rf"(?<!\w){re.escape(first)}(?!\w)" if first.isalpha() else re.escape(first)
    further = (_SHORT_FOR.get(part.lower(), re.escape(part)) for part in rest)
    return r"[\s,.\-]*".join((re.escape(first), *further))


NOTHING = Withholding()


def withholding_for(actor: Actor, people: Iterable[str], *, now: datetime) -> Withholding:
    """Work out what must be left out when this actor is shown anything about these people."""
    hidden = list(_hidden_from(actor, _families_around(set(people)), now=now))
    if not hidden:
        return NOTHING
    entries = frozenset(each.entry for each in hidden)
    protected = _families_around({each.person for each in hidden})
    agencies = _agencies_near(protected, but_not=actor.agency)
    return Withholding(
        entries=entries,
        agencies=frozenset(agency.pk for agency in agencies),
        words=tuple(
            sorted(
                word
                for word in {*_address_words(entries), *_agency_words(agencies, protected)}
                if len(word) >= SHORTEST
            )
        ),
        people=frozenset(protected),
    )


def _families_around(people: set[str]) -> set[str]:
    ties = FamilyTie.objects.filter(Q(child__in=people) | Q(member__in=people))
    members = FamilyTie.objects.filter(child__in=ties.values("child"))
    return people | set(members.values_list("member", flat=True))


def _hidden_from(actor: Actor, people: set[str], *, now: datetime) -> Iterable[SafeAddress]:
    kept = SafeAddress.objects.filter(person__in=people).exclude(agency=actor.agency)
    granted = Grant.objects.filter(post=actor.post, started_at__lte=now, until__gt=now)
    return kept.exclude(entry__in=granted.values("entry"))


def _address_words(entries: frozenset[str]) -> Iterable[str]:
    """The address itself, whole and in parts, from the entries that record it."""
    with whole_record():
        told = list(Entry.objects.filter(id__in=entries).values_list("data", flat=True))
    for data in told:
        for name in ADDRESS_FIELDS:
            yield from _telling_parts(data.get(name))


def _telling_parts(value: Any) -> Iterable[str]:
    if not isinstance(value, str):
        return
    for part in (value, *value.split(",")):
        text = part.strip()
        if len(text) >= SHORTEST and text.lower() not in ORDINARY:
            yield text
        yield from _without_number(text)


def _without_number(text: str) -> Iterable[str]:
    """The street of a line of an address: "Kestrel Row" tells as much as "9 Kestrel Row"."""
    street = _NUMBER.sub("", _NUMBER.sub("", text)).strip(" ,")
    if street != text and (" " in street or len(street) >= LONE):
        yield street


def _agencies_near(protected: set[str], *, but_not: str) -> list[Agency]:
    """The schools, surgeries and bases that work with these people: each tells where they are."""
    working = Involvement.objects.filter(person__in=protected).values("agency")
    with whole_record():
        about = About.objects.filter(person__in=protected)
        recording = set(about.values_list("entry__agency", flat=True))
    near = Agency.objects.filter(Q(pk__in=working) | Q(pk__in=recording))
    return list(near.filter(sector__in=GIVES_AWAY_PLACE).exclude(pk=but_not))


def _agency_words(agencies: list[Agency], protected: set[str]) -> Iterable[str]:
    ids = [agency.pk for agency in agencies]
    for agency in agencies:
        yield from (agency.name, agency.phone)
    for team in Team.objects.filter(agency__in=ids):
        yield from (team.name, team.phone)
    yield from (
        Involvement.objects.filter(agency__in=ids, person__in=protected)
        .values_list("phone", flat=True)
        .distinct()
    )
