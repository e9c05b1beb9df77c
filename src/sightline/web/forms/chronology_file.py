"""What is a chronology taken out for, by whom is it wanted, and as which kind of file?"""

from __future__ import annotations

from django import forms

from sightline.web.forms.oversight import ExportForm
from sightline.web.widgets import Radios

FILE_KINDS = (
    ("docx", "Word"),
    ("xlsx", "Excel"),
    ("pdf", "PDF, to print or send"),
    ("html", "A web page that opens anywhere"),
    ("csv", "CSV, for another system"),
)
PAPERS = (("a4", "A4 landscape"), ("a3", "A3 landscape"))


class ChronologyFileForm(ExportForm):
    """An export's purpose and recipient, and the kind of file."""

    ending = forms.ChoiceField(
        label="As which kind of file?",
        choices=[*FILE_KINDS, ("case.json", "A case file, for another Sightline")],
        initial="docx",
        widget=Radios(),
    )
    paper = forms.ChoiceField(
        label="Paper, for Word and PDF",
        choices=PAPERS,
        required=False,
    )
