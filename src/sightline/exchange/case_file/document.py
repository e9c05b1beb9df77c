"""Which agencies, people and entries does the text hold, whichever way it is laid out?

One object for one case (`.case.json`), or one object on each line (`.case.jsonl`). On a line
the id stands inside: `{"agency": {"id": "csc", "name": …}}`, `{"person": {"id": …}}`. A line
`{"case": {…}}` may hold what stands at the top of the one-object form.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sightline.exchange.case_file import strict_json
from sightline.exchange.case_file.findings import Findings

FORMAT = "case/1"
SECTIONS = ("agencies", "people", "entries")
LINES = ("case", "agency", "person", "entry")


@dataclass(frozen=True)
class Part:
    """One agency, person or entry as the file has it, and where it stands."""

    where: str
    id: str
    value: dict[str, Any]


@dataclass
class Document:
    """A case file taken apart, before anything it says is checked."""

    top: dict[str, Any] = field(default_factory=dict)
    agencies: list[Part] = field(default_factory=list)
    people: list[Part] = field(default_factory=list)
    entries: list[Part] = field(default_factory=list)


def of_object(raw: bytes, findings: Findings) -> Document:
    """Take apart the one-object form."""
    whole = strict_json.parse(raw, "the file", findings)
    if not isinstance(whole, dict):
        if not findings.faults:
            findings.fault("the file", "it is not one JSON object", "begin it with {")
        return Document()
    sections = {name: whole.pop(name, None) for name in SECTIONS}
    document = Document(top=strict_json.clean(whole, "", findings))
    if document.top.get("sightline") != FORMAT:
        wrong = f"it does not say that it is a case file of the form {FORMAT}"
        findings.fault("sightline", wrong, f'write "sightline": "{FORMAT}"')
    document.agencies = _named(sections["agencies"], "agencies", findings)
    document.people = _named(sections["people"], "people", findings)
    document.entries = _listed(sections["entries"], findings)
    return document


def of_lines(lines: Iterable[bytes], findings: Findings) -> Document:
    """Take apart the form with one object on each line."""
    document = Document()
    for number, raw in enumerate(lines, start=1):
        if raw.strip():
            _take_line(document, raw, f"line {number}", findings)
    return document


def _named(section: Any, name: str, findings: Findings) -> list[Part]:
    if section is None:
        return []
    if not isinstance(section, dict):
        findings.fault(name, "it is not an object", 'write {"ID": {…}, …}')
        return []
    section = strict_json.clean(section, "", findings, path=name)
    return [_part(f"{name}.{key}", key, value, findings) for key, value in section.items()]


def _listed(section: Any, findings: Findings) -> list[Part]:
    if section is None:
        return []
    if not isinstance(section, list):
        findings.fault("entries", "it is not a list", "write [{…}, …]")
        return []
    parts = []
    for place, value in enumerate(section):
        where = _where_of_entry(f"entries[{place}]", value)
        value = strict_json.clean(value, where, findings)
        parts.append(_part(where, _id_of(value), value, findings))
    return parts


def _take_line(document: Document, raw: bytes, where: str, findings: Findings) -> None:
    already = len(findings.faults)
    line = strict_json.parse(raw, where, findings)
    if len(findings.faults) > already:
        return
    if not isinstance(line, dict) or len(line) != 1 or next(iter(line)) not in LINES:
        wrong = "it is not an object with one of the names agency, person or entry"
        findings.fault(where, wrong, 'write {"entry": {…}}')
        return
    [(name, value)] = line.items()
    where = f"{where} ({name} {_id_of(value)})" if _id_of(value) else where
    value = strict_json.clean(value, where, findings)
    if name == "case":
        document.top |= value if isinstance(value, dict) else {}
        return
    part = _part(where, _id_of(value), value, findings)
    if name != "entry":
        part.value.pop("id", None)
    sections = {
        "agency": document.agencies,
        "person": document.people,
        "entry": document.entries,
    }
    sections[name].append(part)


def _part(where: str, id_: str, value: Any, findings: Findings) -> Part:
    if isinstance(value, dict):
        return Part(where, id_, value)
    findings.fault(where, "it is not an object", "write {…}")
    return Part(where, id_, {})


def _where_of_entry(place: str, value: Any) -> str:
    return f"{place} (id {_id_of(value)})" if _id_of(value) else place


def _id_of(value: Any) -> str:
    id_ = value.get("id") if isinstance(value, dict) else None
    return id_ if isinstance(id_, str) else ""
