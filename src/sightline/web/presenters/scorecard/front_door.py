"""How is the front door set out? By month or week, by who referred and how, and what waits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse

from sightline.drawing.columns import Layer, draw_columns
from sightline.kernel.local_time import say_day, say_moment
from sightline.record.queries.front_door import (
    NOT_AN_AGENCY,
    ROUTES,
    By,
    FrontDoor,
    ReferralFigures,
    ReferralsBehind,
    Wanted,
)
from sightline.web.presenters.drawn import Shown, shown
from sightline.web.presenters.scorecard.words import Cell, address, number, say_days

HEAD = ("Referrals", "Read", "Acknowledged", "Decided", "Sent back", "Not decided")
TIMED = {"read": "to_read", "acknowledged": "to_acknowledge", "decided": "to_decide"}
BEHIND_HEAD = ("Referral", "Came", "From", "Read", "Acknowledged", "Decided", "Sent back")
COUNTED = (
    "A referral counts once, in the period in which it was recorded, however many children it"
    " names. Read is the first receipt by the agency it was sent to; acknowledged and decided"
    " are the first such entry in the same piece of work; each time is from when the referral"
    " was recorded to when that was, and half of them took no longer than is told.",
    "Sent back means that, before deciding, the front door asked the agency that referred for"
    " information about the same person.",
    "What the front door took in itself, from family, neighbours and the public, nobody had to"
    " read, so it does not count as read.",
)
NOT_READ = "Taken in by the front door"


def period_rows(found: FrontDoor) -> list[list[Cell]]:
    """Lay out the periods, the newest first."""
    return [
        [
            {"text": period_said(day, found.by)},
            *_figures(of, by=found.by, period=day.isoformat()),
        ]
        for day, of in reversed(found.periods)
    ]


def agency_rows(found: FrontDoor) -> list[list[Cell]]:
    """Lay out who referred, in the order of their names."""
    return [
        [{"text": name}, *_figures(of, by=found.by, agency=id_ or "-")]
        for id_, name, of in found.agencies
    ]


def route_rows(found: FrontDoor) -> list[list[Cell]]:
    """Lay out how referrals came."""
    return [
        [{"text": name}, *_figures(of, by=found.by, route=id_)]
        for id_, name, of in found.routes
    ]


def whole_row(found: FrontDoor) -> list[list[Cell]]:
    """Lay out all periods together."""
    return [[{"text": "All"}, *_figures(found.whole, by=found.by)]]


def waiting_said(found: FrontDoor) -> tuple[str, str]:
    """Say how many wait and since when, and the address of which they are."""
    if found.waiting == 0:
        return "No referral waits for a decision.", ""
    how_many = "Fewer than five" if found.waiting is None else str(found.waiting)
    one = found.waiting == 1
    said = f"{how_many} referral{' waits' if one else 's wait'} for a decision"
    if found.oldest:
        said += f", {'since' if one else 'the oldest since'} {say_moment(found.oldest)}"
    href = address(reverse("front-door-rows"), by=found.by, what="waiting")
    return f"{said}.", href


def trend(found: FrontDoor) -> Shown:
    """Draw the periods: what was decided, and what was not."""
    layers = [
        Layer("Decided", tuple(of.decided for _, of in found.periods)),
        Layer("Not decided", tuple(of.waiting for _, of in found.periods)),
    ]
    form = "%b %y" if found.by == "month" else "%d %b"
    periods = [f"{day:{form}}" for day, _ in found.periods]
    heading = found.by.capitalize()
    drawn = draw_columns(f"Referrals by {found.by}", heading, periods, layers)
    return shown(drawn, "trend")


def behind_rows(found: ReferralsBehind) -> list[list[Cell]]:
    """Lay out the referrals that a figure counts and that are open."""
    return [
        [
            {
                "text": entry.title,
                "href": reverse("entry", kwargs={"position": entry.position}),
            },
            {"text": say_moment(row.at)},
            {"text": entry.agency_name if row.agency else NOT_AN_AGENCY},
            _moment(row.read_at, "Not read" if row.agency else NOT_READ),
            _moment(row.acknowledged_at, "Not acknowledged"),
            _moment(row.decided_at, "Not decided"),
            {"text": "Yes" if row.sent_back else "No"},
        ]
        for row, entry in found.rows
    ]


def period_said(day: date, by: By) -> str:
    """Say a month, or the week that begins on a day."""
    return f"{day:%B %Y}" if by == "month" else f"Week of {say_day(day)}"


def wanted_of(asked: dict[str, str]) -> Wanted:
    """Read from an address which referrals are wanted; what cannot be read is left out."""
    agency = asked.get("agency")
    route = asked.get("route", "")
    return Wanted(
        by="week" if asked.get("by") == "week" else "month",
        period=_day(asked.get("period", "")),
        agency="" if agency == "-" else agency or None,
        route=route if route in ROUTES else "",
        what=asked.get("what", ""),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _moment(at: datetime | None, blank: str) -> Cell:
    return {"text": say_moment(at) if at else "", "blank": blank}


def _figures(of: ReferralFigures, **chosen: str) -> Iterable[Cell]:
    rows = reverse("front-door-rows")
    yield number(of.number, address(rows, **chosen))
    for name in ("read", "acknowledged", "decided", "sent_back", "waiting"):
        what = name.replace("_", "-")
        cell = number(getattr(of, name), address(rows, what=what, **chosen))
        time = getattr(of, TIMED[name]) if name in TIMED else None
        said = "" if time is None else f", half within {say_days(time)}"
        yield cell | {"text": f"{cell['text']}{said}"}
