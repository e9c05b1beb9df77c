"""How are the fields of an entry put into words? Labels and values, by the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from sightline.kernel.partial_dates import NotADate, PartialDate, in_words
from sightline.record.withholding import MARK, Withholding
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.model import Field, FieldType


@dataclass(frozen=True)
class Detail:
    """One field of an entry: its label, and its value in words."""

    name: str
    label: str
    text: str


Details = tuple[Detail, ...]
Names = dict[str, str]


class Shows(Protocol):
    """What decides how agencies are named and what is left out."""

    withholding: Withholding

    def agency_name(self, agency: str) -> str: ...


def details_of(kind: str, data: dict[str, Any], names: Names, shows: Shows) -> Details:
    """Return every stated field of an entry in the vocabulary's order, then the unknown ones."""
    described = KINDS[kind].fields if kind in KINDS else ()
    known = [
        Detail(each.name, each.title, in_field_words(each, data[name], names, shows))
        for each in described
        for name in (each.name, *each.also)
        if _stated(data.get(name))
    ]
    titles = {name for each in described for name in (each.name, *each.also)}
    others = [
        Detail(
            name,
            name.replace("_", " ").capitalize(),
            plain_words(shows.withholding.value(value)),
        )
        for name, value in data.items()
        if name not in titles and _stated(value)
    ]
    return tuple(known + others)


def in_field_words(field: Field, value: Any, names: Names, shows: Shows) -> str:
    """Return one field's value in words, left out where it tells what it must not."""
    if shows.withholding.hides(field):
        return MARK
    if isinstance(value, list):
        return "; ".join(in_field_words(field, each, names, shows) for each in value)
    if isinstance(value, dict):
        return _object_words(field, value, names, shows)
    return shows.withholding.text(_one(field, value, names, shows))


def _object_words(field: Field, value: dict[str, Any], names: Names, shows: Shows) -> str:
    titles = {each.name: each for each in field.fields}
    parts = [
        f"{titles[name].title if name in titles else name}: "
        + (
            in_field_words(titles[name], each, names, shows)
            if name in titles
            else plain_words(shows.withholding.value(each))
        )
        for name, each in value.items()
        if _stated(each)
    ]
    return ", ".join(parts)


def _one(field: Field, value: Any, names: Names, shows: Shows) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    text = str(value)
    if field.type == FieldType.CHOICE:
        return field.title_of(text)
    if field.type == FieldType.DATE:
        return _date_words(text)
    said = {
        FieldType.AGENCY: lambda: shows.agency_name(text),
        FieldType.ENTRY: lambda: names.get(text) or "an entry not shown to you",
        FieldType.PERSON: lambda: names.get(text) or text,
        FieldType.PARTY: lambda: names.get(text) or shows.agency_name(text),
    }.get(field.type)
    return said() if said else text


def _date_words(text: str) -> str:
    try:
        return in_words(PartialDate.parse(text))
    except NotADate:
        return text


def plain_words(value: Any) -> str:
    """Return any value of an entry's data as plain words."""
    if isinstance(value, list):
        return "; ".join(plain_words(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {plain_words(each)}" for name, each in value.items())
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(value)


def _stated(value: Any) -> bool:
    return value not in (None, "", [], {})
