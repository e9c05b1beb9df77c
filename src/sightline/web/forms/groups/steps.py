"""Which questions does a step of a group ask? Made from its vocabulary, as an entry's are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from sightline.learning.groups.state import GroupState
from sightline.vocabulary.model import Field, FieldType, Kind
from sightline.web.forms.asking import AskingForm
from sightline.web.forms.kind_forms import Making, question_for
from sightline.web.forms.offered import Offered, Options
from sightline.web.forms.questions import OneOf, Question, Words

# Words that fit on one line; people write sentences in all others.
SHORT = frozenset({"title", "where", "code", "owner_role"})


@dataclass(frozen=True)
class GroupQuestions:
    """The questions of a kind of step, and what must be there before it can be taken."""

    kind: Kind
    questions: tuple[Question, ...]
    lacking: tuple[str, ...] = ()


def questions_of_step(
    kind: Kind,
    offered: Offered,
    *,
    state: GroupState | None = None,
    posts: Options = (),
    titles: Mapping[str, str] | None = None,
    but_not: Collection[str] = (),
) -> GroupQuestions:
    """Return what a step asks.

    Without a `state` the group is only being formed; `titles` are what earlier steps are
    called, by their numbers; `but_not` are fields that the way to the form answers.
    """
    questions, lacking = [], []
    for field in kind.fields:
        if field.name in but_not:
            continue
        choices: Options | None = posts if field.name == "post" else None
        if state is not None and field.name in _NAMED:
            numbers = _NAMED[field.name](state)
            choices = tuple((each, (titles or {}).get(each, each)) for each in numbers)
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


# Which steps each field that names one offers, by their numbers.
_NAMED: Mapping[str, Callable[[GroupState], list[str]]] = {
    "gap": lambda state: [each.step.name for each in state.gaps if not each.closed],
    "action": lambda state: [each.step.name for each in state.actions if not each.dropped],
    "pilot": lambda state: [each.step.name for each in state.pilots],
    "training": lambda state: [each.step.name for each in state.trainings],
    "lookback": lambda state: [e.step.name for e in state.look_backs if not e.done],
    "step": lambda state: [each.name for each in state.steps[1:]],
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
