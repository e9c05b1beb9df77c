"""What does a case file hand to the engines, which know neither the record nor the file?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sightline.exchange.case_file.told import CaseFile, EntryTold
from sightline.kernel.local_time import end_of_day, london_day
from sightline.safeguards.recorded import Agency, Learnt, Recorded
from sightline.safeguards.world import World
from sightline.safeguards.world_building.building import build


def world_as_of(case: CaseFile, day: date) -> World:
    """Build the world that the file tells of, as known at the end of a day."""
    return build(recorded(case), (), agencies(case), as_known_at=end_of_day(day))


def as_of(case: CaseFile) -> date:
    """Return the day the file says it is of, or else the last on which it was added to."""
    if case.as_of:
        return case.as_of
    moments = [each.content.recorded_at for each in case.in_order()]
    return london_day(max(moments)) if moments else date.min


def recorded(case: CaseFile) -> Iterator[Recorded]:
    """Yield the file's entries, those of its header too, in the order of a ledger."""
    return (_recorded(each) for each in case.in_order())


def agencies(case: CaseFile) -> list[Agency]:
    """Return the file's agencies."""
    return [Agency(each.id, each.sector, each.name) for each in case.agencies]


def _recorded(told: EntryTold) -> Recorded:
    content = told.content
    return Recorded(
        id=content.id,
        kind=content.kind,
        happened=content.happened,
        recorded_at=content.recorded_at,
        agency=content.agency,
        author=content.author,
        about=content.about,
        thread=content.thread,
        corrects=content.corrects,
        data=content.data,
        known_to=tuple(
            Learnt(each.agency, each.since, each.acknowledged) for each in told.known_to
        ),
        recorded_assumed=bool(content.extra.get("recorded_assumed")),
    )
