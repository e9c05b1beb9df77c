"""Is this one value what its field asks for?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation

from sightline.kernel.partial_dates import NotADate, PartialDate
from sightline.vocabulary.identifiers import is_nhs_number, is_upn
from sightline.vocabulary.model import Field, FieldType


@dataclass(frozen=True)
class Objection:
    """What is wrong with a value. `tolerable`: a file may say it so, and it is kept."""

    wrong: str
    right: str
    tolerable: bool = False


def objection(field: Field, value: object) -> Objection | None:
    """Return what is wrong with one value of a field, or None; lists are the caller's."""
    return _CHECKS[field.type](field, value)


def _text(field: Field, value: object) -> Objection | None:
    if isinstance(value, str):
        return None
    return Objection(
        f"{_shown(value)} is not text", f"write {field.type.meaning} in quotes"
    )


def _choice(field: Field, value: object) -> Objection | None:
    if isinstance(value, str) and (field.open_choice or value in field.codes):
        return None
    return Objection(
        f"{_shown(value)} is not a choice", f"one of: {', '.join(field.codes)}"
    )


def _boolean(field: Field, value: object) -> Objection | None:
    if isinstance(value, bool):
        return None
    return Objection(f"{_shown(value)} is neither true nor false", "write true or false")


def _integer(field: Field, value: object) -> Objection | None:
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        wrong = f"{_shown(value)} is a number written as text"
        return _out_of_range(field, int(value)) or Objection(
            wrong, "write it unquoted", True
        )
    if isinstance(value, bool) or not isinstance(value, int):
        return Objection(f"{_shown(value)} is not a whole number", "write a whole number")
    return _out_of_range(field, value)


def _decimal(field: Field, value: object) -> Objection | None:
    number = None if isinstance(value, bool) else _number(value)
    if number is None:
        return Objection(f"{_shown(value)} is not a number", "write a number")
    wrong = _out_of_range(field, number)
    if wrong is None and isinstance(value, float):
        # A float is not the same number everywhere, so the ledger cannot hash it.
        return Objection(f"{_shown(value)} is written as a float", f'write "{value}"', True)
    return wrong


def _number(value: object) -> Decimal | None:
    if not isinstance(value, int | float | str | Decimal):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _out_of_range(field: Field, number: int | Decimal) -> Objection | None:
    if field.least is not None and number < field.least:
        return Objection(f"{number} is too small", f"{field.least} or more")
    if field.most is not None and number > field.most:
        return Objection(f"{number} is too large", f"{field.most} or less")
    return None


def _weeks(field: Field, value: object) -> Objection | None:
    if isinstance(value, bool):
        return Objection(f"{_shown(value)} is not weeks", f"write {field.type.meaning}")
    if isinstance(value, int | str) and re.fullmatch(r"[0-9]{1,2}(\+[0-6])?", str(value)):
        return None
    return Objection(f"{_shown(value)} is not weeks", f"write {field.type.meaning}")


def _date(field: Field, value: object) -> Objection | None:
    if not isinstance(value, str):
        return Objection(f"{_shown(value)} is not a date", 'write it as "2026-01-05"')
    try:
        PartialDate.parse(value)
    except NotADate as no:
        return Objection(str(no), 'write it as "2026-01-05", "2026-01" or "2026-01~"')
    return None


def _moment(field: Field, value: object) -> Objection | None:
    right = 'write it as "2026-01-05T16:20:00Z"'
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        return Objection(f"{_shown(value)} is not a moment with its offset", right)
    return None


def _reference(field: Field, value: object) -> Objection | None:
    if isinstance(value, str) and value.strip():
        return None
    return Objection(f"{_shown(value)} names nothing", f"write {field.type.meaning}")


def _nhs_number(field: Field, value: object) -> Objection | None:
    if not isinstance(value, str) or is_nhs_number(value):
        return _text(field, value)
    return Objection("this is not a valid NHS number", "look for a mistyped digit", True)


def _upn(field: Field, value: object) -> Objection | None:
    if not isinstance(value, str) or is_upn(value):
        return _text(field, value)
    wrong = "this is not a valid unique pupil number"
    return Objection(wrong, "look for a mistyped character", True)


def _mapping(field: Field, value: object) -> Objection | None:
    if isinstance(value, Mapping):
        return None
    return Objection(
        f"{_shown(value)} is not a set of names", f"write {field.type.meaning}"
    )


def _anything(field: Field, value: object) -> Objection | None:
    return None


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


_CHECKS: Mapping[FieldType, Callable[[Field, object], Objection | None]] = {
    FieldType.TEXT: _text,
    FieldType.CHOICE: _choice,
    FieldType.BOOLEAN: _boolean,
    FieldType.INTEGER: _integer,
    FieldType.DECIMAL: _decimal,
    FieldType.WEEKS: _weeks,
    FieldType.DATE: _date,
    FieldType.MOMENT: _moment,
    FieldType.AGENCY: _reference,
    FieldType.PERSON: _reference,
    FieldType.ENTRY: _reference,
    FieldType.PARTY: _reference,
    FieldType.NHS_NUMBER: _nhs_number,
    FieldType.UPN: _upn,
    FieldType.OBJECT: _mapping,
    FieldType.MAPPING: _mapping,
    FieldType.FREE: _anything,
}
