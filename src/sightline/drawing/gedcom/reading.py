"""Which family does a GEDCOM file describe?"""

from __future__ import annotations

import re

from sightline.drawing.family.merging import one_union_a_pair
from sightline.drawing.family.model import Family
from sightline.drawing.family.people import Lived, Loss, Person
from sightline.drawing.family.ties import (
    ChildLink,
    Ending,
    LinkKind,
    Period,
    Span,
    Union,
    UnionKind,
)
from sightline.drawing.gedcom.dates import date_from, span_from
from sightline.drawing.gedcom.lines import Record, records_in
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.partial_dates import PartialDate

_SEX = {"F": Lived.FEMALE, "M": Lived.MALE, "X": Lived.NON_BINARY}
_PEDIGREE = {
    "BIRTH": LinkKind.BIRTH,
    "ADOPTED": LinkKind.ADOPTED,
    "FOSTER": LinkKind.FOSTER,
    "SEALING": None,
    "OTHER": LinkKind.NOT_KNOWN,
}
_ENDINGS = (
    (("DIV", "ANUL"), Ending.DIVORCED),
    (("DIVF", "SEPA", "_SEPR", "_SEPARATED"), Ending.SEPARATED),
)


def family_from_gedcom(data: bytes) -> Family:
    """Read everybody in a GEDCOM 5.5.1 or 7 file, with couples and children.

    Neighbours, friends and others in ASSO are kept as people; what they are to somebody is
    said beside them. Raises Refused where the file is no GEDCOM file or has nobody in it.
    """
    records = records_in(data)
    people = {_id(one.id): one for one in records if one.tag == "INDI" and one.id}
    if not people:
        raise Refused(
            Fault("GEDCOM file", "there is no person in it", "export people with the tree")
        )
    unions, links = _couples_and_children(records, people)
    said = _associations(people)
    return Family(
        people=tuple(
            _person(one, record, said.get(one, "")) for one, record in people.items()
        ),
        unions=unions,
        children=links,
    )


def _couples_and_children(
    records: list[Record], people: dict[str, Record]
) -> tuple[tuple[Union, ...], tuple[ChildLink, ...]]:
    unions: list[Union] = []
    links: dict[tuple[str, str], ChildLink] = {}
    families = {_id(one.id): one for one in records if one.tag == "FAM" and one.id}
    for name, record in families.items():
        partners = [_id(one.pointer) for one in record.all("HUSB", "WIFE")]
        known = tuple(dict.fromkeys(one for one in partners if one in people))[:2]
        unions.append(Union(name, known, _periods(record)))
        for n, child in enumerate(record.all("CHIL")):
            _link(links, people, known, _id(child.pointer), name, n)
    for one, record in people.items():
        for own in record.all("FAMC"):
            name = _id(own.pointer)
            if name in families:
                pair = next(union.partners for union in unions if union.id == name)
                _link(links, people, pair, one, name, None)
    merged, kept = one_union_a_pair(unions, links.values())
    used = {link.union for link in kept}
    return tuple(
        union for union in merged if len(union.partners) == 2 or union.id in used
    ), kept


def _link(
    links: dict[tuple[str, str], ChildLink],
    people: dict[str, Record],
    partners: tuple[str, ...],
    child: str,
    union: str,
    order: int | None,
) -> None:
    if child not in people or child in partners or (child, union) in links:
        return
    kind = _kind(people[child], union)
    if kind is not None:
        links[child, union] = ChildLink(child, union, kind, order=order)


def _kind(child: Record, union: str) -> LinkKind | None:
    """Say by what somebody is a child of this family; None for a rite that is no kinship."""
    for own in child.all("FAMC"):
        if _id(own.pointer) == union and own.text("PEDI"):
            return _PEDIGREE.get(own.text("PEDI").strip().upper(), LinkKind.NOT_KNOWN)
    for adoption in child.all("ADOP"):
        if any(_id(own.pointer) == union for own in adoption.all("FAMC")):
            return LinkKind.ADOPTED
    return LinkKind.BIRTH


def _periods(record: Record) -> tuple[Period, ...]:
    """Read when a couple married and parted; each wedding begins a period."""
    weddings = list(record.all("MARR"))
    endings = [
        (_when(one), ending)
        for tags, ending in _ENDINGS
        for one in record.all(*tags)
        if one.value.strip().upper() != "N"
    ]
    if not weddings:
        never = any(one.value.strip().upper() == "MARR" for one in record.all("NO"))
        engaged = record.first("ENGA")
        kind = UnionKind.ENGAGED if engaged else UnionKind.NOT_KNOWN
        since = span_from(engaged.text("DATE")).since if engaged else None
        kind = UnionKind.RELATIONSHIP if never and not engaged else kind
        until, ending = endings[0] if endings else (None, None)
        return (Period(kind, Span(since, until), ending),)
    starts = sorted((_when(one) for one in weddings), key=lambda day: day.sort_key)
    periods = []
    for n, start in enumerate(starts):
        last = n == len(starts) - 1
        ended = endings[n] if n < len(endings) else None
        if not last and ended is None:
            ended = (PartialDate.unknown(), Ending.ENDED)
        until, ending = ended if ended else (None, None)
        periods.append(Period(UnionKind.MARRIED, Span(start, until), ending))
    return tuple(periods)


def _person(one: str, record: Record, association: str) -> Person:
    death = record.first("DEAT", "BURI", "CREM", "PROB")
    birth = record.first("BIRT", "CHR", "BAPM")
    stillborn = bool(record.first("STIL")) or _says(record, "DEAT", "stillborn")
    return Person(
        id=one,
        name=_name(record),
        lived=_SEX.get(record.text("SEX").strip().upper()[:1], Lived.NOT_KNOWN),
        born=_when(birth) if birth else PartialDate.unknown(),
        died=_when(death) if death and death.value.strip().upper() != "N" else None,
        loss=Loss.STILLBIRTH if stillborn else None,
        notes=(association,) if association else (),
    )


def _says(record: Record, tag: str, words: str) -> bool:
    return any(words in one.text("DATE", "CAUS", "TYPE").lower() for one in record.all(tag))


def _name(record: Record) -> str:
    named = record.first("NAME")
    if named is None:
        return ""
    whole = " ".join(named.value.replace("/", " ").split())
    pieces = f"{named.text('GIVN')} {named.text('SURN')}".replace(",", " ").split()
    return whole or " ".join(pieces)


def _when(event: Record) -> PartialDate:
    return date_from(event.text("DATE"))


def _associations(people: dict[str, Record]) -> dict[str, str]:
    """Say beside each associate what they are to whom."""
    said: dict[str, str] = {}
    for record in people.values():
        for one in record.all("ASSO"):
            other = _id(one.pointer)
            role = one.first("ROLE")
            words = (role.text("PHRASE") or role.value) if role else one.text("RELA")
            if other in people:
                said.setdefault(other, f"{words.lower() or 'associate'} of {_name(record)}")
    return said


def _id(pointer: str) -> str:
    return re.sub(r"\s+", "_", pointer.strip().strip("@"))
