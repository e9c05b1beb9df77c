"""Whom does the header of a file introduce: which agencies, which people?"""

from __future__ import annotations

from typing import Any

from sightline.exchange.case_file.document import Part
from sightline.exchange.case_file.fields import (
    LONGEST_ID,
    read_id,
    read_partial_date,
    read_text,
)
from sightline.exchange.case_file.findings import Findings
from sightline.exchange.case_file.lengths import check_lengths
from sightline.exchange.case_file.times import read_moment
from sightline.exchange.case_file.told import AgencyTold, PersonTold
from sightline.vocabulary.kinds import KINDS, check_data
from sightline.vocabulary.sectors import SECTORS

_OF_AGENCY = {"name", "sector", "phone", "out_of_hours"}
_OF_HEADER = {"died", "told_by", "told_at", "told_after"}


def read_agency(part: Part, findings: Findings) -> AgencyTold:
    """Read one agency of the header."""
    value, where = part.value, part.where
    read_id(part.id or None, where, findings)
    for name in value.keys() - _OF_AGENCY:
        findings.note(f"{where}.{name}", "the format does not know this field", "not kept")
    name = read_text(value.get("name"), f"{where}.name", findings, longest=200)
    if not name.strip():
        findings.fault(f"{where}.name", "the agency has no name", "give its name")
    return AgencyTold(
        id=part.id,
        name=name,
        sector=_sector(value.get("sector"), f"{where}.sector", findings),
        phone=read_text(value.get("phone"), f"{where}.phone", findings, longest=40),
        out_of_hours=read_text(
            value.get("out_of_hours"), f"{where}.out_of_hours", findings, longest=120
        ),
        where=where,
    )


def read_person(part: Part, findings: Findings) -> PersonTold:
    """Read one person of the header."""
    value, where = part.value, part.where
    read_id(part.id or None, where, findings)
    facts = facts_of(value)
    checked = check_data(KINDS["person.recorded"], facts, where=where, from_file=True)
    findings.faults += checked.faults
    findings.notes += checked.notes
    check_lengths("person.recorded", facts, where, findings)
    read_text(value.get("name"), f"{where}.name", findings)
    told_at = value.get("told_at")
    return PersonTold(
        id=part.id,
        facts=facts,
        died=read_partial_date(value.get("died"), f"{where}.died", findings).text,
        told_by=_ref(value, "told_by", where, findings),
        told_at=read_moment(told_at, f"{where}.told_at", findings) if told_at else None,
        told_after=_ref(value, "told_after", where, findings),
        where=where,
    )


def facts_of(value: dict[str, Any]) -> dict[str, Any]:
    """Return a header's facts in the words of a `person.recorded` entry."""
    facts = {name: each for name, each in value.items() if name not in _OF_HEADER}
    if "name" in facts and "names" not in facts:
        facts["names"] = facts.pop("name")
    return facts


def header_of(facts: dict[str, Any]) -> dict[str, Any]:
    """Return what `facts_of` was given."""
    if "name" in facts or "names" not in facts:
        return dict(facts)
    return {"name": facts["names"]} | {k: v for k, v in facts.items() if k != "names"}


def _ref(value: dict[str, Any], name: str, where: str, findings: Findings) -> str:
    return read_text(value.get(name), f"{where}.{name}", findings, longest=LONGEST_ID)


def _sector(value: object, where: str, findings: Findings) -> str:
    if isinstance(value, str) and value in SECTORS:
        return value
    findings.fault(where, f"{value!r} is not a sector", f"one of: {', '.join(SECTORS)}")
    return "other"
