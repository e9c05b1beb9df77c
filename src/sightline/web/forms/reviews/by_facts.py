"""Which facts of incidents are looked for among the reviews one sits in?"""

from __future__ import annotations

from typing import Any

from django import forms

from sightline.reviews.queries.by_facts import ASKED
from sightline.reviews.step_kinds import STEP_KINDS


class FactsForm(forms.Form):
    """One choice for each fact that is kept as a code; nothing chosen asks for nothing."""

    def __init__(self, data: Any) -> None:
        super().__init__(data, auto_id="facts_%s")
        kind = STEP_KINDS["incident.noticed"]
        for name in ASKED:
            field = kind.field(name)
            choices = [(each.code, each.title) for each in field.choices]
            self.fields[name] = forms.ChoiceField(
                label=field.title, required=False, choices=[("", "Any"), *choices]
            )

    def wanted(self) -> dict[str, str]:
        """Return what is asked for, by field; what is no choice asks for nothing."""
        self.full_clean()
        told = getattr(self, "cleaned_data", {})
        return {name: str(told.get(name) or "") for name in ASKED}

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return any(self.wanted().values())
