"""How is what was told written down, so that reading it gives the very same?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sightline.exchange.case_file.document import FORMAT
from sightline.exchange.case_file.header import header_of
from sightline.exchange.case_file.times import write_moment
from sightline.exchange.case_file.told import (
    FILE_ORIGIN,
    AgencyTold,
    CaseFile,
    EntryTold,
    KnownTold,
    PersonTold,
)

Json = dict[str, Any]
Item = tuple[str, Json]  # agency, person, entry or case; and what it says


def agency_as_json(agency: AgencyTold) -> Json:
    """Return an agency as it stands under its id."""
    return {"name": agency.name, "sector": agency.sector} | _without_blanks(
        {
            "phone": agency.phone,
            "out_of_hours": agency.out_of_hours,
        }
    )


def person_as_json(person: PersonTold) -> Json:
    """Return a person of the header as they stand under their id."""
    return header_of(person.facts) | _without_blanks(
        {
            "died": person.died,
            "told_by": person.told_by,
            "told_at": write_moment(person.told_at) if person.told_at else "",
            "told_after": person.told_after,
        }
    )


def entry_as_json(each: EntryTold) -> Json:
    """Return an entry as it stands in the list."""
    content = each.content
    written = {
        "id": content.id,
        "kind": content.kind,
        "happened": content.happened.text,
        "recorded": write_moment(content.recorded_at),
        "by": content.agency,
        "author": content.author,
        "post": content.post,
        "about": [
            {"person": person, "as": part} if part else person
            for person, part in content.about
        ],
        "thread": content.thread,
        "corrects": content.corrects,
        "data": content.data,
        "says": content.says,
        "handling": list(content.handling),
        "known_to": {known.agency: _known(known) for known in each.known_to},
        "origin": each.origin if each.origin != FILE_ORIGIN else "",
        "hash": content.digest if each.whole else "",
    }
    always = {"about": written["about"], "data": written["data"]}
    return _without_blanks(written) | always | content.extra


def as_object(case: CaseFile, *, notices: Iterable[Json] = ()) -> Json:
    """Return the whole file in its one-object form."""
    return {
        "sightline": FORMAT,
        **top_as_json(case, notices=notices),
        "agencies": {agency.id: agency_as_json(agency) for agency in case.agencies},
        "people": {person.id: person_as_json(person) for person in case.people},
        "entries": [entry_as_json(each) for each in case.entries],
    }


def top_as_json(case: CaseFile, *, notices: Iterable[Json] = ()) -> Json:
    """Return what stands at the top of a file."""
    return _without_blanks(
        {
            "title": case.title,
            "as_of": case.as_of.isoformat() if case.as_of else "",
            "elsewhere": sorted(case.elsewhere),
            "notices": list(notices),
        }
    )


def as_item(told: PersonTold | EntryTold) -> Item:
    """Return one person or entry with the name of what it is."""
    if isinstance(told, PersonTold):
        return "person", {"id": told.id} | person_as_json(told)
    return "entry", entry_as_json(told)


def items_of(case: CaseFile) -> Iterator[Item]:
    """Yield the parts of a file one by one."""
    for agency in case.agencies:
        yield "agency", {"id": agency.id} | agency_as_json(agency)
    yield from map(as_item, case.people)
    yield from map(as_item, case.entries)
    if case.elsewhere:
        yield "case", {"elsewhere": sorted(case.elsewhere)}


def as_lines(items: Iterable[Item]) -> Iterator[str]:
    """Yield the text of the form with one object on each line."""
    for name, value in items:
        yield f"{_dumped({name: value})}\n"


def as_one_object(top: Json, items: Iterable[Item]) -> Iterator[str]:
    """Yield the text of the one-object form; agencies and people are held until the end.

    The entries, which are the most of it, are written as they come.
    """
    agencies: Json = {}
    people: Json = {}
    top = dict(top)
    yield '{"entries": ['
    separator = "\n"
    for name, value in items:
        if name == "entry":
            yield f"{separator}{_dumped(value)}"
            separator = ",\n"
        elif name == "case":
            top |= value
        else:
            (agencies if name == "agency" else people)[value.pop("id")] = value
    yield "\n]"
    for key, value in {**top, "agencies": agencies, "people": people}.items():
        yield f",\n{_dumped(key)}: {_dumped(value)}"
    yield "}\n"


def as_laid_out(case: CaseFile) -> Iterator[str]:
    """Yield the text of the one-object form as a person would lay it out, header first."""
    yield json.dumps(as_object(case), ensure_ascii=False, indent=2)
    yield "\n"


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _known(known: KnownTold) -> Json:
    since = {"since": write_moment(known.since) if known.since else None}
    return since | _without_blanks(
        {
            "how": known.how if known.since else "",
            "acknowledged": write_moment(known.acknowledged) if known.acknowledged else "",
            "brought_by": known.brought_by,
            "acknowledged_by": known.acknowledged_by,
        }
    )


def _without_blanks(fields: Json) -> Json:
    return {
        name: value for name, value in fields.items() if value not in ("", None, [], {})
    }
