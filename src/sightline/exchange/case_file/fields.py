"""Is this field of a file the text, list or object it should be, and short enough to keep?"""

from __future__ import annotations

from typing import Any

from sightline.exchange.case_file.findings import Findings
from sightline.kernel.partial_dates import NotADate, PartialDate

LONGEST_ID = 80
LONGEST_DATE = 80


def read_text(
    value: object, where: str, findings: Findings, *, longest: int | None = None
) -> str:
    """Return text; nothing stands for absent. Empty, with the fault reported, if it is not."""
    if value is None:
        return ""
    if not isinstance(value, str):
        findings.fault(where, f"{_shown(value)} is not text", "write it in quotes")
        return ""
    if longest is not None and len(value) > longest:
        wrong = f"it is {len(value)} characters long"
        findings.fault(where, wrong, f"keep it to {longest}")
    return value


def read_id(value: object, where: str, findings: Findings) -> str:
    """Return an id, which must be there."""
    if not isinstance(value, str) or not value.strip():
        wrong = "it has no id" if value is None else f"{_shown(value)} is not an id"
        findings.fault(where, wrong, "give it an id, in quotes")
        return ""
    return read_text(value, where, findings, longest=LONGEST_ID)


def read_list(value: object, where: str, findings: Findings) -> list[Any]:
    """Return a list; absent is empty."""
    if value is None:
        return []
    if not isinstance(value, list):
        findings.fault(where, f"{_shown(value)} is not a list", "write […]")
        return []
    return value


def read_object(value: object, where: str, findings: Findings) -> dict[str, Any]:
    """Return an object; absent is empty."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        findings.fault(where, f"{_shown(value)} is not an object", "write {…}")
        return {}
    return value


def read_partial_date(value: object, where: str, findings: Findings) -> PartialDate:
    """Return a partial date; absent is unknown."""
    text = read_text(value, where, findings, longest=LONGEST_DATE)
    try:
        return PartialDate.parse(text)
    except NotADate as error:
        findings.fault(where, error.wrong, error.right)
        return PartialDate.unknown()


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
