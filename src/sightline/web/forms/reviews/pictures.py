"""As at which day is a family in review drawn?"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from sightline.web.forms.chronology import DayField


class AsAtForm(forms.Form):
    """The day to draw; without one, the day of the incident."""

    at = DayField(label="Draw it as at")

    def __init__(self, data: Any, *, today: date, frozen: date) -> None:
        super().__init__(data, auto_id="picture_%s", initial={"at": frozen})
        self.today = today

    def clean_at(self) -> date | None:
        at: date | None = self.cleaned_data["at"]
        if at and at > self.today:
            raise forms.ValidationError("Choose the day it is known on, or a day before it")
        return at

    def day(self) -> date | None:
        """The day asked for, where one that can be drawn was."""
        return self.cleaned_data.get("at") if self.is_valid() else None
