"""All writes of groups: start one, and take steps in it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sightline.access.actor import Actor
from sightline.access.write_queue import transaction_in_turn
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.ids import new_id
from sightline.learning.groups import log, policies
from sightline.learning.groups.log import Say
from sightline.learning.groups.state import group_state
from sightline.learning.groups.told import GroupStepTold
from sightline.learning.models import Group


def start(actor: Actor, formed: Mapping[str, Any], *, at: datetime) -> str:
    """Start a group and return its code; `formed` is what the step `group.formed` says."""
    if not policies.may_start(actor):
        wrong = "only the partnership's manager starts a group"
        raise Refused(Fault("", wrong, "ask them to"))
    step = _step(actor, 1, Say("group.formed", formed), at)
    if faults := policies.said_faults(step):
        raise Refused(*faults)
    with transaction_in_turn():
        code = f"WG-{Group.objects.count() + 1}"
        group = Group.objects.create(
            id=new_id(at, secrets.randbits), code=code, started_at=at
        )
        log.keep(group, [step])
    return code


def take(
    actor: Actor, code: str, *steps: Say, at: datetime, seen: int | None = None
) -> None:
    """Take steps in a group, all or none; raises Refused with every fault.

    Each is judged by the state that the ones before it leave. `seen` is the number of the
    last step when the form was opened: what this post has said since, word for word, was
    sent twice and is taken once.
    """
    with transaction_in_turn():
        group = Group.objects.select_for_update().get(code=code)
        told = list(log.steps_of(group))
        if seen is not None:
            steps = tuple(s for s in steps if not _sent_already(actor, told[seen:], s))
        before, faults = len(told), []
        for say in steps:
            step = _step(actor, len(told) + 1, say, at)
            faults += policies.objections(actor, group_state(told), step)
            told.append(step)
            if faults:
                raise Refused(*faults)
        log.keep(group, told[before:])


def _sent_already(actor: Actor, since: Iterable[GroupStepTold], say: Say) -> bool:
    said = (actor.post, say.kind, dict(say.data))
    return any((each.post, each.kind, dict(each.data)) == said for each in since)


def _step(actor: Actor, number: int, say: Say, at: datetime) -> GroupStepTold:
    return GroupStepTold(
        number=number,
        kind=say.kind,
        at=at,
        agency=actor.agency,
        post=actor.post,
        data=dict(say.data),
    )
