"""Which kinds of briefing are there, and what is each made of, in which order?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

from sightline.kernel.errors import Refused
from sightline.vocabulary.rows import read_row

Of = Literal["text", "points", "questions"]


@dataclass(frozen=True)
class Slot:
    """One part of a briefing: paragraphs, points or questions, and what belongs there."""

    code: str
    title: str
    of: str
    hint: str
    required: bool = False


@dataclass(frozen=True)
class Template:
    """A kind of briefing. `numbered`: its parts are read as one to so many."""

    code: str
    title: str
    slots: tuple[Slot, ...]
    numbered: bool = False

    def heading(self, slot: Slot) -> str:
        """Return the heading of a slot, with its number where parts are numbered."""
        place = self.slots.index(slot) + 1
        return f"{place}. {slot.title}" if self.numbered else slot.title


def _load() -> Mapping[str, Template]:
    file = resources.files("sightline.learning").joinpath("data", "templates.toml")
    told: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    return MappingProxyType({code: _template(code, row) for code, row in told.items()})


def _template(code: str, row: dict[str, Any]) -> Template:
    faults: list[Any] = []
    slots = [
        read_row(Slot, slot, where=f"templates.toml [{code}]", faults=faults)
        for slot in row["slots"]
    ]
    if faults:
        raise Refused(*faults)
    return Template(
        code,
        row["title"],
        tuple(slot for slot in slots if slot),
        bool(row.get("numbered", False)),
    )


TEMPLATES: Mapping[str, Template] = _load()
