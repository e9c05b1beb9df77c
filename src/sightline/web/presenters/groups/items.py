"""How is one thing that a group works on set out? What it is, and all that was said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from sightline.learning.groups.state import (
    Gap,
    GroupAction,
    GroupLookBack,
    Pilot,
    Training,
)
from sightline.learning.groups.step_kinds import GROUP_STEPS, QUESTIONS
from sightline.learning.groups.told import GroupStepTold
from sightline.web.presenters.groups.opening import GroupAtWork, Row
from sightline.web.presenters.groups.overview import (
    day_said,
    decision_cell,
    reached_words,
    standing_tag,
    theme_title,
)

Links = list[dict[str, str]]
JUST_SAID = "An assurance: nothing was given by which it can be seen"


@dataclass(frozen=True)
class Said:
    """One thing that was said: its words, what shows it, and who said it when."""

    text: str
    shown_by: str
    by: str
    blank: str = ""  # why nothing shows it, where something should


@dataclass(frozen=True)
class Section:
    """What was said of one side of it, the latest first."""

    heading: str
    said: tuple[Said, ...]
    empty: str
    links: Links
    total: str = ""


@dataclass(frozen=True)
class ItemPage:
    """One thing a group works on."""

    sort: str
    text: str
    tag: Mapping[str, str]
    rows: list[Row]
    sections: tuple[Section, ...]
    links: Links
    ended: str = ""


def item_page(work: GroupAtWork, number: str) -> ItemPage | None:
    """Return the page of what this step began; None where it began nothing to work on."""
    state = work.state
    pages: dict[str, Callable[[], ItemPage]] = {
        **{each.step.name: partial(_gap, work, each) for each in state.gaps},
        **{each.step.name: partial(action_page, work, each) for each in state.actions},
        **{each.step.name: partial(_pilot, work, each) for each in state.pilots},
        **{each.step.name: partial(_training, work, each) for each in state.trainings},
        **{each.step.name: partial(_look_back, work, each) for each in state.look_backs},
    }
    return pages[number]() if number in pages else None


def _gap(work: GroupAtWork, gap: Gap) -> ItemPage:
    about = gap.step.name
    sections = [
        Section(
            question,
            tuple(_answer(work, step) for step in reversed(gap.answers_to(code))),
            "Nobody has answered this yet",
            []
            if gap.closed or not work.may("gap.answered")
            else [
                {
                    "text": f"Answer: {question}",
                    "href": work.taking("gap.answered", about, question=code),
                }
            ],
        )
        for code, question in QUESTIONS.items()
    ]
    return ItemPage(
        "Gap",
        gap.step.data["says"],
        {"tag": "Closed", "colour": "grey"} if gap.closed else {"tag": "Open"},
        [
            {"key": "Theme", "value": theme_title(gap.step)},
            *work.rows_of(gap.step, "says", "theme"),
        ],
        (*sections, _worked_on(work, gap)),
        []
        if gap.closed
        else work.links(
            ("action.set", "Set an action for it"),
            ("pilot.begun", "Begin a pilot for it"),
            ("training.held", "Take down a training for it"),
            ("gap.closed", "Close this gap"),
            about=about,
        ),
        f"Closed: {gap.closed.data['why']} ({work.by(gap.closed)})" if gap.closed else "",
    )


def _worked_on(work: GroupAtWork, gap: Gap) -> Section:
    state = work.state
    begun = [each.step for each in state.actions]
    begun += [each.step for each in state.pilots]
    begun += [each.step for each in state.trainings]
    return Section(
        "What is done for it",
        tuple(
            Said(
                step.data["what"],
                GROUP_STEPS[step.kind].title,
                f"Due {day_said(step, 'due')}",
            )
            for step in begun
            if step.data.get("gap") == gap.step.name
        ),
        "No action, pilot or training names this gap",
        [],
    )


def _answer(work: GroupAtWork, step: GroupStepTold) -> Said:
    agency = work.words.agency(step.data["agency"])
    return Said(
        step.data["answer"],
        step.data.get("evidence", ""),
        f"Said by {agency}. Taken down by {work.by(step)}",
        JUST_SAID,
    )


def action_page(work: GroupAtWork, action: GroupAction) -> ItemPage:
    """Return the page of an action, with what was done apart from what changed."""
    about = action.step.name
    doing = [("action.evidenced", "Add evidence")]
    doing += [("action.dropped", "Drop this action")] if action.is_open else []
    dropped = action.dropped
    return ItemPage(
        "Action",
        action.step.data["what"],
        standing_tag(action, work.today),
        work.rows_of(action.step, "what"),
        (
            Section(
                "What was done",
                tuple(_evidence(work, step) for step in reversed(action.activity)),
                "No evidence of activity yet",
                [],
            ),
            Section(
                "What changed",
                tuple(_evidence(work, step) for step in reversed(action.outcome)),
                "No evidence of outcome yet",
                [],
            ),
        ),
        work.links(*doing, about=about),
        f"Dropped: {dropped.data['why']} ({work.by(dropped)})" if dropped else "",
    )


def _evidence(work: GroupAtWork, step: GroupStepTold) -> Said:
    source = GROUP_STEPS[step.kind].field("how").title_of(step.data["how"])
    agency = work.words.agency(step.data["agency"])
    ends = " It finishes the action." if step.data.get("finishes") else ""
    return Said(
        step.data["what"],
        f"{source}.{ends}",
        f"Evidence of {agency}. Taken down by {work.by(step)}",
    )


def _pilot(work: GroupAtWork, pilot: Pilot) -> ItemPage:
    decided = pilot.decided
    field = GROUP_STEPS["pilot.decided"].field("decision")
    return ItemPage(
        "Pilot",
        pilot.step.data["what"],
        {} if decided else decision_cell(pilot, work.today),
        work.rows_of(pilot.step, "what"),
        (
            Section(
                "What was found",
                tuple(
                    Said(s.data["found"], f"Measured on {day_said(s, 'on')}", work.by(s))
                    for s in reversed(pilot.measured)
                ),
                "Nothing has been measured yet",
                [],
            ),
            Section(
                "What was decided",
                (
                    Said(
                        field.title_of(decided.data["decision"]),
                        decided.data["why"],
                        work.by(decided),
                    ),
                )
                if decided
                else (),
                f"To be decided by {day_said(pilot.step, 'due')}",
                [],
            ),
        ),
        work.links(
            ("pilot.measured", "Take down what was found"),
            ("pilot.decided", "Decide again" if decided else "Decide it"),
            about=pilot.step.name,
        ),
    )


def _training(work: GroupAtWork, training: Training) -> ItemPage:
    how = GROUP_STEPS["training.measured"].field("how")
    latest = {step.data["agency"]: step for step in training.reached}
    return ItemPage(
        "Training",
        training.step.data["what"],
        {},
        work.rows_of(training.step, "what"),
        (
            Section(
                "Who was reached",
                tuple(
                    Said(f"{work.words.agency(agency)}: {people}", "", work.by(latest[agency]))
                    for agency, people in training.people.items()
                ),
                "Nobody has said how many took part",
                [],
                reached_words(training),
            ),
            Section(
                "What the measure of practice showed later",
                tuple(
                    Said(
                        s.data["found"],
                        f"{how.title_of(s.data['how'])}, {day_said(s, 'on')}",
                        work.by(s),
                    )
                    for s in reversed(training.measured)
                ),
                f"To be measured by {day_said(training.step, 'due')}",
                [],
            ),
        ),
        work.links(
            ("training.reached", "Take down who was reached"),
            ("training.measured", "Take down what the measure showed"),
            about=training.step.name,
        ),
    )  # fmt: skip


def _look_back(work: GroupAtWork, look: GroupLookBack) -> ItemPage:
    done = look.done
    return ItemPage(
        "Look back",
        look.step.data["what"],
        {},
        work.rows_of(look.step, "what"),
        (
            Section(
                "What changed",
                (Said(done.data["found"], day_said(done, "on"), work.by(done)),)
                if done
                else (),
                f"To be looked at on {day_said(look.step, 'due')}",
                [],
            ),
        ),
        []
        if done
        else work.links(
            ("lookback.done", "Take down what was found"), about=look.step.name
        ),
    )
