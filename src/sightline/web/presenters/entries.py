"""How is one entry set out in a list? Its date, its words cut short, when it was recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.kernel.local_time import london_day
from sightline.record.queries.shown import EntryShown

LONGEST = 400
MISSED = frozenset({"appointment.missed", "absence.recorded"})


@dataclass(frozen=True)
class Item:
    """One entry of a list."""

    entry: EntryShown
    text: str
    cut: bool
    recorded: str  # when it was recorded, where that was not the day it happened
    corrected: bool
    missed: bool

    @property
    def happened(self) -> str:
        """When it happened, or that nobody recorded when."""
        return self.entry.happened_words if self.entry.happened.is_known else ""


@dataclass(frozen=True)
class Year:
    """The entries of one year, for a heading between them."""

    title: str
    items: tuple[Item, ...]


def item_of(entry: EntryShown) -> Item:
    """Set out one entry."""
    text = short(entry.says)
    same_day = entry.happened.first == london_day(entry.recorded_at)
    return Item(
        entry=entry,
        text=text,
        cut=text != entry.says,
        recorded="" if same_day else entry.recorded_words,
        corrected=entry.corrected_by is not None,
        missed=entry.kind in MISSED,
    )


def short(text: str) -> str:
    """Cut a long text at the last word that fits, and mark that it goes on."""
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(maxsplit=1)[0].rstrip(" ,;:") + " …"


def years_of(entries: Iterable[EntryShown]) -> tuple[Year, ...]:
    """Gather entries, already in order, under the year they happened in."""
    found: dict[str, list[Item]] = {}
    for entry in entries:
        first = entry.happened.first
        title = str(first.year) if first else "No date recorded"
        found.setdefault(title, []).append(item_of(entry))
    return tuple(Year(title, tuple(items)) for title, items in found.items())
