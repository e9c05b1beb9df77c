"""What is asked of every entry: whom it is about, when it was, what happened, who may see it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from sightline.kernel.ids import ref_of
from sightline.kernel.local_time import say_day
from sightline.kernel.partial_dates import NotADate, PartialDate
from sightline.record.content import Content
from sightline.record.recording import CHILD, Filled, Ticked
from sightline.vocabulary.handling import MARKS, parse_mark
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.model import FieldType, Kind
from sightline.web.forms.asked_once import (
    GONE_ON,
    HISTORY_READ,
    ONLY_WHEN_ASKED,
    AskedOnce,
)
from sightline.web.forms.asking import AskingForm
from sightline.web.forms.entry_ids import EntryIdField
from sightline.web.forms.kind_forms import questions_of
from sightline.web.forms.kind_rules import RULES
from sightline.web.forms.offered import Offered
from sightline.web.forms.per_child import ASKED_OF_EACH_CHILD
from sightline.web.forms.plain_dates import PlainDateField, read_clock, with_time, written
from sightline.web.forms.practice_headings import HEADED
from sightline.web.forms.questions import Question, Rows, Tick
from sightline.web.widgets import Checkboxes

# Kinds whose own fields say whom they are about, so that it is not asked twice.
NAMES_ITS_PEOPLE = {
    "relationship.recorded": ("to", "from"),
    "residence.recorded": ("people",),
}
PARTS = (
    ("", "Not said"),
    ("mother", "Mother"),
    ("father", "Father"),
    ("parent", "Parent"),
    ("carer", "Carer"),
    ("partner", "Partner of a parent"),
    ("relative", "Relative"),
    ("witness", "Saw or heard it"),
    ("harmed", "Was harmed"),
    ("suspected", "May have caused harm"),
    ("other", "Another part"),
)
HISTORY_TICK = "I have read the earlier history of this family, above"
NOT_ASKED_AGAIN = "what"  # where a kind need not have it, the account of the entry holds it


class EntryForm(AskingForm):
    """One kind of entry about people of one family."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        kind: Kind,
        offered: Offered,
        whole: bool = False,
        rows: Mapping[str, int] | None = None,
        held: Mapping[str, Any] | None = None,
        asks_once: Iterable[AskedOnce] = (),
        initial: dict[str, Any] | None = None,
    ) -> None:
        """`whole` asks in one go, as when correcting, what is else asked of each child."""
        self.kind, self.offered, self.whole = kind, offered, whole
        self.asks_once = tuple(asks_once)
        left_out = {NOT_ASKED_AGAIN} & _optional(kind) - set(held or {})
        if not whole:
            left_out |= set(ASKED_OF_EACH_CHILD.get(kind.code, ()))
            left_out |= {"child"} if kind.code == "plan.agreed" else set()
            asked = {name for each in self.asks_once for name in (each.name, each.reason)}
            left_out |= ONLY_WHEN_ASKED - asked
        questions = questions_of(kind, offered, but_not=left_out, rows=rows)
        if not whole:
            questions = [_ticked(each) for each in questions]
        super().__init__(
            data,
            questions=questions,
            held=held,
            headings=HEADED.get(kind.code),
            initial=initial,
        )
        asks_what = NOT_ASKED_AGAIN in self.fields
        last = _last(kind, offered, asks_what=asks_what)
        self.fields = {**_first(kind, offered), **self.fields, **last}
        if whole and "children" in self.fields:
            self.fields["children"].help_text = ""

    @property
    def names_its_people(self) -> bool:
        """Whether its own fields say whom it is about."""
        return self.kind.code in NAMES_ITS_PEOPLE or _ends_another(self.kind)

    @property
    def has_rows(self) -> bool:
        """Whether a button before the last one asks for more rows."""
        return any(isinstance(each, Rows) for each in self.questions)

    @property
    def whom_fields(self) -> list[forms.BoundField]:
        """The questions of whom it is about."""
        return [self[name] for name in ("children", "adults") if name in self.fields]

    @property
    def account_field(self) -> forms.BoundField:
        """The account in words."""
        return self["says"]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        self._join_date_and_time(given)
        if not self.names_its_people and not self.people():
            place = "children" if "children" in self.fields else "adults"
            self.add_error(place, "Choose at least one person this is about")
        if "not-person" in given.get("marks", []) and not given.get("not_person"):
            self.add_error("not_person", "Choose the person who must not learn of it")
        for name, wrong in RULES.get(self.kind.code, _no_rule)(given, self):
            if name in self.fields:
                self.add_error(name, wrong)
        self._ask_once()
        return given

    def _ask_once(self) -> None:
        told = self.answers()
        for each in self.asks_once:
            if each.unanswered(told) and not self.data.get(GONE_ON):
                self.add_error(each.name, each.wrong)

    @property
    def asked_already(self) -> bool:
        """Whether the reader was asked for a reason, so that the next time it goes on."""
        asked = any(each.name in self.errors for each in self.asks_once)
        return asked or bool(self.data.get(GONE_ON))

    def _join_date_and_time(self, given: dict[str, Any]) -> None:
        when = given.get("happened")
        if not isinstance(when, PartialDate) or not given.get("time"):
            return
        try:
            given["happened"] = with_time(when, given["time"])
        except NotADate as no:
            self.add_error("time", f"{no.wrong[:1].upper()}{no.wrong[1:]}: {no.right}")

    def people(self) -> tuple[Ticked, ...]:
        """Return whom it is about, children first, with the part each has in it."""
        given = self.cleaned_data
        children = tuple(Ticked(each, CHILD) for each in given.get("children") or [])
        adults = tuple(
            Ticked(person, given.get(part_name(person)) or "")
            for person, _ in self.offered.adults
            if person in (given.get("adults") or [])
        )
        return children + adults

    def filled(self) -> Filled:
        """Return what was filled in; call when the form is valid."""
        given = self.cleaned_data
        data = self.answers()
        for each in self.asks_once:
            data |= each.instead(data)
        people = self._named_by(data) if self.names_its_people else self.people()
        return Filled(
            kind=self.kind.code,
            happened=given["happened"],
            people=people,
            data=data,
            says=given["says"],
            thread=given.get("thread") or "",
            handling=tuple(self._marks(given)),
            together=self.names_its_people or self.whole,
        )

    def _named_by(self, data: dict[str, Any]) -> tuple[Ticked, ...]:
        if _ends_another(self.kind):
            people = dict(self.offered.people_of).get(str(data.get("of")), ())
        else:
            fields = NAMES_ITS_PEOPLE[self.kind.code]
            found = [data.get(name) or [] for name in fields]
            named = [each if isinstance(each, list) else [each] for each in found]
            people = tuple(dict.fromkeys(person for each in named for person in each))
        children = dict(self.offered.children)
        return tuple(Ticked(each, CHILD if each in children else "") for each in people)

    def _marks(self, given: dict[str, Any]) -> list[str]:
        marks = [mark for mark in given.get("marks") or [] if not MARKS[mark].names_person]
        if "not-person" in (given.get("marks") or []):
            marks += [f"not-person:{person}" for person in given["not_person"]]
        return marks


