"""What does every drawing hand over? The picture, the same in words, and the same as tables."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.drawing.ink.legends import LegendEntry
from sightline.drawing.ink.marks import Picture


@dataclass(frozen=True)
class TableOf:
    """A table that says what a picture shows; every row has as many cells as headings."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.headings) for row in self.rows):
            raise ValueError(f"A row of “{self.caption}” does not fit its headings.")


@dataclass(frozen=True)
class Drawn:
    """A picture with its equivalents.

    `summary` is a paragraph or more in plain English. `tables` hold everything that the
    picture shows, so that nobody needs to see it. `legend` lists exactly the marks used.
    `pages` are further sheets, where one sheet is not enough.
    """

    picture: Picture
    summary: tuple[str, ...]
    tables: tuple[TableOf, ...]
    legend: tuple[LegendEntry, ...] = ()
    pages: tuple[Picture, ...] = ()
