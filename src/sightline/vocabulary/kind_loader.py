"""Which kinds do the data files describe, and does every field make sense?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from sightline.kernel.errors import Fault, Refused
from sightline.vocabulary.model import Choice, Field, FieldType, Kind
from sightline.vocabulary.rows import Unreadable, read_row

ChoiceSets = Mapping[str, tuple[Choice, ...]]

_TAKE_CHOICES = (FieldType.CHOICE, FieldType.FREE)


def kinds_of(
    tables: Mapping[str, Mapping[str, Any]], sets: ChoiceSets
) -> Mapping[str, Kind]:
    """Make the kinds of each group's tables; raises Refused with every fault."""
    faults: list[Fault] = []
    kinds: dict[str, Kind] = {}
    for group, table in tables.items():
        for code, row in table.items():
            where = f"kinds/{group}.toml [{code}]"
            made = _KindReader(sets, where, faults).kind(group, code, row)
            if code in kinds:
                faults.append(Fault(where, "this kind is described twice", "keep one"))
            if made:
                kinds[code] = made
    if faults:
        raise Refused(*faults)
    return MappingProxyType(kinds)


def choice_sets_of(raw: Mapping[str, Any], *, where: str) -> dict[str, tuple[Choice, ...]]:
    """Make the sets of choices of a data file; raises Refused with every fault."""
    faults: list[Fault] = []
    sets = {
        name: _choices(table, f"{where} [{name}]", faults) for name, table in raw.items()
    }
    if faults:
        raise Refused(*faults)
    return sets


def _choices(table: object, where: str, faults: list[Fault]) -> tuple[Choice, ...]:
    if not isinstance(table, Mapping) or not table:
        faults.append(Fault(where, "there are no choices here", 'write code = "Title"'))
        return ()
    rows = {
        code: {**row, "code": code}
        if isinstance(row, Mapping)
        else {"code": code, "title": row}
        for code, row in table.items()
    }
    made = (
        read_row(Choice, row, where=f"{where} {code}", faults=faults)
        for code, row in rows.items()
    )
    return tuple(choice for choice in made if choice)


class _KindReader:
    def __init__(self, sets: ChoiceSets, where: str, faults: list[Fault]) -> None:
        self._sets = sets
        self._where = where
        self._faults = faults

    def kind(self, group: str, code: str, row: object) -> Kind | None:
        if not isinstance(row, Mapping):
            self._faults.append(Fault(self._where, "this is not a kind", "write a table"))
            return None
        return read_row(
            Kind,
            {**row, "code": code, "group": group},
            where=self._where,
            faults=self._faults,
            readers={"fields": lambda rows: self._fields(rows, self._where)},
        )

    def _fields(self, rows: object, where: str) -> tuple[Field, ...]:
        if not isinstance(rows, list):
            raise Unreadable("the fields are not a list", "write fields = [ ... ]")
        made = [
            self._field(row, f"{where} field {n}") for n, row in enumerate(rows, start=1)
        ]
        names = [name for one in made if one for name in (one.name, *one.also)]
        for name in sorted({name for name in names if names.count(name) > 1}):
            self._faults.append(Fault(where, f"'{name}' is there twice", "keep one"))
        return tuple(one for one in made if one)

    def _field(self, row: object, where: str) -> Field | None:
        named = f"{where} ({row.get('name')})" if isinstance(row, Mapping) else where
        made = read_row(
            Field,
            row,
            where=named,
            faults=self._faults,
            readers={
                "choices": self._named_choices,
                "fields": lambda rows: self._fields(rows, named),
            },
        )
        if made:
            self._faults += [
                Fault(named, wrong, right) for wrong, right in _senseless(made)
            ]
        return made

    def _named_choices(self, name: object) -> tuple[Choice, ...]:
        if not isinstance(name, str) or name not in self._sets:
            raise Unreadable(
                f"{name!r} is no set of choices", f"one of: {', '.join(self._sets)}"
            )
        return self._sets[name]


def _senseless(one: Field) -> Iterator[tuple[str, str]]:
    if one.type is FieldType.CHOICE and not one.choices:
        yield "this is a choice of nothing", "name a set of choices"
    if one.choices and one.type not in _TAKE_CHOICES:
        yield f"choices mean nothing for {one.type}", "make it a choice"
    if bool(one.fields) != (one.type is FieldType.OBJECT):
        yield "fields under a field go with the type object", "give both, or neither"
    if one.many and one.several:
        yield "a list cannot also be 'several'", "keep many"
