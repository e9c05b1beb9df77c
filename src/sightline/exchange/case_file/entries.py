"""What does one entry of a file say, and is all of it right in itself?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sightline.exchange.case_file.document import Part
from sightline.exchange.case_file.fields import (
    LONGEST_ID,
    read_id,
    read_list,
    read_object,
    read_partial_date,
    read_text,
)
from sightline.exchange.case_file.findings import Findings
from sightline.exchange.case_file.knowledge import read_known_to
from sightline.exchange.case_file.lengths import check_lengths
from sightline.exchange.case_file.times import read_moment
from sightline.exchange.case_file.told import FILE_ORIGIN, EntryTold
from sightline.kernel.errors import Refused
from sightline.kernel.json_text import NotCanonical
from sightline.kernel.local_time import end_of_day
from sightline.kernel.partial_dates import PartialDate
from sightline.record.content import Content
from sightline.vocabulary.handling import parse_mark
from sightline.vocabulary.kinds import KINDS, UnknownKind, check_data, kind

OWN_FIELDS = frozenset(
    {
        *("id", "kind", "happened", "recorded", "by", "author", "post", "about", "thread"),
        *("corrects", "data", "says", "handling", "known_to", "origin", "hash"),
    }
)
# What the format describes besides; kept with the entry, and no news to anyone.
DESCRIBED = frozenset({"source", "doubts", "same_as", "recorded_assumed", "from_header"})
# Stands in for a moment that is at fault, so that reading can go on.
NEVER = datetime.max.replace(tzinfo=UTC)
ORIGINS = ("recorded", FILE_ORIGIN, "feed", "return")


def read_entry(part: Part, findings: Findings, *, otherwise: datetime | None) -> EntryTold:
    """Read one entry; `otherwise` is when it was recorded if neither it nor its date tells."""
    value, where = part.value, part.where
    happened = read_partial_date(value.get("happened"), f"{where}, happened", findings)
    extra = _extra(value, where, findings)
    content = Content(
        id=read_id(value.get("id"), where, findings),
        kind=_kind(value.get("kind"), where, findings),
        happened=happened,
        recorded_at=_recorded(value, happened, extra, where, findings, otherwise),
        agency=read_id(value.get("by"), f"{where}, by", findings),
        author=read_text(value.get("author"), f"{where}, author", findings, longest=200),
        post=read_text(value.get("post"), f"{where}, post", findings, longest=LONGEST_ID),
        about=_about(value.get("about"), f"{where}, about", findings),
        thread=_named(value, "thread", where, findings),
        corrects=_named(value, "corrects", where, findings) or None,
        data=_data(value, where, findings),
        says=read_text(value.get("says"), f"{where}, says", findings),
        handling=_handling(value.get("handling"), f"{where}, handling", findings),
        extra=extra,
    )
    _check_hash(value.get("hash"), content, where, findings)
    return EntryTold(
        content=content,
        known_to=read_known_to(
            value.get("known_to"), content.agency, f"{where}, known_to", findings
        ),
        origin=read_origin(value.get("origin"), f"{where}, origin", findings),
        where=where,
    )


def read_origin(value: object, where: str, findings: Findings) -> str:
    """Return whence an entry came: from a file, unless the file says otherwise."""
    if value is None or value in ORIGINS:
        return str(value or FILE_ORIGIN)
    findings.fault(where, f"{value!r} is not an origin", f"one of: {', '.join(ORIGINS)}")
    return FILE_ORIGIN


def _kind(value: object, where: str, findings: Findings) -> str:
    if not isinstance(value, str):
        findings.fault(f"{where}, kind", "it has no kind", "give it one")
        return ""
    try:
        return kind(value).code
    except UnknownKind as unknown:
        near = " or ".join(unknown.near) or "one in docs/reference/vocabulary.md"
        findings.fault(
            f"{where}, kind", f"there is no kind “{value[:60]}”", f"write {near}"
        )
        return ""


def _recorded(
    value: dict[str, Any],
    happened: PartialDate,
    extra: dict[str, Any],
    where: str,
    findings: Findings,
    otherwise: datetime | None,
) -> datetime:
    if value.get("recorded") is not None:
        return read_moment(value["recorded"], f"{where}, recorded", findings) or NEVER
    day = happened.last or happened.first
    moment = end_of_day(day) if day else otherwise
    if moment is None:
        wrong = "nothing says when it was recorded, or when it happened"
        findings.fault(f"{where}, recorded", wrong, "give either, or as_of for the file")
        return NEVER
    extra["recorded_assumed"] = True
    taken = f"assumed to be {moment.date().isoformat()}, when it happened"
    if day is None:
        taken = f"assumed to be {moment.date().isoformat()}, when the file was made"
    findings.note(f"{where}, recorded", "this is not stated", taken)
    return moment


def _about(value: object, where: str, findings: Findings) -> tuple[tuple[str, str], ...]:
    pairs: dict[str, str] = {}
    for place, item in enumerate(read_list(value, where, findings)):
        person, part = _one_about(item, f"{where}[{place}]", findings)
        if person in pairs:
            wrong = f"{person} is named twice"
            findings.fault(f"{where}[{place}]", wrong, "name each person once")
        if person:
            pairs[person] = part
    return tuple(pairs.items())


def _one_about(item: object, where: str, findings: Findings) -> tuple[str, str]:
    if not isinstance(item, dict):
        return read_id(item, where, findings), ""
    for name in item.keys() - {"person", "as"}:
        right = 'write {"person": ID, "as": PART}, and the rest under data'
        findings.fault(f"{where}.{name}", "nothing can be kept under this name", right)
    person = read_id(item.get("person"), f"{where}.person", findings)
    return person, read_text(item.get("as"), f"{where}.as", findings, longest=40)


def _named(value: dict[str, Any], name: str, where: str, findings: Findings) -> str:
    return read_text(value.get(name), f"{where}, {name}", findings, longest=LONGEST_ID)


def _data(value: dict[str, Any], where: str, findings: Findings) -> dict[str, Any]:
    data = read_object(value.get("data"), f"{where}, data", findings)
    known = KINDS.get(str(value.get("kind")))
    if known:
        checked = check_data(known, data, where=f"{where}, data", from_file=True)
        findings.faults += checked.faults
        findings.notes += checked.notes
        check_lengths(known.code, data, f"{where}, data", findings)
    return data


def _handling(value: object, where: str, findings: Findings) -> tuple[str, ...]:
    marks = []
    for place, mark in enumerate(read_list(value, where, findings)):
        text = read_id(mark, f"{where}[{place}]", findings)
        try:
            parse_mark(text)
        except Refused as refused:
            for fault in refused.faults:
                findings.fault(f"{where}[{place}]", fault.wrong, fault.right)
        else:
            marks.append(text)
    return tuple(marks)


def _extra(value: dict[str, Any], where: str, findings: Findings) -> dict[str, Any]:
    extra = {name: each for name, each in value.items() if name not in OWN_FIELDS}
    for name in extra.keys() - DESCRIBED:
        findings.note(f"{where}, {name}", "the format does not know this field", "kept")
    for name in extra.keys() & {"doubts", "same_as"}:
        read_list(extra[name], f"{where}, {name}", findings)
    return extra


def _check_hash(value: object, content: Content, where: str, findings: Findings) -> None:
    if content.recorded_at == NEVER:
        return
    try:
        fits = value in (None, content.digest)
    except NotCanonical as error:
        findings.fault(where, str(error), "mend the entry")
        return
    if not fits:
        wrong = "the entry does not say what it said when its hash was made"
        right = "get the file again from where it came, or take the hash out to take it as it is"
        findings.fault(f"{where}, hash", wrong, right)
