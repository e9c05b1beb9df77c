"""What may a family page be asked for? A day to know it as on, and what to narrow it to."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django import forms

from sightline.kernel.ids import ref_of
from sightline.kernel.local_time import end_of_day, london_day
from sightline.record.queries.chronology import Chronology, Filters
from sightline.record.queries.family import Family

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y"]
WRONG_DAY = "Enter a date with day, month and year, such as 3 May 2025"


class DayField(forms.DateField):
    """A whole date, in an address as 2025-05-03."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(
            required=False,
            widget=widget,
            input_formats=DAY_FORMATS,
            error_messages={"invalid": WRONG_DAY},
            **options,
        )


class AsKnownOnForm(forms.Form):
    """The day to show a family as known on; empty means now."""

    on = DayField(label="Show the page as known on")

    def __init__(self, data: Any, *, now: datetime) -> None:
        super().__init__(data)
        self.now = now

    def clean_on(self) -> date | None:
        on: date | None = self.cleaned_data["on"]
        if on and on > london_day(self.now):
            raise forms.ValidationError("Choose today or a day that has passed")
        return on

    def day(self) -> date | None:
        """The day asked for, where one that can be shown was."""
        return self.cleaned_data.get("on") if self.is_valid() else None

    def known_on(self) -> datetime | None:
        """The last moment of that day; None means as known now."""
        day = self.day()
        return end_of_day(day) if day else None


class FiltersForm(forms.Form):
    """What to narrow a chronology to, by codes and references alone."""

    on = forms.CharField(required=False, widget=forms.HiddenInput)
    agency = forms.CharField(label="Recorded by", required=False, widget=forms.Select)
    person = forms.CharField(label="About", required=False, widget=forms.Select)
    kind = forms.CharField(label="Kind of entry", required=False, widget=forms.Select)
    first = DayField(label="From")
    last = DayField(label="To")

    def __init__(self, data: Any, *, family: Family) -> None:
        super().__init__(data, auto_id="filter_%s")
        self.people = {ref_of(each.person.id): each for each in family.members}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, last = told.get("first"), told.get("last")
        if first and last and first > last:
            self.add_error("last", "Choose a day on or after the first")
        return told

    def filters(self) -> Filters:
        """What was asked for; what could not be understood narrows nothing."""
        told = self.cleaned_data if self.is_valid() else {}
        person = self.people.get(told.get("person", ""))
        return Filters(
            agency=told.get("agency", ""),
            person=person.person.id if person else "",
            kind=told.get("kind", ""),
            first=told.get("first"),
            last=told.get("last"),
        )

    def offer(self, chronology: Chronology) -> FiltersForm:
        """Offer the agencies and kinds that occur, and the people of the family."""
        people = [(ref, each.person.name) for ref, each in self.people.items()]
        self._choices("agency", "Any agency", chronology.agencies)
        self._choices("person", "Anyone in this family", people)
        self._choices("kind", "Any kind", chronology.kinds)
        return self

    def query(self) -> str:
        """What was asked for, as an address carries it to the next page."""
        return urlencode({name: value for name, value in self._asked() if value})

    def _asked(self) -> list[tuple[str, str]]:
        return [(name, self.data.get(name, "")) for name in self.fields]

    def _choices(self, name: str, everything: str, offered: Any) -> None:
        widget = self.fields[name].widget
        if isinstance(widget, forms.Select):
            widget.choices = [("", everything), *offered]
