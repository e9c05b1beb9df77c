"""What a case file tells, as the facts that the record too is put together from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sightline.exchange.case_file.told import CaseFile, EntryTold
from sightline.record.assembly.facts import Fact


@dataclass(frozen=True, slots=True)
class Knowing:
    """That an agency knew an entry since a moment, and when it said so; None: not told."""

    agency: str
    since: datetime | None
    how: str = ""
    acknowledged: datetime | None = None


def facts_of_case(case: CaseFile) -> list[Fact]:
    """Return every entry of a file as a fact, in the order of a ledger."""
    return [_fact(each, place) for place, each in enumerate(case.in_order(), start=1)]


def knowledge_of_case(case: CaseFile) -> dict[str, tuple[Knowing, ...]]:
    """Return who else knows each entry."""
    return {
        each.content.id: tuple(
            Knowing(known.agency, known.since, known.how, known.acknowledged)
            for known in each.known_to
        )
        for each in case.in_order()
    }


def _fact(told: EntryTold, place: int) -> Fact:
    content = told.content
    return Fact(
        id=content.id,
        kind=content.kind,
        happened=content.happened,
        recorded_at=content.recorded_at,
        agency=content.agency,
        about=content.about,
        data=content.data,
        corrects=content.corrects,
        thread=content.thread,
        handling=content.handling,
        author=content.author,
        says=content.says,
        position=place,
    )
