"""What does a gap say, in one plain sentence?"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sightline.kernel.local_time import say_day
from sightline.safeguards.gaps.gap import Gap
from sightline.safeguards.world import EntryRow, World
from sightline.safeguards.world_building.spans import date_of
from sightline.vocabulary.kinds import KINDS

_COULD_HAVE = {
    "meeting": "they met about the family in between",
    "request": "they had been asked",
    "referral": "a referral passed between them",
    "involvement": "both were working with the family",
}


class Saying:
    """Says gaps with the names of a world; `conceal` takes out what a reader may not see."""

    def __init__(self, world: World, conceal: Callable[[str], str] = str) -> None:
        self._conceal = conceal
        self._names: Mapping[str, str] = world.names
        self._entries = {entry.id: entry for entry in world.entries}
        self._told: dict[tuple[int, str], list[str]] = {}
        for row in world.told:
            if row.stated:
                self._told.setdefault((row.n, row.field), []).append(row.value)

    def why(self, gap: Gap) -> str:
        """Say who knew what, for how long, and what those deciding did without it."""
        return (
            f"{self.name(gap.held_by)} had known for {_days(gap.held_days)} of"
            f" {self.fact(gap)} when {self._names_of(gap.deciders)} {gap.decided} on"
            f" {say_day(date_of(gap.decided_day))}{self._way(gap)}; {self._later(gap)}."
        )

    def fact(self, gap: Gap) -> str:
        """Say a fact shortly: `an injury to a child (Injury seen: Bruise)`."""
        return f"{gap.said} ({self.entry(gap.fact)})"

    def entry(self, id_: str) -> str:
        """Say what an entry is: its kind and the fields of it that are codes."""
        entry = self._entries[id_]
        kind = KINDS.get(entry.kind)
        if kind is None:
            return entry.kind
        told = [
            field.title_of(value).lower()
            for field in kind.fields
            if field.choices
            for value in self._told.get((entry.n, field.name), ())
        ]
        title = kind.title.lower()
        return self._conceal(f"{title}: {', '.join(told)}") if told else title

    def name(self, id_: str) -> str:
        """Return the name of an agency or a person, or else its id."""
        return self._names.get(id_, id_)

    def row(self, id_: str) -> EntryRow:
        """Return the row of an entry."""
        return self._entries[id_]

    def _names_of(self, agencies: tuple[str, ...]) -> str:
        names = [self.name(agency) for agency in agencies]
        return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)

    def _way(self, gap: Gap) -> str:
        hows = dict.fromkeys(way.how for way in gap.could_have)
        said = [_COULD_HAVE[how] for how in hows]
        return f", although {' and '.join(said)}" if said else ""

    def _later(self, gap: Gap) -> str:
        they = "they" if gap.deciders[1:] else "it"
        if gap.learned is None:
            return f"nothing shows that {they} ever learned of it"
        return f"{they} learned of it on {say_day(date_of(gap.learned))}"


def _days(number: int) -> str:
    return "a day" if number == 1 else f"{number:,} days"
