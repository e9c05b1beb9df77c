"""A chronology as a case file: every word, date, doubt and link, for any Sightline to read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sightline.documents.chronology.told import (
    Chronology,
    Column,
    Doubt,
    Event,
    Someone,
    TellingAgency,
)
from sightline.documents.source.blocks import Notice
from sightline.documents.writing.document import printable

FORMAT = "case/1"
# The parts of `data` that this file uses; see "What a reading leaves in the file".
WRITTEN, COLUMNS = "written", "columns"
# The kinds of which it is told whether the child was seen or hurt.
_SAYS_SEEN = ("contact.made", "visit.made")
_LONGEST_PART = 40
_LONGEST_NAME = 200

Json = dict[str, Any]


def to_case_file(chronology: Chronology) -> bytes:
    """Write a chronology as one `.case.json`, UTF-8."""
    return "".join(_lines(chronology)).encode("utf-8")


def _lines(chronology: Chronology) -> Iterator[str]:
    """Yield the file with one entry a line, so that two readings can be compared."""
    roles = {person.key: person.role for person in chronology.people}
    top: Json = {"sightline": FORMAT, "title": chronology.title}
    if chronology.as_of:
        top["as_of"] = chronology.as_of.isoformat()
    top["notices"] = list(map(notice_as_json, chronology.notices))
    top["agencies"] = {each.key: _agency(each) for each in chronology.agencies}
    top["people"] = {each.key: _person(each) for each in chronology.people}
    yield "{"
    for name, value in top.items():
        yield f"{_dumped(name)}: {_dumped(value)},\n"
    yield '"entries": ['
    separator = "\n"
    for event in chronology.events:
        yield f"{separator}{_dumped(_entry(event, roles))}"
        separator = ",\n"
    yield "\n]}\n"


def notice_as_json(notice: Notice) -> Json:
    """Return a notice as it stands at the top of the file."""
    place = {
        name: getattr(notice.place, name)
        for name in ("sheet", "table", "row", "column", "paragraph", "line", "page")
    }
    return {"file": printable(notice.file), "what": printable(notice.what)} | _told(place)


def doubt_as_json(doubt: Doubt) -> Json:
    """Return a doubt as it stands on an entry."""
    return {
        "about": doubt.about,
        "text": printable(doubt.text),
        "why": printable(doubt.why),
    }


def _entry(event: Event, roles: dict[str, str]) -> Json:
    entry: Json = {"id": event.id, "kind": event.kind}
    if event.happened.is_known:
        entry["happened"] = event.happened.text
    entry["by"] = event.agency
    # A longer name than the format keeps still stands in the columns below.
    author = printable(event.author)
    entry |= _told({"author": author if len(author) <= _LONGEST_NAME else ""})
    entry["about"] = [_about(key, roles) for key in event.people]
    entry["data"] = _data(event, author)
    entry["says"] = printable(event.says)
    entry["source"] = _source(event)
    if event.doubts:
        entry["doubts"] = list(map(doubt_as_json, event.doubts))
    if event.same_as:
        entry["same_as"] = list(event.same_as)
    return entry


def _about(key: str, roles: dict[str, str]) -> str | Json:
    role = roles.get(key, "").strip()
    return {"person": key, "as": role} if 0 < len(role) <= _LONGEST_PART else key


def _data(event: Event, author: str) -> Json:
    data: Json = _told({WRITTEN: printable(event.written)})
    columns = _columns(event.columns)
    if len(author) > _LONGEST_NAME:
        columns["Author"] = author
    if columns:
        data[COLUMNS] = columns
    data |= dict(event.facts)
    for name in ("seen", "injury"):
        if getattr(event, name) is not None and event.kind in _SAYS_SEEN:
            data[f"child_{name}"] = getattr(event, name)
    return data


def _columns(columns: Iterable[Column]) -> dict[str, str]:
    """Return the further columns by heading; a heading used twice gets a number."""
    told: dict[str, str] = {}
    for column in columns:
        if not column.text.strip():
            continue
        heading = printable(column.heading).strip() or "No heading"
        heading = name = heading[0].upper() + heading[1:]
        number = 2
        while name in told:
            name, number = f"{heading} ({number})", number + 1
        told[name] = printable(column.text)
    return told


def _source(event: Event) -> Json:
    place = event.standing.place
    told = {"sheet": place.sheet, "table": place.table, "row": place.row}
    if not place.row:
        told |= {"paragraph": place.paragraph, "line": place.line, "page": place.page}
    return {"file": printable(event.standing.file)} | _told(told)


def _agency(agency: TellingAgency) -> Json:
    name = printable(agency.name).strip() or agency.key
    return {"name": name[:_LONGEST_NAME], "sector": agency.sector}


def _person(person: Someone) -> Json:
    told: Json = _told({"name": printable(person.name)[:_LONGEST_NAME]})
    if person.born.is_known:
        told["born"] = person.born.text
    return told | ({"sex": person.sex} if person.sex != "unknown" else {})


def _told(fields: Json) -> Json:
    return {name: value for name, value in fields.items() if value not in ("", 0, None)}


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
