"""Does the data of an entry fit its kind, and whom and what does it name?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from sightline.kernel.errors import Fault
from sightline.vocabulary.model import Field, FieldType, Kind
from sightline.vocabulary.values import Objection, objection

NOT_STATED = "not stated"

_IDS = frozenset({FieldType.AGENCY, FieldType.PERSON, FieldType.ENTRY})
_PARTIES = frozenset({FieldType.PARTY})
_Found = Iterator[tuple[FieldType, str, str]]


@dataclass(frozen=True)
class Checked:
    """What a check found: `faults` refuse the entry, `notes` are reported and kept."""

    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()


def check_data(
    kind: Kind, data: Mapping[str, Any], *, where: str, from_file: bool
) -> Checked:
    """Check the data of one entry against its kind; the data is left as it is.

    A file may leave a required field unstated and may hold fields that the kind does not
    know: both are notes. Recording in the application demands the one and refuses the
    other.
    """
    check = _Check(from_file)
    check.named_fields(kind.fields, data, where, f"of {kind.code}")
    return Checked(tuple(check.faults), tuple(check.notes))


def references(kind: Kind, data: Mapping[str, Any]) -> _Found:
    """Yield each id that the data names: what it must be an id of, where, and the id."""
    yield from _named_in(kind.fields, data, "", _IDS)


def parties(kind: Kind, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield where the data names someone, and whom.

    Each may be the id of a person, the id of an agency, or words such as "the neighbour", so
    one that is neither id is no fault.
    """
    for _, where, value in _named_in(kind.fields, data, "", _PARTIES):
        yield where, value


def is_unstated(value: object) -> bool:
    """Tell whether the source left this blank, or said that it does not state it."""
    if isinstance(value, str):
        return value.strip().lower() in ("", NOT_STATED)
    return value is None or value in ([], {})


class _Check:
    def __init__(self, from_file: bool) -> None:
        self.faults: list[Fault] = []
        self.notes: list[Fault] = []
        self._from_file = from_file
        self._lenient = self.notes if from_file else self.faults

    def named_fields(
        self, fields: tuple[Field, ...], data: object, where: str, whose: str
    ) -> None:
        if not isinstance(data, Mapping):
            self.faults.append(
                Fault(where, f"the data {whose} is not an object", "write {…}")
            )
            return
        for field in fields:
            for name in (field.name, *field.also):
                self._value(field, data.get(name), _under(where, name))
            self._required(field, data, where)
        self._unknown(fields, data, where, whose)

    def _required(self, field: Field, data: Mapping[str, Any], where: str) -> None:
        values = [data.get(name) for name in (field.name, *field.also)]
        if field.required and all(is_unstated(value) for value in values):
            right = f"give {field.type.meaning}: {_lowered(field.title)}"
            self._lenient.append(
                Fault(_under(where, field.name), "this is not stated", right)
            )

    def _unknown(
        self, fields: tuple[Field, ...], data: Mapping[str, Any], where: str, whose: str
    ) -> None:
        known = [name for field in fields for name in (field.name, *field.also)]
        right = f"the fields {whose} are: {', '.join(known)}" if known else "leave it out"
        self._lenient += [
            Fault(_under(where, str(name)), f"no field {whose} has this name", right)
            for name in data
            if name not in known
        ]

    def _value(self, field: Field, value: object, where: str) -> None:
        if is_unstated(value):
            return
        if isinstance(value, list | tuple) and (field.many or field.several):
            for place, item in enumerate(value):
                self._one(field, item, f"{where}[{place}]")
        elif field.many:
            right = "write a list, even of one"
            self.faults.append(Fault(where, "this is one value, not a list", right))
        else:
            self._one(field, value, where)

    def _one(self, field: Field, value: object, where: str) -> None:
        if is_unstated(value) and self._from_file:
            return
        found = objection(field, value)
        if found:
            self._object_to(found, where)
        elif field.type is FieldType.OBJECT:
            self.named_fields(field.fields, value, where, f"of {where.rpartition('.')[2]}")

    def _object_to(self, found: Objection, where: str) -> None:
        tolerated = found.tolerable and self._from_file
        kept = self.notes if tolerated else self.faults
        kept.append(Fault(where, found.wrong, found.right))


def _named_in(
    fields: tuple[Field, ...], data: Mapping[str, Any], where: str, types: Set[FieldType]
) -> _Found:
    for field in fields:
        for name in (field.name, *field.also):
            for place, value in _items(data.get(name), _under(where, name)):
                if isinstance(value, Mapping):
                    yield from _named_in(field.fields, value, place, types)
                elif (
                    field.type in types
                    and isinstance(value, str)
                    and not is_unstated(value)
                ):
                    yield field.type, place, value


def _items(value: object, where: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, list | tuple):
        for place, item in enumerate(value):
            yield f"{where}[{place}]", item
    else:
        yield where, value


def _under(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _lowered(title: str) -> str:
    return title[:1].lower() + title[1:]
