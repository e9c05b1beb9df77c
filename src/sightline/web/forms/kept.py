"""What is asked of something that is kept in one place for many briefings?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from sightline.learning.kept.policies import named_in
from sightline.learning.kept.sorts import ENDED, READERS, SORTS, Field, Sort
from sightline.learning.kept.worded import Worded
from sightline.web.forms.chronology import DayField

_LONGEST = 20_000


class KeptForm(forms.Form):
    """Every field of a sort. What is wrong is said by what keeps it, all at once."""

    def __init__(
        self, sort: Sort, data: Mapping[str, Any] | None = None, **rest: Any
    ) -> None:
        super().__init__(data, **rest)
        self.sort = sort
        self.fields["read"] = forms.IntegerField(widget=forms.HiddenInput, required=False)
        for field in sort.fields:
            self.fields[field.code] = _asked(field)
        if data is None and not rest:
            del self.fields[ENDED.code]  # what is new has not ended
        if data is not None and sort.code == "contact":
            self._ask_about_names({key: str(data.get(key, "")) for key in self.fields})

    @classmethod
    def of(cls, sort: Sort, worded: Worded) -> KeptForm:
        """Return the form filled with the newest wording."""
        return cls(sort, initial=dict(worded.says) | {"read": worded.number})

    def says(self) -> dict[str, str]:
        """Return what was typed, after the form was found to be valid."""
        told = {code: self.cleaned_data.get(code) for code in self.fields}
        return {
            code: value.isoformat() if isinstance(value, date) else str(value or "")
            for code, value in told.items()
            if code not in ("read", "sure")
        }

    def sure(self) -> bool:
        """Whether what looks like a person's name was said to be none."""
        return bool(self.cleaned_data.get("sure"))

    def _ask_about_names(self, typed: Mapping[str, str]) -> None:
        if named_in(typed):
            self.fields["sure"] = forms.BooleanField(
                label="No one is named: it is the name of a role or a team",
                required=False,
            )


def _asked(field: Field) -> forms.Field:
    told: dict[str, Any] = {
        "label": field.label,
        "help_text": field.hint,
        "required": False,  # what is empty is said together with all else that is wrong
    }
    if field.of == "day":
        return DayField(label=field.label, help_text=field.hint)
    if field.of == "readers":
        return forms.ChoiceField(**told, choices=READERS.items(), widget=forms.RadioSelect)
    widget = forms.Textarea if field.of == "text" else forms.TextInput
    return forms.CharField(**told, max_length=_LONGEST, widget=widget)


def choices_of_kept(kept: Iterable[Worded]) -> dict[str, forms.Field]:
    """Return, for what a briefing is written on, a list of boxes for each sort that is kept."""
    kept = list(kept)
    fields: dict[str, forms.Field] = {}
    for code, sort in SORTS.items():
        choices = [(one.code, one.title) for one in kept if one.what == code]
        if choices:
            fields[_uses(code)] = forms.MultipleChoiceField(
                label=f"{sort.plural} it uses",
                help_text=f"{sort.where}. Worded once for every briefing.",
                required=False,
                choices=choices,
                widget=forms.CheckboxSelectMultiple,
            )
    return fields


def ticked(uses: Sequence[str]) -> dict[str, list[str]]:
    """Return what is ticked to begin with in those boxes."""
    return {_uses(sort): list(uses) for sort in SORTS}


def uses_in(told: Mapping[str, Any]) -> list[str]:
    """Return the codes that were ticked, in the order in which they are shown."""
    return [code for sort in SORTS for code in told.get(_uses(sort), ())]


def _uses(sort: str) -> str:
    return f"uses-{sort}"
