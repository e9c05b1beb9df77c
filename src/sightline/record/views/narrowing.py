"""Which earlier versions must not be seen, because a correction carries a stricter mark?"""

from __future__ import annotations

from collections.abc import Iterable

from sightline.record.models import Entry, Narrowed


def refresh(entries: Iterable[Entry]) -> None:
    """Narrow every earlier version of the entries that correct one and are marked."""
    for entry in entries:
        if entry.corrects and entry.opens_to:
            for earlier in _earlier(entry):
                _narrow(earlier, entry.opens_to)


def rebuild() -> None:
    """Make the whole view again."""
    Narrowed.objects.all().delete()
    refresh(
        Entry.objects.filter(corrects__isnull=False, opens_to__gt=0).order_by("position")
    )


def _earlier(entry: Entry) -> Iterable[Entry]:
    corrects = entry.corrects
    while corrects:
        earlier = Entry.objects.get(id=corrects)
        yield earlier
        corrects = earlier.corrects


def _narrow(earlier: Entry, opens_to: int) -> None:
    held = Narrowed.objects.filter(entry=earlier.position).first()
    strictest = max(opens_to, held.opens_to if held else 0)
    Narrowed.objects.update_or_create(
        entry=earlier.position, defaults={"opens_to": strictest}
    )
