"""Is this JSON that every program reads alike, and that a database can keep?

Beyond what the standard demands it refuses a key given twice (readers differ on which
counts), numbers that would not come out as they went in, and the null character, which
PostgreSQL cannot store.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sightline.exchange.case_file.findings import Findings
from sightline.kernel.json_text import LARGEST

DEEPEST = 48  # inside one entry; the ledger's own limit is 64, with its wrapping
_MOST_DIGITS = 400


@dataclass(frozen=True)
class _Unfit:
    """Stands where a value was that cannot be kept, until its place is known."""

    wrong: str
    right: str


class _Twice(dict[str, Any]):
    """An object some of whose keys were given more than once."""

    names: tuple[str, ...] = ()


def parse(raw: bytes, where: str, findings: Findings) -> Any:
    """Read JSON text; None, with the fault reported, where it is not JSON at all.

    What is fit to read but not to keep is found by `clean`, which knows where it stands.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong = f"it is not UTF-8: byte {error.start + 1} fits no character"
        findings.fault(where, wrong, "save it as UTF-8")
        return None
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_float=_measure,
            parse_int=_whole,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        at = f"line {error.lineno}, column {error.colno}"
        findings.fault(where, f"it is not JSON: {error.msg} at {at}", "mend it there")
    except RecursionError:
        findings.fault(where, "it is nested too deep to read", "make it flatter")
    return None


def clean(value: Any, where: str, findings: Findings, *, path: str = "") -> Any:
    """Return the value fit to keep, reporting each part that is not, and where it stands."""
    return _Cleaner(where, findings).value(value, path, 0)


class _Cleaner:
    def __init__(self, where: str, findings: Findings) -> None:
        self._where = where
        self._findings = findings

    def value(self, value: Any, path: str, depth: int) -> Any:
        if depth > DEEPEST:
            self._fault(path, f"it is nested more than {DEEPEST} deep", "make it flatter")
            return None
        if isinstance(value, str):
            return self._text(value, path)
        if isinstance(value, list):
            return [
                self.value(item, f"{path}[{place}]", depth + 1)
                for place, item in enumerate(value)
            ]
        if isinstance(value, dict):
            return self._object(value, path, depth)
        if isinstance(value, _Unfit):
            self._fault(path, value.wrong, value.right)
            return None
        return value

    def _object(self, value: dict[str, Any], path: str, depth: int) -> dict[str, Any]:
        if isinstance(value, _Twice):
            for name in value.names:
                wrong = "this is given twice in the same object"
                self._fault(_under(path, name), wrong, "keep one of them")
        return {
            self._text(name, _under(path, name)): self.value(
                item, _under(path, name), depth + 1
            )
            for name, item in value.items()
        }

    def _text(self, text: str, path: str) -> str:
        if "\x00" in text:
            self._fault(path, "it holds a null character", "take the character out")
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            wrong = "it holds half of a character (a lone surrogate)"
            self._fault(path, wrong, "write the whole character")
        return text

    def _fault(self, path: str, wrong: str, right: str) -> None:
        printable = path.encode("utf-8", "backslashreplace").decode().replace("\x00", "␀")
        where = ", ".join(part for part in (self._where, printable) if part)
        self._findings.fault(where, wrong, right)


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    names = [name for name, _ in pairs]
    twice = _Twice(plain)
    twice.names = tuple(name for name in plain if names.count(name) > 1)
    return twice


def _measure(text: str) -> float | _Unfit:
    if len(text) > _MOST_DIGITS:
        return _Unfit("this number is too long to keep", "write it as text")
    number = float(text)
    if abs(number) > LARGEST:
        return _Unfit(f"{text} is too large to keep", "write it as text")
    if Decimal(text) != Decimal(repr(number)):
        return _Unfit(f"{text} has more digits than can be kept", "write it as text")
    return number


def _whole(text: str) -> int | _Unfit:
    if len(text) > _MOST_DIGITS or abs(int(text)) > LARGEST:
        return _Unfit("this number is too large to keep", "write it as text")
    return int(text)


def _constant(text: str) -> _Unfit:
    return _Unfit(f"{text} is not JSON", "leave it out, or write null")
