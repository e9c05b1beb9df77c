"""How did an entry change? Its versions side by side, what differs marked in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sightline.record.queries.shown import EntryShown


@dataclass(frozen=True)
class Cell:
    """What one version says in one respect, and whether the version before said otherwise."""

    text: str
    changed: bool


@dataclass(frozen=True)
class Compared:
    """One respect in which versions are compared."""

    label: str
    cells: tuple[Cell, ...]


def compared(versions: Sequence[EntryShown]) -> tuple[Compared, ...]:
    """Return every respect that any version speaks of, in the order they first do."""
    told = [_told(each) for each in versions]
    labels = dict.fromkeys(label for each in told for label, text in each.items() if text)
    return tuple(
        Compared(label, tuple(_cells([each.get(label, "") for each in told])))
        for label in labels
    )


def _cells(texts: list[str]) -> Iterable[Cell]:
    for place, text in enumerate(texts):
        yield Cell(text, changed=place > 0 and text != texts[place - 1])


def _told(entry: EntryShown) -> dict[str, str]:
    return {
        "Kind": entry.title,
        "Happened": entry.happened_words if entry.happened.is_known else "",
        "About": ", ".join(each.name or "someone not named" for each in entry.people),
        "What it says": entry.says,
        **{detail.label: detail.text for detail in entry.details},
        "Handling": ", ".join(entry.marks),
        "Why it was corrected": entry.reason,
    }
