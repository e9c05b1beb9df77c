"""What does each entry say, as rows? Put in as it is recorded, taken out when it is corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet

from sightline.obligations.models import (
    WorldAbout,
    WorldEntry,
    WorldKnows,
    WorldNaming,
    WorldPerson,
    WorldTold,
)
from sightline.obligations.models.world import LONGEST_ID
from sightline.record import for_engines
from sightline.record.for_engines import Placed
from sightline.safeguards.compiler.tables import rows
from sightline.safeguards.recorded import Recorded, Someone
from sightline.safeguards.world import World
from sightline.safeguards.world_building.building import build
from sightline.safeguards.world_building.telling import SECTOR

ALL_THAT_IS_KNOWN = datetime(9999, 1, 1, tzinfo=UTC)
_ROWS = {
    "entry": WorldEntry,
    "about": WorldAbout,
    "told": WorldTold,
    "knows": WorldKnows,
}


def put_in(placed: Sequence[Placed]) -> None:
    """Add the rows of these standing entries, and say again what others say of them."""
    _write(placed, tuple(_ROWS))
    _names_of(placed)


def take_out(ids: Iterable[str]) -> list[int]:
    """Take out the rows of these entries, which others correct; return their places."""
    gone = list(WorldEntry.objects.filter(id__in=list(ids)).values_list("n", flat=True))
    if gone:
        for model in (WorldEntry, WorldAbout, WorldTold, WorldKnows, WorldNaming):
            model._default_manager.filter(n__in=gone).delete()
        WorldNaming.objects.filter(named__in=gone).delete()
    return gone


def know_again(positions: Iterable[int]) -> None:
    """Say again which agencies know these entries: some have just learned of them."""
    standing = WorldEntry.objects.filter(n__in=list(positions)).values_list("n", flat=True)
    again = list(standing)
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


def _write(placed: Sequence[Placed], tables: Sequence[str]) -> None:
    if not placed:
        return
    places = {entry.id: n for n, entry in placed}
    world = _world([entry for _, entry in _in_their_threads(placed)])
    position = {row.n: places[row.id] for row in world.entries}
    found = rows(world)
    for name in tables:
        model = _ROWS[name]
        columns = [field.attname for field in model._meta.fields if field.attname != "id"]
        if model is WorldEntry:
            columns.insert(1, "id")
        model._default_manager.bulk_create(
            model(**dict(zip(columns, (position[int(str(row[0]))], *row[1:]), strict=True)))
            for row in found[name]
        )


def _world(entries: list[Recorded]) -> World:
    """Build a world of these alone; which of the values they hold are people is looked up."""
    held = {text for entry in entries for text in texts(entry.data)}
    people = WorldPerson.objects.filter(person__in=held).values_list("person", flat=True)
    agencies = [each for each in for_engines.agencies() if each.id in held]
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


def _names_of(placed: Sequence[Placed]) -> None:
    """Say which of these entries name which others, and which others name these."""
    numbers = [n for n, _ in placed]
    told = WorldTold.objects.filter(n__in=numbers, value__length__lte=LONGEST_ID)
    values = list(told.values_list("n", "value"))
    places = dict(
        WorldEntry.objects.filter(id__in={value for _, value in values}).values_list(
            "id", "n"
        )
    )
    pairs = {(n, places[value]) for n, value in values if value in places}
    own = {entry.id: n for n, entry in placed}
    pairs |= {(n, own[value]) for n, value in saying(own).values_list("n", "value")}
    WorldNaming.objects.bulk_create(
        WorldNaming(n=n, named=named) for n, named in sorted(pairs)
    )
