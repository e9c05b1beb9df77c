"""Which entries do the people in a file's header come to, and how do they go back into it?

A ledger holds entries and nothing else, so what a header says of someone becomes a
`person.recorded` entry (and a `person.died`, where it says that they died), unless an entry
of the same file says as much. Nobody in the file says who recorded it: it is taken to be the
agency of the earliest entry about that person, then. The entry's id is made from the
person's, so that the same file gives the same ledger; a file that comes out of a ledger says
`told_by`, `told_at` and `told_after` in the header and gives back the very same entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sightline.exchange.case_file.fields import LONGEST_ID
from sightline.exchange.case_file.findings import Findings
from sightline.exchange.case_file.told import AgencyTold, EntryTold, PersonTold
from sightline.kernel.local_time import end_of_day
from sightline.kernel.partial_dates import NotADate, PartialDate
from sightline.record.content import Content
from sightline.vocabulary.checking import is_unstated

FACTS = "#header"
DEATH = "#header-died"
FROM_HEADER = {"from_header": True}
DATES = ("born", "expected")

Told = tuple[str, EntryTold]  # told after, entry


def is_from_header(content: Content) -> bool:
    """Whether an entry came out of a header and goes back into one."""
    suffix = DEATH if content.kind == "person.died" else FACTS
    return (
        content.extra == FROM_HEADER
        and content.corrects is None
        and len(content.about) == 1
        and content.id == content.about[0][0] + suffix
    )


def entries_of_header(
    people: Iterable[PersonTold],
    entries: tuple[EntryTold, ...],
    agencies: tuple[AgencyTold, ...],
    as_of: date | None,
    findings: Findings,
) -> Iterator[Told]:
    """Yield the entries that these people of a header come to."""
    earliest = _earliest_about(entries)
    statements = _statements(entries)
    deaths = {
        each.content.about[0][0]
        for each in entries
        if each.content.kind == "person.died" and each.content.about
    }
    teller = _fallback(entries, agencies, as_of)
    for person in people:
        died = bool(person.died) and (bool(person.told_by) or person.id not in deaths)
        wanted = _says_more(person, statements.get(person.id))
        if not (wanted or died):
            continue
        told = _told(person, earliest.get(person.id) or teller, findings)
        if told is None:
            continue
        if wanted:
            yield person.told_after, _entry(person, FACTS, told)
        if died:
            yield person.told_after, _entry(person, DEATH, told)


def states(statements: Iterable[Mapping[str, Any]], name: str, value: Any) -> bool:
    """Whether any of these records of someone says this of them."""
    return is_unstated(value) or any(
        _same(name, value, each.get(name)) for each in statements
    )


def _says_more(person: PersonTold, statements: list[Mapping[str, Any]] | None) -> bool:
    """Whether the header says more of someone than the file's entries; that they exist, say."""
    if person.told_by or statements is None:
        return True
    return not all(states(statements, *fact) for fact in person.facts.items())


def _same(name: str, value: Any, other: Any) -> bool:
    if value == other:
        return True
    if name in DATES and isinstance(value, str) and isinstance(other, str):
        return _date(value) == _date(other)
    return name == "names" and isinstance(other, list) and value in other


def _date(text: str) -> PartialDate | str:
    try:
        return PartialDate.parse(text)
    except NotADate:
        return text


def _earliest_about(entries: Iterable[EntryTold]) -> dict[str, tuple[str, datetime]]:
    earliest: dict[str, tuple[str, datetime]] = {}
    for each in entries:
        content = each.content
        for person, _ in content.about:
            if person not in earliest or content.recorded_at < earliest[person][1]:
                earliest[person] = content.agency, content.recorded_at
    return earliest


def _statements(entries: Iterable[EntryTold]) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for each in entries:
        if each.content.kind == "person.recorded" and each.content.about:
            found.setdefault(each.content.about[0][0], []).append(each.content.data)
    return found


def _fallback(
    entries: tuple[EntryTold, ...], agencies: tuple[AgencyTold, ...], as_of: date | None
) -> tuple[str, datetime] | None:
    """Who told of someone whom no entry is about."""
    if entries:
        first = min(entries, key=lambda each: each.content.recorded_at).content
        return first.agency, first.recorded_at
    return (agencies[0].id, end_of_day(as_of)) if agencies and as_of else None


def _told(
    person: PersonTold, teller: tuple[str, datetime] | None, findings: Findings
) -> tuple[str, datetime] | None:
    if len(person.id + DEATH) > LONGEST_ID:
        right = f"keep the ids of people to {LONGEST_ID - len(DEATH)}"
        findings.fault(person.where, f"the id is {len(person.id)} characters long", right)
        return None
    agency = person.told_by or (teller and teller[0])
    at = person.told_at or (teller and teller[1])
    if not agency or not at:
        wrong = "nothing in the file says who recorded this person, or when"
        findings.fault(person.where, wrong, "give told_by and told_at")
        return None
    return agency, at


def _entry(person: PersonTold, suffix: str, told: tuple[str, datetime]) -> EntryTold:
    death = suffix == DEATH
    return EntryTold(
        content=Content(
            id=person.id + suffix,
            kind="person.died" if death else "person.recorded",
            happened=PartialDate.parse(person.died) if death else PartialDate.unknown(),
            recorded_at=told[1],
            agency=told[0],
            about=((person.id, ""),),
            data={} if death else person.facts,
            extra=dict(FROM_HEADER),
        ),
        where=person.where,
    )
