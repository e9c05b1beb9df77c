"""How is each field of an entry asked for, read back, and filled in again? One class a shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms

from sightline.kernel.partial_dates import NotADate, PartialDate
from sightline.vocabulary.model import Field, FieldType
from sightline.web.forms.plain_dates import PlainDateField, written
from sightline.web.widgets import Checkboxes, Explained, Radios

Controls = dict[str, forms.Field]
SOMEONE_ELSE = "__other"
FEW = 6


@dataclass(frozen=True)
class Question:
    """One field of a kind, asked with one control that holds its words."""

    field: Field

    @property
    def name(self) -> str:
        """The name of its first control, where what is wrong with it is shown."""
        return self.field.name

    def controls(self) -> Controls:
        """Return the controls that ask it; whether it must be answered is the form's to say."""
        return {self.name: self.control()}

    def control(self) -> forms.Field:
        """Return its one control."""
        raise NotImplementedError

    def value(self, given: dict[str, Any]) -> Any:
        """Return the value an entry holds, or None or nothing where it was left blank."""
        return given.get(self.name)

    def initial(self, value: Any) -> dict[str, Any]:
        """Return what fills the controls when an entry that holds this value is shown again."""
        return {self.name: value}

    def options(self) -> dict[str, Any]:
        """Return what every control is made with."""
        return {
            "label": self.field.title,
            "help_text": self.field.hint,
            "required": False,
        }


@dataclass(frozen=True)
class Words(Question):
    """A line of text, or several lines."""

    long: bool = False

    def control(self) -> forms.Field:
        widget = forms.Textarea(attrs={"rows": 4}) if self.long else forms.TextInput()
        return forms.CharField(widget=widget, **self.options())

    def initial(self, value: Any) -> dict[str, Any]:
        return {self.name: "\n".join(_lines_of(value))}


@dataclass(frozen=True)
class Lines(Question):
    """A list, written one to a line."""

    def control(self) -> forms.Field:
        asked = self.options()
        asked["help_text"] = f"{self.field.hint} One on each line.".strip()
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), **asked)

    def value(self, given: dict[str, Any]) -> list[str]:
        return _split(given.get(self.name))

    def initial(self, value: Any) -> dict[str, Any]:
        return {self.name: "\n".join(_lines_of(value))}


@dataclass(frozen=True)
class Names(Lines):
    """Names one to a line, the one in use now first; the record keeps the latest last."""

    def value(self, given: dict[str, Any]) -> Any:
        names = _split(given.get(self.name))
        return names[0] if len(names) == 1 else names[::-1]

    def initial(self, value: Any) -> dict[str, Any]:
        return {self.name: "\n".join(_lines_of(value)[::-1])}


@dataclass(frozen=True)
class NamedLines(Question):
    """Names, each with a value, written one to a line."""

    def control(self) -> forms.Field:
        asked = self.options()
        asked["help_text"] = "One on each line, such as Feeding: 2"
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), **asked)

    def value(self, given: dict[str, Any]) -> dict[str, str]:
        pairs = (line.partition(":") for line in _split(given.get(self.name)))
        return {name.strip(): value.strip() for name, _, value in pairs}

    def initial(self, value: Any) -> dict[str, Any]:
        pairs = value.items() if isinstance(value, dict) else ()
        return {self.name: "\n".join(f"{name}: {told}" for name, told in pairs)}


@dataclass(frozen=True)
class YesNo(Question):
    """Yes or no; where it need not be answered, also that nobody asked."""

    def control(self) -> forms.Field:
        choices = [("yes", "Yes"), ("no", "No")]
        if not self.field.required:
            choices.append(("not-asked", "Not asked or not known"))
        return forms.ChoiceField(choices=choices, widget=Radios(), **self.options())

    def value(self, given: dict[str, Any]) -> bool | None:
        return {"yes": True, "no": False}.get(given.get(self.name, ""))

    def initial(self, value: Any) -> dict[str, Any]:
        return {self.name: {True: "yes", False: "no"}.get(value, "")}


