"""Does everything that a file refers to exist, in the file or where it is going?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from sightline.exchange.case_file.findings import Findings
from sightline.exchange.case_file.told import CaseFile, EntryTold
from sightline.vocabulary.handling import parse_mark
from sightline.vocabulary.kinds import KINDS, references
from sightline.vocabulary.model import FieldType

Named = tuple[FieldType, str, str]  # what it should be an id of, where, the id


class Elsewhere(Protocol):
    """Where else the things that a file refers to may be: a record, or nowhere."""

    def agencies(self, ids: set[str]) -> set[str]: ...
    def people(self, ids: set[str]) -> set[str]: ...
    def entries(self, ids: set[str]) -> set[str]: ...


class Nowhere:
    """A file has to hold all it refers to."""

    def agencies(self, ids: set[str]) -> set[str]:
        return set()

    def people(self, ids: set[str]) -> set[str]:
        return set()

    def entries(self, ids: set[str]) -> set[str]:
        return set()


def check_references(case: CaseFile, elsewhere: Elsewhere, findings: Findings) -> None:
    """Report every id that names nothing.

    An agency named only inside `data` is a note: sources say "health", and mean someone.
    """
    own = {
        FieldType.AGENCY: {agency.id for agency in case.agencies},
        FieldType.PERSON: case.own_people,
        FieldType.ENTRY: case.own_entries | case.elsewhere,
    }
    missing = [each for each in _named(case) if each[2] not in own[each[0]]]
    found = _found(missing, elsewhere)
    for type_, where, id_ in missing:
        if id_ in found[type_]:
            continue
        wrong = f"there is no {type_.value} “{id_[:80]}” in the file, or where it is going"
        if type_ is FieldType.AGENCY and ", data." in where:
            findings.note(where, wrong, "kept as it is written")
        else:
            findings.fault(where, wrong, f"add that {type_.value}, or mend the id")


def entry_references(each: EntryTold) -> Iterator[Named]:
    """Yield all that one entry refers to."""
    content, where = each.content, each.where
    yield FieldType.AGENCY, f"{where}, by", content.agency
    for place, (person, _) in enumerate(content.about):
        yield FieldType.PERSON, f"{where}, about[{place}]", person
    for name, id_ in (("thread", content.thread), ("corrects", content.corrects)):
        if id_:
            yield FieldType.ENTRY, f"{where}, {name}", id_
    for place, mark in enumerate(content.handling):
        marked = parse_mark(mark)[1]
        if marked:
            yield FieldType.PERSON, f"{where}, handling[{place}]", marked
    if content.kind in KINDS:
        for type_, inside, id_ in references(KINDS[content.kind], content.data):
            yield type_, f"{where}, data.{inside}", id_
    yield from _knowers(each)


def _named(case: CaseFile) -> Iterator[Named]:
    for person in case.people:
        if person.told_by:
            yield FieldType.AGENCY, f"{person.where}.told_by", person.told_by
        if person.told_after:
            yield FieldType.ENTRY, f"{person.where}.told_after", person.told_after
    for each in case.entries:
        yield from entry_references(each)


def _knowers(each: EntryTold) -> Iterator[Named]:
    for known in each.known_to:
        where = f"{each.where}, known_to.{known.agency}"
        yield FieldType.AGENCY, where, known.agency
        for name, id_ in (
            ("brought_by", known.brought_by),
            ("acknowledged_by", known.acknowledged_by),
        ):
            if id_:
                yield FieldType.ENTRY, f"{where}.{name}", id_


def _found(missing: list[Named], elsewhere: Elsewhere) -> dict[FieldType, set[str]]:
    wanted: dict[FieldType, set[str]] = {type_: set() for type_ in FieldType}
    for type_, _, id_ in missing:
        wanted[type_].add(id_)
    ask = {
        FieldType.AGENCY: elsewhere.agencies,
        FieldType.PERSON: elsewhere.people,
        FieldType.ENTRY: elsewhere.entries,
    }
    return {type_: look(wanted[type_]) for type_, look in ask.items()}
