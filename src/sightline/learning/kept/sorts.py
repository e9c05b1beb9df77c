"""Which sorts of thing are kept in one place for many briefings, and what is asked of each?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any

from sightline.kernel.errors import Fault, Refused
from sightline.vocabulary.rows import read_row

KINDS_OF_FIELD = frozenset({"line", "text", "day", "address", "mailbox", "readers"})
READERS: Mapping[str, str] = MappingProxyType(
    {"families": "Families", "practitioners": "Practitioners"}
)


@dataclass(frozen=True)
class Field:
    """One thing asked of a sort: what it is called, what is put in, and what belongs there."""

    code: str
    label: str
    of: str
    hint: str
    required: bool = False


# Of every sort: what is over is said to be so, and its earlier wordings stay.
ENDED = Field(
    "ended",
    "Why is it no longer shown?",
    "line",
    "Leave it empty while it is. With a reason, it leaves every briefing and page at once.",
)


@dataclass(frozen=True)
class Sort:
    """A sort of thing that is kept. The first field is what one is known by."""

    code: str
    title: str
    plural: str
    where: str
    hint: str
    fields: tuple[Field, ...]

    @property
    def known_by(self) -> str:
        """The code of the field that names one."""
        return self.fields[0].code


def _load() -> Mapping[str, Sort]:
    file = resources.files("sightline.learning").joinpath("data", "kept.toml")
    told: dict[str, dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))
    faults: list[Fault] = []
    sorts = {code: _sort(code, row, faults) for code, row in told.items()}
    if faults:
        raise Refused(*faults)
    return MappingProxyType(sorts)


def _sort(code: str, row: Mapping[str, Any], faults: list[Fault]) -> Sort:
    where = f"kept.toml [{code}]"
    read = [read_row(Field, each, where=where, faults=faults) for each in row["fields"]]
    fields = [*(field for field in read if field), ENDED]
    faults += [
        Fault(where, f"'{field.of}' is no kind of field", f"one of: {KINDS_OF_FIELD}")
        for field in fields
        if field.of not in KINDS_OF_FIELD
    ]
    return Sort(code, row["title"], row["plural"], row["where"], row["hint"], tuple(fields))


SORTS: Mapping[str, Sort] = _load()
