"""What of groups and self-checks is overdue, and who owes it to whom?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sightline.access.actor import Actor
from sightline.learning.groups.queries import my_groups, owed_by_agency
from sightline.learning.groups.state import GroupAction
from sightline.learning.self_checks.policies import may_answer
from sightline.learning.self_checks.queries import self_checks


@dataclass(frozen=True)
class Overdue:
    """One thing whose day has passed.

    `place` is the group's code and the action's number, or the code of the self-check.
    """

    sort: Literal["group-action", "owed-action", "self-check"]
    says: str
    place: str
    since: date
    agency: str


def overdue_in_groups(actor: Actor, today: date) -> Iterator[Overdue]:
    """Yield the overdue actions of the actor's groups and agency, and its self-checks."""
    seen: set[str] = set()
    for group in my_groups(actor):
        for action in group.state.actions:
            yield from _late("group-action", group.code, action, today, seen)
    for owed in owed_by_agency(actor):
        yield from _late("owed-action", owed.group.code, owed.action, today, seen)
    for check in self_checks(actor) if may_answer(actor) else ():
        if today > check.due and check.answered_by(actor.agency) < len(check.asks):
            yield Overdue("self-check", check.title, check.code, check.due, actor.agency)


def _late(
    sort: Literal["group-action", "owed-action"],
    group: str,
    action: GroupAction,
    today: date,
    seen: set[str],
) -> Iterator[Overdue]:
    place = f"{group}/{action.step.name}"
    if action.due is not None and action.is_late(today) and place not in seen:
        seen.add(place)
        step = action.step.data
        yield Overdue(sort, step["what"], place, action.due, step["owner"])
