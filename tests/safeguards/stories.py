"""Small stories to run safeguards over: entries in one line each, and what is then owed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sightline.kernel.deadlines import Within
from sightline.kernel.local_time import end_of_day
from sightline.kernel.partial_dates import PartialDate
from sightline.kernel.working_days import england_and_wales
from sightline.safeguards.model import (
    Expect,
    Follows,
    Learned,
    Looked,
    OwedBy,
    Safeguard,
    Start,
    Threshold,
    Unless,
)
from sightline.safeguards.obligation import Obligation
from sightline.safeguards.recorded import Agency, Learnt, Recorded, Someone
from sightline.safeguards.reference.engine import run
from sightline.safeguards.world import World
from sightline.safeguards.world_building.building import build
from sightline.safeguards.world_building.spans import second_of

CALENDAR = england_and_wales()
AGENCIES = (
    Agency("csc", "childrens-social-care", "Northshire Social Care"),
    Agency("hv", "health-visiting", "Northshire Health Visiting"),
    Agency("police", "police", "Northshire Police"),
    Agency("school", "school", "Rookery School"),
    Agency("gp", "general-practice", "Fern Surgery"),
)
LATER = datetime(2027, 1, 1, 12, tzinfo=UTC)


def someone(id_: str, born: str = "", expected: str = "", name: str = "") -> Someone:
    return Someone(id_, name, PartialDate.parse(born), PartialDate.parse(expected))


PEOPLE = (
    someone("baby", "2025-12-02", name="Robin Rowan"),
    someone("girl", "2017-03-01", name="Wren Rowan"),
    someone("mother", "1994-05-06", name="Alice Rowan"),
)


def entry(
    id_: str,
    kind: str,
    happened: str,
    by: str = "hv",
    about: tuple[str, ...] = ("baby",),
    *,
    thread: str = "",
    recorded: datetime | None = None,
    corrects: str | None = None,
    known_to: tuple[Learnt, ...] = (),
    **data: Any,
) -> Recorded:
    """One entry; unless said otherwise, recorded by the end of the day it happened."""
    when = PartialDate.parse(happened)
    day = when.last or when.first
    assumed = end_of_day(day) if day else datetime(2026, 1, 1, tzinfo=UTC)
    return Recorded(
        id=id_,
        kind=kind,
        happened=when,
        recorded_at=recorded or when.moment or assumed,
        agency=by,
        about=tuple((person, "") for person in about),
        thread=thread,
        corrects=corrects,
        data={name.rstrip("_"): value for name, value in data.items()},
        known_to=known_to,
        recorded_assumed=recorded is None,
    )


def parent(one: str, child: str) -> Recorded:
    return entry(
        f"{one}-{child}", "relationship.recorded", "2025-12-02", "hv", (child, one),
        from_=one, to=child, type="parent",
    )  # fmt: skip


ROWANS = (parent("mother", "baby"), parent("mother", "girl"))


def world_of(*entries: Recorded, people=PEOPLE, at: datetime = LATER) -> World:
    return build([*ROWANS, *entries], people, AGENCIES, as_known_at=at)


def safeguard(
    start: Start | Looked | str,
    expect: Expect,
    unless: tuple[Unless, ...] = (),
    owed_by: OwedBy | None = None,
    code: str = "one",
    in_force: date = date(2018, 1, 1),
) -> Safeguard:
    if isinstance(start, str):
        start = Looked((start,))
    if isinstance(start, Looked):
        start = Start(start)
    return Safeguard(
        code=code,
        title="A title",
        sentence="",
        learned=Learned("a review", (), ""),
        in_force=in_force,
        start=start,
        expect=expect,
        owed_by=owed_by or OwedBy("recorder"),
        unless=unless,
    )


def within(text: str) -> tuple[Threshold, ...]:
    return (Threshold(Within.parse(text)),)


def follows(kind: str, time: str, same: str = "thread", **looked: Any) -> Follows:
    return Follows((Looked((kind,), **looked),), same, within(time))


def owed(one: Safeguard, world: World, day: str) -> tuple[Obligation, ...]:
    """What is owed as at the end of a day."""
    on = date.fromisoformat(day)
    now = second_of(end_of_day(on))
    return run(one, world, CALENDAR, today=on, now_second=now)


def statuses(one: Safeguard, world: World, day: str) -> dict[str, str]:
    """How it stands for each child (and each agency or adult, after a colon)."""
    return {
        ":".join(part for part in (each.child, each.each) if part): each.status
        for each in owed(one, world, day)
    }


def stands(one: Safeguard, day: str, *entries: Recorded) -> dict[str, str]:
    return statuses(one, world_of(*entries), day)
