"""How does a family's chronology leave the record? In Word, Excel, CSV, HTML, PDF or as a case.

Only what the actor may see and may pass on is in it; what it is for is written down.
"""

from __future__ import annotations

import json

from django.http import HttpResponse
from django.urls import reverse

from sightline.access.queries import directory
from sightline.access.trail import note_look
from sightline.documents.writing.endings import writer_for
from sightline.exchange.case_file.reading import read_case_text
from sightline.exchange.chronologies import chronology_of_case
from sightline.kernel.local_time import london_day
from sightline.web.forms.chronology_file import ChronologyFileForm
from sightline.web.page import Asking, acting, open_person
from sightline.web.presenters.file_types import FILE_TYPES
from sightline.web.views.case_file import Copy, copy_for

TITLE = "Chronology from the record"  # names nobody: titles turn up in lists and logs
CASE = "case.json"


@acting(
    may=lambda role: role.content and role.records and not role.think_family_only,
    says="Those to whom the family is open, but for the Think Family view",
)
def export_chronology(asking: Asking, ref: str) -> HttpResponse:
    """Say what a chronology would leave out, ask what it is for, and give it as a file."""
    person, basis = open_person(asking, ref)
    posted = asking.request.POST if asking.request.method == "POST" else None
    agencies = [(each.id, each.name) for each in directory(now=asking.now)]
    copy = copy_for(asking, person)
    form = ChronologyFileForm(posted, agencies)
    if form.is_valid():
        told = form.cleaned_data
        note_look(
            asking.actor,
            person=person,
            page="export-chronology",
            basis=basis.code,
            at=asking.now,
            note=f"{told['purpose']} for {told['recipient']}",
        )
        return _file(asking, copy, told["ending"], told["paper"])
    context = {
        "form": form,
        "left_out": copy.left_out,
        "back": reverse("family", kwargs={"ref": ref}),
    }
    return asking.page("oversight/export-chronology.html", context)


def _file(asking: Asking, copy: Copy, ending: str, paper: str) -> HttpResponse:
    name = f"chronology-{london_day(asking.now).isoformat()}.{ending}"
    raw = json.dumps(copy.case, ensure_ascii=False, indent=2).encode()
    if ending != CASE:
        case = read_case_text(raw)
        chronology = chronology_of_case(case, title=TITLE, as_of=london_day(asking.now))
        raw = writer_for(name)(chronology, "a3" if paper == "a3" else "a4")
    response = HttpResponse(raw, content_type=FILE_TYPES[ending])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
