"""What does a county's worth of people look like? Generated families, for pages under load.

Plain and plausible, no more: parents, children, a home, who works with them, and what a few
years of ordinary services write down. Seeded, so the same number gives the same county.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from sightline.demo.dates import DEMO_TODAY, LOOK_AGAIN_ON, POSTS_BEGAN
from sightline.demo.directory import northshire, read_toml
from sightline.demo.invented import dice_for, invented_nhs_number
from sightline.kernel.ids import new_id
from sightline.kernel.partial_dates import PartialDate
from sightline.record.content import Content

PEOPLE_IN_A_FAMILY = 4  # on the whole: two adults, two children
_LAST = datetime.combine(DEMO_TODAY, datetime.min.time(), tzinfo=UTC) + timedelta(hours=17)
_SPAN = _LAST - POSTS_BEGAN

# What services write down of ordinary children, and by which post, as often as it is listed.
_EVENTS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("health-visitor-1", "appointment.kept", {"service": "Development review"}),
    ("health-visitor-2", "appointment.kept", {"service": "Immunisation clinic"}),
    ("gp-elmbeck-doctor", "appointment.kept", {"service": "Surgery"}),
    ("gp-larchford-doctor", "appointment.missed", {"service": "Surgery"}),
    ("dsl-larch-lane", "absence.recorded", {"sessions": 2, "authorised": True}),
    ("dsl-quarrydale", "concern.noted", {"category": "attendance", "level": "low"}),
    ("health-visitor-1", "visit.made", {"announced": True, "child_seen": True}),
    (
        "school-nurse",
        "contact.made",
        {"how": "clinic", "what": "Hearing and sight checked."},
    ),
)


def county(people: int) -> Iterator[Content]:
    """Yield the entries of about this many people, in the order they were recorded.

    Families begin one after another; entries wait in a heap until no family still to begin
    could come before them, so memory holds only those that are under way.
    """
    families = max(1, round(people / PEOPLE_IN_A_FAMILY))
    waiting: list[tuple[datetime, str, Content]] = []
    for number in range(families):
        begins = _by_day(POSTS_BEGAN + _SPAN * (number / families) * 0.9)
        while waiting and waiting[0][0] <= begins:
            yield heapq.heappop(waiting)[2]
        for content in _Family(number, begins).entries():
            heapq.heappush(waiting, (content.recorded_at, content.id, content))
    while waiting:
        yield heapq.heappop(waiting)[2]


def _by_day(moment: datetime) -> datetime:
    """Move a moment of the day into office hours, keeping all moments in their order."""
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(hours=9) + (moment - midnight) / 3


@cache
def _names() -> dict[str, list[str]]:
    return read_toml("invented_names.toml")


class _Family:
    """One generated family, and the entries that make it up."""

    def __init__(self, number: int, begins: datetime) -> None:
        self._dice = dice_for("county", number)
        self._begins = begins
        self._surname = self._dice.choice(_names()["surnames"])
        self._adults = [self._new() for _ in range(self._dice.choice((1, 2, 2)))]
        self._children = [self._new() for _ in range(self._dice.choice((1, 2, 2, 3, 4)))]

    def entries(self) -> Iterator[Content]:
        """Yield who they are first, then what happened; both begin when the family does."""
        at = self._begins
        for content in self._who():
            at += timedelta(seconds=1)
            yield self._content(at, *content)
        for child in self._children:
            for _ in range(self._dice.randint(2, 6)):
                post, kind, data = self._dice.choice(_EVENTS)
                when = _by_day(at + (_LAST - at) * self._dice.random())
                yield self._content(max(at, when), post, kind, ((child, "child"),), data)

    def _who(
        self,
    ) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...], dict[str, Any]]]:
        visitor = self._dice.choice(("health-visitor-1", "health-visitor-2"))
        for person in (*self._adults, *self._children):
            yield visitor, "person.recorded", ((person, ""),), self._described(person)
        for child in self._children:
            for parent in self._adults:
                tie = {"from": parent, "to": child, "type": "parent"}
                yield visitor, "relationship.recorded", ((child, ""), (parent, "")), tie
        everyone = (*self._children, *self._adults)
        home = {
            "household": f"the {self._surname} home",
            "people": list(everyone),
            "kind": "lives",
            "address": f"{self._dice.randint(1, 99)} {self._dice.choice(_names()['streets'])}",
        }
        yield visitor, "residence.recorded", tuple((each, "") for each in everyone), home
        work = {
            "role": "health-visitor",
            "post": visitor,
            "team": northshire().posts[visitor].team,
            "basis": "universal-service",
            "until": LOOK_AGAIN_ON,
        }
        yield visitor, "involvement.started", tuple((c, "") for c in self._children), work

    def _described(self, person: str) -> dict[str, Any]:
        adult = person in self._adults
        year = self._dice.randint(1978, 2004) if adult else self._dice.randint(2009, 2023)
        born = f"{year}-{self._dice.randint(1, 12):02d}-{self._dice.randint(1, 28):02d}"
        return {
            "names": f"{self._dice.choice(_names()['given'])} {self._surname}",
            "born": born,
            "sex": self._dice.choice(("female", "male")),
            "nhs_number": invented_nhs_number(person),
        }

    def _content(
        self,
        at: datetime,
        post: str,
        kind: str,
        about: tuple[tuple[str, str], ...],
        data: dict[str, Any],
    ) -> Content:
        at = at.replace(microsecond=0)
        entry = new_id(at, self._dice.getrandbits)
        holder = northshire().posts[post]
        return Content(
            id=entry,
            kind=kind,
            happened=PartialDate.at(at),
            recorded_at=at,
            agency=holder.agency,
            author=holder.name,
            post=post,
            about=about,
            thread=entry,
            data=data,
        )

    def _new(self) -> str:
        return new_id(self._begins, self._dice.getrandbits)
