"""What do those answer who decide on a safeguard, or write one?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from sightline.kernel.local_time import say_day
from sightline.kernel.partial_dates import PartialDate
from sightline.obligations.drafting import SHAPES, Answers
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.sectors import SECTORS
from sightline.vocabulary.themes import THEMES
from sightline.web.forms.plain_dates import PlainDateField
from sightline.web.widgets import Radios

SAME = {
    "child": "About the same child",
    "family": "About anyone in the family",
    "thread": "In the same piece of work",
}


class DecideForm(forms.Form):
    """Another time, from which day it runs, who decided, and why."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        today: date,
        timed: bool,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        if timed:
            self.fields["time"] = forms.CharField(
                label="Another time allowed",
                help_text="Such as 10 working days. Leave it blank to keep the time as it is.",
                required=False,
                max_length=40,
            )
            self.fields["time_from"] = _exact_day(
                "For what happens from which day?", today, today, required=False
            )
        self.fields["from_day"] = _exact_day("From which day does it run?", today, today)
        self.fields["deciders"] = forms.CharField(
            label="Who decided?",
            help_text="By their posts, such as the three lead safeguarding partners",
            max_length=500,
            required=False,
        )
        self.fields["why"] = forms.CharField(
            label="Why?",
            widget=forms.Textarea(attrs={"rows": 3}),
            max_length=2000,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in ("from_day", "time_from"):
            when = given.get(name)
            if isinstance(when, PartialDate) and when.is_known and not when.is_exact_day:
                self.add_error(name, "Give one exact day, such as 1 September 2026")
        return given

    def day(self, name: str) -> date | None:
        """Return the day that was given, if one was; call when the form is valid."""
        when = self.cleaned_data.get(name)
        return when.first if isinstance(when, PartialDate) else None


class WithdrawForm(forms.Form):
    """Why it ends."""

    why = forms.CharField(
        label="Why is it withdrawn?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


class WriteForm(forms.Form):
    """A safeguard in a few answers, of one of the common shapes."""

    title = forms.CharField(label="What is it called?", max_length=120)
    kind = forms.ChoiceField(label="When this is recorded")
    shape = forms.ChoiceField(
        label="What is expected?", choices=list(SHAPES.items()), widget=Radios()
    )
    looked = forms.ChoiceField(label="What must be there?", required=False)
    same = forms.ChoiceField(
        label="How is it tied to what began it?", choices=list(SAME.items()), required=False
    )
    time = forms.CharField(
        label="Within what time, or how often?",
        help_text="Such as 4 hours, 10 working days or 6 weeks",
        required=False,
        max_length=40,
    )
    sector = forms.ChoiceField(label="Who must have taken part?", required=False)
    holds = forms.CharField(
        label="What must the record hold?",
        help_text="The name of one of its fields, as the vocabulary has it, such as rationale",
        required=False,
        max_length=60,
    )
    owed_by = forms.ChoiceField(label="Who owes it?", required=False)
    review = forms.CharField(
        label="What was learned?",
        help_text="In words of your own, with nothing that could tell which family it was",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
    theme = forms.ChoiceField(label="Which theme is it about?")

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        kinds = sorted(((code, kind.title) for code, kind in KINDS.items()), key=_by_words)
        sectors = sorted(((s.code, s.title) for s in SECTORS.values()), key=_by_words)
        nothing = ("", "Choose")
        self._offer("kind", [nothing, *kinds])
        self._offer("looked", [nothing, *kinds])
        self._offer("sector", [nothing, *sectors])
        self._offer("owed_by", [("", "Whoever recorded it"), *sectors])
        themes = sorted(((t.code, t.title) for t in THEMES.values()), key=_by_words)
        self._offer("theme", [nothing, *themes])

    def answers(self, in_force: date) -> Answers:
        """Return the answers; call when the form is valid."""
        given = self.cleaned_data
        return Answers(
            title=given["title"],
            kind=given["kind"],
            shape=given["shape"],
            looked=(given["looked"],) if given["looked"] else (),
            same=given["same"] or "child",
            time=given["time"],
            sectors=(given["sector"],) if given["sector"] else (),
            field=given["holds"],
            owed_by=given["owed_by"],
            review=given["review"],
            theme=given["theme"],
            in_force=in_force,
        )

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (as declared above)
        field.choices = choices


def _by_words(choice: tuple[str, str]) -> str:
    return choice[1].casefold()


def _exact_day(
    label: str, today: date, initial: date, *, required: bool = True
) -> PlainDateField:
    return PlainDateField(
        today=today, label=label, required=required, initial=say_day(initial)
    )
