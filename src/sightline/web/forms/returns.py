"""Which files are returns to be read, and what do their columns mean?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from sightline.documents.returns.headings import meanings
from sightline.documents.returns.overrides import NOTHING
from sightline.web.forms.oversight import LARGEST

MOST = 50  # files at once
_FIELD = re.compile(r"column-(\d{1,3})-(\d{1,4})-(\d{1,4})")
Said = dict[int, dict[int, dict[int, str]]]


class _SeveralInput(forms.FileInput):
    allow_multiple_selected = True


class _SeveralFiles(forms.FileField):
    """One file or more, chosen together."""

    widget = _SeveralInput(attrs={"multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, (list, tuple)) else [data]
        files = [super(_SeveralFiles, self).clean(each, initial) for each in given]
        if len(files) > MOST:
            raise forms.ValidationError(f"Choose {MOST} files at the most")
        for each in files:
            if (each.size or 0) > LARGEST:
                raise forms.ValidationError(
                    f"“{each.name}” is larger than 20 megabytes. Take out pictures, or read"
                    " it with “sightline merge” on the command line"
                )
        return files


class ReturnsForm(forms.Form):
    """The returns to read, from this person's own machine."""

    returns = _SeveralFiles(
        label="Returns",
        allow_empty_file=True,  # the reader says what is wrong with it, and reads the others
        help_text="Word, Excel, CSV, ODT, HTML, text or PDF; several at once. Up to 20"
        " megabytes each.",
    )


def meanings_offered() -> list[tuple[str, str]]:
    """Return each meaning a column can be given, and what such a column holds."""
    told = [(code, about[:1].upper() + about[1:]) for code, about in meanings().items()]
    return [(NOTHING, "None of these: keep the words as they are"), *told]


def columns_said(posted: QueryDict) -> Said:
    """Return what was said of columns: by file, table and column. What no form sends is left."""
    said: Said = {}
    known = {code for code, _ in meanings_offered()}
    for file, table, column, meaning in _fields(posted):
        if meaning in known:
            said.setdefault(file, {}).setdefault(table, {})[column] = meaning
    return said


def _fields(posted: QueryDict) -> Iterator[tuple[int, int, int, str]]:
    for name in posted:
        if found := _FIELD.fullmatch(name):
            file, table, column = (int(part) for part in found.groups())
            yield file, table, column, str(posted[name])
