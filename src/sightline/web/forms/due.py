"""What is asked of those who explain why something owed was not done?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from sightline.web.forms.entry_ids import EntryIdField
from sightline.web.forms.plain_dates import PlainDateField


class ExplainForm(forms.Form):
    """Why it was not done, or will not be, and until when that holds."""

    entry_id = EntryIdField()
    rationale = forms.CharField(
        label="Why was it not done, or why is it not needed?",
        help_text="What happened instead, and how the child is safe. Whoever may read the"
        " family’s record can read this.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, today: date, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.fields["until"] = PlainDateField(
            today=today,
            label="Until when does this hold?",
            help_text="After that day it is asked for again. Leave it blank if it is settled.",
            required=False,
        )
