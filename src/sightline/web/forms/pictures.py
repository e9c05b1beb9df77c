"""What may a picture of a family be asked for? Two days, and how it is to be drawn."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from sightline.drawing.genogram.profiles import PROFILES
from sightline.kernel.ids import ref_of
from sightline.kernel.local_time import london_day
from sightline.record.queries.family import Family
from sightline.web.forms.chronology import AsKnownOnForm, DayField


class PictureForm(AsKnownOnForm):
    """The day to draw a family as at, of what was known on another."""

    at = DayField(label="Draw it as at")

    field_order: tuple[str, ...] = ("at", "on")

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        at, on = told.get("at"), told.get("on")
        if at and at > (on or london_day(self.now)):
            self.add_error("at", "Choose the day it is known on, or a day before it")
        return told

    def as_at(self) -> date:
        """The day to draw: what was asked for, or else the day it is known on, or today."""
        asked = self.cleaned_data.get("at") if self.is_valid() else None
        return asked or self.day() or london_day(self.now)


class GenogramForm(PictureForm):
    """Whose notation to draw a family in."""

    profile = forms.ChoiceField(
        label="Notation",
        required=False,
        choices=[(name, one.name) for name, one in PROFILES.items()],
    )

    field_order = ("at", "on", "profile")


class EcomapForm(PictureForm):
    """Of which child to draw the ties; without one, of the whole household."""

    child = forms.ChoiceField(label="For", required=False)

    field_order = ("at", "on", "child")

    def offer(self, family: Family) -> EcomapForm:
        """Offer the children of the family, by reference."""
        children = [each for each in family.members if each.child]
        self.fields["child"] = forms.ChoiceField(
            label="For",
            required=False,
            choices=[("", "Everyone in the household")]
            + [(ref_of(each.person.id), each.person.name) for each in children],
        )
        return self
