"""What may a combined chronology be narrowed to?"""

from __future__ import annotations

from typing import Any

from django import forms

from sightline.reviews.queries.chronology import Wanted
from sightline.vocabulary.themes import THEMES
from sightline.web.forms.chronology import DayField


class NarrowForm(forms.Form):
    """Words, agency, theme, span of days, and whether a doubt is open."""

    narrowing = forms.CharField(
        required=False, widget=forms.HiddenInput, initial="narrowing"
    )
    text = forms.CharField(
        label="Words",
        required=False,
        max_length=200,
        help_text="In what happened, in other columns, or in a note of the panel.",
    )
    agency = forms.CharField(label="Agency", required=False, widget=forms.Select)
    theme = forms.CharField(label="Theme", required=False, widget=forms.Select)
    first = DayField(label="From")
    last = DayField(label="To")
    doubt = forms.BooleanField(label="Only rows with an open doubt", required=False)

    def __init__(self, data: Any, *, agencies: list[tuple[str, str]]) -> None:
        super().__init__(data or None, auto_id="narrow_%s")
        themes = [(each.code, each.title) for each in THEMES.values()]
        self.fields["agency"].widget.choices = [("", "Any agency"), *agencies]
        self.fields["theme"].widget.choices = [("", "Any theme"), *themes]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, last = told.get("first"), told.get("last")
        if first and last and first > last:
            self.add_error("last", "Choose a day on or after the first")
        return told

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return any(self.data.get(name) for name in self.fields if name != "narrowing")

    def wanted(self) -> Wanted:
        """What was asked for; what could not be understood narrows nothing."""
        told = self.cleaned_data if self.is_valid() else {}
        return Wanted(
            agency=told.get("agency", ""),
            theme=told.get("theme", ""),
            first=told.get("first"),
            last=told.get("last"),
            text=told.get("text", "").strip(),
            in_doubt=bool(told.get("doubt")),
        )
