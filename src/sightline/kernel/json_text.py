"""What is the one text of a JSON value, so that the same value always has the same hash?"""

from __future__ import annotations

import json
import math
import unicodedata

# Whole numbers beyond this are not the same number to every reader of JSON (RFC 7493).
LARGEST = 2**53 - 1
DEEPEST = 64


class NotCanonical(ValueError):
    """The value has no canonical JSON text.

    If you are hitting this, the message says which part of the value to change, and how.
    """


def canonical(value: object) -> str:
    """Write the value as JSON text that depends on nothing but the value.

    Keys are sorted by code point, there are no spaces, text is in Unicode normal form C and
    is not escaped beyond what JSON requires. Takes None, booleans, whole numbers up to
    2**53 - 1 either way, finite floats within the same bounds, text, lists, tuples (as
    lists) and dictionaries with text keys, to a depth of 64. A float is written with the
    fewest digits that read back as itself; one that is whole is written as a whole number,
    and minus nought as 0, since databases and other programs do not tell them apart.
    Raises NotCanonical.
    """
    plain = _plain(value, "the value", 0)
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object, where: str, depth: int) -> object:
    if depth > DEEPEST:
        raise NotCanonical(f"{where} is nested more than {DEEPEST} deep; make it flatter")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _text(value, where)
    if isinstance(value, int):
        return _whole(value, where)
    if isinstance(value, float):
        return _measure(value, where)
    if isinstance(value, list | tuple):
        return [_plain(item, f"{where}[{at}]", depth + 1) for at, item in enumerate(value)]
    if isinstance(value, dict):
        return _object(value, where, depth)
    raise NotCanonical(
        f"{where} is a {type(value).__name__}, which JSON does not have; write it as text"
    )


def _text(value: str, where: str) -> str:
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise NotCanonical(
            f"{where} holds half of a character, which UTF-8 cannot; remove it"
        )
    return unicodedata.normalize("NFC", value)


def _whole(value: int, where: str) -> int:
    if abs(value) > LARGEST:
        raise NotCanonical(f"{where} is beyond {LARGEST}; write so large a number as text")
    return int(value)


def _measure(value: float, where: str) -> int | float:
    if not math.isfinite(value):
        raise NotCanonical(f"{where} is {value}, which JSON does not have; leave it out")
    return _whole(int(value), where) if value.is_integer() else value


def _object(value: dict[object, object], where: str, depth: int) -> dict[str, object]:
    plain: dict[str, object] = {}
    for key, item in value.items():
        name = _key(key, where)
        if name in plain:
            raise NotCanonical(
                f"{where} has the key “{name}” twice, differing only in accents"
            )
        plain[name] = _plain(item, f"{where}.{name}", depth + 1)
    return plain


def _key(key: object, where: str) -> str:
    if not isinstance(key, str):
        raise NotCanonical(f"{where} has the key {key!r}; keys must be text")
    return _text(key, where)
