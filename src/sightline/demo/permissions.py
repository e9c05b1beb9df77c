"""Who in Northshire is refused, suspended, let in by name, or broke the glass?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sightline.access.models import BreakGlass, Declaration, Grant, Suspension
from sightline.demo.directory import read_toml
from sightline.demo.story import Story
from sightline.kernel.local_time import LONDON, london_day
from sightline.kernel.working_days import england_and_wales

BROKEN_OPEN_FOR = timedelta(hours=4)


def give_permissions(stories: list[Story], holders: dict[str, int]) -> None:
    """Write the refusals, grants and openings of the data file."""
    raw = read_toml("permissions.toml")
    named = _Named(stories)
    for row in raw["declared"]:
        Declaration.objects.create(
            user_id=holders[row["post"]],
            person=named.person(row["person"]),
            tie=row["tie"],
            declared_at=_at(row["at"]),
        )
    for row in raw["suspended"]:
        Suspension.objects.create(
            user_id=holders[row["post"]], reason=row["reason"], started_at=_at(row["at"])
        )
    _each(raw["granted"], lambda row: _grant(row, named))
    _each(raw["opened"], lambda row: _break_glass(row, named))


class _Named:
    """People and entries of the stories, by `family:name`."""

    def __init__(self, stories: list[Story]) -> None:
        self._stories = {story.family: story for story in stories}

    def person(self, text: str) -> str:
        family, _, name = text.partition(":")
        return self._stories[family].people[name]

    def entry(self, text: str) -> str:
        family, _, key = text.partition(":")
        return self._stories[family].entries[key]


def _each(rows: list[dict[str, Any]], write: Callable[[dict[str, Any]], None]) -> None:
    for row in rows:
        write(row)


def _grant(row: dict[str, Any], named: _Named) -> None:
    Grant.objects.create(
        post_id=row["post"],
        entry=named.entry(row["entry"]),
        reason=row["reason"],
        granted_by_id=row["by"],
        started_at=_at(row["at"]),
        until=_at(row["until"]),
    )


def _break_glass(row: dict[str, Any], named: _Named) -> None:
    opened = _at(row["at"])
    reviewed = row.get("reviewed_at")
    BreakGlass.objects.create(
        reference=row["reference"],
        post_id=row["post"],
        person=named.person(row["person"]),
        reason_code=row["code"],
        reason=row["reason"],
        opened_at=opened,
        until=opened + BROKEN_OPEN_FOR,
        review_due=england_and_wales().add_working_days(london_day(opened), 1),
        reviewed_by_id=row.get("reviewed_by"),
        reviewed_at=_at(reviewed) if reviewed else None,
        review_outcome=row.get("outcome", ""),
        review_note=row.get("note", ""),
    )


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)
