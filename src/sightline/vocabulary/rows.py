"""How does one table of a data file become one frozen dataclass, or a list of faults?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from enum import Enum, StrEnum
from typing import Any, TypeVar, get_type_hints

from sightline.kernel.errors import Fault

Row = TypeVar("Row")
Reader = Callable[[Any], Any]


class Unreadable(ValueError):
    """A value in a data file is not what its place asks for.

    If you are hitting this outside a loader, the value was not collected as a fault.
    """

    def __init__(self, wrong: str, right: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.right = right


def read_row(
    row_type: type[Row],
    raw: object,
    *,
    where: str,
    faults: list[Fault],
    readers: Mapping[str, Reader] | None = None,
) -> Row | None:
    """Make a `row_type` of `raw`, or add every fault and return None.

    `readers` replaces the reading of single attributes by name.
    """
    if not isinstance(raw, Mapping):
        faults.append(Fault(where, "this is not a table", "write it as a table of names"))
        return None
    before = len(faults)
    hints = get_type_hints(row_type)
    names = list(hints)
    faults += [
        Fault(where, f"there is no '{name}' here", f"one of: {', '.join(names)}")
        for name in raw
        if name not in names
    ]
    faults += [
        Fault(where, f"'{name}' is missing", "add it")
        for name in _demanded(row_type)
        if name not in raw
    ]
    values = {}
    for name in [name for name in names if name in raw]:
        reader = (readers or {}).get(name) or _reader(hints[name])
        try:
            values[name] = reader(raw[name])
        except Unreadable as no:
            faults.append(Fault(f"{where} {name}", no.wrong, no.right))
    return row_type(**values) if len(faults) == before else None


def _demanded(row_type: type) -> list[str]:
    return [
        one.name
        for one in fields(row_type)
        if one.default is MISSING and one.default_factory is MISSING
    ]


def _reader(hint: object) -> Reader:
    if hint in _READERS:
        return _READERS[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _member_of(hint)
    raise TypeError(f"no reader for {hint}")


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Unreadable(f"{value!r} is not text", "write words in quotes")
    return value


def _boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise Unreadable(f"{value!r} is neither true nor false", "write true or false")
    return value


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Unreadable(f"{value!r} is not a whole number", "write digits, unquoted")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Unreadable(f"{value!r} is not a list", 'write a list such as ["one", "two"]')
    return tuple(_text(item) for item in value)


def _member_of(members: type[Enum]) -> Reader:
    by_text = {_spelling(member): member for member in members}

    def read(value: object) -> Enum:
        if not isinstance(value, str) or value not in by_text:
            raise Unreadable(f"{value!r} is not known", f"one of: {', '.join(by_text)}")
        return by_text[value]

    return read


def _spelling(member: Enum) -> str:
    if isinstance(member, StrEnum):
        return member.value
    return member.name.lower().replace("_", "-")


_READERS: Mapping[Any, Reader] = {
    str: _text,
    bool: _boolean,
    int: _whole,
    int | None: _whole,
    tuple[str, ...]: _texts,
}
