"""What does this case file tell? Read whole, or refused with everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sightline.exchange.case_file import document
from sightline.exchange.case_file.document import Document
from sightline.exchange.case_file.entries import NEVER, read_entry
from sightline.exchange.case_file.fields import read_list, read_text
from sightline.exchange.case_file.findings import Findings
from sightline.exchange.case_file.header import read_agency, read_person
from sightline.exchange.case_file.references import Elsewhere, Nowhere, check_references
from sightline.exchange.case_file.sameness import check_corrections, check_each_once
from sightline.exchange.case_file.telling_people import entries_of_header
from sightline.exchange.case_file.times import read_day
from sightline.exchange.case_file.told import CaseFile, EntryTold
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.local_time import end_of_day

LARGEST_FILE = 200_000_000  # bytes; reading takes some eight times as much memory
LINES_ENDING = ".jsonl"
_TOP = {"sightline", "title", "as_of", "notices", "elsewhere"}


def read_case(
    path: Path, *, elsewhere: Elsewhere | None = None, largest: int = LARGEST_FILE
) -> CaseFile:
    """Read a `.case.json` or, by its ending, a `.case.jsonl` file; raises Refused, OSError.

    `elsewhere` says what else the file may refer to; without it, nothing.
    """
    size = path.stat().st_size
    if size > largest:
        wrong = f"it is {size:,} bytes long, and {largest:,} is the limit"
        raise Refused(Fault("the file", wrong, "split it by family, or raise the limit"))
    if path.suffix == LINES_ENDING:
        with path.open("rb") as lines:
            return read_case_lines(lines, elsewhere=elsewhere)
    return read_case_text(path.read_bytes(), elsewhere=elsewhere)


def read_case_text(raw: bytes, *, elsewhere: Elsewhere | None = None) -> CaseFile:
    """Read the one-object form; raises Refused."""
    findings = Findings()
    return _checked(document.of_object(raw, findings), elsewhere or Nowhere(), findings)


def read_case_lines(
    lines: Iterable[bytes], *, elsewhere: Elsewhere | None = None
) -> CaseFile:
    """Read the form with one object on each line; raises Refused."""
    findings = Findings()
    return _checked(document.of_lines(lines, findings), elsewhere or Nowhere(), findings)


def _checked(taken: Document, elsewhere: Elsewhere, findings: Findings) -> CaseFile:
    check_each_once(taken, findings)
    as_of = _as_of(taken.top, findings)
    case = CaseFile(
        agencies=tuple(read_agency(part, findings) for part in taken.agencies),
        people=tuple(read_person(part, findings) for part in taken.people),
        entries=_entries(taken, as_of, findings),
        title=read_text(taken.top.get("title"), "title", findings),
        as_of=as_of,
        elsewhere=_elsewhere(taken.top, findings),
    )
    _notices(taken.top, findings)
    header = entries_of_header(case.people, case.entries, case.agencies, as_of, findings)
    case = replace(case, from_header=tuple(header))
    check_corrections(case, findings)
    check_references(case, elsewhere, findings)
    findings.refuse_if_any()
    return replace(case, notes=tuple(findings.notes))


def _as_of(top: dict[str, Any], findings: Findings) -> date | None:
    value = top.get("as_of")
    return None if value is None else read_day(value, "as_of", findings)


def _entries(
    taken: Document, as_of: date | None, findings: Findings
) -> tuple[EntryTold, ...]:
    otherwise = end_of_day(as_of) if as_of else _latest_told(taken)
    return tuple(read_entry(part, findings, otherwise=otherwise) for part in taken.entries)


def _latest_told(taken: Document) -> datetime | None:
    """When the file must have been made at the earliest, where it does not say as of when."""
    if all(part.value.get("recorded") for part in taken.entries):
        return None  # nobody will ask
    unheard = Findings()
    told = [
        read_entry(part, unheard, otherwise=None).content.recorded_at
        for part in taken.entries
        if part.value.get("recorded") or part.value.get("happened")
    ]
    return max((moment for moment in told if moment != NEVER), default=None)


def _elsewhere(top: dict[str, Any], findings: Findings) -> frozenset[str]:
    ids = read_list(top.get("elsewhere"), "elsewhere", findings)
    return frozenset(id_ for id_ in ids if isinstance(id_, str))


def _notices(top: dict[str, Any], findings: Findings) -> None:
    for place, notice in enumerate(read_list(top.get("notices"), "notices", findings)):
        told = notice if isinstance(notice, dict) else {"what": notice}
        where = str(told.get("file") or f"notices[{place}]")
        findings.note(where, str(told.get("what") or notice), "told by the file itself")
    for name in sorted(top.keys() - _TOP):
        findings.note(name, "the format does not know this field", "not kept")
