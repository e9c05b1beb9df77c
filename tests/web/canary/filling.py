"""What does an entry look like with every field filled, and a word of its own in each text?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sightline.vocabulary.model import Field, FieldType, Kind

ALPHABET = "bcdfghjklmnpqrstvwxz"  # no vowels: no word that anyone would write by chance
NHS_WEIGHTS = range(10, 1, -1)


@dataclass
class Mint:
    """Makes words that occur nowhere else: a name in tests, and in the middle a number."""

    made: int = 0

    def __call__(self) -> str:
        self.made += 1
        number, letters = self.made, ""
        for _ in range(4):
            number, place = divmod(number, len(ALPHABET))
            letters += ALPHABET[place]
        return f"qzx{letters}qzx"

    def phone(self) -> str:
        self.made += 1
        return f"01632 96{self.made:04d}"

    def nhs_number(self) -> str:
        """A number with a right check digit, of those kept for tests (beginning 999)."""
        while True:
            self.made += 1
            digits = f"999{self.made:06d}"
            rest = sum(int(d) * w for d, w in zip(digits, NHS_WEIGHTS, strict=True)) % 11
            if rest != 1:
                return digits + str((11 - rest) % 11)


@dataclass(frozen=True)
class Around:
    """Whom and what the fields of an entry may name."""

    child: str
    adult: str
    agency: str
    entry: str


def filled(kind: Kind, around: Around, mint: Mint) -> dict[str, Any]:
    """Return data with every field of the kind in it."""
    return {field.name: _value(field, around, mint) for field in kind.fields}


def _value(field: Field, around: Around, mint: Mint) -> Any:
    one = _SPECIAL.get(field.name, _BY_TYPE[field.type])(field, around, mint)
    return [one] if field.many else one


def _words(field: Field, around: Around, mint: Mint) -> str:
    return f"Told {mint()}"


def _means(field: Field, around: Around, mint: Mint) -> str:
    """How something was shared is kept as knowledge, and so is one of the known means."""
    return field.codes[0] if field.codes else "conversation"


def _object(field: Field, around: Around, mint: Mint) -> dict[str, Any]:
    return {each.name: _value(each, around, mint) for each in field.fields}


_BY_TYPE: Mapping[FieldType, Callable[[Field, Around, Mint], Any]] = {
    FieldType.TEXT: _words,
    FieldType.FREE: _words,
    FieldType.CHOICE: lambda field, around, mint: field.codes[0],
    FieldType.BOOLEAN: lambda field, around, mint: True,
    FieldType.INTEGER: lambda field, around, mint: field.least or 1,
    FieldType.DECIMAL: lambda field, around, mint: 1,
    FieldType.WEEKS: lambda field, around, mint: "38+2",
    FieldType.DATE: lambda field, around, mint: "2030-05-04",
    FieldType.MOMENT: lambda field, around, mint: "2026-01-05T16:20:00Z",
    FieldType.AGENCY: lambda field, around, mint: around.agency,
    FieldType.PERSON: lambda field, around, mint: around.child,
    FieldType.ENTRY: lambda field, around, mint: around.entry,
    FieldType.PARTY: lambda field, around, mint: around.agency,
    FieldType.NHS_NUMBER: lambda field, around, mint: mint.nhs_number(),
    FieldType.UPN: lambda field, around, mint: "",
    FieldType.OBJECT: _object,
    FieldType.MAPPING: lambda field, around, mint: {"home": mint()},
}
_SPECIAL: Mapping[str, Callable[[Field, Around, Mint], Any]] = {
    "phone": lambda field, around, mint: mint.phone(),
    "address": lambda field, around, mint: f"{mint()} Lane, {mint()}",
    "postcode": lambda field, around, mint: f"{mint()} 1AA",
    "how": _means,
    "languages": lambda field, around, mint: mint(),
}