@dataclass(frozen=True)
class Tick(Question):
    """Something said to be so by ticking it; left unticked, nothing is said."""

    says: str = ""

    def control(self) -> forms.Field:
        return forms.BooleanField(**{**self.options(), "label": self.says})

    def value(self, given: dict[str, Any]) -> bool | None:
        return True if given.get(self.name) else None


@dataclass(frozen=True)
class Number(Question):
    """A whole number, or a number that is kept as it was written."""

    def control(self) -> forms.Field:
        whole = self.field.type is FieldType.INTEGER
        box = forms.IntegerField if whole else forms.DecimalField
        return box(
            min_value=self.field.least,
            max_value=self.field.most,
            widget=forms.TextInput(attrs={"inputmode": "numeric" if whole else "decimal"}),
            **self.options(),
        )

    def value(self, given: dict[str, Any]) -> int | str | None:
        number = given.get(self.name)
        return number if number is None or isinstance(number, int) else str(number)


@dataclass(frozen=True)
class Pattern(Question):
    """A number that has to have a certain shape, such as one with a check digit."""

    fits: Any = None
    wrong: str = ""

    def control(self) -> forms.Field:
        return forms.CharField(validators=[self._check], max_length=40, **self.options())

    def _check(self, text: str) -> None:
        if not self.fits(text):
            raise forms.ValidationError(self.wrong)

    def value(self, given: dict[str, Any]) -> str:
        return str(given.get(self.name) or "").replace(" ", "").upper()


@dataclass(frozen=True)
class When(Question):
    """A date, as exact as it is known."""

    offered_today: Any = None

    def control(self) -> forms.Field:
        asked = self.options()
        if not asked["help_text"]:
            del asked["help_text"]  # the box has a hint of its own
        return PlainDateField(today=self.offered_today, **asked)

    def value(self, given: dict[str, Any]) -> str:
        when = given.get(self.name)
        return when.text if isinstance(when, PartialDate) else ""

    def initial(self, value: Any) -> dict[str, Any]:
        try:
            return {self.name: written(PartialDate.parse(str(value or "")))}
        except NotADate:
            return {self.name: value}


@dataclass(frozen=True)
class OneOf(Question):
    """One of several; or, where others are accepted, something else in words."""

    choices: Any = ()
    other: str = ""  # what to call something else, where that is accepted

    def controls(self) -> Controls:
        if not self.other:
            return {self.name: self.control()}
        words = forms.CharField(label=self.other, required=False)
        return {self.name: self.control(), self._other: words}

    @property
    def _other(self) -> str:
        return f"{self.name}{SOMEONE_ELSE}"

    def control(self) -> forms.Field:
        choices = list(self.choices)
        if self.other:
            choices.append((SOMEONE_ELSE, self.other))
        if len(choices) <= FEW:
            reveals = {SOMEONE_ELSE: self._other} if self.other else {}
            widget: forms.Widget = Radios(reveals=reveals)
        else:
            widget = forms.Select()
            choices.insert(0, ("", "Choose"))
        return forms.ChoiceField(choices=choices, widget=widget, **self.options())

    def value(self, given: dict[str, Any]) -> Any:
        chosen = given.get(self.name) or ""
        words = (given.get(self._other) or "").strip()
        one = words if chosen == SOMEONE_ELSE or (words and not chosen) else chosen
        return [one] if one and (self.field.many or self.field.several) else one

    def initial(self, value: Any) -> dict[str, Any]:
        one = (value or [""])[0] if isinstance(value, list) else value
        if not one or str(one) in _codes(self.choices):
            return {self.name: one}
        return {self.name: SOMEONE_ELSE, self._other: one}


