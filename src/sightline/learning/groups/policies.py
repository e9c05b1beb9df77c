"""Who may take a step in a group, and does the state of the group allow it?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from sightline.access.actor import Actor
from sightline.kernel.errors import Fault
from sightline.kernel.local_time import london_day
from sightline.kernel.partial_dates import whole_day
from sightline.learning.groups.state import GroupAction, GroupState
from sightline.learning.groups.step_kinds import GROUP_STEPS, NAMES
from sightline.learning.groups.told import GroupStepTold, standing
from sightline.vocabulary.checking import check_data
from sightline.vocabulary.model import FieldType

STARTS_GROUPS = "partnership-manager"
CHAIR = "chair"
ANSWERS_FOR = "manager"  # whoever is one answers for what their agency took on
MOST_LETTERS = 8_000  # in one field: longer is a document of its own
# The chair takes these besides what every member takes; the partnership takes all.
_OF_THE_CHAIR = frozenset(
    {"group.changed", "group.closed", "member.joined", "member.left", "step.struck"}
)
# What was promised can still be shown to be done, and looked back at, when a group is closed;
# and so can a closing in error be taken back.
_WHEN_CLOSED = frozenset(
    {
        *("action.evidenced", "lookback.done", "pilot.decided", "training.measured"),
        "step.struck",
    }
)
_HAS_HAPPENED = frozenset({"meeting.held", "training.held"})
_MEASURED = frozenset({"pilot.measured", "training.measured", "lookback.done"})


def may_start(actor: Actor) -> bool:
    """Groups are the partnership's to start."""
    return actor.role.code == STARTS_GROUPS


def may_open(actor: Actor, state: GroupState) -> bool:
    """Its members and the partnership read a group."""
    return may_start(actor) or bool(state.part_of(actor.post))


def may_take(actor: Actor, state: GroupState, kind: str) -> bool:
    """Say whether this actor's part in the group takes such a step, as the group is now."""
    if kind not in GROUP_STEPS or kind == "group.formed" or not may_open(actor, state):
        return False
    if state.closed is not None and kind not in _WHEN_CLOSED:
        return False
    leads = may_start(actor) or state.part_of(actor.post) == CHAIR
    return leads or kind not in _OF_THE_CHAIR


def may_show(actor: Actor, action: GroupAction) -> bool:
    """A manager of the agency that owns an action adds its evidence, member or not."""
    return actor.role.code == ANSWERS_FOR and action.step.data["owner"] == actor.agency


def _shows_own_action(actor: Actor, state: GroupState, step: GroupStepTold) -> bool:
    if step.kind != "action.evidenced" or step.data.get("agency") != actor.agency:
        return False
    named = step.data.get("action")
    return any(each.step.name == named and may_show(actor, each) for each in state.actions)


def objections(actor: Actor, state: GroupState, step: GroupStepTold) -> list[Fault]:
    """Return why this step cannot be taken now; nothing, if it can."""
    if not (may_take(actor, state, step.kind) or _shows_own_action(actor, state, step)):
        if state.closed is not None:
            return [Fault("", "this group is closed", "start another, and hand on to it")]
        said = GROUP_STEPS[step.kind].title.lower()
        wrong = f"your part in this group does not take this step ({said})"
        return [Fault("", wrong, "ask its chair")]
    faults = said_faults(step) or [*_named_wrongly(state, step), *_in_time(step)]
    rule = _RULES.get(step.kind)
    return faults or (list(rule(state, step)) if rule else [])


def said_faults(step: GroupStepTold) -> list[Fault]:
    """Return what is wrong with what a step says, of itself."""
    kind = GROUP_STEPS[step.kind]
    faults = list(check_data(kind, step.data, where="", from_file=False).faults)
    for field in kind.fields:
        said = step.data.get(field.name)
        if field.type is FieldType.DATE and said and whole_day(said) is None:
            right = "give a whole day, such as 3 May 2027"
            faults.append(Fault(field.name, "this is not one day", right))
        if isinstance(said, str) and len(said) > MOST_LETTERS:
            faults.append(Fault(field.name, "this is too long", "say it shorter"))
    return faults + list(_end_before_beginning(step))


def _end_before_beginning(step: GroupStepTold) -> Iterator[Fault]:
    for first, then in (("starts", "ends"), ("starts", "due"), ("on", "due")):
        one, other = step.day(first), step.day(then)
        if one and other and other < one:
            title = GROUP_STEPS[step.kind].field(first).title.lower()
            yield Fault(then, "this day is earlier", f"give one after “{title}”")


def _in_time(step: GroupStepTold) -> Iterator[Fault]:
    day = step.day("on")
    if day and step.kind in _HAS_HAPPENED | _MEASURED and day > london_day(step.at):
        yield Fault("on", "this day has not come yet", "take it down when it has")


def _named_wrongly(state: GroupState, step: GroupStepTold) -> Iterator[Fault]:
    there = {each.name: each.kind for each in standing(state.steps)}
    for field, kind in NAMES.items():
        named = step.data.get(field)
        if named and there.get(str(named)) != kind:
            wrong = f"there is no such {field} in this group"
            yield Fault(field, wrong, "open the group again, and choose it there")


def _gap_open(state: GroupState, step: GroupStepTold) -> Iterator[Fault]:
    if any(gap.step.name == step.data["gap"] and gap.closed for gap in state.gaps):
        yield Fault("gap", "this gap is closed", "take it up again as a new one")


def _finished_by_more(state: GroupState, step: GroupStepTold) -> Iterator[Fault]:
    if step.data.get("finishes") and step.data["how"] == "assertion":
        right = "say how it can be seen, or leave the action open"
        yield Fault("finishes", "an assurance without more finishes no action", right)


def _action_open(state: GroupState, step: GroupStepTold) -> Iterator[Fault]:
    action = next(a for a in state.actions if a.step.name == step.data["action"])
    if not action.is_open:
        yield Fault("action", "this action is not open any longer", "set a new one")


def _not_there_yet(state: GroupState, step: GroupStepTold) -> Iterator[Fault]:
    if state.part_of(step.data["post"]) == step.data["part"]:
        yield Fault("post", "this post works in the group already", "choose another")


def _there(state: GroupState, step: GroupStepTold) -> Iterator[Fault]:
    if not state.part_of(step.data["post"]):
        yield Fault("post", "this post does not work in the group", "choose another")


def _can_be_struck(state: GroupState, step: GroupStepTold) -> Iterator[Fault]:
    wanted = str(step.data["step"])
    found = next((each for each in standing(state.steps) if each.name == wanted), None)
    if found is None or found.kind == "group.formed":
        right = "choose it on the list of everything done"
        yield Fault("step", "there is nothing under this number to take back", right)
        return
    field = next((name for name, kind in NAMES.items() if kind == found.kind), "")
    if field and any(each.data.get(field) == wanted for each in standing(state.steps)):
        right = "take those back first, or close it with a reason"
        yield Fault("step", "other steps rest on it", right)


_Rule = Callable[[GroupState, GroupStepTold], Iterator[Fault]]
_RULES: Mapping[str, _Rule] = {
    "gap.answered": _gap_open,
    "gap.closed": _gap_open,
    "action.evidenced": _finished_by_more,
    "action.dropped": _action_open,
    "member.joined": _not_there_yet,
    "member.left": _there,
    "step.struck": _can_be_struck,
}


def is_over(state: GroupState, today: date) -> bool:
    """The day until which it was meant to work has passed, and nobody has closed it."""
    ends = state.formed.day("ends")
    return state.closed is None and ends is not None and today > ends
