"""How does a case file come into the record? Whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import transaction

from sightline.access.database_scope import whole_record
from sightline.access.setting_up import NewAgency, add_agencies
from sightline.exchange.arriving import arrivals_in
from sightline.exchange.case_file.prefixing import prefixed
from sightline.exchange.case_file.told import CaseFile
from sightline.exchange.meeting_the_record import Meeting, meet
from sightline.kernel.errors import Fault
from sightline.record import holdings, ledger
from sightline.record.actions import write_told

AT_ONCE = 500  # entries written before the views they touch are brought up to date


@dataclass(frozen=True)
class Imported:
    """What an import added, and what there is to report of the file."""

    entries_new: int
    entries_already: int
    people: int  # who were not in the record before
    notes: tuple[Fault, ...] = ()


def import_case(
    case: CaseFile,
    *,
    at: datetime,
    prefix: str = "",
    progress: Callable[[str], None] = lambda _: None,
) -> Imported:
    """Take a file into the record in one transaction; raises Refused, adding nothing.

    Entries enter in the file's order. Those that the record has under the same id, saying
    the same, are passed over, so a file may be imported twice. `prefix` gives the file's own
    entries and people ids of their own. Cost: some ten statements an entry.
    """
    if prefix:
        case = prefixed(case, prefix)
    with transaction.atomic(), whole_record():
        ledger.take_turn()
        meeting = meet(case, at=at)
        add_agencies(
            NewAgency(each.id, each.name, each.sector, each.phone, each.out_of_hours)
            for each in meeting.agencies
        )
        _write(meeting, progress)
    return Imported(
        entries_new=len(meeting.new),
        entries_already=len(meeting.order) - len(meeting.new),
        people=len(meeting.people),
        notes=(*case.notes, *meeting.findings.notes),
    )


def check_import(case: CaseFile, *, at: datetime, prefix: str = "") -> Imported:
    """Say what an import would add, adding nothing; raises Refused as it would."""
    if prefix:
        case = prefixed(case, prefix)
    with holdings.reading_whole_record():
        meeting = meet(case, at=at)
    return Imported(
        entries_new=len(meeting.new),
        entries_already=len(meeting.order) - len(meeting.new),
        people=len(meeting.people),
        notes=(*case.notes, *meeting.findings.notes),
    )


def _write(meeting: Meeting, progress: Callable[[str], None]) -> None:
    told = arrivals_in(meeting.order, meeting.new)
    done = 0
    while batch := list(islice(told, AT_ONCE)):
        write_told(batch)
        done += len(batch)
        progress(f"{done:,} of {len(meeting.new):,} entries")