@dataclass(frozen=True)
class SomeOf(Question):
    """Any of several; and, where others are accepted, more in words."""

    choices: Any = ()
    other: str = ""

    @property
    def _other(self) -> str:
        return f"{self.name}{SOMEONE_ELSE}"

    def controls(self) -> Controls:
        found = {self.name: self.control()}
        if self.other:
            found[self._other] = forms.CharField(
                label=self.other, required=False, help_text="Separate several by commas"
            )
        return found

    def control(self) -> forms.Field:
        choices = list(self.choices)
        reveals = {}
        if self.other:
            choices.append((SOMEONE_ELSE, self.other))
            reveals = {SOMEONE_ELSE: self._other}
        return forms.MultipleChoiceField(
            choices=choices, widget=Checkboxes(reveals=reveals), **self.options()
        )

    def value(self, given: dict[str, Any]) -> list[str]:
        chosen = [each for each in given.get(self.name) or [] if each != SOMEONE_ELSE]
        words = str(given.get(self._other) or "").split(",") if self.other else []
        return chosen + [word.strip() for word in words if word.strip()]

    def initial(self, value: Any) -> dict[str, Any]:
        values = [
            str(each) for each in (value if isinstance(value, list) else [value]) if each
        ]
        known = _codes(self.choices)
        others = [each for each in values if each not in known]
        ticked = [each for each in values if each in known]
        if not others or not self.other:
            return {self.name: ticked}
        return {self.name: [*ticked, SOMEONE_ELSE], self._other: ", ".join(others)}


@dataclass(frozen=True)
class Rows(Question):
    """A list of things that each have fields of their own, in numbered rows."""

    inner: tuple[Question, ...] = ()
    count: int = 3

    def controls(self) -> Controls:
        found: Controls = {}
        for row in range(self.count):
            for question in self.inner:
                for name, control in question.controls().items():
                    found[self._named(row, name)] = self._of_row(row, control)
        return found

    def _of_row(self, row: int, control: forms.Field) -> forms.Field:
        widget = control.widget
        if isinstance(widget, Explained):
            widget.reveals = {v: self._named(row, n) for v, n in widget.reveals.items()}
        return control

    @property
    def name(self) -> str:
        return self._named(0, self.inner[0].name)

    def names_by_row(self) -> list[list[str]]:
        """Return the names of the controls of each row, for a page to draw in a box each."""
        return [
            [self._named(row, name) for each in self.inner for name in each.controls()]
            for row in range(self.count)
        ]

    def _named(self, row: int, name: str) -> str:
        return f"{self.field.name}-{row}-{name}"

    def value(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        rows = (self._row(row, given) for row in range(self.count))
        return [row for row in rows if row]

    def _row(self, row: int, given: dict[str, Any]) -> dict[str, Any]:
        start = self._named(row, "")
        own = {n.removeprefix(start): v for n, v in given.items() if n.startswith(start)}
        told = {each.name: each.value(own) for each in self.inner}
        return {name: value for name, value in told.items() if value not in (None, "", [])}

    def initial(self, value: Any) -> dict[str, Any]:
        rows = (
            [row for row in value if isinstance(row, dict)]
            if isinstance(value, list)
            else []
        )
        return {
            self._named(place, name): filled
            for place, row in enumerate(rows)
            for each in self.inner
            for name, filled in each.initial(row.get(each.name)).items()
        }


def _codes(choices: Any) -> set[str]:
    """The values among choices, which may be in groups."""
    found = set()
    for value, label in choices:
        grouped = isinstance(label, (list, tuple))
        found |= {code for code, _ in label} if grouped else {value}
    return found


def _split(text: object) -> list[str]:
    return [line.strip() for line in str(text or "").splitlines() if line.strip()]


def _lines_of(value: Any) -> list[str]:
    if isinstance(value, list):
        return [str(each) for each in value]
    if isinstance(value, dict):
        return [f"{name}: {told}" for name, told in value.items()]
    return [str(value)] if value not in (None, "") else []
