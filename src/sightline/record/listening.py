"""What else happens in the same transaction as an entry? Rooms above say so as Django starts.

The record knows nothing of them. A listener that fails takes the entry back with it: either
both are there or neither is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sightline.access.database_scope import whole_record
from sightline.record.models import Entry

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Listener:
    """Someone to tell of new entries, and of views that are made again from the ledger.

    Both are called inside the transaction that writes, with the whole record in scope.
    """

    after_entries: Callable[[Sequence[Entry]], None]
    rebuild: Callable[[Progress], None]


_listeners: list[Listener] = []
# Entries to tell of later, while many are written one after another; None: tell at once.
_waiting: list[Entry] | None = None


def listen(listener: Listener) -> None:
    """Tell this listener from now on; called once, from an app's `ready`."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(entries: Sequence[Entry]) -> None:
    """Tell every listener of entries just written, their views up to date."""
    if _waiting is not None:
        _waiting.extend(entries)
        return
    for listener in _listeners if entries else ():
        listener.after_entries(entries)


@contextmanager
def told_together() -> Iterator[None]:
    """Tell of everything that is written inside at once, at its end, in the transaction open.

    For making a whole record, where telling entry by entry would do all work again each time.
    """
    global _waiting  # one process makes one record at a time
    _waiting = []
    try:
        yield
        written, _waiting = _waiting, None
        with whole_record():
            tell(written)
    finally:
        _waiting = None


def tell_rebuilt(progress: Progress) -> None:
    """Have every listener make its own views again, after the record's."""
    for listener in _listeners:
        listener.rebuild(progress)
