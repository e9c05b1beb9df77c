"""Does a kind of entry exist, does it have this field, and may the field hold this value?"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sightline.kernel.errors import Fault
from sightline.safeguards.nearest import nearest
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.model import Field, FieldType
from sightline.vocabulary.sectors import SECTORS

SECTOR = "#sector"
AGENCIES = frozenset({FieldType.AGENCY, FieldType.PARTY})

_IDS = frozenset({FieldType.AGENCY, FieldType.PARTY, FieldType.PERSON, FieldType.ENTRY})
_NUMBERS = frozenset({FieldType.INTEGER, FieldType.DECIMAL, FieldType.WEEKS})


def kind_faults(code: str, where: str) -> list[Fault]:
    """Return what is wrong with a kind's code."""
    if code in KINDS:
        return []
    return [Fault(where, f"there is no kind of entry “{code}”", nearest(code, KINDS))]


def field_of(kind: str, name: str) -> Field | None:
    """Return a field of a kind, or one inside a field ("actions.owner"), if it has it."""
    fields = KINDS[kind].fields if kind in KINDS else ()
    found: Field | None = None
    for part in name.removesuffix(SECTOR).split("."):
        if found is not None and found.type is FieldType.MAPPING:
            return found
        found = next((each for each in fields if each.name == part), None)
        if found is None:
            return None
        fields = found.fields
    return found


def field_faults(kinds: Sequence[str], name: str, where: str) -> list[Fault]:
    """Return what is wrong with a field's name: every kind must have it."""
    faults = []
    for kind in kinds:
        if kind not in KINDS or field_of(kind, name) is not None:
            continue
        own = [each.name for each in KINDS[kind].fields]
        right = nearest(name, own) if own else "take it out"
        faults.append(Fault(where, f"{kind} has no field “{name}”", right))
    return faults


def condition_on_field(
    kind: str, name: str, says: str, values: Sequence[str]
) -> list[Fault]:
    """Return what is wrong with comparing a field of a kind with these values."""
    field, where = field_of(kind, name), f"where.{name}"
    if field is None or says in ("stated", "blank"):
        return []
    if says in ("at-least", "at-most"):
        return _no_number(field, where)
    return _not_held(field, name, values, where)


def _no_number(field: Field, where: str) -> list[Fault]:
    if field.type in _NUMBERS:
        return []
    wrong = f"{field.name} is not a number"
    return [Fault(where, wrong, "name its values, or leave it out")]


def _not_held(field: Field, name: str, values: Sequence[str], where: str) -> list[Fault]:
    if name.endswith(SECTOR):
        return _unknown(values, SECTORS, where, "sector")
    if field.type in _IDS:
        wrong = f"{name} names someone, and who that is differs from record to record"
        return [Fault(where, wrong, "ask whether it is stated, or which sector it is of")]
    if field.type is FieldType.BOOLEAN:
        return _unknown(values, ("true", "false"), where, "answer")
    if field.type is FieldType.CHOICE and not field.open_choice:
        return _unknown(values, field.codes, where, "choice")
    return []


def _unknown(
    values: Sequence[str], known: Collection[str], where: str, what: str
) -> list[Fault]:
    return [
        Fault(where, f"there is no {what} “{value}”", nearest(value, list(known)))
        for value in values
        if value not in known
    ]
