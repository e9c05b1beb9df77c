"""What does an entry's data say, as one row for each value?

Beside the values themselves there are two kinds of rows that engines read as fields of their
own: `to#sector` says of which sector the agency is that a field names, and `what#words`
holds the words of a longer text without capitals and stops, so that sameness can be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sightline.safeguards.world import ToldRow
from sightline.vocabulary.checking import NOT_STATED
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.model import Field, FieldType
from sightline.vocabulary.sectors import SECTORS

ITEM = "#item"
SECTOR = "#sector"
WORDS = "#words"
FEWEST_WORDS = 5

_AGENCIES = frozenset({FieldType.AGENCY, FieldType.PARTY})
_WORDED = frozenset({FieldType.TEXT, FieldType.FREE})


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is who: the sector of each agency, and which ids are people's."""

    sectors: Mapping[str, str]
    people: frozenset[str] = field(default_factory=frozenset)


def told_rows(
    n: int, kind: str, data: Mapping[str, Any], parties: Parties
) -> Iterator[ToldRow]:
    """Yield the rows of one entry's data."""
    known = KINDS.get(kind)
    fields = known.fields if known else ()
    for name, value in data.items():
        for row_field, item, text, stated in _rows(name, value, 0, fields, parties):
            yield ToldRow(n, row_field, item, text, stated)


def normalised(text: str) -> str:
    """Return the words of a text, without capitals and stops."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


_Row = tuple[str, int, str, bool]


def _rows(
    name: str, value: Any, item: int, fields: tuple[Field, ...], parties: Parties
) -> Iterator[_Row]:
    asked = _field_named(name.rpartition(".")[2], fields)
    if asked and "." not in name:
        name = asked.name
    if isinstance(value, list | tuple):
        for place, each in enumerate(value):
            yield from _one(name, each, place, asked, parties)
    else:
        yield from _one(name, value, item, asked, parties)


def _one(
    name: str, value: Any, item: int, asked: Field | None, parties: Parties
) -> Iterator[_Row]:
    if _is_blank(value):
        return
    if isinstance(value, Mapping):
        yield name, item, ITEM, True
        inner = asked.fields if asked else ()
        for part, each in value.items():
            yield from _rows(f"{name}.{part}", each, item, inner, parties)
        return
    text, stated = _text(value)
    yield name, item, text, stated
    if asked and asked.type in _AGENCIES:
        yield from _sector(name + SECTOR, item, text, stated, parties)
    if asked and asked.type in _WORDED and stated:
        words = normalised(text)
        if words.count(" ") >= FEWEST_WORDS - 1:
            yield name + WORDS, item, words, True


def _sector(
    name: str, item: int, text: str, stated: bool, parties: Parties
) -> Iterator[_Row]:
    sector = parties.sectors.get(text) or (text if text in SECTORS else "")
    if sector:
        yield name, item, sector, True
    elif not stated or text not in parties.people:
        yield name, item, "", False


def _is_blank(value: Any) -> bool:
    return isinstance(value, str | list | tuple | Mapping) and not value


def _text(value: Any) -> tuple[str, bool]:
    if value is None:
        return "", False
    if isinstance(value, bool):
        return ("true" if value else "false"), True
    text = str(value).strip()
    return ("", False) if text.casefold() == NOT_STATED else (text, True)


def _field_named(name: str, fields: tuple[Field, ...]) -> Field | None:
    return next((each for each in fields if name == each.name or name in each.also), None)
