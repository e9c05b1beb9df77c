"""What do those answer who watch over access? Reviews, ties, posts, and case files."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from sightline.web.forms.exact_person import ExactPersonForm
from sightline.web.widgets import Radios

LARGEST = 20_000_000  # bytes
JUSTIFIED = {"justified": "Justified", "not-justified": "Not justified"}


class ReviewForm(forms.Form):
    """Was it right to open this family in an emergency?"""

    outcome = forms.ChoiceField(
        label="Was it justified?",
        choices=list(JUSTIFIED.items()),
        widget=Radios(
            hints={
                "justified": "There was an emergency, and this family had to be seen for it.",
                "not-justified": "Your agency's own procedure follows.",
            }
        ),
    )
    note = forms.CharField(
        label="What did you find?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Whom you asked, and what they said",
    )


class TieForm(ExactPersonForm):
    """A tie between the person signed in and someone in the record."""

    tie = forms.ChoiceField(
        label="Who is this person to you?",
        choices=[
            ("self", "This is me"),
            ("relative", "A relative, or someone I live with"),
            ("alleged-perpetrator", "Someone I am alleged to have harmed"),
        ],
        widget=Radios(),
    )


class ConfirmForm(forms.Form):
    """Are you sure? Asked before what cannot be done by a slip of the hand."""

    sure = forms.BooleanField(label="I have checked that this is the right post and person")


class SuspendForm(forms.Form):
    """When somebody's access must stop now."""

    reason = forms.CharField(
        label="Why is access suspended?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Their agency's privacy officer will read this. Do not name any family.",
    )


class ExportForm(forms.Form):
    """What a copy of a family's record is for, and which agency is to have it."""

    purpose = forms.ChoiceField(
        label="What is it for?",
        choices=[
            ("transfer", "The family moved, and another partnership takes over"),
            ("review", "A review of a serious incident"),
            ("own-system", "My own agency's other system"),
            ("check", "Checking that the record can be taken out"),
        ],
        widget=Radios(),
    )
    recipient = forms.ChoiceField(label="Which agency is it for?")

    def __init__(self, data: QueryDict | None, agencies: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        first, last = (
            ("", "Choose an agency"),
            ("elsewhere", "An agency outside this partnership"),
        )
        self.fields["recipient"].choices = [first, *agencies, last]  # type: ignore[attr-defined]


class ImportForm(forms.Form):
    """A case file from this person's own machine, sent once to be read and once to be kept."""

    file = forms.FileField(
        label="Case file", help_text="Its name ends in .case.json. Up to 20 megabytes."
    )
    # What was read the first time, so that what is brought in is what was looked at.
    digest = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                "This file is larger than 20 megabytes. Whoever runs the service can bring "
                "it in from the command line."
            )
        return file
