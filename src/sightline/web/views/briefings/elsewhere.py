"""How does what another partnership published come into the library?"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sightline.documents.briefings.as_json import as_json
from sightline.documents.briefings.reading import read_briefing
from sightline.documents.source.limits import Limits
from sightline.documents.source.opening import read_source
from sightline.kernel.errors import Refused
from sightline.kernel.local_time import london_day, say_day
from sightline.learning.actions import confirm, take_in, take_out
from sightline.learning.elsewhere import FromElsewhere, taken_in
from sightline.web.forms.briefings import PublishedFileForm, ThemesForm
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.library import SAID_HEAD, said_rows
from sightline.web.views.briefings.opening import WRITES, writes
from sightline.web.views.refusing import show_faults

HEAD = ("Title", "Partnership", "Taken in")
DEAD_HEAD = ("Link", "Why")
LIMITS = Limits(seconds=20)  # somebody waits, and a published briefing is short


@dataclass(frozen=True)
class FileRead:
    """A published briefing that was sent: what it says, or why it cannot be read."""

    digest: str
    told: dict[str, object]
    refused: Refused | None = None


def _file_read(request: HttpRequest) -> FileRead | None:
    """Read a file under a name that tells nothing, before the page's transaction."""
    form = PublishedFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return None
    file: UploadedFile = form.cleaned_data["file"]
    content = file.read()
    file.seek(0)
    digest = hashlib.sha256(content).hexdigest()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"published{Path(file.name or '').suffix.lower()}"
        path.write_bytes(content)
        try:
            source = read_source(path, limits=LIMITS)
            briefing = read_briefing(source, as_of=london_day(datetime.now(UTC)))
        except Refused as refused:
            return FileRead(digest, {}, refused)
    return FileRead(digest, as_json(briefing))


@acting(may=writes, says=WRITES, beforehand=_file_read)
def elsewhere(asking: Asking) -> HttpResponse:
    """Take in a published briefing, and list those that were taken in."""
    sent = asking.request.method == "POST"
    form = PublishedFileForm(*(asking.request.POST, asking.request.FILES) if sent else ())
    if form.is_valid():
        try:
            code = _taken_in(asking)
        except Refused as refused:
            show_faults(form, refused)
        else:
            return redirect("check-elsewhere", briefing=code)
    every = taken_in(asking.actor)
    context = {
        "form": form,
        "head": HEAD,
        "waiting": _rows(each for each in every if each.checked_at is None),
        "counted": _rows(each for each in every if each.checked_at is not None),
    }
    return asking.page("learning/elsewhere.html", context)


@acting(may=writes, says=WRITES)
def look_over(asking: Asking, briefing: str) -> HttpResponse:
    """Show each statement beside its place in the file, and take its themes."""
    found = (each for each in taken_in(asking.actor) if each.code == briefing)
    shown = next(found, None)
    if shown is None:
        raise NotOpen
    if asking.request.POST.get("act") == "take-out":
        take_out(asking.actor, shown.code)
        return redirect("elsewhere")
    sent = asking.request.method == "POST"
    ticked = shown.proposed if shown.checked_at is None else shown.themes
    form = ThemesForm(
        asking.request.POST if sent else None, initial={"themes": list(ticked)}
    )
    if form.is_valid():
        confirm(asking.actor, shown.code, form.cleaned_data["themes"], at=asking.now)
        return redirect("from-elsewhere", briefing=shown.code)
    context = {
        "form": form,
        "briefing": shown,
        "head": SAID_HEAD,
        "rows": said_rows(shown),
        "dead": [list(link) for link in shown.links],
        "dead_head": DEAD_HEAD,
    }
    return asking.page("learning/check-elsewhere.html", context)


def _taken_in(asking: Asking) -> str:
    """Take in what was read of the file that was sent."""
    read: FileRead = asking.beforehand
    if read.refused:
        raise read.refused
    return take_in(asking.actor, read.told, read.digest, at=asking.now)


def _rows(every: Iterable[FromElsewhere]) -> list[list[object]]:
    return [
        [
            {
                "text": each.title,
                "href": reverse("check-elsewhere", kwargs={"briefing": each.code}),
            },
            {"text": each.partnership, "blank": "It does not tell"},
            say_day(london_day(each.taken_in_at)),
        ]
        for each in every
    ]
