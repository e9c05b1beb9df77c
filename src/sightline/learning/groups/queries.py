"""All reads of groups. The first argument is the actor; others than members read nothing."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.access.actor import Actor
from sightline.learning.groups import log, policies
from sightline.learning.groups.state import GroupAction, GroupState, group_state
from sightline.learning.models import Group


@dataclass(frozen=True)
class GroupOpened:
    """A group that is open to its reader: its code, and where it stands."""

    code: str
    state: GroupState


def my_groups(actor: Actor) -> list[GroupOpened]:
    """Return the groups this actor works in, and to the partnership all; the newest first."""
    rows = Group.objects.prefetch_related("steps").order_by("-started_at", "-id")
    opened = (GroupOpened(row.code, group_state(log.steps_of(row))) for row in rows)
    return [each for each in opened if policies.may_open(actor, each.state)]


def open_group(actor: Actor, code: str) -> GroupOpened | None:
    """Return one group; None where there is none, or it is not open to this actor."""
    row = Group.objects.prefetch_related("steps").filter(code=code).first()
    if row is None:
        return None
    opened = GroupOpened(row.code, group_state(log.steps_of(row)))
    return opened if policies.may_open(actor, opened.state) else None


@dataclass(frozen=True)
class Owed:
    """An action that an agency took on, with the group that set it."""

    group: GroupOpened
    action: GroupAction


def owed_by_agency(actor: Actor) -> list[Owed]:
    """Return what groups set for the actor's agency, to its managers; open ones first.

    They read the action and what shows it, and nothing else of a group they do not work in.
    """
    rows = Group.objects.prefetch_related("steps").order_by("started_at", "id")
    groups = [GroupOpened(row.code, group_state(log.steps_of(row))) for row in rows]
    owed = [
        Owed(group, action)
        for group in groups
        for action in group.state.actions
        if policies.may_show(actor, action)
    ]
    return sorted(owed, key=lambda each: not each.action.is_open)


def owed_under(actor: Actor, code: str, number: str) -> Owed | None:
    """Return one of them, by the code of its group and the number of its step."""
    return next(
        (
            each
            for each in owed_by_agency(actor)
            if (each.group.code, each.action.step.name) == (code, number)
        ),
        None,
    )
