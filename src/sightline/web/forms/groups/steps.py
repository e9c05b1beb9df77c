"""Which questions does a step of a group ask? Made from its vocabulary, as an entry's are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from sightline.learning.groups.state import GroupState
from sightline.vocabulary.model import Field, FieldType, Kind
from sightline.web.forms.asking import AskingForm
from sightline.web.forms.kind_forms import Making, question_for
from sightline.web.forms.offered import Offered, Options
from sightline.web.forms.questions import OneOf, Question, Words
from sightline.web.presenters.reviews.words import short

# Words that fit on one line; people write sentences in all others.
SHORT = frozenset({"title", "where", "code", "owner_role"})


@dataclass(frozen=True)
class GroupQuestions:
    """The questions of a kind of step, and what must be there before it can be taken."""

    kind: Kind
    questions: tuple[Question, ...]
    lacking: tuple[str, ...] = ()


def questions_of_step(
    kind: Kind, offered: Offered, state: GroupState | None, posts: Options
) -> GroupQuestions:
    """Return what a step asks; `state` is None where the group is only being formed."""
    questions, lacking = [], []
    for field in kind.fields:
        choices = _choices(field, state, posts)
        if choices is None:
            questions.append(_plain(field, offered))
        elif choices:
            questions.append(OneOf(field, choices=choices))
        elif field.required:
            lacking.append(field.title)
    return GroupQuestions(kind, tuple(questions), tuple(lacking))


def _plain(field: Field, offered: Offered) -> Question:
    if field.type is FieldType.TEXT and not field.many:
        return Words(field, long=field.name not in SHORT)
    return question_for(field, Making(offered, {}))


def _choices(field: Field, state: GroupState | None, posts: Options) -> Options | None:
    if field.name == "post":
        return posts
    found = _NAMED.get(field.name) if state is not None else None
    return tuple(found(state)) if found and state is not None else None


def _gaps(state: GroupState) -> Iterable[tuple[str, str]]:
    for gap in state.gaps:
        if gap.closed is None:
            yield gap.step.name, short(gap.step.data["says"])


def _actions(state: GroupState) -> Iterable[tuple[str, str]]:
    for each in state.actions:
        if each.dropped is None:
            yield each.step.name, short(each.step.data["what"])


def _pilots(state: GroupState) -> Iterable[tuple[str, str]]:
    for each in state.pilots:
        yield each.step.name, short(each.step.data["what"])


def _trainings(state: GroupState) -> Iterable[tuple[str, str]]:
    for each in state.trainings:
        yield each.step.name, short(each.step.data["what"])


def _look_backs(state: GroupState) -> Iterable[tuple[str, str]]:
    for each in state.look_backs:
        if each.done is None:
            yield each.step.name, short(each.step.data["what"])


def _every_step(state: GroupState) -> Iterable[tuple[str, str]]:
    for step in state.steps[1:]:
        yield step.name, f"Step {step.number}"


_NAMED: Mapping[str, Callable[[GroupState], Iterable[tuple[str, str]]]] = {
    "gap": _gaps,
    "action": _actions,
    "pilot": _pilots,
    "training": _trainings,
    "lookback": _look_backs,
    "step": _every_step,
}


class GroupStepForm(AskingForm):
    """The form of one step; `seen` is the last step that was there when it was opened."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        asked: GroupQuestions,
        *,
        seen: int = 0,
        held: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, questions=asked.questions, held=held)
        self.kind = asked.kind
        self.fields["seen"] = forms.IntegerField(
            initial=seen, min_value=0, widget=forms.HiddenInput
        )

    @property
    def seen(self) -> int:
        """The last step when this was opened, after the form was found to be valid."""
        return int(self.cleaned_data["seen"])
