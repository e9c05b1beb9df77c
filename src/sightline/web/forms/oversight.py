"""What do those answer who watch over access? Reviews, ties, posts, and case files."""

from __future__ import annotations

from django import forms

from sightline.web.forms.exact_person import ExactPersonForm
from sightline.web.widgets import Radios

JUSTIFIED = {"justified": "Justified", "not-justified": "Not justified"}


class ReviewForm(forms.Form):
    """Was it right to open this family in an emergency?"""

    outcome = forms.ChoiceField(
        label="Was it justified?",
        choices=list(JUSTIFIED.items()),
        widget=Radios(
            hints={
                "justified": "There was an emergency, and this family had to be seen for it.",
                "not-justified": "Your agency's own procedure follows. Sightline tells nobody else.",
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


class EndPostForm(forms.Form):
    """When somebody leaves a post."""

    reason = forms.CharField(
        label="Why does this post end?",
        max_length=200,
        help_text="For example: left the agency on 3 November. Do not name any family.",
    )


class SuspendForm(forms.Form):
    """When somebody's access must stop now."""

    reason = forms.CharField(
        label="Why is access suspended?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Their agency's privacy officer will read this. Do not name any family.",
    )


class ExportForm(forms.Form):
    """What a copy of a family's record is for, and who is to have it."""

    purpose = forms.ChoiceField(
        label="What is it for?",
        choices=[
            ("transfer", "The family moved, or another Sightline takes over"),
            ("review", "A review of a serious incident"),
            ("court", "A court asked for it"),
            ("subject-access", "A person asked for what is held about them"),
            ("test", "Checking that the record can be taken out"),
        ],
        widget=Radios(),
    )
    recipient = forms.CharField(
        label="Who is it for?",
        max_length=200,
        help_text="The agency and the post. Do not name anyone in the family.",
    )


class ImportForm(forms.Form):
    """A case file from this person's own machine."""

    file = forms.FileField(
        label="Case file",
        help_text="A file whose name ends in .case.json, up to 20 megabytes",
    )
