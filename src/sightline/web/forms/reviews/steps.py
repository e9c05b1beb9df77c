"""Which questions does a kind of step ask? Made from its vocabulary, as an entry's form is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms

from sightline.reviews.state.whole import ReviewState
from sightline.vocabulary.model import Field, FieldType, Kind
from sightline.web.forms.asking import AskingForm
from sightline.web.forms.kind_forms import Making, question_for
from sightline.web.forms.offered import Offered, Options
from sightline.web.forms.questions import (
    Controls,
    NamedLines,
    OneOf,
    Question,
    SomeOf,
    Words,
)

# Words that fit on one line; people write sentences in all others.
SHORT = frozenset(
    {
        *("reference", "by_role", "said_by", "who", "to", "owner_role", "role", "body"),
        *("by", "name", "brought_by", "slept_with", "room", "last_seen_well", "how"),
        *("presented", "known_by"),
    }
)


@dataclass(frozen=True)
class Named:
    """What the fields of a step may name: earlier steps, rows, posts and safeguards."""

    state: ReviewState
    titles: Mapping[str, str]  # of earlier steps, by their ids
    rows: Options = ()
    posts: Options = ()
    safeguards: Options = ()


@dataclass(frozen=True)
class Hidden(Question):
    """A field that was answered by the way that led to the form."""

    told: str = ""

    def controls(self) -> Controls:
        asked = {**self.options(), "widget": forms.HiddenInput}
        return {self.name: forms.CharField(initial=self.told, **asked)}


@dataclass(frozen=True)
class StepQuestions:
    """The questions of a kind of step, and what must be there before it can be taken."""

    kind: Kind
    questions: tuple[Question, ...]
    lacking: tuple[str, ...] = field(default=())


def questions_of_step(
    kind: Kind, offered: Offered, named: Named, *, event: str = ""
) -> StepQuestions:
    """Return what a kind of step asks. `event` is the row it is about, where it is of one."""
    making = Making(offered, {})
    questions: list[Question] = []
    lacking: list[str] = []
    for each in kind.fields:
        choices = _choices_of(kind, each, offered, named)
        if each.name == "event" and event:
            questions.append(Hidden(each, told=event))
        elif choices is None:
            questions.append(_plain(each, making))
        elif choices or not each.required:
            questions += _chosen(each, choices)
        else:
            lacking.append(each.title)
    return StepQuestions(kind, tuple(questions), tuple(lacking))


def _chosen(asked: Field, choices: Options) -> Iterator[Question]:
    if choices:
        yield (SomeOf if asked.many else OneOf)(asked, choices=choices)


def _plain(asked: Field, making: Making) -> Question:
    if asked.type is FieldType.FREE:
        return NamedLines(asked)
    if asked.type is FieldType.TEXT and not asked.many:
        return Words(asked, long=asked.name not in SHORT)
    return question_for(asked, making)


def _choices_of(kind: Kind, asked: Field, offered: Offered, named: Named) -> Options | None:
    if kind.code == "safety.checked" and asked.type is FieldType.PERSON:
        return offered.children
    found = _NAMES.get((kind.code, asked.name)) or _NAMES.get(("", asked.name))
    return found(named) if found else None


def _steps(*kinds: str) -> Callable[[Named], Options]:
    """Offer the steps of these kinds, as far as they have a title to go by."""

    def offer(named: Named) -> Options:
        return tuple(
            (step.id, named.titles[step.id])
            for step in named.state.steps
            if step.kind in kinds and step.id in named.titles
        )

    return offer


def _decision(named: Named) -> Options:
    decision = named.state.deciding.decision
    return ((decision.step.id, named.titles[decision.step.id]),) if decision else ()


def _going_on(named: Named) -> Options:
    return tuple(
        (each.started.id, named.titles[each.started.id])
        for each in named.state.deciding.proceedings
        if each.ended is None
    )


def _open_actions(named: Named) -> Options:
    return tuple(
        (each.step.id, named.titles[each.step.id])
        for each in named.state.learning.actions
        if each.dropped is None
    )


def _seated(named: Named) -> Options:
    seated = dict.fromkeys(
        seat.post for seat in named.state.workspace.seats if seat.until is None
    )
    return tuple((post, dict(named.posts).get(post, post)) for post in seated)


_NAMES: Mapping[tuple[str, str], Callable[[Named], Options]] = {
    ("decision.signed", "decision"): _decision,
    ("letter.sent", "letter"): _steps("letter.written"),
    ("", "line"): _steps("line.set"),
    ("", "event"): lambda named: named.rows,
    ("learning.drawn", "evidence"): lambda named: named.rows,
    ("", "learning"): _steps("learning.drawn"),
    ("learning.received", "sent"): _steps("learning.sent-early"),
    ("", "recommendation"): _steps("recommendation.made"),
    ("", "action"): _open_actions,
    ("", "safeguard"): lambda named: named.safeguards,
    ("proceedings.ended", "of"): _going_on,
    ("seat.given", "post"): lambda named: named.posts,
    ("seat.ended", "post"): _seated,
}


class StepForm(AskingForm):
    """The form of one step; what is said of a row keeps the row out of sight."""

    def __init__(
        self, data: Mapping[str, Any] | None, asked: StepQuestions, **more: Any
    ) -> None:
        super().__init__(data, questions=asked.questions, **more)
        self.kind = asked.kind

    @property
    def hidden(self) -> list[forms.BoundField]:
        """The fields to carry along."""
        return self.hidden_fields()
