"""Who exactly is meant? A person named so well that nobody else can be found by guessing."""

from __future__ import annotations

from django import forms

from sightline.kernel.partial_dates import NotADate, PartialDate
from sightline.record.queries.people import person_exactly
from sightline.vocabulary.identifiers import is_nhs_number
from sightline.web.widgets import DateParts

NEITHER = "Enter an NHS number, or a full name and a date of birth"


class ExactPersonForm(forms.Form):
    """An NHS number, or a full name with the exact day of birth."""

    nhs_number = forms.CharField(
        label="NHS number",
        required=False,
        max_length=20,
        help_text="10 digits, if you have it. Then you can leave the name and date empty.",
    )
    name = forms.CharField(
        label="Full name",
        required=False,
        max_length=200,
        help_text="First name and last name, as recorded",
    )
    born = forms.CharField(
        label="Date of birth",
        required=False,
        widget=DateParts(),
        help_text="For example, 27 3 2019. All three are needed.",
    )

    def clean_nhs_number(self) -> str:
        number = self.cleaned_data["nhs_number"].replace(" ", "").replace("-", "")
        if number and not is_nhs_number(number):
            raise forms.ValidationError(
                "This is not an NHS number: look for a mistyped digit"
            )
        return number

    def clean_born(self) -> PartialDate:
        text = self.cleaned_data["born"]
        if not text:
            return PartialDate.unknown()
        try:
            born = PartialDate.parse(text)
        except NotADate:
            born = PartialDate.unknown()
        if not born.is_exact_day:
            raise forms.ValidationError("Enter the day, month and year of birth")
        return born

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if self.errors or given.get("nhs_number"):
            return given
        if len(given["name"].split()) < 2 or not given["born"].is_exact_day:
            self.add_error("nhs_number", NEITHER)
        return given

    def find(self) -> str | None:
        """Return the id of the one person who fits, or None."""
        told = self.cleaned_data
        return person_exactly(
            name=told["name"], born=told["born"], nhs_number=told["nhs_number"]
        )
