"""What does each entry say, as rows? Put in as it is recorded, taken out when it is corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet

from sightline.obligations.keeping.asking import ask, ask_for_one, write
from sightline.obligations.models import (
    WorldAbout,
    WorldEntry,
    WorldKnows,
    WorldNaming,
    WorldTold,
)
from sightline.obligations.models.world import LONGEST_ID
from sightline.record import for_engines
from sightline.record.for_engines import Placed
from sightline.safeguards.compiler.tables import TABLES, rows
from sightline.safeguards.recorded import Agency, Recorded, Someone
from sightline.safeguards.world import World
from sightline.safeguards.world_building.building import build
from sightline.safeguards.world_building.telling import SECTOR

ALL_THAT_IS_KNOWN = datetime(9999, 1, 1, tzinfo=UTC)
_STANDING = "SELECT n FROM obligations_entry WHERE n IN {these}"
_PEOPLE = "SELECT person FROM obligations_person WHERE person IN {held}"
_AGENCIES = "SELECT agency, sector FROM obligations_agency WHERE agency IN {held}"
_PLACES = "SELECT id, n FROM obligations_entry WHERE id IN {held}"
# In the words of the index that holds no long texts.
_NAMING = (
    "SELECT n, value FROM obligations_told WHERE value IN {own} AND LENGTH(value) <= 80"
)
# Each table with its columns, in the order in which a world's rows have them.
_ROWS = {
    table.name: (f"obligations_{table.name}", tuple(table.columns))
    for table in TABLES
    if table.name in ("entry", "about", "told", "knows")
}


def put_in(placed: Sequence[Placed]) -> set[int]:
    """Add the rows of these standing entries, and say again what others say of them.

    Returns the days between which they happened.
    """
    if not placed:
        return set()
    written = _write(placed, tuple(_ROWS))
    _names_of(placed, written["told"])
    return {day for row in written["entry"] for day in row[5:7] if day is not None}


def take_out(ids: Iterable[str]) -> list[int]:
    """Take out the rows of these entries, which others correct; return their places."""
    corrected = list(ids)
    if not corrected:
        return []
    gone = list(WorldEntry.objects.filter(id__in=corrected).values_list("n", flat=True))
    if gone:
        for model in (WorldEntry, WorldAbout, WorldTold, WorldKnows, WorldNaming):
            model._default_manager.filter(n__in=gone).delete()
        WorldNaming.objects.filter(named__in=gone).delete()
    return gone


def know_again(positions: Iterable[int]) -> None:
    """Say again which agencies know these entries: some have just learned of them."""
    asked = set(positions)
    again = ask_for_one(_STANDING, these=asked) if asked else set()
    if again:
        WorldKnows.objects.filter(n__in=again).delete()
        _write(for_engines.entries_at(again), ("knows",))


def tell_again(people: Iterable[str]) -> None:
    """Read again what named these people before anything said that they are people."""
    these = list(people)
    named = saying(these).exclude(
        n__in=WorldAbout.objects.filter(person__in=these).values("n")
    )
    again = sorted(set(named.values_list("n", flat=True)))
    if again:
        WorldTold.objects.filter(n__in=again).delete()
        _write(for_engines.entries_at(again), ("told",))


def tell_all_again(positions: Sequence[int]) -> None:
    """Read again which fields of these entries name people, now that all are known."""
    parties = WorldTold.objects.filter(
        n__in=positions, field__endswith=SECTOR, stated=False
    )
    again = sorted(set(parties.values_list("n", flat=True)))
    if again:
        WorldTold.objects.filter(n__in=again).delete()
        _write(for_engines.entries_at(again), ("told",))


def saying(ids: Iterable[str]) -> QuerySet[WorldTold]:
    """Return the rows whose value is one of these people or entries."""
    return WorldTold.objects.filter(value__in=list(ids), value__length__lte=LONGEST_ID)


def _write(
    placed: Sequence[Placed], tables: Sequence[str]
) -> dict[str, list[tuple[Any, ...]]]:
    """Write the rows of these entries in these tables; return them by table."""
    places = {entry.id: n for n, entry in placed}
    world = _world([entry for _, entry in _in_their_threads(placed)])
    position = {row.n: places[row.id] for row in world.entries}
    found, written = rows(world), {}
    for name in tables:
        table, columns = _ROWS[name]
        written[name] = [(position[int(str(row[0]))], *row[1:]) for row in found[name]]
        write(table, columns, written[name])
    return written


def _world(entries: list[Recorded]) -> World:
    """Build a world of these alone; which of the values they hold are people is looked up."""
    held = {text for entry in entries for text in texts(entry.data)}
    people = ask_for_one(_PEOPLE, held=held)
    agencies = [Agency(id_, sector) for id_, sector in ask(_AGENCIES, held=held)]
    alone = [replace(entry, corrects=None) for entry in entries]
    return build(alone, map(Someone, people), agencies, as_known_at=ALL_THAT_IS_KNOWN)


def texts(value: Any) -> Iterator[str]:
    """Yield every text in an entry's data that may be somebody's or something's id."""
    if isinstance(value, str):
        if len(value) <= LONGEST_ID:
            yield value.strip()
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)


def _in_their_threads(placed: Sequence[Placed]) -> list[Placed]:
    """A correction without a thread belongs to that of the entry it corrects first of all."""
    lost = {e.id: e.corrects for _, e in placed if not e.thread and e.corrects}
    found: dict[str, str] = {}
    while lost:
        earlier = {e.id: e for _, e in for_engines.entries_with(set(lost.values()))}
        onward: dict[str, str] = {}
        for id_, corrected in lost.items():
            before = earlier.get(corrected)
            if before and not before.thread and before.corrects:
                onward[id_] = before.corrects
            elif before:
                found[id_] = before.thread or before.id
        lost = onward
    return [
        (n, replace(entry, thread=entry.thread or found.get(entry.id, entry.id)))
        for n, entry in placed
    ]


def _names_of(placed: Sequence[Placed], told: Iterable[tuple[Any, ...]]) -> None:
    """Say which of these entries name which others, and which others name these."""
    values = [(row[0], row[3]) for row in told if len(row[3]) <= LONGEST_ID]
    places = dict(ask(_PLACES, held={value for _, value in values}))
    pairs = {(n, places[value]) for n, value in values if value in places}
    own = {entry.id: n for n, entry in placed}
    pairs |= {(n, own[value]) for n, value in ask(_NAMING, own=own)}
    write("obligations_naming", ("n", "named"), sorted(pairs))
