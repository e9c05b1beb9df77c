"""How is a row of the combined chronology set out in a list?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.kernel.partial_dates import in_words
from sightline.reviews.queries.chronology import Row
from sightline.reviews.step_kinds import STEP_KINDS
from sightline.web.presenters.reviews.opening import AtWork


@dataclass(frozen=True)
class RowItem:
    """One row: its date in words, where it leads, and what was said of it in a few words."""

    row: Row
    happened: str
    href: str
    marks: tuple[tuple[str, str], ...]  # the words, and a colour that repeats them

    @property
    def in_order(self) -> bool:
        """Whether a date puts it in its place."""
        return self.row.event.happened.is_known


def items_of(work: AtWork, rows: Iterable[Row]) -> list[RowItem]:
    """Set out rows, in the order given."""
    return [
        RowItem(
            row=row,
            happened=in_words(row.event.happened) if row.event.happened.is_known else "",
            href=work.address("review-row", event=row.event.id),
            marks=tuple(_marks(row)),
        )
        for row in rows
    ]


def _marks(row: Row) -> list[tuple[str, str]]:
    said = row.said
    themes = STEP_KINDS["event.themed"].field("theme")
    found = [(themes.title_of(step.data["theme"]), "blue") for step in said.themes]
    if said.recognised:
        kinds = STEP_KINDS["event.recognised"].field("kind")
        found.append((kinds.title_of(said.recognised.data["kind"]), "turquoise"))
    found += [("Doubt open", "yellow")] if row.event.doubts else []
    found += [("Disputed", "red")] if said.disputes else []
    found += [("Good practice", "green")] if said.praise else []
    found += [("Notes", "grey")] if said.notes else []
    found += [("Child not seen", "orange")] if row.event.seen is False else []
    return found
