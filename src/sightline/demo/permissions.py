"""Who in Northshire declared a tie, was suspended, was let in by name, or broke the glass?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sightline.access import actions
from sightline.access.actor import Actor, actor_in
from sightline.access.trail import note_look
from sightline.demo.directory import read_toml
from sightline.demo.story import Story
from sightline.kernel.local_time import LONDON
from sightline.kernel.working_days import england_and_wales

Row = dict[str, Any]


def give_permissions(stories: list[Story], holders: dict[str, int]) -> None:
    """Do everything in the data file, by the actions of access, in the order of time."""
    raw = read_toml("permissions.toml")
    northshire = _Northshire(stories, holders)
    verbs: dict[str, Callable[[Row, datetime], object]] = {
        "declared": northshire.declare,
        "suspended": northshire.suspend,
        "granted": northshire.grant,
        "opened": northshire.open,
        "reviewed": northshire.review,
        "looked": northshire.look,
    }
    rows = [(_at(row), verbs[what], row) for what, each in raw.items() for row in each]
    for at, verb, row in sorted(rows, key=lambda each: each[0]):
        verb(row, at)


def _at(row: Row) -> datetime:
    return datetime.fromisoformat(row["at"]).replace(tzinfo=LONDON)


class _Northshire:
    """Finds people, entries and actors by the names that the data file uses."""

    def __init__(self, stories: list[Story], holders: dict[str, int]) -> None:
        self._stories = {story.family: story for story in stories}
        self._holders = holders

    def declare(self, row: Row, at: datetime) -> object:
        who = self._actor(row["post"], at)
        return actions.declare_tie(who, person=self._person(row), tie=row["tie"], at=at)

    def suspend(self, row: Row, at: datetime) -> object:
        user = self._holders[row["post"]]
        return actions.suspend(
            self._actor(row["by"], at), user=user, reason=row["reason"], at=at
        )

    def grant(self, row: Row, at: datetime) -> object:
        family, _, key = row["entry"].partition(":")
        return actions.grant_entry(
            self._actor(row["by"], at),
            entry=self._stories[family].entries[key],
            agency=row["agency"],
            post=row["post"],
            reason=row["reason"],
            until=datetime.fromisoformat(row["until"]).replace(tzinfo=LONDON),
            at=at,
        )

    def open(self, row: Row, at: datetime) -> object:
        return actions.break_glass(
            self._actor(row["post"], at),
            person=self._person(row),
            reason_code=row["code"],
            reason=row["reason"],
            reference=row["reference"],
            at=at,
            calendar=england_and_wales(),
        )

    def review(self, row: Row, at: datetime) -> object:
        return actions.review_break_glass(
            self._actor(row["by"], at),
            reference=row["reference"],
            outcome=row["outcome"],
            note=row["note"],
            at=at,
        )

    def look(self, row: Row, at: datetime) -> None:
        who, person = self._actor(row["post"], at), self._person(row)
        note_look(who, person=person, page="family", basis=row["basis"], at=at)

    def _actor(self, post: str, at: datetime) -> Actor:
        return actor_in(post, user_id=self._holders[post], now=at)

    def _person(self, row: Row) -> str:
        family, _, name = row["person"].partition(":")
        return self._stories[family].people[name]
