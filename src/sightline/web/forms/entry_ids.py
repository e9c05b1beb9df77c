"""Which id does a form give what it records, so that sending it twice makes one entry?"""

from __future__ import annotations

import re
import secrets
from datetime import datetime

from django import forms

from sightline.kernel.ids import ALPHABET, LENGTH, new_id

_ID = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")


def one_time_id(now: datetime) -> str:
    """Make the id that a blank form carries."""
    return new_id(now, secrets.randbits)


class EntryIdField(forms.CharField):
    """The form's one-time id, hidden; anything else in its place is refused."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, required=True)

    def clean(self, value: object) -> str:
        text = str(value or "")
        if not _ID.fullmatch(text):
            raise forms.ValidationError("This form is out of date: open it again")
        return text
