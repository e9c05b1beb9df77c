"""What stands in the addresses of groups and self-checks, for tests that ask for every page."""

from __future__ import annotations

from datetime import timedelta

from sightline.kernel.local_time import london_day
from sightline.learning.self_checks import actions
from sightline.learning.self_checks.offered import ask_of
from tests.cast import actor
from tests.learning.groups.a_group import MANAGER, Working

NOWHERE = {
    "group": "nothing",
    "group_step": "gap.taken-up",
    "item": "9999",
    "self_check": "nothing",
}


def places_of_groups() -> dict[str, list[str]]:
    """Form a group with a bit of everything, ask a self-check, and return where they stand."""
    group, items = a_bit_of_everything()
    return {
        "group": [group.code],
        "group_step": ["gap.taken-up", "action.evidenced"],
        "item": items,
        "self_check": [a_self_check(group)],
    }


def a_bit_of_everything() -> tuple[Working, list[str]]:
    """A group with one thing of each sort; return it with the numbers of those."""
    group = Working()
    today = london_day(group.at)
    before, after = (today + timedelta(days=d) for d in (-40, 40))
    past, soon = before.isoformat(), after.isoformat()
    gap = group.take_up()
    group.answer(gap, "now", "We ask at the first visit", evidence="Audit of 20 records")
    action = group.set_action(past, gap=gap)
    group.take(
        "action.evidenced", action=action, agency="hv", type="activity", how="observation",
        what="Asked in both teams",
    )  # fmt: skip
    pilot = group.take(
        "pilot.begun", what="One record for the family", question="Is it read?",
        measure="Visits at which it is open", starts=past, due=soon,
    )  # fmt: skip
    training = group.take(
        "training.held", what="How to ask", led_by=["hv"], on=past, due=soon,
        measure="Records that name a father",
    )  # fmt: skip
    group.take("training.reached", training=training, agency="hv", people=12)
    look = group.take("lookback.set", due=soon, what="Does every record name him?")
    group.take("meeting.planned", on=soon, where="Council house")
    group.take("meeting.held", on=past, attended=["hv", "csc"], agreed="To ask")
    owed = group.take(
        "action.set", what="Invite the surgery", owner="csc", owner_role="Head", due=soon
    )
    return group, [gap, action, pilot, training, look, owed]


def a_self_check(group: Working) -> str:
    """Ask agencies two questions of themselves; return the code."""
    asks = (
        ask_of("Do you ask where a baby sleeps?", "sleep-environment", "KT-7438"),
        ask_of("Do you record who the father is?", "fathers", "KT-7438"),
    )
    due = london_day(group.at) + timedelta(days=10)
    return actions.make(actor(MANAGER, group.at), "Babies", asks, due, at=group.at)
