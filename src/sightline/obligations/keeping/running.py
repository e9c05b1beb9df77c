"""What is owed now, by these people's entries? The adopted safeguards, run where the rows are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from sightline.obligations.adopted_set import Running
from sightline.obligations.keeping.asking import ask_for_one
from sightline.obligations.models import (
    Adopted,
    Obligation,
    WorldEntry,
    WorldPerson,
)
from sightline.safeguards.compiler.engines import STYLES, obligation
from sightline.safeguards.compiler.steps import Bound, Steps
from sightline.safeguards.obligation import Obligation as Owed

PREFIX = "obligations_"
# Long before anything: nothing has passed yet, so that what is stored does not depend on
# the day. Whether a pending day has passed is worked out when it is read.
LONG_AGO = -(10**6)
_BATCH = 256
# Texts for 16, 64 and 256 people, so that a connection keeps few of them prepared: preparing
# one takes a database fifty times as long as running it. Nearly every family is under 16.
_SOME_PEOPLE, _MORE = 16, 4
_AS_ONE = ("due_first", "due_last", "clock", "status", "because", "answered", "owed_by")
_KINDS = "SELECT DISTINCT kind FROM obligations_about WHERE person IN {people}"
_FAMILIES = """
    SELECT member FROM obligations_family WHERE person IN {children}
    UNION SELECT adult FROM obligations_home WHERE child IN {children}"""

Key = tuple[int, str, str, str]


def run_over(children: Iterable[str], these: Sequence[Running]) -> list[Obligation]:
    """Bring what is owed for these children under these safeguards up to date; return what is new.

    Their families and homes are read with them: what an adult's entry starts is owed for
    the children who live with them.
    """
    among = sorted(set(children))
    if not among or not these:
        return []
    people = _with_families(among)
    kinds = ask_for_one(_KINDS, people=people)
    found = {
        (each.adopted, owed.started, owed.child, owed.each): owed
        for each in these
        if each.starts & kinds  # what nothing starts owes nothing
        for owed in _owed(each.one_family, among, people)
    }
    standing = Obligation.objects.filter(
        child__in=among, adopted__in=[each.adopted for each in these]
    )
    return _bring_in_line(standing, found)


def run_over_everyone(these: Sequence[Running]) -> None:
    """Bring what is owed for everyone under these safeguards up to date."""
    for some in batches_of_children():
        run_over(some, these)


def forget(adopted: Adopted) -> None:
    """Take away what is owed under a version that no longer runs."""
    Obligation.objects.filter(adopted=adopted).delete()


def owed_under(steps: Steps) -> Iterator[Owed]:
    """Run one safeguard, compiled for one family, over everyone; write nothing down."""
    for some in batches_of_children():
        yield from _owed(steps, some, _with_families(some))


def batches_of_children() -> Iterator[list[str]]:
    """Yield everyone who is or was a child, some at a time."""
    grown = WorldPerson.objects.filter(child_until_last=None, grown=True)
    ids = list(
        WorldPerson.objects.exclude(person__in=grown.values("person"))
        .order_by("person")
        .values_list("person", flat=True)
    )
    return (ids[at : at + _BATCH] for at in range(0, len(ids), _BATCH))


def _with_families(children: list[str]) -> list[str]:
    return sorted({*children, *ask_for_one(_FAMILIES, children=children)})


def _owed(steps: Steps, children: list[str], people: list[str]) -> Iterator[Owed]:
    """Run one safeguard over these people's entries; yield what is owed for the children."""
    room, meant = _room_for(len(people)), set(children)
    bound = _bound(_Held(steps), room)
    connection.ensure_connection()
    rows = connection.connection.execute(
        bound.text, {**bound.values, **_named(people, room)}
    ).fetchall()
    found = (obligation(steps.code, row) for row in rows)
    return (owed for owed in found if owed.child in meant)


class _Held:
    """A compiled safeguard as a key: what is compiled is remembered, so it is the same object."""

    def __init__(self, steps: Steps) -> None:
        self.steps = steps

    def __hash__(self) -> int:
        return id(self.steps)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.steps is self.steps


@lru_cache(maxsize=4096)
def _bound(held: _Held, people: int) -> Bound:
    style = STYLES["postgresql" if connection.vendor == "postgresql" else "sqlite"]
    return held.steps.bound(
        style,
        today=LONG_AGO,
        tonight=LONG_AGO * 24 * 60 * 60,
        people=[""] * people,
        prefix=PREFIX,
    )


def _room_for(people: int) -> int:
    room = _SOME_PEOPLE
    while room < people:
        room *= _MORE
    return room


def _named(people: list[str], room: int) -> Mapping[str, str]:
    padded = people + people[:1] * (room - len(people))
    return {f"p{at}": person for at, person in enumerate(padded)}


def _bring_in_line(
    standing: QuerySet[Obligation], found: Mapping[Key, Owed]
) -> list[Obligation]:
    """Write only what has changed; return what was not there before."""
    gone, changed, held = [], [], set()
    for row in standing:
        key = (row.adopted_id, row.started, row.child, row.each)
        owed = found.get(key)
        held.add(key)
        if owed is None:
            gone.append(row.pk)
        elif _differs(row, owed):
            changed.append(row)
    if gone:
        Obligation.objects.filter(pk__in=gone).delete()
    Obligation.objects.bulk_update(changed, _AS_ONE, batch_size=200)
    days = _days_of({key[1] for key in found if key not in held})
    new = [_row(key, owed, days) for key, owed in found.items() if key not in held]
    return Obligation.objects.bulk_create(new)


def _differs(row: Obligation, owed: Owed) -> bool:
    told = {name: getattr(owed, name) for name in _AS_ONE}
    if all(getattr(row, name) == value for name, value in told.items()):
        return False
    for name, value in told.items():
        setattr(row, name, value)
    return True


def _days_of(started: set[str]) -> dict[str, Any]:
    rows = (
        WorldEntry.objects.filter(id__in=started) if started else WorldEntry.objects.none()
    )
    return dict(rows.values_list("id", "first_day"))


def _row(key: Key, owed: Owed, days: Mapping[str, int | None]) -> Obligation:
    adopted, started, child, each = key
    return Obligation(
        adopted_id=adopted,
        started=started,
        started_day=days.get(started),
        child=child,
        each=each,
        **{name: getattr(owed, name) for name in _AS_ONE},
    )
