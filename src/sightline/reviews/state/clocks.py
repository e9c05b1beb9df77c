"""By when must what be done? Counted in working days from the three days it may start on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sightline.kernel.deadlines import Within, due_with_reason
from sightline.kernel.local_time import london_day
from sightline.kernel.working_days import Calendar
from sightline.reviews.review_types import REVIEW_TYPES
from sightline.reviews.state.incident import Incident
from sightline.reviews.state.workspace import Workspace

TO_NOTIFY = Within.parse("5 working days")
TO_LOOK_BACK = Within.parse("12 months")

# The working day, of fifteen, by the end of which each part is best done.
PLAN = (
    (1, "Every other child is safe, and agencies are asked for their returns"),
    (6, "Returns are in, and gone through for quality"),
    (8, "The combined chronology, the genogram and the ecomap are ready"),
    (10, "The panel meets"),
    (12, "The decision is written and signed by a second person"),
    (14, "The three partners have agreed the letter to the national panel"),
    (15, "The rapid review is with the national panel"),
)


@dataclass(frozen=True)
class Clock:
    """Something that is due, from when it is counted, and how in a sentence."""

    what: str
    starts: date
    due: date
    because: str


def notification_clock(incident: Incident, calendar: Calendar) -> Clock | None:
    """Return by when the panel must be notified; None until someone says who was aware when."""
    if incident.aware_on is None:
        return None
    return _clock("Notify the national panel", incident.aware_on, TO_NOTIFY, calendar)


def starting_days(incident: Incident, workspace: Workspace) -> dict[str, date]:
    """Return the days that fifteen working days may be counted from, as far as they are known."""
    days = {
        "aware": incident.aware_on,
        "notified": incident.notified_on,
        "opened": workspace.opened_on,
    }
    return {name: day for name, day in days.items() if day is not None}


def review_clocks(
    incident: Incident, workspace: Workspace, calendar: Calendar
) -> dict[str, Clock]:
    """Return when the review would be due from each starting day; none where it has no clock."""
    type_ = REVIEW_TYPES.get(workspace.type)
    if type_ is None or not type_.clock:
        return {}
    within = Within.parse(type_.clock)
    return {
        name: _clock(type_.title, day, within, calendar)
        for name, day in starting_days(incident, workspace).items()
    }


def plan(starts_on: date, calendar: Calendar) -> tuple[Clock, ...]:
    """Return the milestones of a rapid review that starts on a day."""
    return tuple(
        _clock(what, starts_on, Within.parse(f"{days} working days"), calendar)
        for days, what in PLAN
    )


def publication_clock(workspace: Workspace, calendar: Calendar) -> Clock | None:
    """Return by when a review of this type is published; None where that is not laid down."""
    type_ = REVIEW_TYPES.get(workspace.type)
    if type_ is None or not type_.publishes_within or workspace.opened_on is None:
        return None
    within = Within.parse(type_.publishes_within)
    return _clock("Publish the review", workspace.opened_on, within, calendar)


def _clock(what: str, starts: date, within: Within, calendar: Calendar) -> Clock:
    found = due_with_reason(starts, within, calendar)
    day = london_day(found.due) if isinstance(found.due, datetime) else found.due
    return Clock(what, starts, day, found.because)
