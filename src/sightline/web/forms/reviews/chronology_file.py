"""How is a combined chronology taken out: which kind of file, on what paper, with names?"""

from __future__ import annotations

from typing import Any

from django import forms

from sightline.web.forms.chronology_file import FILE_KINDS, PAPERS
from sightline.web.widgets import Radios


class TakeForm(forms.Form):
    """The kind of file, real names or labels, the paper, and which rows."""

    ending = forms.ChoiceField(
        label="As which kind of file?",
        choices=FILE_KINDS,
        initial="docx",
        widget=Radios(),
    )
    names = forms.ChoiceField(
        label="Names",
        choices=[
            ("real", "Real names, for those who sit in the review"),
            ("labels", "Labels such as [Mother] in place of names"),
        ],
        initial="real",
        widget=Radios(),
    )
    paper = forms.ChoiceField(
        label="Paper, for Word, PDF and the web page",
        choices=PAPERS,
        required=False,
    )
    rows = forms.ChoiceField(
        label="Which rows?",
        choices=[("shown", "Those the chronology is narrowed to"), ("all", "All")],
        initial="shown",
        widget=Radios(),
    )

    def __init__(self, data: Any, *, narrowed: bool) -> None:
        super().__init__(data)
        if not narrowed:
            del self.fields["rows"]

    @property
    def wants_all(self) -> bool:
        """Whether rows that the chronology is narrowed by are wanted as well."""
        return self.cleaned_data.get("rows", "all") == "all"
