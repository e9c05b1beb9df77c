"""How is a list of reviews set out? By code, part and what is due, never by a name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from sightline.kernel.local_time import say_day
from sightline.kernel.working_days import Calendar
from sightline.reviews.queries.opening import Opened
from sightline.reviews.review_types import REVIEW_TYPES
from sightline.reviews.state.clocks import notification_clock, review_clocks
from sightline.reviews.state.clusters import Cluster
from sightline.reviews.step_kinds import STEP_KINDS

HEAD = ("Review", "Type", "Your part", "Where it stands", "Due")


def review_rows(
    found: Iterable[Opened], *, today: date, calendar: Calendar
) -> list[list[Any]]:
    """Return one row a review."""
    return [_row(each, today, calendar) for each in found]


def _row(review: Opened, today: date, calendar: Calendar) -> list[Any]:
    address = reverse("review", kwargs={"review": review.code})
    type_ = REVIEW_TYPES.get(review.state.workspace.type)
    due = _due(review, calendar)
    late = due is not None and due < today
    return [
        {"text": review.code, "href": address},
        type_.title if type_ else "Not opened yet",
        ", ".join(parts_of(review)),
        standing_of(review),
        {
            "text": say_day(due) if due else "",
            "blank": "Nothing laid down",
            **({"tag": "Overdue", "colour": "red"} if late else {}),
        },
    ]


def parts_of(review: Opened) -> list[str]:
    """Return the parts that the reader has in a review, in words."""
    field = STEP_KINDS["seat.given"].field("part")
    return list(dict.fromkeys(field.title_of(seat.part) for seat in review.seats))


def standing_of(review: Opened) -> str:
    """Say in a few words where a review stands."""
    workspace, state = review.state.workspace, review.state
    if workspace.withdrawn:
        return "Opened in error, and withdrawn"
    if workspace.closed_on:
        return f"Closed on {say_day(workspace.closed_on)}"
    if state.deciding.decision:
        return "Decided" if state.deciding.decision.is_signed else "Decided, to be signed"
    if state.board.agencies and state.board.closed_at is None:
        asked = [each for each in state.board.agencies if each.state != "excused"]
        return f"{len(state.board.received)} of {len(asked)} returns are in"
    return "Under way" if workspace.type else "Incident taken down"


def _due(review: Opened, calendar: Calendar) -> date | None:
    state = review.state
    if not state.workspace.type:
        clock = notification_clock(state.incident, calendar)
        return clock.due if clock and state.incident.notify is None else None
    if state.workspace.closed_on or state.workspace.withdrawn or state.deciding.sent_on:
        return None
    clocks = review_clocks(state.incident, state.workspace, calendar)
    counted = clocks.get(state.workspace.starts_from)
    return counted.due if counted else None


def cluster_lines(found: Iterable[Cluster]) -> list[str]:
    """Say which incidents are alike, within ninety days of each other."""
    return [
        f"{len(each.incidents)} children aged {each.age}, {each.type}, between "
        f"{say_day(each.first)} and {say_day(each.last)}: "
        f"reviews {', '.join(told.code for told in each.incidents)}"
        for each in found
    ]
