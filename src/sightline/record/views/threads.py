"""How far has each piece of work come? The state of a thread is that of its last step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sightline.record.models import Entry, Thread

# What each kind of entry makes of the piece of work it belongs to; kinds not here change nothing.
STATES: dict[str, str] = {
    "referral.made": "sent",
    "referral.received": "received",
    "referral.acknowledged": "acknowledged",
    "referral.decided": "decided",
    "referral.outcome-shared": "outcome shared",
    "assessment.opened": "open",
    "assessment.completed": "completed",
    "assessment.outcome-shared": "outcome shared",
    "meeting.called": "called",
    "meeting.held": "held",
    "meeting.minutes-shared": "minutes shared",
    "plan.agreed": "agreed",
    "plan.changed": "changed",
    "plan.reviewed": "reviewed",
    "plan.ended": "ended",
    "action.set": "to do",
    "action.done": "done",
    "action.dropped": "dropped",
    "disagreement.raised": "raised",
    "disagreement.answered": "answered",
    "disagreement.resolved": "resolved",
    "information.requested": "requested",
    "information.shared": "shared",
    "information.withheld": "withheld",
    "incident.notified": "notified",
    "review.opened": "open",
    "review.decided": "decided",
    "return.requested": "requested",
    "return.received": "received",
}
CLOSED = frozenset(
    {
        "outcome shared",
        "completed",
        "minutes shared",
        "ended",
        "done",
        "dropped",
        "resolved",
        "shared",
        "withheld",
    }
)


def touched_by(entries: Iterable[Entry]) -> set[str]:
    """Return the threads that these entries move on; most kinds of entry move none."""
    return {entry.thread for entry in entries if entry.thread and entry.kind in STATES}


def refresh(ids: set[str]) -> None:
    """Make these threads again from their entries."""
    if not ids:
        return
    Thread.objects.filter(id__in=ids).delete()
    steps: dict[str, list[Entry]] = defaultdict(list)
    entries = Entry.objects.filter(thread__in=ids, kind__in=STATES)
    for entry in entries.order_by("recorded_at", "position"):
        steps[entry.thread].append(entry)
    Thread.objects.bulk_create(
        _thread(id_, entries) for id_, entries in sorted(steps.items())
    )


def _thread(id_: str, entries: list[Entry]) -> Thread:
    opening, last = entries[0], entries[-1]
    state = STATES[last.kind]
    return Thread(
        id=id_,
        work=opening.kind.split(".")[0],
        state=state,
        agency=opening.agency_id,
        opened_at=opening.recorded_at,
        changed_at=last.recorded_at,
        closed=state in CLOSED,
    )