def _ticked(question: Question) -> Question:
    if question.name != HISTORY_READ:
        return question
    return Tick(question.field, says=HISTORY_TICK)


@dataclass(frozen=True)
class Before:
    """What fills the form again for an entry that is being corrected."""

    held: dict[str, Any]
    initial: dict[str, Any]


def filled_again(content: Content, offered: Offered) -> Before:
    """Return what an entry's content fills the form with."""
    parts = dict(content.about)
    initial: dict[str, Any] = {
        "happened": _day_of(content.happened),
        "time": content.happened.time.strftime("%H:%M") if content.happened.time else "",
        "children": [each for each, _ in offered.children if each in parts],
        "adults": [each for each, _ in offered.adults if each in parts],
        "says": content.says,
        "thread": content.thread if content.thread in dict(offered.threads) else "",
        **_marks_again(content.handling),
    }
    for person, _ in offered.adults:
        initial[part_name(person)] = parts.get(person, "")
    return Before(held=dict(content.data), initial=initial)


def _day_of(when: PartialDate) -> str:
    return say_day(when.first) if when.time and when.first else written(when)


def _marks_again(handling: tuple[str, ...]) -> dict[str, list[str]]:
    read = [parse_mark(mark) for mark in handling]
    return {
        "marks": list(dict.fromkeys(mark.code for mark, _ in read)),
        "not_person": [person for _, person in read if person],
    }


