"""What is in the folder? Returns merged into one chronology, and one case with the family in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sightline.documents.chronology.known_people import read_people
from sightline.documents.chronology.merging import Settings, merge
from sightline.documents.chronology.told import Chronology, Return
from sightline.documents.chronology.unifying import plain_name
from sightline.documents.gathering import gather
from sightline.documents.writing.case_file import to_case_file
from sightline.exchange.case_file.reading import read_case
from sightline.exchange.case_file.told import CaseFile
from sightline.kernel.errors import Fault, Refused

CASE_ENDINGS = (".case.json", ".case.jsonl")
TITLE = "Combined chronology"
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Gathered:
    """The folder, read: the returns, what they add up to, and why other files were not read.

    `combined` is the text of one case file: the family as its own file tells it, if there was
    one, and every row of the returns. `case` is that file, read.
    """

    returns: tuple[Return, ...]
    refused: tuple[Fault, ...]
    chronology: Chronology
    combined: str
    case: CaseFile
    has_family: bool


def read_folder(
    folder: Path,
    *,
    family: Path | None,
    as_of: date,
    scratch: Path,
    progress: Progress = lambda _: None,
) -> Gathered:
    """Read every file of a folder; raises Refused if none of them is a return.

    `family` is a case file that tells of the family; one in the folder is found by itself.
    `scratch` is a private folder in which the combined case is put together.
    """
    files = _files(folder)
    cases = [path for path in files if path.name.endswith(CASE_ENDINGS)]
    family = family or (cases[0] if cases else None)
    told = _told(family)
    known = read_people(json.dumps({"people": told["people"]})) if told else ()
    read = gather(
        [path for path in files if path not in cases],
        as_of=as_of,
        known=known,
        progress=progress,
    )
    if not read.returns:
        raise Refused(*(read.refused or (_nothing(folder),)))
    progress("putting them in order")
    chronology = merge(read.returns, title=TITLE, settings=Settings(as_of=as_of))
    combined = json.dumps(_combined(told, chronology), ensure_ascii=False, indent=1)
    place = scratch / "combined.case.json"
    place.write_text(combined, encoding="utf-8")
    case = read_case(place)
    return Gathered(read.returns, read.refused, chronology, combined, case, bool(told))


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise Refused(Fault(str(folder), "it is no folder", "name the folder of returns"))
    found = sorted(
        path
        for path in folder.iterdir()
        if path.is_file() and not path.name.startswith((".", "~$"))
    )
    if not found:
        raise Refused(_nothing(folder))
    return found


def _nothing(folder: Path) -> Fault:
    return Fault(str(folder), "the folder is empty", "put the agencies' returns in it")


def _told(family: Path | None) -> dict[str, Any]:
    """Return the family's file as it stands, once it is known to be without fault."""
    if family is None:
        return {}
    read_case(family)
    if family.name.endswith(".case.json"):
        told: dict[str, Any] = json.loads(family.read_text(encoding="utf-8"))
        return told
    right = "name a file that ends in .case.json"
    raise Refused(Fault(family.name, "a family is told by one object, not by lines", right))


def _combined(told: Mapping[str, Any], chronology: Chronology) -> dict[str, Any]:
    """Put the rows of the returns beside what the family's own file tells.

    An agency or a person that both tell of, by the same name, is one.
    """
    rows: dict[str, Any] = json.loads(to_case_file(chronology))
    agencies = _by_name(told.get("agencies", {}), rows["agencies"], "agency-")
    people = _by_name(told.get("people", {}), rows["people"], "person-")
    entries = [*told.get("entries", [])]
    entries += [_renamed(entry, agencies, people) for entry in rows["entries"]]
    return {
        "sightline": "case/1",
        "title": told.get("title") or chronology.title,
        **({"as_of": rows["as_of"]} if "as_of" in rows else {}),
        "notices": rows["notices"],
        "agencies": _both(told.get("agencies", {}), rows["agencies"], agencies),
        "people": _both(told.get("people", {}), rows["people"], people),
        "entries": entries,
    }


def _by_name(
    own: Mapping[str, Any], other: Mapping[str, Any], prefix: str
) -> dict[str, str]:
    """Map each key of the returns to the family file's key for the same name, or to a new one."""
    named = {plain_name(row.get("name", "")): key for key, row in own.items()}
    named.pop("", None)
    return {
        key: named.get(plain_name(row.get("name", "")))
        or (f"{prefix}{key}" if key in own else key)
        for key, row in other.items()
    }


def _both(
    own: Mapping[str, Any], other: Mapping[str, Any], keys: Mapping[str, str]
) -> dict[str, Any]:
    return {keys[key]: row for key, row in other.items()} | dict(own)


def _renamed(
    entry: Mapping[str, Any], agencies: Mapping[str, str], people: Mapping[str, str]
) -> dict[str, Any]:
    about = [_person(each, people) for each in entry.get("about", [])]
    return {**entry, "by": agencies[entry["by"]], "about": about}


def _person(each: Any, people: Mapping[str, str]) -> Any:
    if isinstance(each, Mapping):
        return {**each, "person": people[each["person"]]}
    return people[each]


def doubts_of(returns: Sequence[Return]) -> int:
    """Count what the readers were unsure of."""
    return sum(len(event.doubts) for each in returns for event in each.events)
