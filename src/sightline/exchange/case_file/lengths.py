"""Is any of this too long for the views that are made of it?

Text in an entry may be as long as it likes; the few fields that the views index may not,
and a database that refused one half-way through would not say which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sightline.exchange.case_file.findings import Findings

LONGEST: Mapping[tuple[str, str], int] = {
    ("person.recorded", "names"): 200,
    ("person.recorded", "born"): 80,
    ("person.recorded", "expected"): 80,
    ("person.recorded", "nhs_number"): 60,
    ("person.recorded", "upn"): 60,
    ("person.recorded", "local_ids"): 60,
    ("pregnancy.booked", "expected"): 80,
    ("residence.recorded", "household"): 80,
    ("involvement.started", "post"): 80,
    ("involvement.started", "team"): 80,
    ("involvement.started", "phone"): 40,
}
_LONGEST_SCHEME = 40


def check_lengths(
    kind: str, data: Mapping[str, Any], where: str, findings: Findings
) -> None:
    """Report each field of one entry that no view could hold."""
    for (of_kind, name), longest in LONGEST.items():
        if of_kind != kind:
            continue
        for text in _texts(data.get(name)):
            if len(text) > longest:
                wrong = f"it is {len(text)} characters long"
                findings.fault(f"{where}.{name}", wrong, f"keep it to {longest}")
    schemes = data.get("local_ids") if kind == "person.recorded" else None
    for scheme in schemes if isinstance(schemes, dict) else ():
        if len(scheme) > _LONGEST_SCHEME:
            wrong = f"the name “{scheme[:40]}…” is {len(scheme)} characters long"
            findings.fault(f"{where}.local_ids", wrong, f"keep it to {_LONGEST_SCHEME}")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield str(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield str(item)
    elif value is not None:
        yield str(value)
