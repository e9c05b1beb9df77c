"""Invented stories for timelines: bursts of events from fifteen agencies, seeds fixed."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from sightline.drawing.timeline.story import (
    Band,
    Child,
    Event,
    Knew,
    Lane,
    Milestone,
    Shape,
    Standing,
    Story,
)
from sightline.kernel.partial_dates import PartialDate

H, S, J, E = "health", "social-care", "justice-and-housing", "education-and-voluntary"
LANES = (
    Lane("GP", "Teal Street Surgery", H),
    Lane("HV", "Vale Health Visiting", H),
    Lane("MW", "Vale Hospital Maternity", H),
    Lane("ED", "Vale Hospital Emergency Department", H),
    Lane("AMH", "Adult Mental Health Team North", H),
    Lane("CAMHS", "Child and Adolescent Mental Health Service", H),
    Lane("CSC", "Children's Social Care", S),
    Lane("EH", "Early Help Hub", S),
    Lane("POL", "Vale Police", J),
    Lane("HOU", "Vale Homes", J),
    Lane("PRO", "Probation Service", J),
    Lane("SCH", "Heron Primary School", E),
    Lane("NUR", "Little Ducks Nursery", E),
    Lane("DAS", "Harbour Domestic Abuse Service", E),
    Lane("YS", "Tern Youth Service", E),
)
CHILDREN = (
    Child(
        "c1",
        "Sorrel Quillfeather-Ambleside",
        PartialDate.parse("2017-02-11"),
        bands=(
            Band(Standing.EARLY_HELP, date(2022, 2, 1), date(2022, 9, 30)),
            Band(Standing.CHILD_IN_NEED, date(2023, 5, 9), date(2024, 1, 20)),
            Band(Standing.CHILD_PROTECTION, date(2025, 6, 1)),
        ),
    ),
    Child(
        "c2",
        "Rowan Quillfeather",
        PartialDate.parse("2022-01-19"),
        bands=(
            Band(Standing.LOOKED_AFTER, date(2025, 8, 1), words="looked after, section 20"),
        ),
    ),
    Child(
        "c3",
        "Juniper Quillfeather",
        PartialDate.parse("2025-03-16"),
        PartialDate.parse("2025-03-30"),
        milestones=(
            Milestone(date(2024, 8, 20), "booking"),
            Milestone(date(2025, 3, 20), "discharge"),
            Milestone(date(2025, 3, 28), "day 12 visit"),
        ),
    ),
)
_VOLUME = (9, 12, 5, 4, 6, 3, 22, 4, 10, 4, 3, 16, 4, 4, 2)


def story(events: int, *, years: int = 5, seed: int = 1) -> Story:
    """Make a story of so many events in bursts, ending in 2025."""
    random = Random(seed)
    days = 365 * years
    start = date(2025, 12, 1) - timedelta(days=days)
    bursts = [random.randrange(days) for _ in range(max(4, years * 5))]
    made = []
    for number in range(1, events + 1):
        lane = random.choices(LANES, _VOLUME)[0]
        at = (
            random.choice(bursts) + random.gauss(0, 20)
            if random.random() < 0.6
            else days * random.random()
        )
        day = start + timedelta(days=min(max(int(at), 0), days))
        made.append(_event(random, number, day, lane))
    return Story(
        "Timeline of the Quillfeather family",
        LANES,
        tuple(made),
        CHILDREN,
        date(2025, 12, 2),
    )


def _event(random: Random, number: int, day: date, lane: Lane) -> Event:
    when = day.isoformat()
    chance = random.random()
    if chance < 0.03:
        when = when[:7]
    elif chance < 0.04:
        when = f"{when}~"
    elif chance < 0.045:
        when = f"../{when}"
    known = [Knew(lane.code, day, "recorded it", day)]
    for other in random.sample(LANES, 2):
        if other != lane:
            later = day + timedelta(days=random.randrange(0, 200))
            known.append(
                Knew(
                    other.code,
                    later,
                    "told at a meeting",
                    later if random.random() < 0.5 else None,
                )
            )
    return Event(
        f"e{number}",
        number,
        PartialDate.parse(when),
        lane.code,
        random.choice(list(Shape)),
        f"Invented event {number}",
        random.random() < 0.03,
        tuple(sorted(random.sample(["c1", "c2", "c3"], random.randrange(0, 3)))),
        tuple(known),
    )
