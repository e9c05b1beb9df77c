"""What may be chosen in a form about a family? People, agencies, entries, work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sightline.record.queries.desk import Desk
from sightline.record.queries.family import Member
from sightline.record.queries.shown import EntryShown

Options = tuple[tuple[str, str], ...]
BROTHERS_AND_SISTERS = frozenset({"sibling", "half-sibling", "step-sibling"})


@dataclass(frozen=True)
class Offered:
    """The choices of one form: each is (what is sent, what is read)."""

    today: date
    children: Options = ()
    adults: Options = ()
    agencies: Options = ()
    involved: tuple[str, ...] = ()
    entries: Options = ()
    people_of: tuple[tuple[str, tuple[str, ...]], ...] = ()  # of each of those entries
    threads: Options = ()
    siblings: tuple[tuple[str, tuple[str, ...]], ...] = ()  # of each child

    @property
    def people(self) -> Options:
        """Everyone in the family, children first."""
        return self.children + self.adults

    def name(self, person: str) -> str:
        """Return the name of someone in the family."""
        return dict(self.people).get(person, person)

    def agencies_first_involved(self) -> tuple[Options, Options]:
        """Return the agencies that work with the family, and the others."""
        names = dict(self.agencies)
        near = tuple((each, names[each]) for each in self.involved if each in names)
        return near, tuple(pair for pair in self.agencies if pair[0] not in self.involved)

    def brothers_and_sisters_of(self, children: Iterable[str]) -> list[str]:
        """Return the other children that work on these ones has to think of."""
        chosen = list(children)
        known = dict(self.siblings)
        found = {other for child in chosen for other in known.get(child, ())}
        return [child for child, _ in self.children if child in found - set(chosen)]

    def with_people(self, people: Iterable[tuple[str, str]]) -> Offered:
        """Offer these people as well, such as those an old entry names."""
        here = dict(self.people)
        more = tuple(pair for pair in people if pair[0] not in here)
        return replace(self, adults=self.adults + more)

    def with_entries(self, entries: Iterable[str], people: tuple[str, ...]) -> Offered:
        """Offer these entries as well, which an old entry about these people names."""
        here = dict(self.entries)
        more = tuple(each for each in entries if each not in here)
        return replace(
            self,
            entries=self.entries + tuple((each, "The one already named") for each in more),
            people_of=self.people_of + tuple((each, people) for each in more),
        )


def offered_by(desk: Desk, *, today: date) -> Offered:
    """Return what a desk offers, in words."""
    members = desk.family.members
    children = [each for each in members if each.child]
    return Offered(
        today=today,
        children=tuple((each.person.id, _named(each)) for each in children),
        adults=tuple((each.person.id, _named(each)) for each in members if not each.child),
        agencies=desk.agencies,
        involved=desk.involved,
        entries=tuple((each.id, _entry_words(each)) for each in desk.fitting),
        people_of=tuple(
            (each.id, tuple(p.id for p in each.people)) for each in desk.fitting
        ),
        threads=tuple(
            (each.id, f"{_entry_words(each.opening)} ({each.state})")
            for each in desk.threads
        ),
        siblings=tuple(
            (each.person.id, tuple(_siblings(each, children, desk))) for each in children
        ),
    )


def _named(member: Member) -> str:
    return f"{member.person.name}, {member.age}" if member.age else member.person.name


def _entry_words(entry: EntryShown) -> str:
    names = ", ".join(person.name for person in entry.people)
    told = next((detail.text for detail in entry.details), "")
    what = ": ".join(part for part in (entry.title, told) if part)
    return f"{what}, {entry.happened_words}, {names}"


def _siblings(member: Member, children: list[Member], desk: Desk) -> Iterable[str]:
    living = {each.person.id for each in children if not each.person.died.text}
    ids = living - {member.person.id}
    related = {other for other, tie in member.relations if tie in BROTHERS_AND_SISTERS}
    homes = {s.household for s in desk.family.stays if s.person == member.person.id}
    at_home = {s.person for s in desk.family.stays if s.household in homes}
    return sorted(ids & (related | at_home))
