"""A world, laid out so that what is asked of it again and again is at hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sightline.safeguards.world import (
    CircumstanceRow,
    EntryRow,
    HomeRow,
    InvolvedRow,
    KnowsRow,
    ToldRow,
    World,
)


class Seen:
    """The rows of a world by what they belong to."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.sectors = {row.agency: row.sector for row in world.agencies}
        self.people = {row.person: row for row in world.people}
        self._kinds: Mapping[str, list[EntryRow]] = _by(world.entries, "kind")
        self._told: dict[tuple[int, str], list[ToldRow]] = defaultdict(list)
        self._values: dict[int, set[str]] = defaultdict(set)
        for row in world.told:
            self._told[row.n, row.field].append(row)
            self._values[row.n].add(row.value)
        self._about: dict[int, list[str]] = defaultdict(list)
        for about in world.about:
            self._about[about.n].append(about.person)
        self._family: dict[str, set[str]] = defaultdict(set)
        for tie in world.families:
            self._family[tie.person].add(tie.member)
        self._homes: Mapping[str, list[HomeRow]] = _by(world.homes, "adult")
        self._adults: Mapping[str, list[HomeRow]] = _by(world.homes, "child")
        self._held: Mapping[str, list[CircumstanceRow]] = _by(world.circumstances, "person")
        self._involved: Mapping[str, list[InvolvedRow]] = _by(world.involved, "person")
        self._knows: Mapping[int, list[KnowsRow]] = _by(world.knows, "n")

    def of_kinds(self, kinds: Iterable[str]) -> list[EntryRow]:
        """The entries of any of these kinds, in the order of the ledger."""
        found = [entry for kind in set(kinds) for entry in self._kinds.get(kind, ())]
        return sorted(found, key=lambda entry: entry.n)

    def told(self, n: int, field: str) -> list[ToldRow]:
        """What an entry says in one field."""
        return self._told.get((n, field), [])

    def fields_of(self, n: int) -> Iterable[tuple[str, list[ToldRow]]]:
        """Every field of an entry that says something, with its rows."""
        return ((field, rows) for (of, field), rows in self._told.items() if of == n)

    def names(self, n: int, id_: str) -> bool:
        """Whether an entry's data names this id."""
        return id_ in self._values.get(n, ())

    def about(self, n: int) -> list[str]:
        """Whom an entry is about."""
        return self._about.get(n, [])

    def family(self, person: str) -> set[str]:
        """A child's family, or the children whose family an adult belongs to."""
        return self._family.get(person, set())

    def homes_of(self, adult: str) -> list[HomeRow]:
        """The children's homes that an adult is recorded in."""
        return self._homes.get(adult, [])

    def adults_with(self, child: str) -> list[HomeRow]:
        """The adults recorded in a child's home."""
        return self._adults.get(child, [])

    def circumstances(self, person: str) -> list[CircumstanceRow]:
        """What held for a person."""
        return self._held.get(person, [])

    def involved(self, person: str) -> list[InvolvedRow]:
        """Which agencies were involved with a person."""
        return self._involved.get(person, [])

    def knows(self, n: int) -> list[KnowsRow]:
        """Which other agencies know an entry."""
        return self._knows.get(n, [])


def _by(rows: Iterable, name: str) -> dict:
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return dict(found)
