"""Is every id in a file given once, and every entry corrected at most once?"""

from __future__ import annotations

from collections.abc import Iterable

from sightline.exchange.case_file.document import Document, Part
from sightline.exchange.case_file.findings import Findings
from sightline.exchange.case_file.told import CaseFile


def check_each_once(taken: Document, findings: Findings) -> None:
    """Report each id that two agencies, two people or two entries share."""
    for parts in (taken.agencies, taken.people, taken.entries):
        _once(parts, findings)


def check_corrections(case: CaseFile, findings: Findings) -> None:
    """Report entries corrected twice, by themselves, in a ring, or as another kind."""
    by_id = {each.content.id: each for each in case.in_order()}
    _header_ids_free(case, findings)
    corrector: dict[str, str] = {}
    for each in case.entries:
        corrected, where = each.content.corrects, f"{each.where}, corrects"
        if not corrected:
            continue
        if corrected in corrector:
            wrong = f"“{corrected}” is corrected by “{corrector[corrected]}” already"
            findings.fault(where, wrong, "correct that correction instead")
        corrector.setdefault(corrected, each.content.id)
        before = by_id.get(corrected)
        kinds = {each.content.kind, before.content.kind} if before else set()
        if before and len(kinds - {""}) > 1:
            wrong = f"“{corrected}” is of the kind {before.content.kind}"
            findings.fault(where, wrong, "a correction is of the kind that it corrects")
    _no_rings(corrector, by_id.keys(), findings)


def _once(parts: Iterable[Part], findings: Findings) -> None:
    first: dict[str, str] = {}
    for part in parts:
        if part.id in first:
            wrong = f"the id “{part.id}” is given already, at {first[part.id]}"
            findings.fault(part.where, wrong, "give each its own id")
        elif part.id:
            first[part.id] = part.where


def _header_ids_free(case: CaseFile, findings: Findings) -> None:
    listed = {each.content.id for each in case.entries}
    for _, each in case.from_header:
        if each.content.id in listed:
            wrong = f"an entry has the id “{each.content.id}”, which the header's needs"
            findings.fault(each.where, wrong, "give that entry another id")


def _no_rings(corrector: dict[str, str], ids: Iterable[str], findings: Findings) -> None:
    safe: set[str] = set()
    for start in ids:
        line: dict[str, None] = {}
        step: str | None = start
        while step in corrector and step not in safe and step not in line:
            line[step] = None
            step = corrector[step]
        if step in line:
            wrong = f"the corrections of “{step}” come back to itself"
            findings.fault(f"entry {step}, corrects", wrong, "correct something earlier")
        safe.update(line)
