"""Who and what surrounds a child's household on a day? An ecomap's values from recorded facts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sightline.drawing.ecomap.network import (
    AgencyLink,
    Member,
    Network,
    Sector,
    Status,
    Told,
)
from sightline.drawing.ecomap.network import Tie as EcomapTie
from sightline.drawing.family.as_at import as_at
from sightline.drawing.family.households import Basis
from sightline.drawing.family.model import Family
from sightline.exchange.pictures.agencies import AgencyNamed, letters_of
from sightline.exchange.pictures.agency_work import AgencyWork
from sightline.exchange.pictures.endings import drawn_id
from sightline.kernel.ages import age_in_words, expected_in_words, is_under
from sightline.kernel.local_time import london_day
from sightline.kernel.partial_dates import PartialDate
from sightline.record.assembly.facts import Fact
from sightline.record.assembly.involvements import Working
from sightline.record.assembly.ties import Tie, ties
from sightline.vocabulary.involvement_roles import INVOLVEMENT_ROLES
from sightline.vocabulary.relationships import word

_SUPPORTS = ("grandparent", "other-relative", "friend", "other-carer", "parent")
_ADULT_AT = 18


@dataclass(frozen=True)
class Involved:
    """Somebody who works with one person: from when, until when, and whether they lead."""

    person: str
    agency: str
    role: str
    worker: str
    since: PartialDate
    ended_on: date | None = None
    leads: bool = False


def involved_of(working: Sequence[Working]) -> list[Involved]:
    """Return involvements as they are put together from facts."""
    return [
        Involved(
            person=each.person,
            agency=each.agency,
            role=each.role,
            worker=each.practitioner,
            since=each.since,
            ended_on=london_day(each.ended_at) if each.ended_at else None,
            leads=each.leads,
        )
        for each in working
    ]


def network_of(
    family: Family,
    facts: Sequence[Fact],
    working: Sequence[Involved],
    *,
    child: str,
    agencies: Mapping[str, AgencyNamed],
    on: date,
) -> Network:
    """Return the home of a child on a day, and everybody round it.

    `family` is the family as `family_of` gives it, and `facts` what its reader may see. An
    agency stands there if it works with the home, was in contact with it, or was sent a
    referral about it.
    """
    then = as_at(family, on)
    members = _members(then, drawn_id(child), on)
    drawn = {each.id for each in members}
    told = {person for fact in facts for person in fact.people}
    told |= {each.person for each in working}
    home = {person: drawn_id(person) for person in told if drawn_id(person) in drawn}
    around = _Around(AgencyWork(facts, home, on), agencies, home, on)
    around.add_involved(working)
    around.add_others()
    around.letter()
    return Network(
        household=f"{then.name_of(drawn_id(child))}’s home",
        members=members,
        ties=(*around.ties, *_supports(then, ties(facts), drawn)),
        links=tuple(around.links()),
    )


def _members(family: Family, child: str, on: date) -> tuple[Member, ...]:
    """The child, and who lives in the same home by anybody's declaration."""
    homes = {
        home.id for home, stay in family.stays_of[child] if stay.basis is Basis.DECLARED
    }
    people = [child] + [
        stay.person
        for home in family.households
        if home.id in homes
        for stay in home.stays
        if stay.basis is Basis.DECLARED
        and not (stay.away or family.person[stay.person].died)
    ]
    return tuple(_member(family, person, on) for person in dict.fromkeys(people))


def _member(family: Family, person: str, on: date) -> Member:
    one = family.person[person]
    if one.is_unborn:
        due = one.expected or PartialDate.unknown()
        return Member(person, family.name_of(person), expected_in_words(due, on), True)
    age = age_in_words(one.born, on) if one.born.is_known else ""
    young = is_under(one.born, _ADULT_AT, on) if one.born.is_known else one.subject
    return Member(person, family.name_of(person), age, bool(young))


