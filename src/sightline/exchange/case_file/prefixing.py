"""How can two files that use the same ids live in one record? Each with its own prefix.

Only ids that the file itself gives are changed; those of entries and people already in the
record, and all agencies, are what they are everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sightline.exchange.case_file.fields import LONGEST_ID
from sightline.exchange.case_file.told import CaseFile, EntryTold, KnownTold, PersonTold
from sightline.kernel.errors import Fault, Refused
from sightline.record.content import Content
from sightline.vocabulary.handling import parse_mark
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.model import Field, FieldType

Rename = Callable[[str], str]


def prefixed(case: CaseFile, prefix: str) -> CaseFile:
    """Return the file with `PREFIX:` before the ids of its own entries and people."""
    rename = _Renaming(prefix, case)
    _check_lengths(prefix, case)
    return replace(
        case,
        people=tuple(rename.header(person) for person in case.people),
        entries=tuple(rename.told(each) for each in case.entries),
        from_header=tuple(
            (rename.entry(after), rename.told(each)) for after, each in case.from_header
        ),
    )


class _Renaming:
    def __init__(self, prefix: str, case: CaseFile) -> None:
        self._prefix = prefix
        self._people = case.own_people
        self._entries = case.own_entries

    def person(self, id_: str) -> str:
        return f"{self._prefix}:{id_}" if id_ in self._people else id_

    def entry(self, id_: str) -> str:
        return f"{self._prefix}:{id_}" if id_ in self._entries else id_

    def header(self, person: PersonTold) -> PersonTold:
        return replace(
            person,
            id=self.person(person.id),
            told_after=self.entry(person.told_after),
        )

    def told(self, each: EntryTold) -> EntryTold:
        return replace(
            each,
            content=self.content(each.content),
            known_to=tuple(self.known(known) for known in each.known_to),
        )

    def known(self, known: KnownTold) -> KnownTold:
        return replace(
            known,
            brought_by=known.brought_by and self.entry(known.brought_by),
            acknowledged_by=known.acknowledged_by and self.entry(known.acknowledged_by),
        )

    def content(self, content: Content) -> Content:
        kind = KINDS.get(content.kind)
        return replace(
            content,
            id=self.entry(content.id),
            about=tuple((self.person(person), part) for person, part in content.about),
            thread=self.entry(content.thread),
            corrects=content.corrects and self.entry(content.corrects),
            data=self.data(kind.fields, content.data) if kind else content.data,
            handling=tuple(self.mark(mark) for mark in content.handling),
            extra=self.besides(content.extra),
        )

    def mark(self, mark: str) -> str:
        found, person = parse_mark(mark)
        return f"{found.code}:{self.person(person)}" if person else mark

    def besides(self, extra: dict[str, Any]) -> dict[str, Any]:
        if not isinstance(extra.get("same_as"), list):
            return extra
        return extra | {"same_as": _each(extra["same_as"], self.entry)}

    def data(self, fields: tuple[Field, ...], data: dict[str, Any]) -> dict[str, Any]:
        by_name = {name: field for field in fields for name in (field.name, *field.also)}
        return {
            name: self.value(by_name[name], value) if name in by_name else value
            for name, value in data.items()
        }

    def value(self, field: Field, value: Any) -> Any:
        if isinstance(value, list):
            return [self.value(field, item) for item in value]
        if isinstance(value, dict):
            return self.data(field.fields, value)
        if field.type is FieldType.ENTRY:
            return _each(value, self.entry)
        if field.type in (FieldType.PERSON, FieldType.PARTY):
            return _each(value, self.person)
        return value


def _each(value: Any, rename: Rename) -> Any:
    if isinstance(value, list):
        return [_each(item, rename) for item in value]
    return rename(value) if isinstance(value, str) else value


def _check_lengths(prefix: str, case: CaseFile) -> None:
    longest = max((*case.own_entries, *case.own_people), key=len, default="")
    if ":" in prefix or not prefix.strip():
        raise Refused(Fault("the prefix", "it is empty or holds a colon", "use one word"))
    if len(prefix) + 1 + len(longest) > LONGEST_ID:
        wrong = f"with it, the id “{longest}” is longer than {LONGEST_ID} characters"
        raise Refused(Fault("the prefix", wrong, "use a shorter one"))
