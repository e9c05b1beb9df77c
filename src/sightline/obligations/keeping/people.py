"""Who is a child, whose family, who lives where, what holds? Kept for the people touched.

Each row is a function of entries near its people, so it is enough to make those again from
a neighbourhood large enough; a test proves that the same rows come from the whole ledger.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from django.db.models import Min, Model, Q, QuerySet

from sightline.kernel.local_time import end_of_day
from sightline.obligations.keeping.asking import ask
from sightline.obligations.keeping.entries import saying, tell_again
from sightline.obligations.kinds import (
    CHILD_PARTS,
    ENDING_PLANS,
    MAKING_FAMILIES,
    OF_CHILDREN,
    SHAPING,
)
from sightline.obligations.models import (
    WorldAbout,
    WorldCircumstance,
    WorldEntry,
    WorldFamily,
    WorldHome,
    WorldInvolved,
    WorldNaming,
    WorldPerson,
    WorldTold,
)
from sightline.record import for_engines
from sightline.safeguards.compiler.touching import Part
from sightline.safeguards.recorded import Recorded
from sightline.safeguards.world import World
from sightline.safeguards.world_building.building import build
from sightline.safeguards.world_building.spans import date_of
from sightline.safeguards.world_building.ties import STEPS

# A family reaches so far from its child, with the parents of those on its edge.
REACH = STEPS + 1
# The families of those within reach of a change, and of those in them.
FAR_ENOUGH = 3 * REACH
NAMING_PEOPLE = ("from", "to", "people")
_SECONDS_A_DAY = 24 * 60 * 60


def refresh(touched: Iterable[str], *, alone: bool = False) -> tuple[set[str], set[Part]]:
    """Make the rows of these people again, and of all whom a change to them may reach.

    `alone`: of these people only, where everyone is made again in turn. Returns whom
    that may reach, and which parts of what is held about them changed.
    """
    people = set(touched)
    if not people:
        return set(), set()
    affected = people if alone else people | _family_of(people) | _within(people, REACH)
    world = _world_around(_within(people, REACH if alone else FAR_ENOUGH) | affected)
    new, changed = _replace(world, affected)
    if new and not alone:
        # What named them before is read again, now that they are known to be people.
        tell_again(new)
    return affected, changed


def refresh_what_holds(touched: Iterable[str]) -> tuple[set[str], set[Part]] | None:
    """Make again what holds for these people and who works with them, and nothing else.

    For entries that tell of no tie: no family need be read. Returns what `refresh` does, or
    None where one of them turns out to be a child, or grown, who was not: then it is for
    `refresh` to do.
    """
    people = set(touched)
    world = _world_around(people)
    parts = dict(_parts_of(world, people))
    if not _stands(*parts.pop("people"), people):
        return None
    return people, {
        part for part in ("circumstances", "involved") if _write(*parts[part], people)
    }


def grown_up_between(before: int, today: int) -> set[str]:
    """Return whose eighteenth birthday came after one day and by another."""
    if today <= before:
        return set()
    rows = WorldPerson.objects.filter(
        child_until_last__gt=before, child_until_last__lte=today
    )
    return set(rows.values_list("person", flat=True))


def last_day() -> int:
    """Return the day on which anything was last recorded."""
    ((second,),) = ask("SELECT MAX(recorded_second) FROM obligations_entry")
    return (second or 0) // _SECONDS_A_DAY


def _family_of(people: set[str]) -> set[str]:
    rows = WorldFamily.objects.filter(person__in=people)
    homes = WorldHome.objects.filter(Q(child__in=people) | Q(adult__in=people))
    return set(rows.values_list("member", flat=True)) | {
        person for pair in homes.values_list("child", "adult") for person in pair
    }


def _within(people: set[str], steps: int) -> set[str]:
    """Return everyone so many steps away, and some further: an entry that names both."""
    reached = frontier = set(people)
    for _ in range(steps):
        making = _concerning(frontier, MAKING_FAMILIES)
        near = set(WorldAbout.objects.filter(n__in=making).values_list("person", flat=True))
        near |= _named_in(making)
        frontier = near - reached
        if not frontier:
            break
        reached = reached | frontier
    return reached


def _named_in(positions: set[int]) -> set[str]:
    told = WorldTold.objects.filter(n__in=positions, field__in=NAMING_PEOPLE, stated=True)
    return set(told.values_list("value", flat=True))


def _concerning(people: set[str], kinds: frozenset[str]) -> set[int]:
    """Return the entries of these kinds that are about these people or name them."""
    about = WorldAbout.objects.filter(person__in=people, kind__in=kinds)
    named = WorldEntry.objects.filter(kind__in=kinds, n__in=saying(people).values("n"))
    return set(about.values_list("n", flat=True)) | set(named.values_list("n", flat=True))


def _world_around(people: set[str]) -> World:
    positions = _concerning(people, SHAPING)
    positions |= set(
        WorldNaming.objects.filter(
            named__in=positions,
            n__in=WorldEntry.objects.filter(kind__in=SHAPING).values("n"),
        ).values_list("n", flat=True)
    )
    plans = WorldEntry.objects.filter(n__in=positions, kind="plan.agreed")
    ends = WorldEntry.objects.filter(
        kind__in=ENDING_PLANS, thread__in=plans.values("thread")
    )
    positions |= set(ends.values_list("n", flat=True))
    entries = [entry for _, entry in for_engines.entries_at(positions)]
    entries += _signs(people, {entry.id for entry in entries}, entries)
    entries += _only_words(people, entries)
    today = date_of(last_day())
    return build(_as_in_rows(entries), as_known_at=end_of_day(today))


def _signs(people: set[str], held: set[str], entries: list[Recorded]) -> list[Recorded]:
    """One entry for each person of no known birth that speaks of them as of a child."""
    dated = {
        person
        for entry in entries
        for person, _ in entry.about
        if entry.kind == "birth.recorded" or {"born", "expected"} & entry.data.keys()
    }
    positions = for_engines.spoken_of_as_children(people - dated, CHILD_PARTS, OF_CHILDREN)
    found = for_engines.entries_at(set(positions) & _standing(positions))
    return [entry for _, entry in found if entry.id not in held]


def _only_words(people: set[str], held: list[Recorded]) -> list[Recorded]:
    """One entry for each person of whom those held say nothing, so that they have a row."""
    spoken_of = {person for entry in held for person, _ in entry.about}
    others = WorldAbout.objects.filter(person__in=people - spoken_of)
    firsts = (
        others.values("person").annotate(first=Min("n")).values_list("first", flat=True)
    )
    return [entry for _, entry in for_engines.entries_at(set(firsts))]


def _standing(positions: Iterable[int]) -> set[int]:
    rows = WorldEntry.objects.filter(n__in=list(positions))
    return set(rows.values_list("n", flat=True))


def _as_in_rows(entries: list[Recorded]) -> list[Recorded]:
    """With the threads that the rows have, and nothing that they correct."""
    rows = WorldEntry.objects.filter(id__in=[entry.id for entry in entries])
    threads = dict(rows.values_list("id", "thread"))
    return [replace(e, thread=threads.get(e.id, e.thread), corrects=None) for e in entries]


def _replace(world: World, affected: set[str]) -> tuple[set[str], set[Part]]:
    """Write what has changed of these people; return who is new, and which parts changed."""
    meant = affected & {row.person for row in world.people}
    held = set(
        WorldPerson.objects.filter(person__in=affected).values_list("person", flat=True)
    )
    changed: set[Part] = {
        part
        for part, (model, names, rows) in _parts_of(world, affected)
        if _write(model, names, rows, affected)
    }
    return meant - held, changed


_Rows = tuple[type[Model], tuple[str, ...], Sequence[Any]]


def _parts_of(world: World, affected: set[str]) -> Iterator[tuple[Part, _Rows]]:
    """Yield each part of a world with its table, the columns that name people, and its rows."""
    meant = affected & {row.person for row in world.people}
    parts: tuple[tuple[Part, _Rows], ...] = (
        ("people", (WorldPerson, ("person",), world.people)),
        ("families", (WorldFamily, ("person", "member"), world.families)),
        ("homes", (WorldHome, ("child", "adult"), world.homes)),
        ("circumstances", (WorldCircumstance, ("person",), world.circumstances)),
        ("involved", (WorldInvolved, ("person",), world.involved)),
    )
    for part, (model, names, rows) in parts:
        among = affected if part in ("families", "homes") else meant
        theirs = [row for row in rows if any(getattr(row, name) in among for name in names)]
        yield part, (model, names, theirs)


def _write(
    model: type[Model], names: tuple[str, ...], rows: Sequence[Any], affected: set[str]
) -> bool:
    """Make these rows of a table what they should be; tell whether they were not."""
    if _stands(model, names, rows, affected):
        return False
    _standing_rows(model, names, affected).delete()
    model._default_manager.bulk_create(_row(model, row) for row in rows)
    return True


def _stands(
    model: type[Model], names: tuple[str, ...], rows: Sequence[Any], affected: set[str]
) -> bool:
    """Tell whether a table has these rows of these people, and no others."""
    columns = [f.attname for f in model._meta.fields if f.name != "id"]
    wanted = Counter(tuple(getattr(row, name) for name in columns) for row in rows)
    standing = _standing_rows(model, names, affected)
    return Counter(standing.values_list(*columns)) == wanted


def _standing_rows(
    model: type[Model], names: tuple[str, ...], affected: set[str]
) -> QuerySet[Any]:
    theirs = Q()
    for name in names:
        theirs |= Q(**{f"{name}__in": affected})
    return model._default_manager.filter(theirs)


def _row(model: type[Model], row: Any) -> Any:
    """Make a row of a table from a row of a world, whose columns have the same names."""
    return model(**{field.name: getattr(row, field.name) for field in fields(row)})