class _Around:
    """The agencies round one home, each with the ties it has to it."""

    def __init__(
        self,
        work: AgencyWork,
        agencies: Mapping[str, AgencyNamed],
        home: Mapping[str, str],
        on: date,
    ) -> None:
        self._work, self._agencies, self._home, self._on = work, agencies, home, on
        self.of: dict[str, list[EcomapTie]] = {}

    @property
    def ties(self) -> list[EcomapTie]:
        """All of them, agency by agency."""
        return [tie for those in self.of.values() for tie in those]

    def add_involved(self, working: Sequence[Involved]) -> None:
        """Add those who work with somebody in the home, one for each worker and role."""
        grouped: dict[tuple[str, str, str], list[Involved]] = {}
        for each in working:
            begun = each.since.first is None or each.since.first <= self._on
            if begun and each.person in self._home:
                grouped.setdefault((each.agency, each.role, each.worker), []).append(each)
        for those in grouped.values():
            going_on = [each for each in those if not self._is_over(each)]
            self._add_worker(going_on or those, closed=not going_on)

    def add_others(self) -> None:
        """Add agencies without a worker there: those in contact, those sent a referral."""
        for agency in self._work.agencies:
            if agency not in self.of:
                status = self._work.status(agency, self._home)
                self._add(agency, status=status)
        for each in self._work.passed():
            if each.receiver not in self.of and each.told is not Told.SHARES:
                self._add(each.receiver, status=Status.REFERRED_AWAITING)

    def letter(self) -> None:
        """Give those who are there their letters, no two agencies the same."""
        letters = letters_of({agency: self._named(agency) for agency in self.of})
        for agency, those in self.of.items():
            self.of[agency] = [replace(tie, code=letters[agency]) for tie in those]

    def _named(self, agency: str) -> AgencyNamed:
        return self._agencies.get(agency) or AgencyNamed(agency, "other")

    def links(self) -> Iterator[AgencyLink]:
        """Return what passed between agencies; who leads stands for the others of its own."""
        for each in self._work.passed():
            if each.sender in self.of and each.receiver in self.of:
                ends = [self._first(each.sender), self._first(each.receiver)]
                yield AgencyLink(ends[0], ends[1], each.told, each.on)

    def _first(self, agency: str) -> str:
        those = self.of[agency]
        return next((tie.id for tie in those if tie.is_lead), those[0].id)

    def _is_over(self, each: Involved) -> bool:
        return each.ended_on is not None and each.ended_on <= self._on

    def _add_worker(self, those: Sequence[Involved], *, closed: bool) -> None:
        first = those[0]
        people = list(dict.fromkeys(each.person for each in those))
        known = INVOLVEMENT_ROLES.get(first.role)
        status = self._work.status(first.agency, people)
        self._add(
            first.agency,
            people=people,
            worker=first.worker,
            role=known.title if known else first.role,
            since=min((each.since for each in those), key=lambda when: when.sort_key),
            is_lead=not closed and any(each.leads for each in those),
            status=Status.CLOSED if closed else status,
            # What the agency did since is not what somebody did who has left.
            by=first.worker if closed else "",
        )

    def _add(
        self, agency: str, *, people: Sequence[str] = (), by: str = "", **told: Any
    ) -> None:
        named = self._named(agency)
        whom = people or list(self._home)
        everyone = set(whom) == set(self._home)
        tie = EcomapTie(
            id=f"tie-{len(self.ties) + 1}",
            name=named.name,
            code="",
            sector=named.place,
            for_whom=() if everyone else tuple(self._home[person] for person in whom),
            last_contact=self._work.last_contact(agency, whom, by=by),
            **told,
        )
        self.of.setdefault(agency, []).append(tie)


def _supports(
    family: Family, found: Sequence[Tie], home: Collection[str]
) -> Iterator[EcomapTie]:
    """Relatives and friends who live elsewhere, as supports that no agency gives."""
    there: dict[str, list[Tie]] = {}
    for tie in found:
        who, other = drawn_id(tie.one), drawn_id(tie.other)
        outside = who not in home and who in family.person and other in home
        if tie.type in _SUPPORTS and not tie.ended and outside:
            there.setdefault(who, []).append(tie)
    for who, those in there.items():
        name, lived = family.name_of(who), family.person[who].lived.value
        sex = lived if lived in ("female", "male") else None
        yield EcomapTie(
            id=f"person-{who}",
            name=name,
            code="".join(part[0] for part in name.split()[:3]).upper(),
            sector=Sector.FAMILY_AND_FRIENDS,
            role=word(those[0].type, sex),
            for_whom=tuple(dict.fromkeys(drawn_id(tie.other) for tie in those)),
            is_informal=True,
        )
