"""How does one form ask several questions of the vocabulary, and say what was left out?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from sightline.vocabulary.checking import is_unstated
from sightline.web.forms.questions import SOMEONE_ELSE, Question, Rows
from sightline.web.widgets import Explained

REQUIRED = str(forms.Field.default_error_messages["required"])


@dataclass(frozen=True)
class Drawn:
    """One question as a page draws it: a field, or numbered rows of fields."""

    title: str
    hint: str
    name: str
    bound: tuple[BoundField, ...] = ()
    rows: tuple[tuple[BoundField, ...], ...] = ()
    heading: str = ""  # the key of the practice model's heading that stands over it


class AskingForm(forms.Form):
    """A form that asks questions made from the vocabulary, besides fields of its own."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        questions: Iterable[Question] = (),
        held: Mapping[str, Any] | None = None,
        headings: Mapping[str, str] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.headings = headings or {}
        self.questions = list(questions)
        for question in self.questions:
            self.fields.update(question.controls())
            self.initial.update(_held_by(question, held or {}))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for question in self.questions:
            unanswered = is_unstated(question.value(given))
            if question.field.required and unanswered and not self._objected_to(question):
                self.add_error(question.name, self.missing(question))
        return given

    def missing(self, question: Question) -> str:
        """Return what is said of a question that was not answered."""
        return REQUIRED  # which the page puts in words, with the question's own

    def answers(self) -> dict[str, Any]:
        """Return what was answered, by the names of the vocabulary; blanks are left out."""
        told = {each.field.name: each.value(self.cleaned_data) for each in self.questions}
        return {name: value for name, value in told.items() if not is_unstated(value)}

    def drawn_questions(self) -> Iterator[Drawn]:
        """Yield each question as it is drawn."""
        for question in self.questions:
            yield self._drawn(question)

    def _drawn(self, question: Question) -> Drawn:
        field = question.field
        heading = self.headings.get(field.name, "")
        if isinstance(question, Rows):
            rows = tuple(self._bound(names) for names in question.names_by_row())
            return Drawn(field.title, field.hint, field.name, rows=rows, heading=heading)
        names = list(question.controls())
        bound = self._bound(names)
        return Drawn(field.title, field.hint, field.name, bound=bound, heading=heading)

    def _bound(self, names: Iterable[str]) -> tuple[BoundField, ...]:
        """The fields to draw; one that another reveals is drawn beneath that one."""
        names = list(names)
        revealed = {
            name
            for each in names
            if isinstance(widget := self.fields[each].widget, Explained)
            for name in widget.reveals.values()
        }
        return tuple(self[name] for name in names if name not in revealed)

    def _objected_to(self, question: Question) -> bool:
        return any(name in self.errors for name in question.controls())


def _held_by(question: Question, held: Mapping[str, Any]) -> dict[str, Any]:
    for name in (question.field.name, *question.field.also):
        if name in held:
            return question.initial(held[name])
    return {}


__all__ = ["REQUIRED", "SOMEONE_ELSE", "AskingForm", "Drawn"]
