"""What is a family's story? Steps that posts recorded, in the order in which they did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sightline.record.actions import Draft


@dataclass(frozen=True)
class Step:
    """One entry of a story: who recorded it when, and what it says."""

    family: str
    line: int
    at: datetime
    post: str
    entry: str
    draft: Draft
    key: str = ""

    @property
    def where(self) -> str:
        return f"{self.family} line {self.line}"


@dataclass(frozen=True)
class Story:
    """One family: what it is there to show, and everything recorded about it."""

    family: str
    title: str
    shows: str
    steps: tuple[Step, ...]
    people: dict[str, str]  # name in the file -> id
    entries: dict[str, str]  # key in the file -> id
