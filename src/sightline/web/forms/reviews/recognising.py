"""What kind of thing does a row tell of, and what does it say in that kind's own fields?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms

from sightline.vocabulary.kinds import GROUPS, KINDS
from sightline.vocabulary.model import Kind
from sightline.web.forms.asking import AskingForm
from sightline.web.forms.kind_forms import Making, question_for
from sightline.web.forms.offered import Offered


class KindForm(forms.Form):
    """Which kind of entry the row would be, had it been recorded here."""

    kind = forms.ChoiceField(label="What does this row tell of?")

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        grouped = [
            (title, [(k.code, k.title) for k in KINDS.values() if k.group == group])
            for group, title in GROUPS.items()
        ]
        field = self.fields["kind"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "Choose"), *(each for each in grouped if each[1])]


class FieldsForm(AskingForm):
    """The fields of that kind; what the agency did not say stays unsaid."""

    def __init__(
        self, data: Mapping[str, Any] | None, kind: Kind, offered: Offered
    ) -> None:
        making = Making(offered, {})
        asked = [replace(each, required=False) for each in kind.fields]
        super().__init__(data, questions=[question_for(each, making) for each in asked])
