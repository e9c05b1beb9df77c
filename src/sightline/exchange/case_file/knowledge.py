"""Which other agencies know an entry, as a file tells it?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sightline.exchange.case_file.fields import LONGEST_ID, read_object, read_text
from sightline.exchange.case_file.findings import Findings
from sightline.exchange.case_file.times import read_moment
from sightline.exchange.case_file.told import KnownTold
from sightline.vocabulary.knowledge_means import KNOWLEDGE_MEANS

MEANS = tuple(code for code in KNOWLEDGE_MEANS if code != "own")
_FIELDS = {"since", "how", "acknowledged", "brought_by", "acknowledged_by"}


def read_known_to(
    value: object, by: str, where: str, findings: Findings
) -> tuple[KnownTold, ...]:
    """Read `known_to`, in its long form and its short."""
    known = []
    for agency, item in read_object(value, where, findings).items():
        if agency == by:
            findings.note(
                f"{where}.{agency}",
                "an agency knows its own record without being listed",
                "left out",
            )
            continue
        known.append(_one(agency, item, f"{where}.{agency}", findings))
    return tuple(each for each in known if each)


def _one(agency: str, item: object, where: str, findings: Findings) -> KnownTold | None:
    if not isinstance(item, dict):
        moment = read_moment(item, where, findings)
        return KnownTold(agency, moment) if moment else None
    for name in item.keys() - _FIELDS:
        right = f"the fields here are: {', '.join(sorted(_FIELDS))}"
        findings.fault(f"{where}.{name}", "nothing can be kept under this name", right)
    return KnownTold(
        agency=agency,
        since=_since(item, where, findings),
        how=_how(item.get("how"), f"{where}.how", findings),
        acknowledged=_moment(item, "acknowledged", where, findings),
        brought_by=_entry(item, "brought_by", where, findings),
        acknowledged_by=_entry(item, "acknowledged_by", where, findings),
    )


def _since(item: dict[str, Any], where: str, findings: Findings) -> datetime | None:
    receipt_alone = "since" in item and item["since"] is None and item.get("acknowledged")
    if receipt_alone:
        return None
    if item.get("since") is None:
        wrong = "it does not say since when"
        findings.fault(f"{where}.since", wrong, 'write "since": "2026-01-06"')
        return None
    return read_moment(item["since"], f"{where}.since", findings)


def _how(value: object, where: str, findings: Findings) -> str:
    if value is None:
        return "unknown"
    if value not in MEANS:
        right = f"one of: {', '.join(MEANS)}"
        findings.fault(where, f"{value!r} is not a way of coming to know", right)
        return "unknown"
    return str(value)


def _moment(
    item: dict[str, Any], name: str, where: str, findings: Findings
) -> datetime | None:
    if item.get(name) is None:
        return None
    return read_moment(item[name], f"{where}.{name}", findings)


def _entry(item: dict[str, Any], name: str, where: str, findings: Findings) -> str | None:
    return (
        read_text(item.get(name), f"{where}.{name}", findings, longest=LONGEST_ID) or None
    )
