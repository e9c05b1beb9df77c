"""On what is it asked which series a briefing belongs to?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from sightline.learning.across.placing import LONGEST


class SeriesForm(forms.Form):
    """A series that is there, or the title of a new one; neither takes it out of any."""

    series = forms.ChoiceField(label="A series that is there", required=False)
    other = forms.CharField(
        label="Or begin a new series",
        help_text="For example Babies and sleep. Leave both empty to take it out of a series.",
        required=False,
        max_length=LONGEST,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        titles: Sequence[str],
        chosen: str = "",
    ) -> None:
        super().__init__(data, initial={"series": chosen})
        choices = [("", "None"), *((title, title) for title in titles)]
        self.fields["series"].choices = choices  # type: ignore[attr-defined]

    def title(self) -> str:
        """Return what was chosen, after the form was found to be valid."""
        told = self.cleaned_data
        return str(told["other"] or told["series"])
