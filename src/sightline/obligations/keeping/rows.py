"""The record as rows for safeguards: there while any safeguard runs, made when the first does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sightline.obligations.adopted_set import running
from sightline.obligations.keeping import entries, people
from sightline.obligations.kinds import MAKING_FAMILIES
from sightline.obligations.models import (
    WorldAbout,
    WorldCircumstance,
    WorldDeadline,
    WorldEntry,
    WorldFamily,
    WorldHome,
    WorldInvolved,
    WorldKnows,
    WorldNaming,
    WorldPerson,
    WorldTold,
)
from sightline.record import for_engines
from sightline.record.listening import Progress

_BATCH = 1_000
_OF_ENTRIES = (WorldEntry, WorldAbout, WorldTold, WorldKnows, WorldNaming)
_OF_PEOPLE = (WorldPerson, WorldFamily, WorldHome, WorldCircumstance, WorldInvolved)


def make(progress: Progress = lambda _: None) -> None:
    """Make every row from the ledger, in the transaction that is open."""
    clear()
    positions = for_engines.standing_positions()
    for some in _batches(positions):
        entries.put_in(for_engines.entries_at(some))
        progress(f"{some[-1]:,} entries as rows for safeguards")
    for some in _batches(sorted(_everyone())):
        people.refresh(some, alone=True)
    for some in _batches(positions):
        entries.tell_all_again(some)


def clear() -> None:
    """Take every row away, and the days counted from them: nothing reads them meanwhile."""
    models: tuple[Any, ...] = (*_OF_ENTRIES, *_OF_PEOPLE, WorldDeadline)
    for model in models:
        model._default_manager.all().delete()


@contextmanager
def there() -> Iterator[None]:
    """Have the rows there, for as long as it takes where no safeguard runs that keeps them."""
    if running():
        yield
        return
    make()
    yield
    clear()


def _everyone() -> set[str]:
    about = set(WorldAbout.objects.values_list("person", flat=True).distinct())
    named = WorldTold.objects.filter(
        n__in=WorldEntry.objects.filter(kind__in=MAKING_FAMILIES).values("n"),
        field__in=people.NAMING_PEOPLE,
        stated=True,
    )
    return about | set(named.values_list("value", flat=True).distinct())


def _batches(these: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (these[at : at + _BATCH] for at in range(0, len(these), _BATCH))
