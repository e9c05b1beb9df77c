"""What is asked about agencies' returns: whom to ask, the file, or rows typed in?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from sightline.kernel.partial_dates import PartialDate
from sightline.reviews.evidence.typed_rows import TypedRow
from sightline.web.forms.plain_dates import PlainDateField
from sightline.web.widgets import Checkboxes, Radios

LARGEST = 20_000_000  # bytes
ENDINGS = ("docx", "xlsx", "csv", "odt", "html", "md", "txt", "pdf")
SPARE_ROWS = 3
MOST_ROWS = 200


class AskForm(forms.Form):
    """Which agencies are asked, by when and for what."""

    agencies = forms.MultipleChoiceField(
        label="Which agencies hold something, or may?", widget=Checkboxes()
    )
    more = forms.MultipleChoiceField(
        label="Other agencies", required=False, widget=Checkboxes()
    )
    what = forms.CharField(
        label="What are they asked for?",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="The period, and what of the family. The agency reads this.",
    )

    def __init__(
        self,
        data: Any,
        *,
        today: date,
        near: Iterable[tuple[str, str, str]],
        others: Iterable[tuple[str, str]],
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        near = list(near)
        self.fields["agencies"].choices = [(id_, name) for id_, name, _ in near]  # type: ignore[attr-defined]
        self.fields["agencies"].widget.hints = {id_: why for id_, _, why in near}
        self.fields["agencies"].required = False
        self.fields["more"].choices = list(others)  # type: ignore[attr-defined]
        self.fields["due"] = PlainDateField(today=today, label="By when?")

    def clean_due(self) -> PartialDate:
        due: PartialDate = self.cleaned_data["due"]
        if not due.is_exact_day:
            raise forms.ValidationError("Give one day, such as 3 May 2025")
        return due

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.errors and not self.asked():
            self.add_error(
                "agencies" if self.fields["agencies"].choices else "more",  # type: ignore[attr-defined]
                "Choose at least one agency",
            )
        return told

    def asked(self) -> list[str]:
        """The agencies chosen."""
        told = self.cleaned_data
        return list(
            dict.fromkeys([*(told.get("agencies") or []), *(told.get("more") or [])])
        )


class UploadForm(forms.Form):
    """An agency's return as a file."""

    file = forms.FileField(
        label="Your agency’s return as a file",
        help_text="Word, Excel, CSV, OpenDocument, HTML, text or PDF, up to 20 megabytes. "
        "It is kept as it is.",
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                "This file is larger than 20 megabytes: send it in parts"
            )
        return file


SEEN = (("yes", "Yes"), ("no", "No"), ("", "Not a contact with the child, or not known"))


class TypedForm(forms.Form):
    """Rows of a return typed in; a row whose boxes are empty is left out."""

    def __init__(self, data: Any, *, rows: int, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.rows = min(max(rows, SPARE_ROWS), MOST_ROWS)
        for place in range(self.rows):
            self.fields |= _row(place)

    def drawn(self) -> list[list[forms.BoundField]]:
        """The fields of each row."""
        return [
            [
                self[f"{name}-{place}"]
                for name in ("happened", "time", "source", "event", "seen")
            ]
            for place in range(self.rows)
        ]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.typed():
            self.add_error("event-0", "Write at least one row")
        return told

    def typed(self) -> list[TypedRow]:
        """Return the rows that say something."""
        rows = [self._row(place) for place in range(self.rows)]
        return [row for row in rows if row.event or row.happened]

    def _row(self, place: int) -> TypedRow:
        told = self.cleaned_data

        def said(name: str) -> str:
            return str(told.get(f"{name}-{place}") or "")

        return TypedRow(
            happened=said("happened"),
            event=said("event"),
            time=said("time"),
            source=said("source"),
            seen=said("seen"),
        )


def _row(place: int) -> dict[str, forms.Field]:
    box: dict[str, Any] = {"required": False}
    return {
        f"happened-{place}": forms.CharField(
            label="Date",
            help_text="For example, 3 May 2024, May 2024, or about 2019",
            **box,
        ),
        f"time-{place}": forms.CharField(label="Time, if known", **box),
        f"source-{place}": forms.CharField(label="Where it is recorded", **box),
        f"event-{place}": forms.CharField(
            label="What happened", widget=forms.Textarea(attrs={"rows": 3}), **box
        ),
        f"seen-{place}": forms.ChoiceField(
            label="Was the child seen?", choices=SEEN, widget=Radios(inline=False), **box
        ),
    }
