"""What does somebody know of the person they look for? Any of a name, a birth, a number."""

from __future__ import annotations

from typing import Any

from django import forms

from sightline.kernel.partial_dates import NotADate, PartialDate
from sightline.record.queries.search import Sought
from sightline.web.widgets import DateParts

NOTHING_TYPED = "Enter a name, a date of birth or a number to search for"


class FindForm(forms.Form):
    """Any one of these is enough; each that is given must fit."""

    name = forms.CharField(
        label="Name",
        required=False,
        help_text="All or part of it, as it is written or as it sounds",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    born = forms.CharField(label="Date of birth", required=False, widget=DateParts)
    number = forms.CharField(
        label="National Health Service (NHS) number, or another number",
        required=False,
        help_text="Such as a unique pupil number, or an agency’s own number. Spaces do not matter.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_born(self) -> PartialDate:
        text = self.cleaned_data["born"]
        try:
            return PartialDate.parse(text) if text else PartialDate.unknown()
        except NotADate:
            raise forms.ValidationError(
                "Enter a date of birth that exists, such as 27 3 2019, or only a year"
            ) from None

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.errors and not (told["name"] or told["number"] or told["born"].text):
            self.add_error("name", NOTHING_TYPED)
        return told

    def sought(self) -> Sought:
        """What was typed, for the search."""
        told = self.cleaned_data
        return Sought(name=told["name"], born=told["born"], number=told["number"])
