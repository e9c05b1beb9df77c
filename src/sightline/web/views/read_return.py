"""What does an agency's return tell? Uploaded, read apart from the record, and shown.

Nothing of it enters the record. Files lie in a folder of their own for an hour at most, and
only the session that sent them is shown what was found.
"""

from __future__ import annotations

import secrets

from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.access.trail import note_done
from sightline.exchange.reading_returns.reading import ENDINGS, MOST_ROWS
from sightline.exchange.reading_returns.room import Reading
from sightline.kernel.local_time import london_day
from sightline.vocabulary.post_roles import PostRole
from sightline.web.forms.returns import ReturnsForm, columns_said
from sightline.web.page import Asking, acting
from sightline.web.presenters.file_types import FILE_TYPES
from sightline.web.presenters.returns import (
    DOUBT_HEAD,
    FILE_HEAD,
    ROW_HEAD,
    changed,
    file_rows,
    habits_said,
    tables_asked,
)
from sightline.web.returns_reading import remember, room, start

KEY = "returns-being-read"
SECONDS = 3  # after which a page that waits looks again by itself


def reads_returns(role: PostRole) -> bool:
    """Whether this role puts agencies' returns together."""
    return role.code == "partnership-manager"


@acting(
    may=reads_returns,
    says="The partnership's manager, who puts agencies' returns together for a review",
)
def read_return(asking: Asking) -> HttpResponse:
    """Take returns in, show how far their reading has come, and what was found."""
    token = str(asking.request.session.get(KEY, ""))
    readings = room(asking.now)
    reading = readings.found(token)
    if asking.request.method == "POST":
        if asking.request.POST.get("act") == "forget":
            readings.forget(token)
            return redirect("read-return")
        if asking.request.POST.get("act") == "columns":
            return _read_again(asking, reading)
        return _begin(asking)
    if reading is None:
        return asking.page("returns/upload.html", {"form": ReturnsForm()})
    return _file(asking, reading) or _found(asking, reading)


def _begin(asking: Asking) -> HttpResponse:
    form = ReturnsForm(asking.request.POST, asking.request.FILES)
    if not form.is_valid():
        return asking.page("returns/upload.html", {"form": form})
    files = [(each.name or "", each.chunks()) for each in form.cleaned_data["returns"]]
    readings = room(asking.now)
    readings.forget(str(asking.request.session.get(KEY, "")))
    token = secrets.token_urlsafe(32)
    asking.request.session[KEY] = token
    start(readings.begin(token, files), now=asking.now)
    note_done(asking.actor, what="read-return", at=asking.now, note=f"{len(files)} files")
    return redirect("read-return")


def _read_again(asking: Asking, reading: Reading | None) -> HttpResponse:
    """Take in what was said of columns, remember it where asked to, and read once more."""
    result = reading.result if reading else None
    if reading and result and "failed" not in result:
        said = columns_said(asking.request.POST)
        if asking.request.POST.get("remember"):
            remember(habits_said(result, changed(result, said)))
        reading.say_columns(said)
        start(reading, now=asking.now)
    return redirect("read-return")


def _file(asking: Asking, reading: Reading) -> HttpResponse | None:
    """Answer with the combined chronology, where one is asked for and there."""
    ending = asking.request.GET.get("file", "")
    path = reading.written(ending) if ending in ENDINGS else None
    if path is None or reading.result is None or not path.exists():
        return None
    name = f"combined-chronology-{london_day(asking.now).isoformat()}.{ending}"
    note_done(asking.actor, what="read-return", at=asking.now, note=f"took {ending}")
    answer = HttpResponse(path.read_bytes(), content_type=FILE_TYPES[ending])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _found(asking: Asking, reading: Reading) -> HttpResponse:
    result = reading.result
    if result is None:
        waiting = asking.page("returns/waiting.html", {"progress": reading.progress})
        waiting.headers["Refresh"] = str(SECONDS)
        return waiting
    if "failed" in result:
        return asking.page(
            "returns/upload.html", {"form": ReturnsForm(), "failed": result["failed"]}
        )
    context = {
        "result": result,
        "files": file_rows(result),
        "file_head": FILE_HEAD,
        "tables": tables_asked(result),
        "rows": result["rows"],
        "row_head": ROW_HEAD,
        "most_rows": MOST_ROWS if result["events"] > MOST_ROWS else 0,
        "doubt_head": DOUBT_HEAD,
        "endings": ENDINGS,
    }
    return asking.page("returns/found.html", context)
