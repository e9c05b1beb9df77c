"""What may a picture of a family be asked for? Two days, and how it is to be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from sightline.drawing.genogram.profiles import PROFILES
from sightline.drawing.timeline.knowing import Knowing
from sightline.drawing.timeline.story import Lane
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
    """Of whom to draw the ties; without one, of the whole household."""

    child = forms.CharField(label="Ties of", required=False, widget=forms.Select)

    field_order = ("at", "on", "child")

    def offer(self, family: Family) -> str:
        """Offer the children of the family, and return the id of the one asked for, or none."""
        children = {ref_of(c.person.id): c.person for c in family.members if c.child}
        named = [(ref, child.name) for ref, child in children.items()]
        _choices(self, "child", [("", "Everyone in the home"), *named])
        asked = self.cleaned_data.get("child", "") if self.is_valid() else ""
        return children[asked].id if asked in children else ""


class TimelineForm(PictureForm):
    """Whose knowledge to show: what an agency did not know by a day is drawn faint."""

    agency = forms.CharField(
        label="What this agency knew", required=False, widget=forms.Select
    )
    by = DayField(label="By")

    field_order = ("at", "on", "agency", "by")

    def offer(self, lanes: Sequence[Lane]) -> Knowing | None:
        """Offer the agencies of the timeline, and return whose knowledge was asked for."""
        named = [(lane.code, lane.name) for lane in lanes]
        _choices(self, "agency", [("", "Do not tell apart"), *named])
        told = self.cleaned_data if self.is_valid() else {}
        if told.get("agency") not in dict(named):
            return None
        return Knowing(told["agency"], told.get("by") or self.as_at())


def _choices(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    widget = form.fields[name].widget
    if isinstance(widget, forms.Select):
        widget.choices = choices
