"""Who is who on a family page? Names, words for relations, and who tells what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.kernel.ids import ref_of
from sightline.kernel.partial_dates import PartialDate, in_words
from sightline.record.queries.family import Family, Member
from sightline.vocabulary.relationships import RELATIONSHIPS, word


@dataclass(frozen=True)
class Around:
    """One family, asked in the words of its page."""

    family: Family

    @property
    def focus(self) -> Member | None:
        """Whose page it is; None where nothing was known of them on the day."""
        return self.family.member(self.family.focus)

    def name(self, person: str) -> str:
        """Return what to call somebody; those the actor may not see are not named."""
        found = self.family.member(person)
        return found.person.name if found else "someone not shown to you"

    def relation(self, member: Member, other: Member) -> str:
        """Say what one is to another, such as "mother"; empty where no tie is recorded."""
        code = next((t for id_, t in other.relations if id_ == member.person.id), "")
        said = relation_word(code, member.person.sex)
        doubt = code == "half-sibling" and self._a_parent_is_missing(member, other)
        return f"{said} as far as is recorded" if doubt else said

    def _a_parent_is_missing(self, member: Member, other: Member) -> bool:
        """Whether they may turn out to share both parents: one is not recorded."""
        two = {member.person.id, other.person.id}
        return any(
            pair.one_parent_missing
            for pair in self.family.siblings
            if {pair.one, pair.other} == two
        )

    def to_focus(self, member: Member) -> str:
        """Say what somebody is to the child of the page, by way of others if need be."""
        focus = self.focus
        if focus is None or member is focus:
            return ""
        if direct := self.relation(member, focus):
            return direct
        return next(self._by_way_of_others(member), "")

    def told_by(self, agency: str, when: PartialDate) -> str:
        """Say who recorded something and since when it holds."""
        # The day is enough here: the entry itself has the time.
        day = PartialDate.on(when.first) if when.time and when.first else when
        since = in_words(day) if day.is_known else "a date not recorded"
        return f"{self.family.agency_name(agency)}, {since}"

    def _by_way_of_others(self, member: Member) -> Iterator[str]:
        for other in self.family.members:
            if said := self.relation(member, other):
                yield f"{said} of {other.person.name}"


def relation_word(code: str, sex: str) -> str:
    """Return the word for a relationship by sex; a code nobody listed is its own word."""
    if not code:
        return ""
    return word(code, sex) if code in RELATIONSHIPS else code.replace("-", " ")


def ref_if_open(member: Member) -> str:
    """Return the reference of somebody's own page, where it opens to the actor."""
    return ref_of(member.person.id) if member.full else ""
