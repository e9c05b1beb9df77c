"""How is what a step says put in words? Codes by their titles, ids by what they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sightline.kernel.local_time import say_day, say_moment
from sightline.kernel.partial_dates import NotADate, PartialDate, in_words
from sightline.reviews.state.told import StepTold
from sightline.reviews.state.whole import ReviewState
from sightline.reviews.step_kinds import STEP_KINDS
from sightline.vocabulary.model import Field, FieldType

SOMEONE = "A child whose record does not open to you"
LONGEST = 110


@dataclass(frozen=True)
class Words:
    """The names that a review's pages need: of agencies, people, posts and earlier steps."""

    agencies: Mapping[str, str]
    people: Mapping[str, str]
    posts: Mapping[str, str] = field(default_factory=dict)
    steps: Mapping[str, str] = field(default_factory=dict)

    def agency(self, id_: str) -> str:
        """Return the name of an agency."""
        return self.agencies.get(id_, id_)

    def person(self, id_: str) -> str:
        """Return the name of someone, as far as they open to the reader."""
        return self.people.get(id_, SOMEONE)

    def post(self, id_: str) -> str:
        """Return what a post is called."""
        return self.posts.get(id_, id_)

    def rows_of(
        self, step: StepTold, *, but_not: Iterable[str] = ()
    ) -> list[dict[str, Any]]:
        """Return what a step says as rows of a summary list, and who said it when."""
        left_out = frozenset(but_not)
        kind = STEP_KINDS[step.kind]
        rows = [
            {"key": each.title, "value": self.value(each, step.data[each.name])}
            for each in kind.fields
            if each.name in step.data and each.name not in left_out
        ]
        return [*rows, {"key": "Taken down", "value": self.by(step)}]

    def by(self, step: StepTold) -> str:
        """Say who took a step, for whom, and when."""
        return f"{step.author}, {self.agency(step.agency)}, {say_moment(step.at)}"

    def value(self, asked: Field, value: Any) -> str:
        """Return one value in words; a list has a line for each."""
        if isinstance(value, list):
            return "\n".join(self.value(asked, each) for each in value)
        if isinstance(value, Mapping):
            return "\n".join(f"{name}: {told}" for name, told in value.items())
        return self._one(asked, value)

    def _one(self, asked: Field, value: Any) -> str:
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if asked.type is FieldType.CHOICE:
            return asked.title_of(str(value))
        if asked.type is FieldType.AGENCY:
            return self.agency(str(value))
        if asked.type is FieldType.PERSON:
            return self.person(str(value))
        if asked.type is FieldType.DATE:
            return said_date(value)
        if asked.name == "post":
            return self.post(str(value))
        return self.steps.get(str(value), str(value))


def said_date(value: object) -> str:
    """Say a date as far as it is known; what is no date stays as it is."""
    try:
        return in_words(PartialDate.parse(str(value)))
    except NotADate:
        return str(value)


def day_or(day: date | None, otherwise: str) -> str:
    """Say a day, or what stands in its place."""
    return say_day(day) if day else otherwise


def steps_in_words(state: ReviewState) -> dict[str, str]:
    """Return, by its id, what each step that others may name is called."""
    return {step.id: short(said) for step in state.steps for said in _named(step)}


_NAMED_BY = {
    "line.set": "question",
    "learning.drawn": "says",
    "recommendation.made": "says",
    "action.set": "what",
    "letter.written": "text",
}


def _named(step: StepTold) -> Iterator[str]:
    if name := _NAMED_BY.get(step.kind):
        yield str(step.data[name])
    elif step.kind == "decision.made":
        yield STEP_KINDS[step.kind].field("outcome").title_of(step.data["outcome"])
    elif step.kind == "learning.sent-early":
        yield f"To {step.data['to']}, {said_date(step.data['on'])}"
    elif step.kind == "proceedings.started":
        type_ = STEP_KINDS[step.kind].field("type").title_of(step.data["type"])
        yield f"{type_}, {step.data['body']}"


def short(text: str) -> str:
    """Cut a text to one line at the last word that fits."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    return f"{line[:LONGEST].rsplit(' ', 1)[0]} …"
