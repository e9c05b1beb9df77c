"""Why does something stand as it does? What began it, what was looked for, what was found."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from sightline.access.actor import Actor
from sightline.access.calendar import partnership_calendar
from sightline.access.database_scope import whole_record
from sightline.obligations.models import Obligation
from sightline.obligations.queries.owed import Due, safeguard_of
from sightline.record import for_engines
from sightline.safeguards.obligation import Obligation as Owed
from sightline.safeguards.why import Why
from sightline.safeguards.world_building.building import build

_KNOWN = datetime(9999, 1, 1, tzinfo=UTC)
_STATUS = {"overdue": "missed", "due": "pending", "explained": "missed"}
NOT_OPEN = "An entry that is not open to you was found."


def why(actor: Actor, due: Due, agencies: dict[str, str]) -> str:
    """Say in a few sentences why it stands as it does, from entries open to the actor alone.

    `agencies` are the names of agencies as the actor may see them.
    """
    with whole_record():
        row = Obligation.objects.filter(
            adopted=due.adopted, child=due.child, each=due.each, started=_id_at(due.started)
        ).first()
        placed = for_engines.entries_at({due.started, due.answered} - {0})
        if row is None or not placed:
            return ""
    entries = [replace(entry, corrects=None) for _, entry in placed]
    world = build(entries, agencies=for_engines.agencies(), as_known_at=_KNOWN)
    world = replace(world, names=world.names | agencies)
    status = _STATUS.get(due.status, due.status)
    answered = row.answered if due.answered else ""
    owed = Owed(
        row.adopted.code, row.started, row.child, row.each, row.due_first, row.due_last,
        row.clock, status, row.because, answered, row.owed_by,  # type: ignore[arg-type]
    )  # fmt: skip
    told = Why(world, partnership_calendar()).tell(safeguard_of(due), owed)
    return f"{told} {NOT_OPEN}" if row.answered and not due.answered else told


def started_id(due: Due) -> str:
    """Return the id of the entry that began it."""
    with whole_record():
        return _id_at(due.started)


def _id_at(position: int) -> str:
    found = for_engines.entries_at([position])
    return next((entry.id for _, entry in found), "")
