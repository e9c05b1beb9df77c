"""What one row tells before its date, people and agency are settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from sightline.documents.chronology.told import Column, Doubt
from sightline.documents.dates.sequence import Told
from sightline.documents.source.blocks import Place


@dataclass(slots=True)
class Draft:
    """One event in the making. `section` numbers the table or part that it stands in.

    `also` are the places of the rows that go on with it.
    """

    place: Place
    told: Told
    section: int = 0
    says: list[str] = field(default_factory=list)
    columns: list[tuple[str, str]] = field(default_factory=list)
    author: str = ""
    people: str = ""
    agency: str = ""
    seen: str = ""
    hidden: bool = False
    doubts: list[Doubt] = field(default_factory=list)
    also: list[Place] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What it says, its paragraphs one under another."""
        if len(self.says) == 1:
            return self.says[0]
        return "\n".join([part for part in self.says if part])

    def goes_on(self, says: list[str], columns: list[tuple[str, str]]) -> None:
        """Add the words of a row that goes on with this one."""
        self.says += says
        for heading, text in columns:
            if (heading, text) not in self.columns:
                self.columns.append((heading, text))

    def further(self) -> tuple[Column, ...]:
        """Give the other columns, those of one heading joined."""
        joined: dict[str, list[str]] = {}
        for heading, text in self.columns:
            joined.setdefault(heading, []).append(text)
        return tuple(Column(heading, "\n".join(texts)) for heading, texts in joined.items())


def main_words(
    columns: list[tuple[str, str]],
) -> tuple[list[str], list[tuple[str, str]]]:
    """Where the column of events is empty, let the longest of the others speak."""
    heading, text = max(columns, key=lambda column: len(column[1]))
    rest = [column for column in columns if column != (heading, text)]
    return [text], rest