def _first(kind: Kind, offered: Offered) -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {"entry_id": EntryIdField()}
    if not (kind.code in NAMES_ITS_PEOPLE or _ends_another(kind)):
        found.update(_who(offered))
    found["happened"] = PlainDateField(
        today=offered.today,
        label="When did this happen?",
        required=False,
        help_text="For example, today, 3 May 2024, May 2024, or about 2019. "
        "Leave it blank if it is not known.",
    )
    found["time"] = ClockField(
        label="At what time, if it matters", required=False, help_text="For example, 2:30pm"
    )
    return found


def _who(offered: Offered) -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {}
    if offered.children:
        found["children"] = forms.MultipleChoiceField(
            label="Which children is this about?",
            help_text="Each child you choose gets an entry of their own.",
            choices=offered.children,
            widget=Checkboxes(),
            required=False,
        )
    if offered.adults:
        parts = {person: part_name(person) for person, _ in offered.adults}
        found["adults"] = forms.MultipleChoiceField(
            label="Which adults is this about?",
            choices=offered.adults,
            widget=Checkboxes(reveals=parts),
            required=False,
        )
        for person, name in offered.adults:
            found[part_name(person)] = forms.CharField(
                label=f"Part of {name.split(',')[0]} in this",
                required=False,
                widget=forms.Select(choices=PARTS),
            )
    return found


def part_name(person: str) -> str:
    """Return the name of the field that asks which part an adult has in it."""
    return f"part_{ref_of(person)}"


def _last(kind: Kind, offered: Offered, *, asks_what: bool) -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {"says": _account(kind, asks_what=asks_what)}
    if kind.group == "work" and not kind.opens_thread:
        found["thread"] = forms.ChoiceField(
            label="Which piece of work does this belong to?",
            required=False,
            choices=[("", "None of these"), *offered.threads],
        )
    found["marks"] = forms.MultipleChoiceField(
        label="Who may see this",
        required=False,
        choices=[(mark.code, mark.title) for mark in MARKS.values()],
        widget=Checkboxes(
            hints={mark.code: mark.sentence for mark in MARKS.values()},
            reveals={"not-person": "not_person"},
        ),
    )
    found["not_person"] = forms.MultipleChoiceField(
        label="Who must not learn of it?",
        required=False,
        choices=offered.people,
        widget=Checkboxes(),
    )
    return found


def _account(kind: Kind, *, asks_what: bool) -> forms.CharField:
    titles = {field.name: field.title for field in kind.fields}
    if NOT_ASKED_AGAIN in _optional(kind) and not asks_what:
        label = titles[NOT_ASKED_AGAIN]
    elif kind.group == "seen" and NOT_ASKED_AGAIN not in titles:
        label = "What happened"
    else:
        label = "Anything else to record"
    return forms.CharField(
        label=label,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="What was seen, heard or said, and by whom. "
        "Keep what you saw apart from what you think of it.",
    )


def _optional(kind: Kind) -> set[str]:
    wanted = {NOT_ASKED_AGAIN}
    return {
        field.name
        for field in kind.fields
        if field.name in wanted and field.type is FieldType.TEXT and not field.required
    }


def _ends_another(kind: Kind) -> bool:
    return kind.family and any(
        field.name == "of" and field.type is FieldType.ENTRY for field in kind.fields
    )


def _no_rule(given: dict[str, Any], form: AskingForm) -> list[tuple[str, str]]:
    return []


class ClockField(forms.CharField):
    """A time of day, kept as 14:30."""

    def clean(self, value: object) -> str:
        text = super().clean(value)
        try:
            return read_clock(text) if text else ""
        except NotADate as no:
            raise forms.ValidationError(f"{no.wrong}: {no.right}") from None


def kind_called(code: str) -> Kind | None:
    """Return the kind that can be recorded with a form, or None."""
    kind = KINDS.get(code)
    return kind if kind and kind.group != "reviews" else None
