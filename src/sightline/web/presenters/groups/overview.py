"""How is a group set out? What it is, and tables of all it works on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from sightline.kernel.local_time import london_day, say_day
from sightline.learning.groups.policies import is_over
from sightline.learning.groups.queries import GroupOpened, Owed
from sightline.learning.groups.state import Gap, GroupAction, Pilot, Training
from sightline.learning.groups.step_kinds import GROUP_STEPS, QUESTIONS
from sightline.learning.groups.told import STRUCK, GroupStepTold, struck_in
from sightline.vocabulary.themes import THEMES
from sightline.web.presenters.groups.opening import GroupAtWork, Row
from sightline.web.presenters.reviews.words import short

Cells = Sequence[object]
GROUPS_HEAD = ("Group", "Led by", "Open gaps", "Actions open", "Overdue", "Next meeting")
GAP_HEAD = ("What is missing", "Theme", *QUESTIONS.values(), "Stands")
ACTION_HEAD = ("Action", "Agency", "Due", "Stands", "Activity", "Outcome")
PILOT_HEAD = ("Pilot", "Question", "Decided by", "Decision")
TRAINING_HEAD = ("Training", "On", "People reached", "Later measure of practice")
LOOK_BACK_HEAD = ("Look back", "On", "What was found")
MEETING_HEAD = ("Meeting", "Agencies there", "Agreed")
OWED_HEAD = ("Action", "Set by", "Due", "Stands")
MEMBER_HEAD = ("Post", "As", "Since", "Until")


def group_rows(
    groups: Iterable[GroupOpened], names: dict[str, str], address: object, today: date
) -> Iterable[Cells]:
    """Yield the cells of each group; `address` makes one from a code."""
    for each in groups:
        state = each.state
        late = sum(action.is_late(today) for action in state.actions)
        lead = state.formed.data["lead"]
        meeting = state.next_meeting(today)
        yield [
            {"text": state.title, "href": address(each.code)},  # type: ignore[operator]
            names.get(lead, lead),
            _number(sum(gap.closed is None for gap in state.gaps)),
            _number(sum(action.is_open for action in state.actions)),
            {"tag": f"{late} overdue", "colour": "red", "text": ""} if late else "None",
            {
                "text": day_said(meeting, "on") if meeting else "",
                "blank": "Closed" if state.closed else "None planned",
            },
        ]


def owed_rows(owed: Iterable[Owed], today: date) -> Iterable[Cells]:
    """Yield what groups set for one agency."""
    for each in owed:
        step = each.action.step
        at = {"group": each.group.code, "item": step.name}
        yield [
            {"text": short(step.data["what"]), "href": reverse("group-owed", kwargs=at)},
            each.group.state.title,
            day_said(step, "due"),
            standing_tag(each.action, today),
        ]


def facts(work: GroupAtWork) -> list[Row]:
    """Return what the group is, for a summary list."""
    state = work.state
    meeting = state.next_meeting(work.today)
    until = day_said(state.formed, "ends")
    over = " (this day has passed)" if is_over(state, work.today) else ""
    return [
        *work.rows_of(state.formed, "title", "ends")[:-1],
        {"key": "Works until", "value": f"{until}{over}" if until else "",
         "blank": "No end is agreed"},
        {"key": "Next meeting", "value": _meeting(meeting), "blank": "None planned"},
    ]  # fmt: skip


def gap_rows(work: GroupAtWork) -> Iterable[Cells]:
    """Yield each gap with the newest answer to each question."""
    for gap in work.state.gaps:
        yield [
            item_link(work, gap.step, "says"),
            theme_title(gap.step),
            *(_newest(gap, code) for code in QUESTIONS),
            {"tag": "Closed", "colour": "grey"} if gap.closed else {"tag": "Open"},
        ]


def action_rows(work: GroupAtWork) -> Iterable[Cells]:
    """Yield each action, the overdue ones first and then by the day they are due."""
    ordered = sorted(
        work.state.actions,
        key=lambda each: (not each.is_late(work.today), not each.is_open, each.due or date.max),
    )  # fmt: skip
    for each in ordered:
        yield [
            item_link(work, each.step, "what"),
            work.words.agency(each.step.data["owner"]),
            day_said(each.step, "due"),
            standing_tag(each, work.today),
            _count(len(each.activity)),
            _count(len(each.outcome)),
        ]


def pilot_rows(work: GroupAtWork) -> Iterable[Cells]:
    """Yield each pilot."""
    for each in work.state.pilots:
        yield [
            item_link(work, each.step, "what"),
            each.step.data["question"],
            day_said(each.step, "due"),
            decision_cell(each, work.today),
        ]


def training_rows(work: GroupAtWork) -> Iterable[Cells]:
    """Yield each training with how many it reached and what its measure showed."""
    for each in work.state.trainings:
        yield [
            item_link(work, each.step, "what"),
            day_said(each.step, "on"),
            {"text": reached_words(each), "blank": "Nobody has said"},
            {
                "text": each.measured[-1].data["found"] if each.measured else "",
                "blank": f"To be measured by {day_said(each.step, 'due')}",
            },
        ]


def look_back_rows(work: GroupAtWork) -> Iterable[Cells]:
    """Yield each look back."""
    for each in work.state.look_backs:
        due = each.step.day("due")
        late = each.done is None and due is not None and work.today > due
        yield [
            item_link(work, each.step, "what"),
            day_said(each.step, "due"),
            {
                "text": each.done.data["found"] if each.done else "",
                **({"tag": "Overdue", "colour": "red"} if late else {}),
                "blank": "Not yet",
            },
        ]


def meeting_rows(work: GroupAtWork) -> Iterable[Cells]:
    """Yield each meeting that was held, the latest first."""
    for step in reversed(work.state.held):
        names = [work.words.agency(each) for each in step.data["attended"]]
        yield [day_said(step, "on"), ", ".join(names), step.data["agreed"]]


def member_rows(work: GroupAtWork) -> Iterable[Cells]:
    """Yield each stretch in which a post worked in the group."""
    part = GROUP_STEPS["member.joined"].field("part")
    for each in work.state.members:
        left = say_day(london_day(each.left.at)) if each.left else ""
        yield [
            work.words.post(each.post),
            part.title_of(each.part),
            say_day(london_day(each.joined.at)),
            {"text": left, "blank": "Still a member"},
        ]


def every_step(work: GroupAtWork) -> Iterable[dict[str, object]]:
    """Yield every step, the latest first, and of each why it no longer counts."""
    struck = struck_in(work.state.steps)
    may_strike = work.may(STRUCK)
    for step in reversed(work.state.steps):
        because = struck.get(step.name)
        can = may_strike and because is None and step.kind not in (STRUCK, "group.formed")
        yield {
            "number": step.number,
            "title": GROUP_STEPS[step.kind].title,
            "rows": work.rows_of(step),
            "struck": because.data["why"] if because else "",
            "href": work.taking(STRUCK, step.name) if can else "",
        }


def standing_tag(action: GroupAction, today: date) -> dict[str, str]:
    """Return a tag that says how an action stands."""
    if action.dropped:
        return {"tag": "Dropped", "colour": "grey", "text": ""}
    if action.is_finished:
        return {"tag": "Finished", "colour": "green", "text": ""}
    if action.is_late(today):
        return {"tag": "Overdue", "colour": "red", "text": ""}
    return {"tag": "Open", "colour": "blue", "text": ""}


def decision_cell(pilot: Pilot, today: date) -> dict[str, str]:
    """Return what was decided of a pilot, or that it is overdue or still to come."""
    if pilot.decided:
        field = GROUP_STEPS["pilot.decided"].field("decision")
        return {"text": field.title_of(pilot.decided.data["decision"])}
    due = pilot.step.day("due")
    if due is not None and today > due:
        return {"tag": "Overdue", "colour": "red", "text": ""}
    return {"text": "", "blank": "Not decided yet"}


def reached_words(training: Training) -> str:
    """Say how many were reached, in how many agencies."""
    if not training.people:
        return ""
    agencies = len(training.people)
    of = "1 agency" if agencies == 1 else f"{agencies} agencies"
    return f"{sum(training.people.values())}, of {of}"


def theme_title(step: GroupStepTold) -> str:
    """Return the words for the theme of a gap."""
    code = step.data["theme"]
    return THEMES[code].title if code in THEMES else code


def day_said(step: GroupStepTold, name: str) -> str:
    """Say the day that a step tells; empty where it tells none."""
    day = step.day(name)
    return say_day(day) if day else ""


def item_link(work: GroupAtWork, step: GroupStepTold, name: str) -> dict[str, str]:
    """Return a cell that leads to one thing the group works on."""
    at = work.address("group-item", item=step.name)
    return {"text": short(str(step.data[name])), "href": at}


def _meeting(step: GroupStepTold | None) -> str:
    if step is None:
        return ""
    where = step.data.get("where")
    return f"{day_said(step, 'on')}, {where}" if where else day_said(step, "on")


def _newest(gap: Gap, question: str) -> dict[str, str]:
    answers = gap.answers_to(question)
    if not answers:
        return {"text": "", "blank": "Nobody has answered"}
    last = answers[-1]
    return {"text": f"{last.data['answer']} ({say_day(london_day(last.at))})"}


def _count(how_many: int) -> dict[str, object]:
    return {"text": str(how_many) if how_many else "", "blank": "No evidence yet"}


def _number(how_many: int) -> dict[str, object]:
    return {"text": str(how_many), "numeric": True}
