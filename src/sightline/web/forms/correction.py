"""How is an entry corrected? The form it was made with, filled in again, and the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms

from sightline.record.actions import Draft
from sightline.record.queries.recorded import Standing
from sightline.record.recording import drafts_of
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.model import FieldType, Kind
from sightline.web.forms.entry_form import EntryForm, filled_again
from sightline.web.forms.offered import Offered


class CorrectionForm(EntryForm):
    """An entry as it stands, to be put right."""

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, whole=True, **options)
        self.fields["corrects"] = forms.CharField(widget=forms.HiddenInput)
        self.fields["reason"] = forms.CharField(
            label="Why are you correcting it?",
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text="Whoever reads the earlier version will see this.",
        )

    def corrected(self, thread: str) -> Draft:
        """Return the correction to record; call when the form is valid."""
        given = self.cleaned_data
        (draft,) = drafts_of(self.filled(), base=given["entry_id"]).values()
        return replace(
            draft, thread=thread, corrects=given["corrects"], reason=given["reason"]
        )


def blank_correction(found: Standing, offered: Offered, *, entry_id: str) -> CorrectionForm:
    """Return the form filled in with the version that stands."""
    before = filled_again(found.content, offered)
    kind = KINDS[found.content.kind]
    return CorrectionForm(
        kind=kind,
        offered=offered,
        held=before.held,
        rows=_rows_held(kind, found.content.data),
        initial={**before.initial, "entry_id": entry_id, "corrects": found.content.id},
    )


def offered_to_correct(found: Standing, offered: Offered) -> Offered:
    """Offer, besides what a new entry would, whatever the old one already names."""
    people = tuple((each.id, each.name) for each in found.shown.people)
    ids = tuple(each.id for each in found.shown.people)
    named = [
        value
        for field in KINDS[found.content.kind].fields
        if field.type is FieldType.ENTRY
        for value in _as_list(found.content.data.get(field.name))
    ]
    return offered.with_people(people).with_entries(named, ids)


def left_behind(found: Standing) -> list[str]:
    """Name what the earlier version holds that no form can ask for, so it stays there alone."""
    kind = KINDS[found.content.kind]
    known = {name for field in kind.fields for name in (field.name, *field.also)}
    return [name.replace("_", " ") for name in found.content.data if name not in known]


def _rows_held(kind: Kind, data: Mapping[str, Any]) -> dict[str, int]:
    return {
        field.name: len(_as_list(data.get(field.name))) + 1
        for field in kind.fields
        if field.type is FieldType.OBJECT
    }


def _as_list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [value] if value else []
