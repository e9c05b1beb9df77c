"""What does somebody say who stands for what goes to the national panel?"""

from __future__ import annotations

from typing import Any

from django import forms


class PackForm(forms.Form):
    """The pack as it was read, and why what may tell of the family stays in it."""

    digest = forms.CharField(widget=forms.HiddenInput)
    why = forms.CharField(
        label="Why does the panel need what is listed above?",
        required=False,
        max_length=2_000,
        widget=forms.Textarea,
    )

    def __init__(self, data: Any, *, digest: str) -> None:
        super().__init__(data, initial={"digest": digest})
