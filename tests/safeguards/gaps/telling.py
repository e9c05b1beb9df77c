"""Families told in a few lines each, to ask what those who decided did not know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sightline.kernel.local_time import end_of_day
from sightline.safeguards.gaps.finding import gaps
from sightline.safeguards.gaps.gap import Gap
from sightline.safeguards.recorded import Agency, Learnt, Recorded
from sightline.safeguards.world import World
from sightline.safeguards.world_building.building import build
from tests.safeguards.stories import AGENCIES, entry, someone

ALL = (
    *AGENCIES,
    Agency("hospital", "hospital", "Fell Hospital"),
    Agency("court", "court", "Ford Family Court"),
    Agency("drugs", "substance-misuse", "Weir Recovery"),
    Agency("midwives", "maternity", "Ford Maternity"),
    Agency("csc-far", "childrens-social-care", "Farshire Social Care"),
)
PEOPLE = (
    someone("boy", "2019-04-02", name="Tarn Ives"),
    someone("sister", "2016-01-09", name="Isla Ives"),
    someone("mother", "1992-07-15", name="Maud Ives"),
    someone("man", "1990-02-11", name="Cole Brack"),
)
TODAY = "2026-06-30"


def told(agency: str, day: str) -> Learnt:
    """An agency learned of it by the end of a day."""
    return Learnt(agency, at(day))


def at(day: str) -> datetime:
    return end_of_day(date.fromisoformat(day))


def family(*others: Recorded) -> list[Recorded]:
    """The Iveses: two children and their mother."""
    ties = [
        entry(
            f"mother-{child}", "relationship.recorded", "2019-05-01", "hv", (child, "mother"),
            from_="mother", to=child, type="parent",
        )
        for child in ("boy", "sister")
    ]  # fmt: skip
    return [*ties, *others]


def couple(day: str = "2024-01-10", by: str = "csc") -> Recorded:
    """The mother and the man became a couple."""
    return entry(
        f"couple-{by}", "relationship.recorded", day, by, ("man", "mother"),
        from_="man", to="mother", type="partner",
    )  # fmt: skip


def closing(day: str, by: str = "csc", about: tuple[str, ...] = ("boy",)) -> Recorded:
    """A referral was decided, and nothing further done."""
    return entry(
        "decision", "referral.decided", day, by, about, decision="no-further-action",
        threshold="Level 2", owner="Duty manager", rationale="Not met",
    )  # fmt: skip


def incident(
    id_: str, day: str, known_to: tuple[Learnt, ...] = (), **data: str
) -> Recorded:
    """Police were called to violence between the adults."""
    told_of = {"category": "domestic-abuse", **data}
    return entry(
        id_, "incident.attended", day, "police", ("mother", "man"), known_to=known_to,
        **told_of,
    )  # fmt: skip


def world(entries: Iterable[Recorded], until: str = TODAY) -> World:
    return build(list(entries), PEOPLE, ALL, as_known_at=at(until))


def found(*entries: Recorded, until: str = TODAY) -> tuple[Gap, ...]:
    """What those who decided did not know, as known at the end of a day."""
    return gaps(world(family(*entries), until), today=date.fromisoformat(until))


def pairs(*entries: Recorded, until: str = TODAY) -> list[tuple[str, str, str]]:
    """The gaps as (decision, fact, who held it)."""
    return [(gap.decision, gap.fact, gap.held_by) for gap in found(*entries, until=until)]
