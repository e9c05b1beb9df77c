"""What does the text of a field mean? By the type that the vocabulary gives the field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sightline.demo.invented import invented_nhs_number, invented_upn
from sightline.vocabulary.model import Field, FieldType

INVENTED = "invented"
_IDS = (FieldType.AGENCY, FieldType.PERSON, FieldType.ENTRY, FieldType.PARTY)


class Unknown(ValueError):
    """A name in a story that stands for nothing.

    If you are hitting this outside the loader, it was not collected as a fault.
    """


@dataclass(frozen=True)
class Names:
    """How the names in one story are looked up; each raises Unknown for a name it lacks."""

    person: Callable[[str], str]
    entry: Callable[[str], str]
    party: Callable[[str], str]


def value_of(field: Field, texts: list[str], names: Names, *, subject: str) -> Any:
    """Return the value that these lines of text give a field."""
    if field.many:
        return [_one(field, text, names, subject) for text in _apart(field, texts)]
    if field.several or len(texts) > 1:
        parts = _apart(field, texts)
        if len(parts) > 1:
            return [_one(field, text, names, subject) for text in parts]
    return _one(field, texts[0], names, subject)


def _apart(field: Field, texts: list[str]) -> list[str]:
    # Ids and codes are listed with commas; words may hold commas, so each has its own line.
    if field.type in (*_IDS, FieldType.CHOICE):
        return [part.strip() for text in texts for part in text.split(",")]
    return texts


def _one(field: Field, text: str, names: Names, subject: str) -> Any:
    if field.type is FieldType.OBJECT:
        cells = [cell.strip() for cell in text.split("|")]
        return {
            part.name: value_of(part, [cell], names, subject=subject)
            for part, cell in zip(field.fields, cells, strict=False)
            if cell
        }
    if field.type in (FieldType.NHS_NUMBER, FieldType.UPN) and text == INVENTED:
        is_upn = field.type is FieldType.UPN
        return (invented_upn if is_upn else invented_nhs_number)(subject)
    return _plain(field.type, text, names)


def _plain(type_: FieldType, text: str, names: Names) -> Any:
    readers: dict[FieldType, Callable[[str], Any]] = {
        FieldType.BOOLEAN: lambda t: {"yes": True, "no": False}.get(t, t),
        FieldType.INTEGER: _whole,
        FieldType.DECIMAL: _whole,
        FieldType.WEEKS: _whole,
        FieldType.PERSON: names.person,
        FieldType.ENTRY: names.entry,
        FieldType.PARTY: names.party,
        FieldType.MAPPING: _mapping,
    }
    return readers.get(type_, str)(text)


def _whole(text: str) -> int | str:
    return int(text) if text.isdigit() else text


def _mapping(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.split(","))
    return {name.strip(): value.strip() for name, _, value in pairs}
