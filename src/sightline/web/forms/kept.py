"""What is asked of something that is kept in one place for many briefings?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from sightline.learning.kept.policies import named_in
from sightline.learning.kept.queries import Worded
from sightline.learning.kept.sorts import ENDED, READERS, Field, Sort
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
