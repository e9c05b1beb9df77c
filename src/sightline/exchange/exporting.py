"""How does the record go out as a case file? All of it, one family, or one person's view of it.

An operator's export leaves nothing out, and importing it into an empty record gives the same
ledger, chain and all. What an actor exports holds only what they may see and may pass on;
`Redact` is the one place where what an entry shows can be narrowed further.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Any

from sightline.access.actor import Actor
from sightline.exchange.case_file.document import FORMAT
from sightline.exchange.case_file.references import entry_references
from sightline.exchange.case_file.told import AgencyTold, CaseFile, EntryTold, PersonTold
from sightline.exchange.case_file.writing import (
    Item,
    Json,
    agency_as_json,
    as_item,
    as_object,
)
from sightline.exchange.exported_header import header_for
from sightline.exchange.folding import folded, told
from sightline.exchange.passing_on import (
    may_be_passed_on,
    without_private_fields,
    without_sensitive_knowers,
)
from sightline.kernel.local_time import london_day
from sightline.record import holdings, telling
from sightline.record.content import Content
from sightline.vocabulary.model import FieldType
from sightline.vocabulary.sectors import SENSITIVE

Redact = Callable[[Content], Content]

TITLE = "Exported from Sightline"  # names nobody: titles turn up in lists and logs
PASSED_ON = {
    "what": "this file holds what one agency may pass on; entries and fields that may not be"
    " passed on are left out"
}
_AT_ONCE = 500


def file_name(now: datetime) -> str:
    """Return a name for an exported file that says nothing of whom it is about."""
    return f"sightline-{london_day(now).isoformat()}.case.json"


def everything(progress: Callable[[str], None] = lambda _: None) -> Iterator[Item]:
    """Yield the whole record, agencies first and then the ledger in order, for an operator.

    In constant memory, and as it stood at the start. A person comes where the ledger has them.
    """
    upto = telling.length()
    for agency in _agencies(None):
        yield "agency", {"id": agency.id} | agency_as_json(agency)
    elsewhere: set[str] = set()
    items = folded(told(kept) for kept in telling.tell_all(upto=upto))
    done = 0
    while batch := list(islice(items, _AT_ONCE)):
        for item in batch:
            yield as_item(item)
        elsewhere |= _missing(batch)
        done += len(batch)
        progress(f"{done:,} of {upto:,} entries")
    if elsewhere:
        yield "case", {"elsewhere": sorted(elsewhere)}


def family(person: str, *, now: datetime) -> CaseFile:
    """Return one family's whole record, for an operator."""
    entries = [told(kept) for kept in telling.tell_family(person)]
    return _case(entries, now=now, records=None)


def top(now: datetime) -> Json:
    """Return what stands at the top of an exported file; it names nobody."""
    return {"sightline": FORMAT, "title": TITLE, "as_of": london_day(now).isoformat()}


def export_for(
    actor: Actor, person: str, *, now: datetime, redact: Redact = lambda content: content
) -> dict[str, Any]:
    """Return what this actor may see and pass on of one family; call it inside `as_actor`."""
    sectors = {agency.id: agency.sector for agency in telling.agencies_told()}
    sensitive = {id_ for id_, sector in sectors.items() if sector in SENSITIVE}
    entries = [
        _narrowed(kept, redact, sensitive - {actor.agency})
        for kept in telling.tell_open_to(actor, person, now=now)
        if may_be_passed_on(kept, actor.agency)
    ]
    entries = _without_bringers_outside(entries)
    people = _named(entries, FieldType.PERSON)
    records = [
        redact(without_private_fields(content))
        for content in telling.records_open_to(actor, people, now=now)
        if content.agency == actor.agency or not content.handling
    ]
    case = _case(entries, now=now, records=records)
    return as_object(case, notices=[PASSED_ON])


def _case(
    entries: list[EntryTold], *, now: datetime, records: list[Content] | None
) -> CaseFile:
    items = list(folded(entries))
    listed = tuple(item for item in items if isinstance(item, EntryTold))
    told_people = [item for item in items if isinstance(item, PersonTold)]
    people = header_for(listed, told_people, _named(entries, FieldType.PERSON), records)
    ids = {each.content.id for each in entries}
    return CaseFile(
        agencies=tuple(_agencies(_named(entries, FieldType.AGENCY))),
        people=tuple(people),
        entries=listed,
        title=TITLE,
        as_of=london_day(now),
        elsewhere=frozenset(_named(entries, FieldType.ENTRY) - ids),
    )


def _narrowed(kept: telling.Kept, redact: Redact, sensitive: set[str]) -> EntryTold:
    each = told(kept)
    content = redact(without_private_fields(each.content))
    return replace(
        each,
        content=content,
        known_to=without_sensitive_knowers(each.known_to, sensitive),
        whole=content == each.content,
    )


def _without_bringers_outside(entries: list[EntryTold]) -> list[EntryTold]:
    """An entry that cannot be shown is not to be named as what brought the news either."""
    ids = {each.content.id for each in entries}
    return [
        replace(
            each,
            known_to=tuple(
                replace(
                    known,
                    brought_by=known.brought_by if known.brought_by in ids else None,
                    acknowledged_by=(
                        known.acknowledged_by if known.acknowledged_by in ids else None
                    ),
                )
                for known in each.known_to
            ),
        )
        for each in entries
    ]


def _named(entries: Iterable[EntryTold], type_: FieldType) -> set[str]:
    return {
        id_
        for each in entries
        for found, _, id_ in entry_references(each)
        if found is type_
    }


def _agencies(ids: set[str] | None) -> Iterator[AgencyTold]:
    for agency in telling.agencies_told(ids):
        yield AgencyTold(
            agency.id, agency.name, agency.sector, agency.phone, agency.out_of_hours
        )


def _missing(batch: list[PersonTold | EntryTold]) -> set[str]:
    entries = [item for item in batch if isinstance(item, EntryTold)]
    named = _named(entries, FieldType.ENTRY)
    return named - holdings.digests(named).keys()
