"""What is a kind of entry, and what is a field of one?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FieldType(StrEnum):
    """What a field holds."""

    TEXT = "text"
    CHOICE = "choice"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    DECIMAL = "decimal"
    WEEKS = "weeks"
    DATE = "date"
    MOMENT = "moment"
    AGENCY = "agency"
    PERSON = "person"
    ENTRY = "entry"
    PARTY = "party"
    NHS_NUMBER = "nhs-number"
    UPN = "upn"
    OBJECT = "object"
    MAPPING = "mapping"
    FREE = "free"

    @property
    def meaning(self) -> str:
        return _MEANINGS[self]


_MEANINGS = {
    FieldType.TEXT: "words",
    FieldType.CHOICE: "one of the listed codes",
    FieldType.BOOLEAN: "true or false",
    FieldType.INTEGER: "a whole number",
    FieldType.DECIMAL: "a number",
    FieldType.WEEKS: "whole weeks (34), or weeks and days (34+2)",
    FieldType.DATE: "a date, as exact or as vague as it is known (EDTF)",
    FieldType.MOMENT: "a date and time with its offset",
    FieldType.AGENCY: "the id of an agency",
    FieldType.PERSON: "the id of a person",
    FieldType.ENTRY: "the id of an entry",
    FieldType.PARTY: "the id of a person or an agency, or who it was in words",
    FieldType.NHS_NUMBER: "an NHS number",
    FieldType.UPN: "a unique pupil number",
    FieldType.OBJECT: "the fields listed under it",
    FieldType.MAPPING: "names, each with a value",
    FieldType.FREE: "words, or whatever structure the source had",
}


@dataclass(frozen=True)
class Choice:
    """One code that a field may hold, and its words."""

    code: str
    title: str
    added: bool = False


@dataclass(frozen=True)
class Field:
    """One field of a kind.

    `many`: holds a list. `several`: holds one, and a list is accepted as well.
    `open_choice`: codes other than the listed ones are accepted and kept.
    `also`: other spellings of the name, read as the same field.
    `never_exported`: leaves the service in no file, letter or page of another agency.
    `gives_away_place`: tells where someone lives, so a safe address hides it.
    `added`: ours, beyond the shared contract.
    """

    name: str
    type: FieldType
    title: str
    hint: str = ""
    required: bool = False
    many: bool = False
    several: bool = False
    choices: tuple[Choice, ...] = ()
    open_choice: bool = False
    fields: tuple[Field, ...] = ()
    also: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    never_exported: bool = False
    gives_away_place: bool = False
    added: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(choice.code for choice in self.choices)

    def title_of(self, code: str) -> str:
        """Return the words for a code; a code that is not listed is its own words."""
        return next((choice.title for choice in self.choices if choice.code == code), code)


@dataclass(frozen=True)
class Kind:
    """One kind of entry.

    `opens_thread`: an entry of this kind may begin a piece of work that others belong to.
    `family`: it shapes who is in the family, or who works with it.
    `group`: people, seen, work or reviews.
    """

    code: str
    title: str
    group: str
    hint: str
    fields: tuple[Field, ...] = ()
    opens_thread: bool = False
    family: bool = False
    added: bool = False

    def field(self, name: str) -> Field:
        """Return the field of that name, or of that other spelling; raises KeyError."""
        for one in self.fields:
            if name == one.name or name in one.also:
                return one
        raise KeyError(f"{self.code} has no field {name}")
