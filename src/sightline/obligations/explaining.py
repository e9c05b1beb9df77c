"""How is it told why something owed was not done? By an entry, which lays it to rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sightline.access.actor import Actor
from sightline.access.database_scope import whole_record
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.local_time import london_day
from sightline.kernel.partial_dates import PartialDate
from sightline.obligations.kinds import EXPLAINED
from sightline.obligations.queries.owed import Due
from sightline.record.actions import Draft, append
from sightline.record.for_engines import entries_at


@dataclass(frozen=True)
class Explanation:
    """Why something owed was not done, and until when that holds; unknown: for good."""

    rationale: str
    until: PartialDate = PartialDate.unknown()


def explain(
    actor: Actor, due: Due, told: Explanation, *, entry_id: str, at: datetime
) -> str:
    """Record why something owed was not done; only the agency that owes it may."""
    if not due.of_my_agency:
        raise Refused(
            Fault(
                "your agency", "it does not owe this", "ask the agency that does to explain"
            )
        )
    with whole_record():
        started = entries_at([due.started])[0][1]
    data = {"safeguard": due.code, "started": started.id, "rationale": told.rationale}
    if told.until.is_known:
        data["until"] = told.until.text
    if due.each:
        data["each"] = due.each
    draft = Draft(
        kind=EXPLAINED,
        happened=PartialDate.on(london_day(at)),
        about=((due.child, "child"),),
        data=data,
    )
    return append(actor, draft, entry_id=entry_id, at=at)
